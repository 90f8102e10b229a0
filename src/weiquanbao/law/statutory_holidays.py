"""法定节假日: the days of 放假办法 2 themselves, not the days that are moved around them.

11 days a year until 2024, 13 since 2025 (10 before 2008); days that fall together count once. Substitute and adjusted
days are rest days, not statutory holidays (放假办法 6).
"""

from __future__ import annotations

from datetime import date
from functools import cache

_NAMED = frozenset(
    {
        "New Year's Day",
        "Chinese New Year's Eve",
        "Chinese New Year (Spring Festival)",
        "Tomb-Sweeping Day",
        "Labor Day",
        "Dragon Boat Festival",
        "Mid-Autumn Festival",
        "National Day",
    }
)


def is_statutory_holiday(day: date) -> bool:
    """Whether work on this day is paid as work on a statutory holiday."""
    return day in statutory_holidays(day.year)


@cache
def statutory_holidays(year: int) -> frozenset[date]:
    """Those of one year, by the table that was in force in it."""
    from holidays import country_holidays  # late: its import costs 0.2 s and most claims need none of it

    days = country_holidays("CN", years=[year], observed=False, language="en_US")
    return frozenset(day for day, names in days.items() if _NAMED & set(names.split("; ")))
