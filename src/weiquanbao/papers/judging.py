"""Which of the differences between a page and its scan are none: judged by how much the scan differs everywhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median
from typing import Final

from PIL import Image, ImageChops, ImageFilter

from weiquanbao.papers.aligning import filled
from weiquanbao.papers.inking import grown, over

#: About a glyph, in dots.
_GLYPH: Final = 26
#: A square with less ink on average (0 to 255) has no glyph.
_GLYPH_INK: Final = 12
#: So many times what glyphs usually differ is a difference, but never less than the first of these,
#: and always the second.
_TIMES: Final = 3.8
_LEAST, _MOST = 14.0, 28.0
#: So many dots around a signature or a seal, so many times as much must be missing.
_UNDER, _UNEVEN = 7, 1.7
_SMALLER: Final = 4
Box = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Verdict:
    """Where ink is missing and where it is new (white)."""

    missing: Image.Image
    new: Image.Image


def judged(page: Image.Image, missing: Image.Image, new: Image.Image, added: Image.Image) -> Verdict:
    """Each place against what is usual on this page; where something may be `added` and was, ink shines through it less
    evenly."""
    glyphs = tuple(_glyphs(page))
    lost, more = (_limit(image, glyphs) for image in (missing, new))
    found = over(new, more)
    under = grown(ImageChops.darker(found, added), _UNDER)
    gone = Image.composite(over(missing, lost * _UNEVEN), over(missing, lost), under)
    return Verdict(gone, found)


def _glyphs(page: Image.Image) -> Iterator[Box]:
    inks = page.reduce(_GLYPH)
    for place, ink in enumerate(inks.tobytes()):
        if ink >= _GLYPH_INK:
            left, top = place % inks.width * _GLYPH, place // inks.width * _GLYPH
            yield (left, top, left + _GLYPH, top + _GLYPH)


def _limit(image: Image.Image, glyphs: tuple[Box, ...]) -> float:
    usual = median([_highest(image, box) for box in glyphs]) if glyphs else 0.0
    return min(_MOST, max(_LEAST, _TIMES * usual))


def _highest(image: Image.Image, box: Box) -> int:
    return int(image.crop(box).getextrema()[1])  # type: ignore[arg-type]


def spots(image: Image.Image) -> tuple[Box, ...]:
    """The boxes of what is white, parts that lie in one row together, from top to bottom."""
    marked = image.getbbox() and [
        image.crop((0, y, image.width, y + 1)).getbbox() for y in range(image.height)
    ]
    found: list[Box] = []
    for y, box in enumerate(marked or ()):
        if box is None:
            continue
        left, _top, right, _bottom = box
        if found and y - found[-1][3] <= 6:
            before = found[-1]
            found[-1] = (min(before[0], left), before[1], max(before[2], right), y + 1)
        else:
            found.append((left, y, right, y + 1))
    return tuple(found)


def touching(image: Image.Image, where: Image.Image) -> Image.Image:
    """What is white and hangs together with white that lies there, with what it encloses: a seal, but no other line."""
    small, place = (over(one.reduce(_SMALLER), 1) for one in (image, where))
    near = small.filter(ImageFilter.MaxFilter(3))
    found = ImageChops.darker(near, place)
    for _step in range(near.width + near.height):
        more = ImageChops.darker(found.filter(ImageFilter.MaxFilter(3)), near)
        if more.tobytes() == found.tobytes():
            break
        found = more
    whole = filled(found)
    return whole.resize((whole.width * _SMALLER, whole.height * _SMALLER)).crop((0, 0, *image.size))


def without(image: Image.Image, *masks: Image.Image) -> Image.Image:
    """What is white, but not where one of the masks is."""
    for mask in masks:
        image = ImageChops.subtract(image, mask)
    return image
