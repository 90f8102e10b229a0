"""放假安排: which years are published, which were entered here and by whom, and how much is still provisional."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from weiquanbao.access.actors import Actor
from weiquanbao.cases.models import ClockRun, HolidayEntry, HolidayYear
from weiquanbao.common.dates import today
from weiquanbao.law.calendar import china
from weiquanbao.reading.reach import reach

AHEAD = 1
BEHIND = 1


@dataclass(frozen=True, slots=True)
class HolidayYearRow:
    """One year: `kind` is shipped, entered or provisional."""

    year: int
    kind: str
    source: str
    rest: tuple[date, ...]
    work: tuple[date, ...]
    entered_by: str
    entered_at: datetime | None
    versions: int


@dataclass(frozen=True, slots=True)
class HolidayView:
    """The years that matter now, and how many running periods wait for a notice."""

    years: tuple[HolidayYearRow, ...]
    waiting: int


def holidays(actor: Actor) -> HolidayView | None:
    """Last year to next year; None for whoever sees no cases."""
    if reach(actor).nothing:
        return None
    day = today()
    entered = {row.year: row for row in HolidayYear.objects.select_related("entered_by")}
    versions = list(HolidayEntry.objects.values_list("year", flat=True))
    years = range(day.year - BEHIND, day.year + AHEAD + 1)
    waiting = ClockRun.objects.filter(provisional=True, stopped_on=None, expired_on=None).count()
    return HolidayView(tuple(_row(year, entered.get(year), versions.count(year)) for year in years), waiting)


def _row(year: int, entered: HolidayYear | None, versions: int) -> HolidayYearRow:
    if entered is None:
        kind = "shipped" if year in china().years else "provisional"
        return HolidayYearRow(year, kind, "", (), (), "", None, versions)
    return HolidayYearRow(
        year,
        "entered",
        entered.source,
        tuple(entered.rest),
        tuple(entered.work),
        entered.entered_by.name,
        entered.entered_at,
        versions,
    )
