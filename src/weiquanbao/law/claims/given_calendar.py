"""The calendar a claim counts in: the published one, with days that were given laid over it."""

from __future__ import annotations

from datetime import date, timedelta

from weiquanbao.law.calendar import Calendar, china
from weiquanbao.law.claims.facts import Span
from weiquanbao.law.claims.working import Stopped

DAY = timedelta(days=1)
LONGEST_BLOCK = 31


def days_of(span: Span) -> tuple[date, ...]:
    """Every day from the first to the last. Raises Stopped where that is no block of holidays."""
    if not 0 <= (span.last - span.first).days < LONGEST_BLOCK:
        raise Stopped("放假的日子写得不对：{block}", block=str(span))
    return tuple(span.first + DAY * number for number in range((span.last - span.first).days + 1))


def given_calendar(
    holidays: tuple[date, ...] | None, makeup: tuple[date, ...] | None, block: Span | None = None
) -> Calendar:
    """What is given takes the place of what is known of the same months; a block is only added."""
    calendar = china()
    if holidays or makeup:
        calendar = calendar.with_given(holidays or (), makeup or ())
    return calendar.with_more_rest(days_of(block)) if block else calendar
