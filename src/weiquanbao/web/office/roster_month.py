"""律师坐班, a month: every gap by name, who sits where few do, and how many where many do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from weiquanbao.common.dates import today
from weiquanbao.reading import visible
from weiquanbao.reading.rosters.month import DayRow
from weiquanbao.web.acting import actor_here
from weiquanbao.web.design.days import day_month, weekday_name, year_month
from weiquanbao.web.office.roster_words import Told, label, told, week_of
from weiquanbao.web.office.rosters import FURTHEST, keeper

#: A day on which no more sit is told name by name; else how many.
FEW = 3
#: So many gaps of a day are named; the others are counted, one click away.
NAMED = 3


@dataclass(frozen=True, slots=True)
class Cell:
    """One day of the month in words."""

    row: DayRow
    label: str
    number: int
    today: bool
    href: str
    sitting: tuple[Told, ...]
    count: int
    """How many sit, where they are too many to name."""
    gaps: tuple[Told, ...]
    more: int


@require_safe
@keeper
def month(request: HttpRequest) -> HttpResponse:
    """One month, beside the week."""
    view = visible.roster_month(actor_here(request), _month(request.GET.get("month", "")))
    if view is None:
        raise Http404
    first = view.first
    context = {
        "view": view,
        "title": year_month(first),
        "heads": [weekday_name(n) for n in range(7)],
        "weeks": [[_cell(row) for row in week] for week in view.weeks],
        "before": _address(first - timedelta(days=1)),
        "after": _address(first + timedelta(days=31)),
        "week": week_of(today() if _same_month(first, today()) else first),
        "this_month": _same_month(first, today()),
        "until": day_month(view.planned_until),
        "reaches": view.weeks[-1][-1].day <= view.planned_until,
    }
    return render(request, "office/roster_month.html", context)


def _cell(row: DayRow) -> Cell:
    sitting = [one for one in row.shifts if one.lawyer_id is not None]
    named = len(row.shifts) <= FEW
    gaps = [told(one) for one in row.gaps]
    return Cell(
        row,
        _("今天") if row.day == today() else label(row.day),
        row.day.day,
        row.day == today(),
        week_of(row.day),
        tuple(told(one) for one in sitting) if named else (),
        0 if named else len(sitting),
        tuple(gaps[:NAMED]),
        len(gaps[NAMED:]),
    )


def _address(day: date) -> str:
    return f"{reverse('office:roster_month')}?month={day:%Y-%m}"


def _same_month(one: date, other: date) -> bool:
    return (one.year, one.month) == (other.year, other.month)


def _month(typed: str) -> date:
    """The first of the month that was asked for; this month where none was, or one too far away."""
    try:
        asked = date.fromisoformat(f"{typed[:7]}-01")
    except ValueError:
        asked = today()
    near = asked if abs(asked - today()) <= FURTHEST else today()
    return near.replace(day=1)
