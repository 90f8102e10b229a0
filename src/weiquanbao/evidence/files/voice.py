"""Voice notes: the sound stays as it was recorded, tags that may name a place or a person leave."""

from typing import Final

from weiquanbao.evidence.files import containers, refusal

_WAV_KEPT: Final = frozenset({b"fmt ", b"fact", b"data"})
_MP4_TAGS: Final = frozenset({b"udta", b"meta", b"uuid"})
_TAG_LENGTH: Final = 128


def voice(data: bytes, media_type: str) -> bytes:
    """Make the copy that may be heard. Browser recordings (WebM, Ogg) and AMR hold no place and stay as they are."""
    match media_type:
        case "audio/mp4":
            return _mp4_without_tags(data)
        case "audio/mpeg":
            return _mp3_without_tags(data)
        case "audio/wav":
            return _wav_without_tags(data)
    return data


def _mp4_without_tags(data: bytes) -> bytes:
    """Phones write where a recording was made (©xyz, location.ISO6709) into these boxes.

    They become free space of the same length, since tables of sound point at absolute positions.
    """
    out = bytearray(data)
    for box in containers.iso_boxes(data):
        if box.path[-1] in _MP4_TAGS:
            out[box.start + 4 : box.start + 8] = b"free"
            out[box.body : box.end] = bytes(box.end - box.body)
    return bytes(out)


def _mp3_without_tags(data: bytes) -> bytes:
    sound = data[containers.id3_length(data) :]
    return sound[:-_TAG_LENGTH] if sound[-_TAG_LENGTH:].startswith(b"TAG") else sound


def _wav_without_tags(data: bytes) -> bytes:
    parts, at = [], 12
    while at + 8 <= len(data):
        size = min(int.from_bytes(data[at + 4 : at + 8], "little"), len(data) - at - 8)
        if data[at : at + 4] in _WAV_KEPT:
            body = data[at + 8 : at + 8 + size]
            parts.append(data[at : at + 4] + size.to_bytes(4, "little") + body + bytes(size % 2))
        at += 8 + size + size % 2
    chunks = b"".join(parts)
    if b"data" not in {part[:4] for part in parts}:
        raise refusal.broken_voice()
    return b"RIFF" + (len(chunks) + 4).to_bytes(4, "little") + b"WAVE" + chunks
