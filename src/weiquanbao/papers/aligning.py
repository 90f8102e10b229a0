"""Laying a scan over the page it was printed from: light made even, ink found, turn and shift taken back."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from PIL import Image, ImageChops, ImageFilter, ImageMath

#: Pages are compared at so many dots an inch; evidence is served with at most 1600 dots on its longer edge.
DPI: Final = 130
#: What is turned further than this many degrees is to be scanned again.
MOST_TURNED: Final = 4.0
#: No scanner and no angle makes a page longer by a larger share than this; a line left out seems to.
MOST_STRETCHED: Final = 0.025
_WHITE: Final = 255
#: What a paper lies on is darker than this share of its brightness, or is taken for paper.
_PAPER_SHARE: Final = 0.75
_COARSE: Final = 8
#: The pitch of a line (GB/T 9704-2012, 5.2.3), by which text may be mistaken for its neighbour line.
_PITCH: Final = 10.22 / 25.4 * DPI
#: A scan whose darkest ink is not darker than this (of 255) cannot be read.
FAINTEST: Final = 70


@dataclass(frozen=True, slots=True)
class Placing:
    """Where a point of the page lies on the scan: x and y there, as sums over (x, y, 1) around the page's middle."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def moved(self, by: tuple[float, ...]) -> Placing:
        """The same with each of the six changed by so much."""
        own = (self.a, self.b, self.c, self.d, self.e, self.f)
        return Placing(*(one + other for one, other in zip(own, by, strict=True)))

    def laid(self, scan: Image.Image, size: tuple[int, int], smaller: int = 1) -> Image.Image:
        """The scan (both made so many times smaller) as a page of this size; nothing where the scan has ended."""
        width, height = size[0] / 2, size[1] / 2
        left = self.c / smaller - self.a * width - self.b * height
        top = self.f / smaller - self.d * width - self.e * height
        how = Image.Resampling.BILINEAR if smaller > 1 else Image.Resampling.BICUBIC
        return scan.transform(
            size, Image.Transform.AFFINE, (self.a, self.b, left, self.d, self.e, top), how, fillcolor=0
        )


def paper_of(gray: Image.Image) -> Image.Image | None:
    """Where the paper lies on a photo (white), without its very edge; None where the paper is all there is."""
    small = gray.reduce(_COARSE).filter(ImageFilter.MaxFilter(5))
    limit = _parting(small.histogram())
    if limit is None:
        return None
    bright = small.point([_WHITE * (value >= limit) for value in range(256)])
    bright = bright.filter(ImageFilter.MedianFilter(5))
    paper = filled(bright).filter(ImageFilter.MinFilter(7))
    return paper.resize((small.width * _COARSE, small.height * _COARSE)).crop((0, 0, *gray.size))


def filled(image: Image.Image) -> Image.Image:
    """What is white, and what has white on all four sides."""
    both = Image.new("L", image.size, _WHITE)
    for turned in (False, True):
        seen = image.transpose(Image.Transpose.TRANSPOSE) if turned else image
        inside = Image.new("L", seen.size)
        for row in range(seen.height):
            if box := seen.crop((0, row, seen.width, row + 1)).getbbox():
                inside.paste(_WHITE, (box[0], row, box[2], row + 1))
        both = ImageChops.darker(both, inside.transpose(Image.Transpose.TRANSPOSE) if turned else inside)
    return both


def _parting(histogram: Sequence[int]) -> int | None:
    """The brightness that parts paper from what it lies on (Otsu's); None where all is one."""
    whole, much = sum(histogram), sum(value * count for value, count in enumerate(histogram))
    best, parting, below, dark = 0.0, None, 0, 0
    for value, count in enumerate(histogram):
        if 0.02 * whole < below < 0.8 * whole:
            means = dark / below, (much - dark) / (whole - below)
            apart = below * (whole - below) * (means[1] - means[0]) ** 2
            if apart > best:
                best, parting = apart, value if means[0] < _PAPER_SHARE * means[1] else None
        below += count
        dark += value * count
    return parting


def ink_of(gray: Image.Image, paper: Image.Image | None = None) -> Image.Image:
    """Ink as brightness, 0 to 255: the light of the page made even, its contrast stretched. Black where too faint."""
    small = gray.reduce(_COARSE).filter(ImageFilter.MaxFilter(5)).filter(ImageFilter.BoxBlur(3))
    light = small.resize(gray.size, Image.Resampling.BILINEAR)
    even: Any = ImageMath.lambda_eval(
        lambda args: args["convert"](
            255 - args["min"](args["g"] * 255 / args["max"](args["l"], 1), 255), "L"
        ),
        g=gray.convert("I"),
        l=light.convert("I"),
    )
    if paper:
        even = ImageChops.darker(even, paper)
    darkest = _level(even, 0.0006)
    if darkest < FAINTEST:
        return Image.new("L", gray.size)
    gain = min(2.5, 225 / darkest)
    return even.point([min(255, int(max(0, value - 12) * gain)) for value in range(256)])


def _level(image: Image.Image, share: float) -> int:
    """The brightness that this share of all dots exceeds."""
    left = share * image.width * image.height
    for value, count in reversed(list(enumerate(image.histogram()))):
        left -= count
        if left <= 0:
            return value
    return 0


