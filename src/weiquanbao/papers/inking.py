"""The ink of a sheet and of its scan made alike, and what is then missing or new.

A scan is paler and softer than the sheet; how much, it shows itself. The sheet is made as pale and soft, and what is
left between the two is added up over a few dots with its sign: an edge a fraction of a dot beside its place is as much
too dark on one side as too light on the other and adds up to nothing, a stroke that is not there does not.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PIL import Image, ImageChops, ImageFilter

from weiquanbao.papers.aligning import ink_of, mean_of, paper_of

#: From this redness a sheet is printed red, and a scan shows red ink; 255 is the reddest.
RED: Final = 40
#: How soft a scan may be, in dots of Gaussian blur.
_SOFT: Final = (0.0, 0.4, 0.6, 0.8, 1.0, 1.2, 1.5, 1.9, 2.4)
#: How far the ink of one place may be paler or darker than that of the whole page, and how pale that may be.
_PALER, _DARKER, _FAINT = 0.7, 1.3, 0.5
#: What is left over is added up over a square of 5 × 5 dots, in halves around this.
_SQUARE, _EVEN = 2, 128
#: A difference of two grays of a scan without colours.
_COLOURLESS: Final = 14
_SMALLER: Final = 8


@dataclass(frozen=True, slots=True)
class Inks:
    """What a picture shows as ink, 0 to 255: all but red ink, ink of any colour, and how red it is; on a photo also
    where the paper lies."""

    black: Image.Image
    every: Image.Image
    red: Image.Image
    coloured: bool
    paper: Image.Image | None = None


def printed(page: Image.Image) -> Inks:
    """The inks of a page as it was set."""
    red, green, _blue = page.split()
    black, every = ImageChops.invert(red), ImageChops.invert(green)
    return Inks(black, every, ImageChops.subtract(every, black), coloured=True)


def scanned(page: Image.Image) -> Inks:
    """The inks of a scan; the light in which it was taken has a colour, and is taken out of each."""
    red, green, _blue = page.split()
    paper = paper_of(red)
    black = ink_of(red, paper)
    if ImageChops.difference(red, green).getextrema()[1] < _COLOURLESS:  # type: ignore[operator]
        return Inks(black, black, Image.new("L", page.size), coloured=False, paper=paper)
    every = ink_of(green, paper)
    soft = ImageFilter.BoxBlur(1)
    red_ink = ImageChops.subtract(every.filter(soft), black.filter(soft))
    return Inks(black, every, red_ink, coloured=True, paper=paper)


def alike(page: Image.Image, laid: Image.Image) -> Image.Image:
    """The page as soft and as pale as the scan shows it, everywhere as pale as around there."""
    near = over(page.filter(ImageFilter.BoxBlur(3)), 3)
    shown = ImageChops.darker(laid, near)
    soft = _softened(page, shown)
    gain = max(_FAINT, min(1.0, mean_of(shown) / max(1.0, mean_of(soft))))
    most = soft.point([min(255, round(value * gain + 30)) for value in range(256)])
    theirs, ours = (
        one.reduce(_SMALLER).filter(ImageFilter.BoxBlur(4)).tobytes()
        for one in (ImageChops.darker(shown, most), soft)
    )
    least, most_ = _PALER * gain, min(1.0, _DARKER * gain)
    several = bytes(
        round(255 * max(least, min(most_, (their + 2 * gain) / (our + 2))))
        for their, our in zip(theirs, ours, strict=True)
    )
    small = (-(-page.width // _SMALLER), -(-page.height // _SMALLER))
    here = Image.frombytes("L", small, several)
    here = here.resize((small[0] * _SMALLER, small[1] * _SMALLER), Image.Resampling.BILINEAR)
    return ImageChops.multiply(soft, here.crop((0, 0, *page.size)))


def _softened(page: Image.Image, shown: Image.Image) -> Image.Image:
    """As soft as the scan: tried on the third of a page with its first lines."""
    box = page.getbbox() or (0, 0, *page.size)
    box = (box[0], box[1], box[2], min(box[3], box[1] + page.height // 3))
    ours, theirs = page.crop(box), shown.crop(box)
    much = mean_of(theirs)

    def left(soft: float) -> float:
        made = ours.filter(ImageFilter.GaussianBlur(soft))
        gain = min(1.0, much / max(1.0, mean_of(made)))
        return mean_of(
            ImageChops.difference(made.point([round(value * gain) for value in range(256)]), theirs)
        )

    return page.filter(ImageFilter.GaussianBlur(min(_SOFT, key=left)))


def left_over(page: Image.Image, laid: Image.Image) -> tuple[Image.Image, Image.Image]:
    """How much ink is missing and how much is new around each dot, 0 to 127; `page` is what `alike` gave."""
    both = ImageChops.subtract(laid, page, 2, _EVEN).filter(ImageFilter.BoxBlur(_SQUARE))
    even = Image.new("L", both.size, _EVEN)
    return ImageChops.subtract(even, both), ImageChops.subtract(both, even)


def lost(page: Image.Image, laid: Image.Image) -> float:
    """Which share of the ink of the page is missing altogether; `page` is what `alike` gave."""
    return mean_of(ImageChops.subtract(page, laid)) / max(1.0, mean_of(page))


def over(image: Image.Image, limit: float) -> Image.Image:
    """White where it is at least so bright, else black."""
    return image.point([255 * (value >= limit) for value in range(256)])


def grown(image: Image.Image, dots: int) -> Image.Image:
    """What is white, and so many dots (up to 7) around it; far faster than a MaxFilter."""
    return over(image.filter(ImageFilter.BoxBlur(dots)), 1)
