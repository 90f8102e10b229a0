"""Paper stretches, curls and is seen from an angle: each piece of a page finds its own place on the scan.

What pieces find is taken together: a smooth bend of the whole page first, then what neighbours agree on. So a word
that was changed or shifted cannot draw the page after it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Final

from PIL import Image, ImageChops, ImageFilter

from weiquanbao.papers.aligning import Placing, mean_of

#: Pieces of so many dots, three or four glyphs of one line each, and how far around one is looked at.
PIECE: Final = (96, 48)
_MARGIN: Final = 10
#: How far a piece may lie from where the whole page lay, in dots.
_FAR: Final = 9
#: A piece with less ink (0 to 255 on average) says nothing about where it lies; one that leaves over more than this
#: share of its ink lies nowhere.
_LEAST_INK, _MOST_LEFT = 1.0, 0.75
#: One whose ink leaves over hardly more a dot further lies anywhere along that way: a rule.
_SURE: Final = 0.06
_TERMS: Final = 8
Point = tuple[float, float]
#: How far pieces lie from where they were sought, in dots, by column and row.
Shifts = dict[tuple[int, int], float]
Box = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Settling:
    """Where points of the page lie on the scan: its placing, bent."""

    placing: Placing
    size: tuple[int, int]
    bend: Sequence[float] = (0.0,) * _TERMS
    local: tuple[Shifts, Shifts] = ({}, {})

    def laid(self, scans: Sequence[Image.Image], smaller: int = 1) -> list[Image.Image]:
        """Each picture of the scan as a page, dot for dot, all so many times smaller."""
        across = [*range(0, self.size[0], PIECE[0] // 2), -(-self.size[0] // smaller) * smaller]
        down = [*range(0, self.size[1], PIECE[1]), -(-self.size[1] // smaller) * smaller]
        at = {(x, y): self._on_scan(x, y, smaller) for x in across for y in down}
        mesh = [
            (
                (x // smaller, y // smaller, right // smaller, bottom // smaller),
                (*at[x, y], *at[x, bottom], *at[right, bottom], *at[right, y]),
            )
            for x, right in pairwise(across)
            for y, bottom in pairwise(down)
        ]
        how = Image.Resampling.BILINEAR if smaller > 1 else Image.Resampling.BICUBIC
        size = (across[-1] // smaller, down[-1] // smaller)
        return [one.transform(size, Image.Transform.MESH, mesh, how, fillcolor=0) for one in scans]

    def _on_scan(self, x: float, y: float, smaller: int) -> Point:
        dx, dy = self.shift(x, y)
        one = self.placing
        x += dx - self.size[0] / 2
        y += dy - self.size[1] / 2
        return (one.a * x + one.b * y + one.c) / smaller, (one.d * x + one.e * y + one.f) / smaller

    def shift(self, x: float, y: float) -> Point:
        """How far a point of the page lies from where its placing lays it."""
        dx, dy = (
            _sum(self.bend, terms) + _between(local, x / PIECE[0] - 0.5, y / PIECE[1] - 0.5)
            for terms, local in zip(_terms(x, y, self.size), self.local, strict=True)
        )
        return dx, dy


def _sum(bend: Sequence[float], terms: Sequence[float]) -> float:
    return sum(one * term for one, term in zip(bend, terms, strict=True))


def _between(local: Shifts, column: float, row: float) -> float:
    """What the pieces around a point say, the nearer the more."""
    left, top = int(column // 1), int(row // 1)
    moved = whole = 0.0
    for place in ((left, top), (left + 1, top), (left, top + 1), (left + 1, top + 1)):
        if place in local:
            share = (1 - abs(column - place[0])) * (1 - abs(row - place[1])) + 1e-6
            moved += share * local[place]
            whole += share
    return moved / whole if whole else 0.0


def settled(page: Image.Image, scan: Image.Image, placing: Placing) -> Settling:
    """Each piece of the page laid where it belongs: first on small pictures, at last on whole ones."""
    found = _Settled(Settling(placing, page.size), page, scan)
    return found.tried(4).tried(4).tried(2).tried(1).settling


@dataclass(frozen=True, slots=True)
class _Settled:
    settling: Settling
    page: Image.Image
    scan: Image.Image

    def tried(self, smaller: int) -> _Settled:
        """Bent anew by what the pieces find when both are so many times smaller."""
        page, scan = (one.reduce(smaller) if smaller > 1 else one for one in (self.page, self.scan))
        laid = self.settling.laid([scan], smaller)[0]
        ours, theirs = (one.filter(ImageFilter.GaussianBlur(1.2)) for one in (page, laid))
        size = self.page.size
        whole = [
            {
                place: self.settling.shift(*_middle(place))[axis] + much * smaller
                for place, much in found.items()
            }
            for axis, found in enumerate(_found(ours, theirs, smaller))
        ]
        bend = _fitted(whole, size)
        off = [
            {place: much - _sum(bend, _terms(*_middle(place), size)[axis]) for place, much in found.items()}
            for axis, found in enumerate(whole)
        ]
        across, down = ({place: _agreed(one, place) for place in one} for one in off)
        return _Settled(Settling(self.settling.placing, size, bend, (across, down)), self.page, self.scan)


def _middle(place: tuple[int, int]) -> Point:
    return ((place[0] + 0.5) * PIECE[0], (place[1] + 0.5) * PIECE[1])


def _found(page: Image.Image, laid: Image.Image, smaller: int) -> tuple[Shifts, Shifts]:
    """By how much each piece with ink lies elsewhere, across and down."""
    across: Shifts = {}
    down: Shifts = {}
    last = (0, 0)
    for place, box in _pieces(page.size, (PIECE[0] // smaller, PIECE[1] // smaller)):
        ours = page.crop(box)
        ink = mean_of(ours)
        if ink < _LEAST_INK:
            continue
        search = _Search(ours, laid, box)
        best = search.best(last)
        if search.cost(*best) > _MOST_LEFT * ink:
            continue
        for found, (middle, sure) in zip((across, down), search.between(best), strict=True):
            if sure >= _SURE * ink:
                found[place] = middle
        if place in across and place in down:
            last = best
    return across, down


def _pieces(size: tuple[int, int], piece: tuple[int, int]) -> Iterator[tuple[tuple[int, int], Box]]:
    """Row by row, there and back, so that each lies beside the one before."""
    columns, rows = -(-size[0] // piece[0]), -(-size[1] // piece[1])
    for row in range(rows):
        for column in range(columns) if row % 2 == 0 else reversed(range(columns)):
            left, top = column * piece[0], row * piece[1]
            yield (
                (column, row),
                (left - _MARGIN, top - _MARGIN, left + piece[0] + _MARGIN, top + piece[1] + _MARGIN),
            )


class _Search:
    """The costs of one piece at each shift that was tried."""

    def __init__(self, ours: Image.Image, laid: Image.Image, box: Box) -> None:
        self.ours, self.laid, self.box = ours, laid, box
        self.known: dict[tuple[int, int], float] = {}

    def cost(self, dx: int, dy: int) -> float:
        """What is left over when the piece is shifted so."""
        if (dx, dy) not in self.known:
            left, top, right, bottom = self.box
            theirs = self.laid.crop((left + dx, top + dy, right + dx, bottom + dy))
            self.known[dx, dy] = mean_of(ImageChops.difference(self.ours, theirs))
        return self.known[dx, dy]

    def best(self, start: tuple[int, int]) -> tuple[int, int]:
        """Downhill from there or from no shift at all."""
        best = min((start, (0, 0)), key=lambda one: self.cost(*one))
        while True:
            x, y = best
            around = [(x + dx, y + dy) for dx, dy in ((0, 0), (1, 0), (-1, 0), (0, 1), (0, -1))]
            near = [one for one in around if max(map(abs, one)) <= _FAR]
            found = min(near, key=lambda one: self.cost(*one))
            if found == best:
                return best
            best = found

    def between(self, best: tuple[int, int]) -> tuple[tuple[float, float], tuple[float, float]]:
        """Across and down a part of a dot more, by the costs on both sides, and how much they rise there."""
        x, y = best
        middle = self.cost(x, y)
        across = _valley(self.cost(x - 1, y), middle, self.cost(x + 1, y))
        down = _valley(self.cost(x, y - 1), middle, self.cost(x, y + 1))
        return (x + across[0], across[1]), (y + down[0], down[1])


def _valley(before: float, middle: float, after: float) -> tuple[float, float]:
    """Where between three neighbours it is deepest, and how steep it is on both sides."""
    bend = before - 2 * middle + after
    return (max(-0.5, min(0.5, (before - after) / (2 * bend))) if bend > 0 else 0.0), bend


def _terms(x: float, y: float, size: tuple[int, int]) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """What each of the eight numbers of a bend does to a point, across and down: shift, stretch and slant of either
    way, and a tilt of the paper around both."""
    x, y, high = 2 * x / size[0] - 1, 2 * y / size[1] - 1, size[1] / size[0]
    return (1.0, x, y, 0.0, 0.0, 0.0, x * x, x * y), (0.0, 0.0, 0.0, 1.0, x, y, high * x * y, high * y * y)


def _fitted(found: Sequence[Shifts], size: tuple[int, int]) -> list[float]:
    """The bend most pieces agree on; those far from it count ever less."""
    several = [
        (_terms(*_middle(place), size)[axis], much)
        for axis, one in enumerate(found)
        for place, much in one.items()
    ]
    bend = [0.0] * _TERMS
    for far in (64.0, 4.0, 2.0, 1.0, 1.0):
        rows = [[0.0] * (_TERMS + 1) for _ in range(_TERMS)]
        for terms, much in several:
            weight = 1 / (1 + ((much - _sum(bend, terms)) / far) ** 2)
            for row, one in zip(rows, terms, strict=True):
                if one:
                    for column, other in enumerate(terms):
                        row[column] += weight * one * other
                    row[_TERMS] += weight * one * much
        for place, row in enumerate(rows):
            row[place] += 0.01 if place in (0, 3) else 0.3  # few pieces bend nothing
        bend = _solved(rows)
    return bend


def _solved(rows: list[list[float]]) -> list[float]:
    """The solution of these equations (symmetric and positive, so that no pivot is 0)."""
    several = len(rows)
    for place in range(several):
        rows[place] = [one / rows[place][place] for one in rows[place]]
        for other in range(several):
            if other != place:
                much = rows[other][place]
                rows[other] = [one - much * two for one, two in zip(rows[other], rows[place], strict=True)]
    return [row[several] for row in rows]


def _agreed(found: Shifts, place: tuple[int, int]) -> float:
    """What a piece and its neighbours agree on."""
    column, row = place
    near = ((column + dx, row + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1))
    return median(found[one] for one in near if one in found)
