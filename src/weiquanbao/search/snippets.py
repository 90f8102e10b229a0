"""A stretch of text around what was found, cut into what is marked and what is not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from weiquanbao.search.question import Mark

#: Characters shown before the first mark, and altogether.
BEFORE, LENGTH = 24, 120


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the snippet; `marked` is what was asked for."""

    text: str
    marked: bool


def snippet(text: str, marks: Sequence[Mark], *, length: int = LENGTH) -> tuple[Piece, ...]:
    """The text around the first mark, with every mark that falls into it; an ellipsis where it was cut."""
    first = marks[0][0] if marks else 0
    start = max(0, first - BEFORE) if len(text) > length else 0
    end = min(len(text), start + length)
    pieces: list[Piece] = [Piece("…", marked=False)] if start else []
    at = start
    for one, other in marks:
        if one >= end:
            break
        pieces += [Piece(text[at:one], marked=False), Piece(text[one : min(other, end)], marked=True)]
        at = min(other, end)
    pieces.append(Piece(text[at:end] + ("…" if end < len(text) else ""), marked=False))
    return tuple(one for one in pieces if one.text)
