"""JPEG streams inside documents: notes such as EXIF and XMP leave, the picture stays bit for bit."""

from typing import Final

# Kept: JFIF density (APP0) and the Adobe marker (APP14), without which colours would be read wrongly.
_DROPPED: Final = frozenset([*range(0xE1, 0xEE), 0xEF, 0xFE])
_STANDALONE: Final = frozenset([0x01, *range(0xD0, 0xD9)])
_START_OF_SCAN: Final = 0xDA
_END: Final = 0xD9
_ADOBE: Final = 0xEE
_JFIF: Final = 0xE0


class NotJpeg(ValueError):
    """The bytes do not follow the marker structure of a JPEG."""


def without_notes(data: bytes) -> bytes:
    """Drop every application segment and comment, and whatever follows the end of the picture."""
    if data[:2] != b"\xff\xd8":
        raise NotJpeg
    parts, at = [b"\xff\xd8"], 2
    while True:
        marker, at = _marker(data, at)
        if marker == _END:
            return b"".join([*parts, b"\xff\xd9"])
        if marker in _STANDALONE:
            continue
        end = at + int.from_bytes(data[at : at + 2], "big")
        if end < at + 2 or end > len(data):
            raise NotJpeg
        if marker == _START_OF_SCAN:
            end = _scan_end(data, end)
        if _kept(marker, data[at + 2 : at + 7]):
            parts.append(bytes((0xFF, marker)) + data[at:end])
        at = end


def blanked(data: bytes) -> bytes:
    """The same length with EXIF and XMP blocks zeroed: for a picture written inline into a page's drawing commands."""
    out, at = bytearray(data), 0
    while (at := data.find(b"\xff\xe1", at)) >= 0:
        size = int.from_bytes(data[at + 2 : at + 4], "big")
        if data[at + 4 : at + 10] in (b"Exif\x00\x00", b"http:/") and size >= 2:
            end = min(at + 2 + size, len(data))
            out[at + 4 : end] = bytes(end - at - 4)
        at += 2
    return bytes(out)


def _kept(marker: int, name: bytes) -> bool:
    if marker == _JFIF:
        return name == b"JFIF\x00"
    if marker == _ADOBE:
        return name == b"Adobe"
    return marker not in _DROPPED


def _marker(data: bytes, at: int) -> tuple[int, int]:
    """The next marker; fill bytes may precede it (ITU-T T.81 B.1.1.2). A stream without an end ends here."""
    at = data.find(b"\xff", at)
    while 0 <= at < len(data) and data[at] == 0xFF:
        at += 1
    return (data[at], at + 1) if 0 < at < len(data) else (_END, len(data))


def _scan_end(data: bytes, at: int) -> int:
    """Where the coded picture data ends: at a marker that is neither a stuffed byte nor a restart."""
    while (at := data.find(b"\xff", at)) >= 0:
        following = data[at + 1 : at + 2]
        if not following:
            break
        if following[0] != 0 and following[0] != 0xFF and not 0xD0 <= following[0] <= 0xD7:
            return at
        at += 1 if following[0] == 0xFF else 2
    return len(data)
