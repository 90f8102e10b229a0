"""A stretch of time that is paid by the month: whole months, and what is left over by its actual working days."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from weiquanbao.law.calendar import china
from weiquanbao.law.claims.facts import Span
from weiquanbao.law.claims.service_length import DAY, length, nth_day
from weiquanbao.law.claims.wage_base import DAYS
from weiquanbao.law.claims.working import Working


class Stretch(NamedTuple):
    """Whole months, and the days that are left over, if any."""

    span: Span
    months: int
    rest: Span | None


class Pay(NamedTuple):
    """Months, working days that are left over, and the exact sum for both in yuan."""

    months: int
    days: int
    sum: Decimal


NOTHING = Pay(0, 0, Decimal(0))


def stretch(first: date, last: date) -> Stretch | None:
    """From a day to a day, both counted; None where there is none."""
    if last < first:
        return None
    months = length(first, last).months
    begins = nth_day(first, months)
    return Stretch(Span(first, last), months, Span(begins, last) if begins <= last else None)


def pay(over: Stretch | None, monthly: Decimal, told: int | None, work: Working, *basis: str) -> Pay:
    """The monthly wage for each month and a day's wage for each working day that is left, a month's wage at most.

    `told` is how many working days are left; where nobody said so, the calendar is asked.
    """
    if over is None:
        return NOTHING
    months = monthly * over.months
    if over.months:
        work.step(
            "{months} 个月 × {monthly} 元 = {sum} 元", *basis, months=over.months, monthly=monthly, sum=months
        )
    if over.rest is None:
        return Pay(over.months, 0, months)
    days = working_days(over.rest, work) if told is None else told
    divisor = work.figure(DAYS, over.span.last)
    rest = monthly * min(Decimal(days), divisor) / divisor
    work.step(
        "{first}到{last}不满一个月，有 {days} 个工作日：{monthly} 元 ÷ {divisor} × {days} = {rest} 元（最多按一个月）",
        *basis, "工资折算通知 2",
        first=over.rest.first, last=over.rest.last, days=days, monthly=monthly, divisor=divisor, rest=rest,
    )  # fmt: skip
    return Pay(over.months, days, months + rest)


def working_days(span: Span, work: Working) -> int:
    """How many days of it were worked by the calendar; it is said where the calendar is not published yet."""
    calendar = china()
    days = [span.first + DAY * count for count in range((span.last - span.first).days + 1)]
    if any(calendar.status(day) == "provisional" for day in days):
        work.assume("{year} 年的放假安排还没有公布，工作日是推算的", year=str(span.last.year))
    return sum(calendar.is_working(day) for day in days)
