"""The county's calendar: published years, years staff entered, and computed ones marked provisional."""

from __future__ import annotations

from django.db import transaction

from weiquanbao.cases.models import HolidayEntry, HolidayYear
from weiquanbao.common.dates import now
from weiquanbao.law.calendar import Calendar, YearTable, china
from weiquanbao.sql.prepared import Prepared

_ENTERED = Prepared(lambda: HolidayYear.objects.values_list("year", "rest", "work", "source"))


def county_calendar(*, more: YearTable | None = None) -> Calendar:
    """One query; the tables themselves are cached by law.calendar. `more` is a year about to be entered."""
    tables = entered_years()
    return china({**tables, more.year: more} if more else tables)


def entered_years() -> dict[int, YearTable]:
    """The years staff entered."""
    return {row[0]: YearTable(row[0], frozenset(row[1]), frozenset(row[2]), row[3]) for row in _ENTERED.all()}


@transaction.atomic
def keep_year(*, table: YearTable, entered_by: int) -> None:
    """Put a published year in force and keep what was entered, whatever is entered later."""
    row = {
        "rest": sorted(table.rest),
        "work": sorted(table.work),
        "source": table.source,
        "entered_by_id": entered_by,
        "entered_at": now(),
    }
    HolidayEntry.objects.create(year=table.year, **row)
    HolidayYear.objects.update_or_create(year=table.year, defaults=row)
