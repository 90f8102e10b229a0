"""How long somebody worked (工作年限): the first working day counts, and n months end on the day before the
corresponding day, or at the end of a month that has no such day (民法典 202).
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

DAY = timedelta(days=1)
ONE, HALF = Decimal(1), Decimal("0.5")


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
        rest = self.months % 12
        more = ONE if rest >= 6 else HALF if rest or self.days else 0
        return Decimal(self.years) + more


def nth_day(first: date, months: int) -> date:
    """The day on which the next month begins after so many months from `first`."""
    years, month = divmod(first.month - 1 + months, 12)
    year, month = first.year + years, month + 1
    last = monthrange(year, month)[1]
    # Where the day does not exist the month before is complete at its end: the next one begins on the first.
    return date(year, month, first.day) if first.day <= last else date(year, month, last) + DAY


def length(first: date, last: date) -> Length:
    """From the first working day to the last, both counted. Raises ValueError where they stand the wrong way round."""
    if last < first:
        raise ValueError("哪天走的要在哪天开始干的以后")
    after = last + DAY
    months = (after.year - first.year) * 12 + after.month - first.month
    if nth_day(first, months) > after:
        months -= 1
    return Length(months, (after - nth_day(first, months)).days)


def years_after(first: date, years: int) -> date:
    """The corresponding day so many years later; 29 February becomes 1 March."""
    return nth_day(first, 12 * years)
