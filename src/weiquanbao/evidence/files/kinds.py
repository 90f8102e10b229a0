"""The type of a file, told from its bytes alone: a name or a declared type is never believed."""

from dataclasses import dataclass
from typing import Final, Literal

from weiquanbao.evidence.files import containers, refusal

Family = Literal["photo", "document", "voice"]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of file that is taken."""

    family: Family
    media_type: str
    extension: str


JPEG: Final = Kind("photo", "image/jpeg", "jpg")
PNG: Final = Kind("photo", "image/png", "png")
WEBP: Final = Kind("photo", "image/webp", "webp")
HEIC: Final = Kind("photo", "image/heic", "heic")
PDF: Final = Kind("document", "application/pdf", "pdf")
WEBM: Final = Kind("voice", "audio/webm", "webm")
OGG: Final = Kind("voice", "audio/ogg", "ogg")
MP4: Final = Kind("voice", "audio/mp4", "m4a")
MP3: Final = Kind("voice", "audio/mpeg", "mp3")
WAV: Final = Kind("voice", "audio/wav", "wav")
AMR: Final = Kind("voice", "audio/amr", "amr")
TAKEN: Final = (JPEG, PNG, WEBP, HEIC, PDF, WEBM, OGG, MP4, MP3, WAV, AMR)

_STARTS: Final = (
    (b"\xff\xd8\xff", JPEG),
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"%PDF-", PDF),
    (b"#!AMR\n", AMR),
    (b"#!AMR-WB\n", AMR),
)
_FORBIDDEN: Final = (
    (b"BM", "BMP 图"),
    (b"II*\x00", "TIFF 图"),
    (b"MM\x00*", "TIFF 图"),
    (b"8BPS", "PSD 图"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "旧版 Word、Excel 或 PPT 文件"),
    (b"{\\rtf", "Word 文件"),
    (b"Rar!\x1a\x07", "压缩包"),
    (b"7z\xbc\xaf\x27\x1c", "压缩包"),
    (b"\x1f\x8b", "压缩包"),
    (b"BZh", "压缩包"),
    (b"\xfd7zXZ\x00", "压缩包"),
    (b"MZ", "电脑程序"),
    (b"\x7fELF", "电脑程序"),
    (b"\xca\xfe\xba\xbe", "电脑程序"),
    (b"#!", "电脑程序"),
)
_VIDEO_STARTS: Final = (
    b"FLV\x01",
    b"\x00\x00\x01\xba",
    b"\x00\x00\x01\xb3",
    b"\x30\x26\xb2\x75\x8e\x66\xcf\x11",
)
_ZIPPED: Final = (
    (b"word/", "Word 文件"),
    (b"xl/", "Excel 表格"),
    (b"ppt/", "PPT 文件"),
    (b"AndroidManifest.xml", "手机安装包"),
)
_HEAD: Final = 1024
_TEXT_BYTES: Final = frozenset(b"\t\n\r\f\x1b") | frozenset(range(0x20, 0x7F)) | frozenset(range(0x80, 0x100))


def kind_of(data: bytes) -> Kind:
    """Say what a file is, or refuse it by its name: only what starts like one of the taken kinds is taken."""
    if not data:
        raise refusal.empty()
    head = data[:_HEAD]
    for start, kind in _STARTS:
        if head.startswith(start):
            return kind
    if head.startswith(b"GIF8"):
        raise refusal.moving()
    if head.startswith(_VIDEO_STARTS):
        raise refusal.video()
    return _by_container(data, head) or _by_loose_start(data, head)


def _by_container(data: bytes, head: bytes) -> Kind | None:
    """Formats that share a wrapper: the wrapper's own contents decide."""
    if head.startswith(b"RIFF"):
        return _riff(head)
    if head[4:8] == b"ftyp":
        return _iso(data)
    if head.startswith(b"\x1a\x45\xdf\xa3"):
        return _matroska(data)
    if head.startswith(b"OggS"):
        return _ogg(head)
    if head.startswith(b"PK"):
        raise refusal.forbidden(_zipped(data))
    return None


def _by_loose_start(data: bytes, head: bytes) -> Kind:
    """Formats that may begin with rubbish or carry no signature: tried last, so that nothing hides behind them."""
    if containers.is_mp3(data):
        return MP3
    for start, label in _FORBIDDEN:
        if head.startswith(start):
            raise refusal.forbidden(label)
    text = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if text.startswith(b"<"):
        raise refusal.forbidden("SVG 图" if b"<svg" in head.lower() else "网页文件")
    if b"%PDF-" in head:  # readers allow bytes before the header (ISO 32000-1, Annex H, note 13)
        return PDF
    if set(head) <= _TEXT_BYTES:
        raise refusal.forbidden("文字文件")
    raise refusal.forbidden("这种文件")


def _riff(head: bytes) -> Kind:
    match head[8:12]:
        case b"WEBP":
            return WEBP
        case b"WAVE":
            return WAV
        case b"AVI ":
            raise refusal.video()
    raise refusal.forbidden("这种文件")


def _iso(data: bytes) -> Kind:
    """HEIC pictures and MP4 sound share one container: its brands and its tracks tell them apart."""
    brands = containers.iso_brands(data)
    if brands & {b"heic", b"heix", b"heim", b"heis"}:
        return HEIC
    if brands & {b"avif", b"avis"}:
        raise refusal.forbidden("AVIF 图")
    if brands & {b"hevc", b"hevx", b"msf1"}:
        raise refusal.moving()
    tracks = containers.iso_tracks(data)
    if b"vide" in tracks:
        raise refusal.video()
    if b"soun" in tracks:
        return MP4
    raise refusal.broken_voice()


def _matroska(data: bytes) -> Kind:
    codecs = containers.matroska_codecs(data)
    if any(codec.startswith(b"V_") for codec in codecs):
        raise refusal.video()
    if b"webm" in data[:64] and any(codec.startswith(b"A_") for codec in codecs):
        return WEBM
    raise refusal.broken_voice()


def _ogg(head: bytes) -> Kind:
    if b"\x80theora" in head:
        raise refusal.video()
    if any(mark in head for mark in (b"OpusHead", b"\x01vorbis", b"Speex   ", b"\x7fFLAC")):
        return OGG
    raise refusal.broken_voice()


def _zipped(data: bytes) -> str:
    for mark, label in _ZIPPED:
        if mark in data[:65536] or mark in data[-65536:]:
            return label
    return "压缩包"
