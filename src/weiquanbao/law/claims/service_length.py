"""How long somebody worked (工作年限): the first working day counts, and n months end on the day before the
corresponding day, or at the end of a month that has no such day (民法典 202).
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

DAY = timedelta(days=1)
_DAYS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
HALF = Decimal("0.5")


class Length(NamedTuple):
    """Whole months and the days that are left over."""

    months: int
    days: int

    @property
    def years(self) -> int:
        """Whole years."""
        return self.months // 12

    @property
    def units(self) -> Decimal:
        """月数 of 劳动合同法 47: a year 1; six months or more of the rest 1, less of it 0.5."""
        years, rest = divmod(self.months, 12)
        return Decimal(years + 1) if rest >= 6 else years + HALF if rest or self.days else Decimal(years)


def nth_day(first: date, months: int) -> date:
    """The day on which the next month begins after so many months from `first`."""
    years, month = divmod(first.month - 1 + months, 12)
    year, month = first.year + years, month + 1
    last = days_in(year, month)
    # Where the day does not exist the month before is complete at its end: the next one begins on the first.
    return date(year, month, first.day) if first.day <= last else date(year, month, last) + DAY


def days_in(year: int, month: int) -> int:
    """How many days a month has."""
    leap = month == 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 29 if leap else _DAYS[month]


def length(first: date, last: date) -> Length:
    """From the first working day to the last, both counted. Raises ValueError where they stand the wrong way round."""
    if last < first:
        raise ValueError("哪天走的要在哪天开始干的以后")
    after = last + DAY
    months = (after.year - first.year) * 12 + after.month - first.month
    if first.day <= after.day:
        return Length(months, after.day - first.day)
    # The month before is complete on its corresponding day, or at its end where it has none.
    year, month = (after.year, after.month - 1) if after.month > 1 else (after.year - 1, 12)
    return Length(months - 1, max(days_in(year, month) - first.day, -1) + after.day)
