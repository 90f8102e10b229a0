"""Pictures: a copy fit to be shown (upright, small, with nothing inside but the picture) and a thumbnail."""

import io
import threading
import warnings
from contextlib import suppress
from typing import Final

from PIL import Image, ImageCms, ImageFilter

from weiquanbao.evidence.files import refusal
from weiquanbao.evidence.files.copies import Picture
from weiquanbao.evidence.files.refusal import Refusal

SHOWN_EDGE: Final = 1600
THUMBNAIL_EDGE: Final = 240
# A long screenshot of a chat is unreadable at 1600 px of length, so it is bound by its width instead.
LONG_PICTURE: Final = 2.5
LONG_WIDTH: Final = 900
LONG_LENGTH: Final = 16_000
# A JPEG is decoded at a fraction of its size, the others whole: the limits bound memory, not quality.
MOST_PIXELS: Final = {"JPEG": 70_000_000, "PNG": 40_000_000, "WEBP": 40_000_000, "HEIF": 52_000_000}
# Measured on pages of text and scenes with camera grain: readable above, not below (in steps of 256 tones).
SOFT_EDGE: Final = 12
SEEN_CONTRAST: Final = 24
_FORMATS: Final = {"image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WEBP", "image/heic": "HEIF"}
_TURNS: Final = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_ORIENTATION: Final = 0x0112
_SRGB: Final = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
# One picture at a time in a process: several threads must not hold several decoded pictures.
_ONE_AT_A_TIME: Final = threading.Lock()
Image.MAX_IMAGE_PIXELS = max(MOST_PIXELS.values())
warnings.simplefilter("error", Image.DecompressionBombWarning)  # Pillow only warns up to twice its limit


def picture(data: bytes, media_type: str) -> Picture:
    """Make the copy that may be shown: JPEG, upright, at most 1600 px, without position, device or any other note."""
    with _ONE_AT_A_TIME:
        upright = _decoded(data, _FORMATS[media_type])
        small = _thumbnail(upright)
        return Picture(
            shown=_jpeg(upright, quality=82),
            thumbnail=_jpeg(small, quality=75),
            width=upright.width,
            height=upright.height,
            blurred=_looks_blurred(upright),
        )


def _decoded(data: bytes, form: str) -> Image.Image:
    try:
        with Image.open(io.BytesIO(data), formats=[form]) as image:
            _check(image, form)
            return _upright(image)
    except Refusal:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as fault:
        raise refusal.too_many_pixels(MOST_PIXELS[form]) from fault
    except Exception as fault:  # decoders given damaged or hostile bytes raise nearly anything
        cut_off = "truncated" in str(fault).lower() or "broken data stream" in str(fault).lower()
        raise (refusal.cut_off_picture() if cut_off else refusal.broken_picture()) from fault


def _check(image: Image.Image, form: str) -> None:
    """Refuse by what the header says, before a single pixel is decoded."""
    if image.width * image.height > MOST_PIXELS[form]:
        raise refusal.too_many_pixels(MOST_PIXELS[form])
    if form in ("PNG", "WEBP") and getattr(image, "is_animated", False):
        raise refusal.moving()


def _upright(image: Image.Image) -> Image.Image:
    """Decode at about the size shown, in the colours of the web, on white, turned as it was held."""
    turn = _TURNS.get(_orientation(image))
    size = shown_size(image.width, image.height)
    image.draft(None, size)  # a JPEG decoder can halve while decoding: four times less work and memory
    profile = image.info.get("icc_profile")
    shown = _plain_mode(image)
    if shown.size != size:
        shown = shown.resize(size, Image.Resampling.BICUBIC, reducing_gap=2.0)
    shown = _flat(_in_srgb(shown, profile))
    return shown.transpose(turn) if turn is not None else shown


def _orientation(image: Image.Image) -> int:
    with suppress(Exception):  # a damaged EXIF block must not cost the worker the picture
        return int(image.getexif().get(_ORIENTATION, 1))
    return 1


def shown_size(width: int, height: int) -> tuple[int, int]:
    """The size shown: 1600 px at the longer edge; a long picture keeps its text readable."""
    long, short = max(width, height), min(width, height)
    scale = SHOWN_EDGE / long
    if long > LONG_PICTURE * short:
        scale = max(scale, min(LONG_WIDTH / short, LONG_LENGTH / long))
    scale = min(1.0, scale)
    return max(1, round(width * scale)), max(1, round(height * scale))


def _plain_mode(image: Image.Image) -> Image.Image:
    """RGB, RGBA, grey or CMYK: the modes that resize well and that a colour profile can describe."""
    if image.mode in ("RGB", "RGBA", "L", "CMYK"):
        image.load()
        return image.copy()
    if image.mode.startswith(("I", "F")):
        return image.convert("I").point([value >> 8 for value in range(65536)], "L")
    transparent = image.mode in ("LA", "PA", "La", "RGBa") or "transparency" in image.info
    return image.convert("RGBA" if transparent else "RGB")


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """The profile goes (it may carry private tags), so the colours it described are worked in first."""
    if not profile:
        return image
    with suppress(ImageCms.PyCMSError, OSError, ValueError, TypeError):  # an unusable profile is ignored
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        mode = "RGBA" if image.mode == "RGBA" else "RGB"
        return ImageCms.profileToProfile(image, source, _SRGB, outputMode=mode) or image
    return image


def _flat(image: Image.Image) -> Image.Image:
    """Grey or RGB; what is transparent is seen on white paper."""
    if image.mode == "RGBA":
        paper = Image.new("RGBA", image.size, "white")
        return Image.alpha_composite(paper, image).convert("RGB")
    return image if image.mode == "L" else image.convert("RGB")


def _thumbnail(image: Image.Image) -> Image.Image:
    """The whole picture, or the beginning of a long one."""
    width, height = image.size
    seen = image.crop((0, 0, min(width, height * 3), min(height, width * 3)))
    seen.thumbnail((THUMBNAIL_EDGE, THUMBNAIL_EDGE), reducing_gap=2.0)
    return seen


def _jpeg(image: Image.Image, *, quality: int) -> bytes:
    image.info = {}  # a comment or resolution left here would be written into the copy
    out = io.BytesIO()
    image.save(out, format="JPEG", quality=quality)
    return out.getvalue()


def _looks_blurred(image: Image.Image) -> bool:
    """Whether even the strongest edges are soft: a hint to take the page again, never a reason to refuse it."""
    grey = image.convert("L")
    grey.thumbnail((1000, 1000), reducing_gap=2.0)
    smooth = grey.filter(ImageFilter.GaussianBlur(1))  # or the grain of a cheap camera counts as detail
    tones = smooth.histogram()
    if min(smooth.size) < 100 or _share(tones, 0.99) - _share(tones, 0.01) < SEEN_CONTRAST:
        return False
    edges = smooth.filter(ImageFilter.Kernel((3, 3), (0, 1, 0, 1, -4, 1, 0, 1, 0), scale=1, offset=128))
    inner = edges.crop((1, 1, edges.width - 1, edges.height - 1))
    return _share(inner.point([abs(value - 128) for value in range(256)]).histogram(), 0.999) < SOFT_EDGE


def _share(histogram: list[int], share: float) -> int:
    """The tone below which this share of the pixels lies."""
    wanted, counted = share * sum(histogram), 0
    for tone, count in enumerate(histogram):
        counted += count
        if counted >= wanted:
            return tone
    return len(histogram) - 1