def turn_of(ink: Image.Image) -> float:
    """By how many degrees the lines are turned: where the rows of the page differ most from each other."""
    small = ink.reduce(max(1, ink.width // 300))
    inner = small.crop(
        (small.width // 12, small.height // 16, small.width * 11 // 12, small.height * 15 // 16)
    )
    best, step = 0.0, 1.0
    several = [MOST_TURNED * place / 8 for place in range(-8, 9)]
    best = max(several, key=lambda angle: _stripes(inner, angle))
    while (step := step / 2) > 0.1:
        best = max((best, best - step / 2, best + step / 2), key=lambda angle: _stripes(inner, angle))
    return best


def _stripes(image: Image.Image, angle: float) -> int:
    turned = image.rotate(-angle, Image.Resampling.BILINEAR)
    rows = turned.resize((1, turned.height), Image.Resampling.BOX).tobytes()
    return sum((one - other) ** 2 for one, other in itertools.pairwise(rows))


def place(page: Image.Image, scan: Image.Image, paper: Image.Image | None = None) -> tuple[Placing, float]:
    """The placing by which the ink of the scan covers that of the page best, to a few dots, and what is left over
    (0 to 1)."""
    angle = turn_of(scan)
    starts = [*_starts(page, scan, paper, angle)]
    levels = {smaller: (_soft(page, smaller), _soft(scan, smaller)) for smaller in (16, 8)}
    tried = [_descend(*levels[16], start, 16, rounds=7) for start in starts]
    best, _cost = min(tried, key=lambda one: one[1])
    around = [best.moved((0, 0, 0, 0, 0, lines * _PITCH * best.e)) for lines in (0, 1, -1)]
    best, cost = min((_descend(*levels[8], one, 8, rounds=5) for one in around), key=lambda one: one[1])
    whole = mean_of(levels[8][0]) or 1.0
    return best, cost / whole


def _soft(image: Image.Image, smaller: int) -> Image.Image:
    return image.reduce(smaller).filter(ImageFilter.GaussianBlur(1.2))


def _starts(
    page: Image.Image, scan: Image.Image, paper: Image.Image | None, angle: float
) -> Iterator[Placing]:
    """Three guesses: the scan is the page; the paper on it is; its ink lies where the page's does."""
    yield _by_boxes((0, 0, *page.size), (0, 0, *scan.size), page.size, angle)
    if paper and (box := paper.getbbox()):
        more = 3 * _COARSE
        wide = (box[0] - more, box[1] - more, box[2] + more, box[3] + more)
        yield _by_boxes((0, 0, *page.size), wide, page.size, angle)
    ours, theirs = (_box_of_ink(one) for one in (page, scan))
    if ours and theirs:
        yield _by_boxes(ours, theirs, page.size, angle)


def _box_of_ink(ink: Image.Image) -> tuple[int, int, int, int] | None:
    small = ink.reduce(8).filter(ImageFilter.MedianFilter(3))
    box = small.point([_WHITE * (value > 30) for value in range(256)]).getbbox()
    return tuple(8 * one for one in box) if box else None  # type: ignore[return-value]


def _by_boxes(ours: Any, theirs: Any, size: tuple[int, int], angle: float) -> Placing:
    """What lays one box over the other, turned by the angle; a turned page fills a box larger than itself."""
    turn = math.radians(angle)
    cos, sin = math.cos(turn), math.sin(turn)
    width, height = ours[2] - ours[0], ours[3] - ours[1]
    wide = (theirs[2] - theirs[0]) / (width * cos + height * abs(sin))
    high = (theirs[3] - theirs[1]) / (height * cos + width * abs(sin))
    scale = (wide + high) / 2
    dx, dy = size[0] / 2 - (ours[0] + ours[2]) / 2, size[1] / 2 - (ours[1] + ours[3]) / 2
    x, y = (theirs[0] + theirs[2]) / 2, (theirs[1] + theirs[3]) / 2
    a, b, d, e = scale * cos, scale * sin, -scale * sin, scale * cos
    return Placing(a, b, x + a * dx + b * dy, d, e, y + d * dx + e * dy)


def _descend(
    page: Image.Image, scan: Image.Image, start: Placing, smaller: int, *, rounds: int
) -> tuple[Placing, float]:
    """Change one of the six at a time for as long as less is left over, in ever smaller steps."""
    width, height = (one * smaller / 2 for one in page.size)
    step, best, least = smaller / 2, start, _left_over(page, scan, start, smaller)
    for _round in range(rounds):
        better = False
        for move in _moves(step, width, height):
            for signed in (move, tuple(-one for one in move)):
                tried = best.moved(signed)
                if abs(tried.e / tried.a - 1) > MOST_STRETCHED:
                    continue
                cost = _left_over(page, scan, tried, smaller)
                if cost < least:
                    best, least, better = tried, cost, True
                    break
        if not better:
            step /= 2
    return best, least


def _moves(step: float, width: float, height: float) -> tuple[tuple[float, ...], ...]:
    """What to try: a shift; a turn; and a stretch or slant that holds the middle or one edge where it is."""
    wide, high = step / width, step / height
    return (
        (0, 0, step, 0, 0, 0),
        (0, 0, 0, 0, 0, step),
        (0, high, 0, -high, 0, 0),
        (wide, 0, 0, 0, 0, 0),
        (wide, 0, step, 0, 0, 0),
        (wide, 0, -step, 0, 0, 0),
        (0, 0, 0, 0, high, 0),
        (0, 0, 0, 0, high, step),
        (0, 0, 0, 0, high, -step),
        (0, high, 0, 0, 0, 0),
        (0, 0, 0, wide, 0, 0),
    )


def _left_over(page: Image.Image, scan: Image.Image, placing: Placing, smaller: int) -> float:
    return mean_of(ImageChops.difference(page, placing.laid(scan, page.size, smaller)))


def mean_of(image: Image.Image) -> float:
    """How bright a gray picture is on average; three times as fast as ImageStat on small ones."""
    return float(image.convert("F").reduce(image.size).getpixel((0, 0)))  # type: ignore[arg-type]
