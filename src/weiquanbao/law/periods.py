"""When a period ends (民法典 201–203, 民事诉讼法 85, 办案规则 19 and 80); pauses and extensions."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, get_args

from weiquanbao.law.calendar import Calendar

Unit = Literal["calendar_day", "working_day", "month", "year"]

_DAY = timedelta(days=1)
_MOST = 3_660


@dataclass(frozen=True, slots=True)
class Period:
    """A length of time as the law writes it: 五个工作日, 四十五日, 一年."""

    count: int
    unit: Unit

    def __post_init__(self) -> None:
        if self.unit not in get_args(Unit) or not 1 <= self.count <= _MOST:
            raise ValueError(f"这不是一段期限：{self.count} {self.unit}")


@dataclass(frozen=True, slots=True)
class Due:
    """The last day of a period.

    `on` is the last day the law allows. `nominal` is the end before a rest day moved it: who is bound by the
    period does well to plan for it. `provisional` says that a day relied on has no published calendar yet.
    """

    on: date
    nominal: date
    provisional: bool

    @property
    def moved(self) -> bool:
        """Whether the end fell on a rest day and moved (民法典 203)."""
        return self.on != self.nominal


@dataclass(frozen=True, slots=True)
class Remaining:
    """What was left of a period when it was paused."""

    count: int
    unit: Literal["calendar_day", "working_day"]
    not_before: date
    provisional: bool


def due_date(start: date, period: Period, calendar: Calendar) -> Due:
    """The last day of a period that begins on `start`, a day that is not counted itself (民法典 201)."""
    if period.unit == "working_day":
        end = calendar.add_working(start, period.count)
        return Due(end, end, _provisional(calendar, start + _DAY, end))
    if period.unit == "calendar_day":
        return _moved(start + period.count * _DAY, calendar)
    months = period.count * 12 if period.unit == "year" else period.count
    return _moved(_months_after(start, months), calendar)


def remaining(started: date, paused_on: date, due: Due, period: Period, calendar: Calendar) -> Remaining:
    """What is left when a period pauses: the day of the pause no longer counts, the days before it do.

    Months and years are left in calendar days. A pause on a last day that had moved leaves that one day.
    """
    if not started <= paused_on <= due.on:
        raise ValueError("期限不在进行中，不能暂停")
    first = max(paused_on, started + _DAY)
    if period.unit == "working_day":
        left = sum(calendar.is_working(day) for day in _days(first, due.on))
        return Remaining(left, "working_day", started + _DAY, due.provisional)
    left = max((due.nominal - first).days + 1, 1)
    return Remaining(left, "calendar_day", started + _DAY, due.provisional)


def resumed_due(resumed_on: date, left: Remaining, calendar: Calendar) -> Due:
    """The new last day: what was left runs on, and the day of resuming counts as its first day."""
    first = max(resumed_on, left.not_before)
    if left.unit == "calendar_day":
        return _moved(first + (left.count - 1) * _DAY, calendar)
    end = calendar.add_working(first - _DAY, left.count)
    return Due(end, end, left.provisional or _provisional(calendar, first, end))


def extend(due: Due, period: Period, calendar: Calendar) -> Due:
    """The last day after an extension: both run as one, so days are added to the end before it moved."""
    if period.unit != "working_day":
        return due_date(due.nominal, period, calendar)
    longer = due_date(due.on, period, calendar)
    return Due(longer.on, longer.nominal, due.provisional or longer.provisional)


def _moved(nominal: date, calendar: Calendar) -> Due:
    on = calendar.next_working(nominal)
    return Due(on, nominal, _provisional(calendar, nominal, on))


def _months_after(start: date, months: int) -> date:
    """The corresponding day, or the last day of a month that has no such day (民法典 202)."""
    years, month = divmod(start.month - 1 + months, 12)
    year = start.year + years
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def _provisional(calendar: Calendar, first: date, last: date) -> bool:
    return any(calendar.status(day) == "provisional" for day in _days(first, last))


def _days(first: date, last: date) -> list[date]:
    return [first + offset * _DAY for offset in range((last - first).days + 1)]
