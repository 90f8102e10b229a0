"""The county's calendar: published years, years staff entered, and computed ones marked provisional."""

from __future__ import annotations

from weiquanbao.cases.models import HolidayYear
from weiquanbao.law.calendar import Calendar, YearTable, china


def county_calendar() -> Calendar:
    """One query; the tables themselves are cached by law.calendar."""
    rows = HolidayYear.objects.values_list("year", "rest", "work", "source")
    return china({row[0]: YearTable(row[0], frozenset(row[1]), frozenset(row[2]), row[3]) for row in rows})
