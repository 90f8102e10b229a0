"""One file made ready: what it is, what of it may be shown, and whether it is taken at all."""

from dataclasses import dataclass

from weiquanbao.evidence.files import confined, kinds, refusal
from weiquanbao.evidence.files.images import picture
from weiquanbao.evidence.files.kinds import Kind
from weiquanbao.evidence.files.voice import voice


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one file may hold."""

    file_bytes: int = 20 * refusal.MEGABYTE
    voice_bytes: int = 10 * refusal.MEGABYTE
    pages: int = 200


@dataclass(frozen=True, slots=True)
class Prepared:
    """The copies of one file. The original itself is not touched."""

    kind: Kind
    shown: bytes
    shown_type: str
    thumbnail: bytes | None = None
    pages: int = 1
    width: int | None = None
    height: int | None = None
    blurred: bool = False


def prepared(data: bytes, limits: Limits) -> Prepared:
    """Judge one file and make its copies; raises Refusal with the sentence for the worker."""
    if len(data) > limits.file_bytes:
        raise refusal.too_large(len(data), limits.file_bytes)
    kind = kinds.kind_of(data)
    match kind.family:
        case "photo":
            return _photo(data, kind)
        case "document":
            document = confined.document(data, most_pages=limits.pages)
            return Prepared(kind, document.shown, kind.media_type, pages=document.pages)
        case "voice":
            if len(data) > limits.voice_bytes:
                raise refusal.voice_too_long(len(data), limits.voice_bytes)
            return Prepared(kind, voice(data, kind.media_type), kind.media_type)


def _photo(data: bytes, kind: Kind) -> Prepared:
    make = confined.heic_picture if kind is kinds.HEIC else picture
    made = make(data, kind.media_type)
    return Prepared(
        kind=kind,
        shown=made.shown,
        shown_type=kinds.JPEG.media_type,
        thumbnail=made.thumbnail,
        width=made.width,
        height=made.height,
        blurred=made.blurred,
    )
