"""两边评价: how both sides were heard, beside each other, counted now. Too few answers are no figure."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from weiquanbao.cases.words import SIDES
from weiquanbao.ratings.words import FEWEST, QUESTIONS, SCORES
from weiquanbao.reading import visible
from weiquanbao.reading.fairness import Cell, FairRow
from weiquanbao.web.acting import actor_here, case_readers
from weiquanbao.web.design.days import year_month

FULL = max(score for score, _word in SCORES)


@dataclass(frozen=True, slots=True)
class Figure:
    """One mean as it is drawn: the number, how much of the bar it fills; none where the answers are too few."""

    text: str
    share: int


@dataclass(frozen=True, slots=True)
class Side:
    """One side in one line."""

    answers: int
    asked: int
    figures: tuple[Figure, ...]
    mean: Figure | None


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table, 职工 and 单位 beside each other."""

    label: str
    sides: tuple[Side, ...]


@require_safe
@case_readers
def fairness(request: HttpRequest) -> HttpResponse:
    """The page."""
    view = visible.fairness(actor_here(request))
    if view is None:
        raise Http404
    whole = _line("", view.all)
    context = {
        "whole": whole,
        "questions": [
            (word, [side.figures[place] if side.figures else None for side in whole.sides])
            for place, word in enumerate(QUESTIONS.values())
        ],
        "months": [_line(year_month(row.key), row) for row in view.months],
        "unions": [_line(str(row.key), row) for row in view.unions],
        "remarks": view.remarks,
        "sides": SIDES,
        "fewest": FEWEST,
        "full": FULL,
    }
    return render(request, "office/fairness.html", context)


def _line(label: str, row: FairRow) -> Line:
    return Line(label, tuple(_side(cell) for cell in row.cells))


def _side(cell: Cell) -> Side:
    mean = _figure(cell.mean) if cell.mean is not None else None
    return Side(cell.answers, cell.asked, tuple(_figure(one) for one in cell.means), mean)


def _figure(mean: float) -> Figure:
    return Figure(f"{mean:.1f}", round(mean / FULL * 100))
