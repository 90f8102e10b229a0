"""Which days are worked in China: weekends, published holidays and make-up working days.

A year counts as published once the State Council's notice for it is in hand. Days of other years are computed
from weekends and statutory holidays (放假办法 2, 6), marked provisional: a notice will move working days.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Literal

Status = Literal["published", "provisional"]

_DAY = timedelta(days=1)
_SATURDAY = 5
_LONGEST_NOTICE = 80


@dataclass(frozen=True, slots=True)
class YearTable:
    """The notice for one year: days off (weekends in between may be listed) and weekend days that are worked.

    A notice also rules the last week of December before its year: New Year's block has begun there before.
    """

    year: int
    rest: frozenset[date]
    work: frozenset[date]
    source: str = ""

    def __post_init__(self) -> None:
        if len(self.rest) + len(self.work) > _LONGEST_NOTICE:
            raise ValueError("放假和调休的日子太多了，对照通知再看一遍。")
        strange = [day for day in sorted(self.rest | self.work) if _notice_year(day) != self.year]
        if strange:
            raise ValueError(f"{strange[0].isoformat()} 不归 {self.year} 年的放假通知管。")
        if self.rest & self.work:
            raise ValueError(f"{min(self.rest & self.work).isoformat()} 既写了放假，又写了上班。")
        weekdays = [day for day in sorted(self.work) if day.weekday() < _SATURDAY]
        if weekdays:
            raise ValueError(f"{weekdays[0].isoformat()} 不是周末，不用写调休上班。")
        forgotten = [day for day in sorted(_statutory(self.year)) if not self._is_off(day)]
        if forgotten:
            raise ValueError(f"{forgotten[0].isoformat()} 是法定节假日，放假的日子里没有写。")

    def _is_off(self, day: date) -> bool:
        return day in self.rest or (day.weekday() >= _SATURDAY and day not in self.work)


@dataclass(frozen=True, slots=True)
class Calendar:
    """Working days, built from dated tables; days of years without a table are computed and provisional."""

    rest: frozenset[date]
    work: frozenset[date]
    years: frozenset[int]

    def is_working(self, day: date) -> bool:
        """Whether offices work on this day."""
        if day in self.work:
            return True
        if day in self.rest or day.weekday() >= _SATURDAY:
            return False
        return day.year in self.years or day not in _computed(day.year)

    def status(self, day: date) -> Status:
        """Whether every notice that rules this day is in hand."""
        ruled = {day.year, _notice_year(day)}
        return "published" if ruled <= self.years else "provisional"

    def with_given(self, off: Iterable[date], worked: Iterable[date] = ()) -> "Calendar":
        """The same with days somebody gives: those off take the place of all that is known of their months, and so
        do the weekend days that are worked, if any are given.
        """
        off, worked = frozenset(off), frozenset(worked)
        months = {(day.year, day.month) for day in off | worked}
        kept = {day for day in self.rest if not off or (day.year, day.month) not in months}
        work = {day for day in self.work if not worked or (day.year, day.month) not in months}
        return Calendar(frozenset(kept), frozenset(work | worked), self.years).with_more_rest(off)

    def with_more_rest(self, off: Iterable[date]) -> "Calendar":
        """The same with more days off; their years count as published."""
        off = frozenset(off)
        years = frozenset(day.year for day in off) | self.years
        unknown = {day for year in years - self.years for day in _computed(year)}
        return Calendar(self.rest | off | unknown, self.work - off, years)

    def next_working(self, day: date) -> date:
        """The day itself if it is worked, else the first working day after it."""
        while not self.is_working(day):
            day += _DAY
        return day

    def add_working(self, day: date, count: int) -> date:
        """The count-th working day after a day, or before it if negative; the day itself is not counted."""
        step = _DAY if count > 0 else -_DAY
        for _ in range(abs(count)):
            day += step
            while not self.is_working(day):
                day += step
        return day


def published(years: Mapping[int, YearTable]) -> Calendar:
    """The calendar these notices make."""
    wrong = [year for year, table in years.items() if table.year != year]
    if wrong:
        raise ValueError(f"{wrong[0]} 年的放假通知写成了 {years[wrong[0]].year} 年的。")
    return Calendar(
        rest=frozenset(day for table in years.values() for day in table.rest),
        work=frozenset(day for table in years.values() for day in table.work),
        years=frozenset(years),
    )


def china(entered: Mapping[int, YearTable] | None = None) -> Calendar:
    """China's calendar as far as it is published; a year entered by staff replaces the one shipped."""
    return published({**_shipped(), **entered}) if entered else _published_so_far()


@cache
def _published_so_far() -> Calendar:
    return published(_shipped())


@cache
def _shipped() -> Mapping[int, YearTable]:
    from chinese_calendar.constants import holidays, workdays

    years = {day.year for day in holidays}
    return {
        year: YearTable(
            year=year,
            rest=frozenset(day for day in holidays if _notice_year(day) == year),
            work=frozenset(day for day in workdays if _notice_year(day) == year),
            source="国务院办公厅节假日安排通知",
        )
        for year in sorted(years)
    }


def _notice_year(day: date) -> int:
    return day.year + 1 if (day.month, day.day) >= (12, 25) else day.year


@cache
def _computed(year: int) -> frozenset[date]:
    """Statutory holidays of a year with the substitute days for those on a weekend."""
    from holidays import country_holidays  # late: its import costs 0.2 s and most days need none of it

    return frozenset(country_holidays("CN", years=[year]))


@cache
def _statutory(year: int) -> frozenset[date]:
    """Statutory holidays of a year without their substitutes, which only the notice fixes."""
    from holidays import country_holidays

    days = country_holidays("CN", years=[year], observed=False)
    return frozenset(day for day in days if _notice_year(day) == year)
