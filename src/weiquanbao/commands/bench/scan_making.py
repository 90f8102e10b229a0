"""What printing, signing by hand and scanning do to a page, the same for the same seed."""

from __future__ import annotations

import io
import random
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from statistics import NormalDist
from typing import Final

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from weiquanbao.papers import pdf
from weiquanbao.papers.sheets import Sheet

_PAPER: Final = 250
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Scanner:
    """How a page was scanned: turned in degrees, dots an inch, quality of JPEG, blur in dots, shares of darkening.

    `background` is what a photo shows around the paper, `keystone` by which share the far edge is shorter there,
    `tint` the colour of the light.
    """

    turned: float = 1.2
    dpi: int = 150
    quality: int = 70
    blur: float = 0.7
    gradient: float = 0.12
    noise: float = 5.0
    scale: float = 1.0
    shift: tuple[int, int] = (6, -9)
    background: int = 0
    ink: int = 25
    gray: bool = False
    keystone: float = 0.0
    tint: tuple[float, float, float] = (1.0, 1.0, 1.0)


def printed(sheet: Sheet, dpi: int = 200) -> list[Image.Image]:
    """The pages as they leave the printer."""
    return pdf.pictures(sheet, dpi=dpi)


def scanned(pages: Sequence[Image.Image], how: Scanner, seed: int = 0) -> list[bytes]:
    """The pages as the scanner gives them."""
    return [
        _scan(page, how, random.Random(seed * 100 + place))  # noqa: S311 - repeatable
        for place, page in enumerate(pages)
    ]


def _scan(page: Image.Image, how: Scanner, chosen: random.Random) -> bytes:
    size = (int(8.2677 * how.dpi * how.scale), int(11.6929 * how.dpi * how.scale))
    image = page.resize(size, Image.Resampling.BICUBIC)
    image = image.point(lambda value: how.ink + value * (_PAPER - how.ink) // 255)
    image = _photographed(image, how) if how.background else _turned(image, how)
    image = image.filter(ImageFilter.GaussianBlur(how.blur))
    shade = Image.linear_gradient("L").rotate(chosen.choice([0, 90, 180, 270])).resize(image.size)
    bands = [
        shade.point([int((255 - value * how.gradient) * tint) for value in range(256)]) for tint in how.tint
    ]
    image = ImageChops.multiply(image, Image.merge("RGB", bands))
    speck = Image.frombytes("L", image.size, chosen.randbytes(image.width * image.height)).point(
        _bell(how.noise)
    )
    image = ImageChops.add(image, Image.merge("RGB", [speck] * 3), offset=-128)
    out = io.BytesIO()
    (image.convert("L") if how.gray else image).save(out, "JPEG", quality=how.quality)
    return out.getvalue()


def _turned(image: Image.Image, how: Scanner) -> Image.Image:
    return image.rotate(how.turned, Image.Resampling.BILINEAR, fillcolor=(_PAPER,) * 3, translate=how.shift)


def _photographed(image: Image.Image, how: Scanner) -> Image.Image:
    """On a table, the far edge shorter."""
    width, height = image.size
    wide = Image.new("RGB", (int(width * 1.12), int(height * 1.1)), (how.background,) * 3)
    mask = Image.new("L", image.size, 255)
    several = [
        one.transform(
            one.size, Image.Transform.PERSPECTIVE, _tilted(one.size, how.keystone), Image.Resampling.BILINEAR
        )
        for one in (image, mask)
    ]
    turned, shape = (one.rotate(how.turned, Image.Resampling.BILINEAR, expand=True) for one in several)
    wide.paste(turned, (int(width * 0.05), int(height * 0.04)), shape)
    return wide


def _tilted(size: tuple[int, int], keystone: float) -> tuple[float, ...]:
    """The projection by which the upper edge is seen shorter by this share and the lower one as it is."""
    width, height = size
    wide = 1 / (1 - keystone)
    deep = (wide - 1) / height
    return (wide, width / 2 * deep, width / 2 * (1 - wide), 0.0, wide, 0.0, 0.0, deep)


@cache
def _bell(deviation: float) -> list[int]:
    """A random byte becomes noise around 128."""
    bell = NormalDist(128, max(deviation, 0.01))
    return [min(255, max(0, round(bell.inv_cdf((value + 0.5) / 256)))) for value in range(256)]


def scribble(page: Image.Image, box: Box, seed: int = 0, ink: str = "#101040") -> None:
    """Writing by hand inside the box, in shares of the page."""
    chosen = random.Random(seed)  # noqa: S311 - repeatable
    left, top, right, bottom = (share * page.size[place % 2] for place, share in enumerate(box))
    spots = [(left + (right - left) * place / 14, chosen.uniform(top, bottom)) for place in range(15)]
    ImageDraw.Draw(page).line(spots, fill=ink, width=max(2, page.size[0] // 500), joint="curve")


def stamp(page: Image.Image, middle: tuple[float, float], ink: str = "#d01818") -> None:
    """A round seal of 40 mm."""
    x, y, radius = middle[0] * page.size[0], middle[1] * page.size[1], page.size[0] * 20 / 210
    over = Image.new("RGB", page.size, "white")
    draw = ImageDraw.Draw(over)
    draw.ellipse((x - radius, y - radius, x + radius, y + radius), outline=ink, width=page.size[0] // 170)
    draw.regular_polygon((x, y, radius / 3), 5, fill=ink)
    page.paste(ImageChops.multiply(page, over))  # ink lets ink shine through
