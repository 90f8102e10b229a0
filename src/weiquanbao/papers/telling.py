"""Differences of a page as sentences: which line, in its words, or how far from the edge."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from PIL import Image, ImageChops, ImageFilter

from weiquanbao.papers.aligning import DPI, mean_of
from weiquanbao.papers.judging import Box, spots
from weiquanbao.papers.lines import Line

_POINT: Final = DPI / 72
_CENTIMETRE: Final = DPI / 2.54
#: A line reaches half way to its neighbours, but no further than this from its middle, in dots; what lies farther than
#: `_BESIDE` from its ink is beside it.
_HALF, _BESIDE = 15 * _POINT, 40
#: So many lines one below the other are told as one.
_RUN: Final = 4
#: A line is found elsewhere if less than this share of its ink is left over there, at most so many lines away, on
#: pictures so many times smaller.
_MOVED, _REACH, _SMALLER = 0.5, 4.2, 2


def told(
    number: int, page: Image.Image, scan: Image.Image, wrong: Image.Image, lines: Sequence[Line]
) -> Iterator[str]:
    """A sentence for each line in which something is wrong (white), then one for each place outside of them.

    Where a line was left out or put in, what follows lies elsewhere: of what only moved the number is told.
    """
    rest = wrong.copy()
    bands = _bands(lines)
    differ = [place for place, band in enumerate(bands) if _taken(rest, page, band)]
    several = len(differ) >= _RUN
    moved = [place for place in differ if _moved(page, scan, bands[place])] if several else []
    for run in _runs([place for place in differ if place not in moved]):
        yield _of_lines(number, run, lines)
    if moved:
        yield f"第 {number} 页有 {len(moved)} 行挪了位置，可能多了字或者少了字"
        return
    for box in spots(rest):
        yield _of_place(number, box, page.width)


def _moved(page: Image.Image, scan: Image.Image, band: tuple[int, int]) -> bool:
    """Whether the very line stands a few lines higher or lower on the scan."""
    box = (0, band[0], page.width, band[1])
    ours, high = _small(page.crop(box)), band[1] - band[0]
    ink = mean_of(ours)
    far = round(_REACH * _HALF * 2)
    theirs = _small(scan.crop((-_SMALLER, band[0] - far, page.width + _SMALLER, band[1] + far)))
    steps = range(theirs.height - ours.height + 1)
    costs = [
        mean_of(ImageChops.difference(ours, theirs.crop((one, down, one + ours.width, down + ours.height))))
        for down in steps
        if abs(down * _SMALLER - far) > high // 3
        for one in (0, 1, 2)
    ]
    return min(costs, default=ink) < _MOVED * ink


def _small(image: Image.Image) -> Image.Image:
    return image.reduce(_SMALLER).filter(ImageFilter.GaussianBlur(0.8))


def _bands(lines: Sequence[Line]) -> list[tuple[int, int]]:
    middles = [line.middle * _POINT for line in lines]
    half_ways = [(one + other) / 2 for one, other in pairwise(middles)]
    tops = [middle - _HALF for middle in middles]
    bottoms = [middle + _HALF for middle in middles]
    for place, half in enumerate(half_ways):
        bottoms[place] = min(bottoms[place], half)
        tops[place + 1] = max(tops[place + 1], half)
    return [(round(top), round(bottom)) for top, bottom in zip(tops, bottoms, strict=True)]


def _taken(rest: Image.Image, page: Image.Image, band: tuple[int, int]) -> bool:
    """Whether something is wrong in the words of this line; it is then taken from what is left to tell."""
    row = (0, band[0], page.width, band[1])
    ink = page.crop(row).point([255 * (value > 60) for value in range(256)]).getbbox()
    if ink is None:
        return False
    box = (max(0, ink[0] - _BESIDE), band[0], min(page.width, ink[2] + _BESIDE), band[1])
    if rest.crop(box).getbbox() is None:
        return False
    rest.paste(0, box)
    return True


def _runs(places: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """Lines one below the other together where there are many."""
    run: list[int] = []
    for place in places:
        if run and place != run[-1] + 1:
            yield from _few_or_one(run)
            run = []
        run.append(place)
    yield from _few_or_one(run)


def _few_or_one(run: Sequence[int]) -> Iterator[tuple[int, ...]]:
    if len(run) >= _RUN:
        yield (run[0], run[-1])
    else:
        yield from ((one,) for one in run)


def _of_lines(number: int, run: tuple[int, ...], lines: Sequence[Line]) -> str:
    first = f"“{_short(lines[run[0]].words)}”"
    if len(run) == 1:
        return f"第 {number} 页第 {run[0] + 1} 行，{first}这一行，和原来的不一样"
    last = f"“{_short(lines[run[1]].words)}”"
    return (
        f"第 {number} 页第 {run[0] + 1} 行到第 {run[1] + 1} 行，从{first}到{last}，和原来的不一样，"
        "可能多了字或者少了字"
    )


def _short(words: str) -> str:
    return words if len(words) <= 40 else f"{words[:40]}…"


def _of_place(number: int, box: Box, width: int) -> str:
    left, top, right, bottom = box
    across = ("左", "中", "右")[min(2, int((left + right) / 2 / width * 3))]
    down = round((top + bottom) / 2 / _CENTIMETRE)
    return f"第 {number} 页离上边 {down} 厘米、靠{across}的地方，多了写上去的东西"
