"""The inside of sound containers, read only as far as needed to know what they hold. Every walk is bounded."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

_NESTED: Final = frozenset({b"moov", b"trak", b"mdia"})
_MOST_BOXES: Final = 4096
_MOST_BRANDS: Final = 256
_CODEC: Final = re.compile(rb"\x86[\x81-\xa0]([AVS]_[A-Z0-9/_]{1,28})")
_MP3_RATES: Final = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}
_MPEG1_L3: Final = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_MPEG2_L3: Final = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)


class Box(NamedTuple):
    """One box of an ISO base media file (ISO/IEC 14496-12 §4.2)."""

    path: tuple[bytes, ...]
    start: int
    body: int
    end: int


def iso_boxes(data: bytes) -> Iterator[Box]:
    """The boxes down to the handler of each track, outer before inner."""
    waiting: list[tuple[tuple[bytes, ...], int, int]] = [((), 0, len(data))]
    seen = 0
    while waiting:
        path, at, end = waiting.pop()
        while at + 8 <= end and seen < _MOST_BOXES:
            seen += 1
            box = _box(data, path, at, end)
            if box is None:
                break
            yield box
            if box.path[-1] in _NESTED:
                waiting.append((box.path, box.body, box.end))
            at = box.end


def _box(data: bytes, path: tuple[bytes, ...], at: int, end: int) -> Box | None:
    size, name, body = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8], at + 8
    if size == 1:
        size, body = int.from_bytes(data[at + 8 : at + 16], "big"), at + 16
    if size == 0:
        size = end - at
    stop = at + size
    return Box((*path, name), at, body, stop) if body <= stop <= end else None


def iso_brands(data: bytes) -> frozenset[bytes]:
    """The major and compatible brands of the file type box."""
    end = min(int.from_bytes(data[:4], "big"), len(data), 16 + 4 * _MOST_BRANDS)
    return frozenset([data[8:12], *(data[at : at + 4] for at in range(16, end - 3, 4))])


def iso_tracks(data: bytes) -> frozenset[bytes]:
    """What the tracks are: soun, vide, …"""
    return frozenset(
        data[box.body + 8 : box.body + 12] for box in iso_boxes(data) if box.path[-2:] == (b"mdia", b"hdlr")
    )


def matroska_codecs(data: bytes) -> frozenset[bytes]:
    """The codecs named before the first sound: CodecID elements (0x86) lie in the track header."""
    return frozenset(_CODEC.findall(data[:65536]))


def id3_length(data: bytes) -> int:
    """How long the ID3v2 tag at the start is (0 when there is none): its size is written in 7-bit bytes."""
    if data[:3] != b"ID3" or len(data) < 10:
        return 0
    size = 0
    for byte in data[6:10]:
        size = size << 7 | byte & 0x7F
    return size + (20 if data[5] & 0x10 else 10)


def is_mp3(data: bytes) -> bool:
    """Two MPEG layer-3 frames in a row, or one that ends the file: a single sync pattern proves nothing."""
    at = id3_length(data)
    first = _mp3_frame(data[at : at + 4])
    if not first:
        return False
    following = data[at + first : at + first + 4]
    return at + first == len(data) or _mp3_frame(following) > 0 or following[:3] == b"TAG"


def _mp3_frame(header: bytes) -> int:
    """The length of the frame that begins with this header, 0 when it is none."""
    if len(header) < 4 or header[0] != 0xFF or header[1] & 0xE6 != 0xE2:
        return 0
    version, rate_index, bit_index = header[1] >> 3 & 3, header[2] >> 2 & 3, header[2] >> 4
    if version == 1 or rate_index == 3 or bit_index in (0, 15):
        return 0
    kilobits = (_MPEG1_L3 if version == 3 else _MPEG2_L3)[bit_index]
    factor = 144 if version == 3 else 72
    return factor * kilobits * 1000 // _MP3_RATES[version][rate_index] + (header[2] >> 1 & 1)
