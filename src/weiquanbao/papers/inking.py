"""Where the ink of two pages that lie over each other is not the same: what is missing, what is new."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from PIL import Image, ImageChops, ImageFilter, ImageStat

#: Paper stretches: every piece of a page of this size in dots finds its own place, this far away at most.
PIECE: Final = (96, 40)
MOST_SHIFT: Final = 4
_MARGIN: Final = 14
#: From this brightness ink is certain; from this one there may be some (a hairline, the edge of a stroke).
_CERTAIN, _SOME = 150, 48
#: So many dots of a window this wide must be wrong before it is a difference: a stroke is, an edge is none.
MANY: Final = 7
WINDOW: Final = 11
Box = tuple[int, int, int, int]


def settled(page: Image.Image, laid: Image.Image) -> Image.Image:
    """The scan with each piece moved to where it fits the page best."""
    out = Image.new("L", page.size)
    soft_page, soft_laid = (one.filter(ImageFilter.GaussianBlur(1)) for one in (page, laid))
    last = (0, 0)
    for box in _pieces(page.size):
        if soft_page.crop(box).getextrema()[1] >= _SOME:  # type: ignore[operator]
            last = _shift(soft_page, soft_laid, box, last)
        dx, dy = last
        moved = (box[0] + dx, box[1] + dy, box[2] + dx, box[3] + dy)
        out.paste(laid.crop(moved), box[:2])
    return out


def _pieces(size: tuple[int, int]) -> Iterator[Box]:
    """Row by row, there and back, so that each lies beside the one before."""
    for row, top in enumerate(range(0, size[1], PIECE[1])):
        lefts = range(0, size[0], PIECE[0])
        for left in lefts if row % 2 == 0 else reversed(lefts):
            yield (left, top, min(left + PIECE[0], size[0]), min(top + PIECE[1], size[1]))


def _shift(page: Image.Image, laid: Image.Image, box: Box, start: tuple[int, int]) -> tuple[int, int]:
    wide = (box[0] - _MARGIN, box[1] - _MARGIN, box[2] + _MARGIN, box[3] + _MARGIN)
    ours = page.crop(wide)
    known: dict[tuple[int, int], float] = {}

    def cost(dx: int, dy: int) -> float:
        if (dx, dy) not in known:
            theirs = laid.crop((wide[0] + dx, wide[1] + dy, wide[2] + dx, wide[3] + dy))
            known[dx, dy] = ImageStat.Stat(ImageChops.difference(ours, theirs)).sum[0]
        return known[dx, dy]

    best = min((start, (0, 0)), key=lambda one: cost(*one))
    while True:
        x, y = best
        around = [(x + dx, y + dy) for dx, dy in ((0, 0), (1, 0), (-1, 0), (0, 1), (0, -1))]
        near = [one for one in around if max(map(abs, one)) <= MOST_SHIFT]
        found = min(near, key=lambda one: cost(*one))
        if found == best:
            return best
        best = found


def _only_in(one: Image.Image, other: Image.Image, near: int) -> Image.Image:
    """Certain ink of the first where the other has not even some within a square of so many dots."""
    return ImageChops.subtract(over(one, _CERTAIN), grown(over(other, _SOME), near))


def grown(image: Image.Image, square: int) -> Image.Image:
    """What is white, and all around it within a square of so many dots (odd, up to 15); far faster than a MaxFilter."""
    return over(image.filter(ImageFilter.BoxBlur(square // 2)), 1)


def over(image: Image.Image, limit: int) -> Image.Image:
    """White where it is at least so bright, else black."""
    return image.point([255 * (value >= limit) for value in range(256)])


def uncovered(page: Image.Image, scan: Image.Image) -> float:
    """Which share of the page's certain ink the scan does not show."""
    ours, missing = over(page, _CERTAIN), _only_in(page, scan, 5)
    return float(ImageStat.Stat(missing).sum[0] / max(1.0, ImageStat.Stat(ours).sum[0]))


def wrong(one: Image.Image, other: Image.Image) -> Image.Image:
    """Where at least MANY dots of the first in one window are not in the other, one of them by more than two dots."""
    near, far = _only_in(one, other, 3), _only_in(one, other, 5)
    return ImageChops.darker(many(near), grown(far, WINDOW))


def many(image: Image.Image) -> Image.Image:
    """Where at least MANY dots of one window are white."""
    return over(image.filter(ImageFilter.BoxBlur(WINDOW // 2)), int((MANY - 0.5) * 255 / WINDOW**2))


def spots(image: Image.Image) -> tuple[Box, ...]:
    """The boxes of what is white, parts that lie in one row of text together, from top to bottom."""
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
