"""JPEG 2000 streams inside documents: boxes that carry notes (XMP, EXIF, UUID) leave (ISO/IEC 15444-1 Annex I)."""

from typing import Final

_SIGNATURE: Final = b"\x00\x00\x00\x0cjP  "
_KEPT: Final = frozenset({b"jP  ", b"ftyp", b"jp2h", b"jp2c"})


def without_notes(data: bytes) -> bytes:
    """Keep what is needed to see the picture; a bare code stream has no boxes and stays."""
    if not data.startswith(_SIGNATURE):
        return data
    parts, at = [], 0
    while at + 8 <= len(data):
        size = int.from_bytes(data[at : at + 4], "big")
        if size == 1:
            size = int.from_bytes(data[at + 8 : at + 16], "big")
        end = len(data) if size == 0 else at + max(size, 8)
        if data[at + 4 : at + 8] in _KEPT:
            parts.append(data[at:end])
        at = end
    return b"".join(parts)
