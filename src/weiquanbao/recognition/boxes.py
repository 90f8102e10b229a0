"""From boxes to rows: what stands on one line of a page, left to right, also where the photo was held askew."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

#: Boxes belong to one row while their middles lie closer than this part of their height.
SAME_ROW: Final = 0.5
#: A gap wider than this part of the height separates two columns.
COLUMN_GAP: Final = 1.2
#: Only a box this many times wider than high says how the page leans.
LONG: Final = 2.5
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """One piece of text as the engine saw it: its four corners from the upper left clockwise, in pixels."""

    text: str
    corners: tuple[Point, Point, Point, Point]
    confidence: float
    """0 to 1."""

    @property
    def middle(self) -> Point:
        """The middle of the box."""
        return sum(x for x, _ in self.corners) / 4, sum(y for _, y in self.corners) / 4

    @property
    def width(self) -> float:
        """Along the upper edge."""
        (left, _), (right, _) = self.corners[:2]
        return right - left

    @property
    def height(self) -> float:
        """From the upper to the lower edge, the mean of both sides."""
        (_, a), (_, b), (_, c), (_, d) = self.corners
        return max(1.0, ((d - a) + (c - b)) / 2)

    @property
    def lean(self) -> float:
        """How far the upper edge falls per pixel to the right."""
        (left, top), (right, other) = self.corners[:2]
        return (other - top) / (right - left) if right > left else 0.0


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the page: its boxes from left to right."""

    boxes: tuple[Box, ...]

    @property
    def cells(self) -> tuple[str, ...]:
        """The text of each column; boxes that nearly touch are one column."""
        cells = [self.boxes[0].text.strip()]
        for before, box in zip(self.boxes, self.boxes[1:], strict=False):
            gap = min(x for x, _ in box.corners) - max(x for x, _ in before.corners)
            if gap > COLUMN_GAP * min(before.height, box.height):
                cells.append(box.text.strip())
            else:
                cells[-1] += box.text.strip()
        return tuple(cells)

    @property
    def text(self) -> str:
        """As one line, columns two spaces apart."""
        return "  ".join(self.cells)

    @property
    def confidence(self) -> float:
        """That of the least certain box."""
        return min(box.confidence for box in self.boxes)

    @property
    def frame(self) -> tuple[int, int, int, int]:
        """Left, top, right, bottom in pixels."""
        xs = [x for box in self.boxes for x, _ in box.corners]
        ys = [y for box in self.boxes for _, y in box.corners]
        return int(min(xs)), int(min(ys)), int(max(xs)) + 1, int(max(ys)) + 1


def lean_of(boxes: Iterable[Box]) -> float:
    """How the page leans: the middle value of its long boxes; 0 where there is none."""
    leans = [box.lean for box in boxes if box.width > LONG * box.height]
    return median(leans) if leans else 0.0


def rows_of(boxes: Sequence[Box]) -> tuple[Row, ...]:
    """The boxes as rows from top to bottom. Empty boxes are left out; order of the input does not matter."""
    seen = [box for box in boxes if box.text.strip()]
    lean = lean_of(seen)
    level = {id(box): box.middle[1] - lean * box.middle[0] for box in seen}
    rows: list[list[Box]] = []
    for box in sorted(seen, key=lambda one: (level[id(one)], one.middle[0], one.text)):
        if rows and _belongs(box, rows[-1], level):
            rows[-1].append(box)
        else:
            rows.append([box])
    return tuple(Row(tuple(sorted(row, key=lambda one: (one.middle[0], one.text)))) for row in rows)


def _belongs(box: Box, row: Sequence[Box], level: dict[int, float]) -> bool:
    """On the row's level, and beside its boxes, not over one of them."""
    middle = sum(level[id(one)] for one in row) / len(row)
    height = min(box.height, median(one.height for one in row))
    return abs(level[id(box)] - middle) < SAME_ROW * height and not any(_covers(box, one) for one in row)


def _covers(box: Box, other: Box) -> bool:
    """Two boxes that share more than half of the narrower one's width stand above each other."""
    left = max(box.corners[0][0], other.corners[0][0])
    right = min(box.corners[1][0], other.corners[1][0])
    return right - left > 0.5 * min(box.width, other.width)
