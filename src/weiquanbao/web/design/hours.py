"""Hours as they stand on a door: 9:00–11:30."""

from datetime import date, datetime, time

from weiquanbao.common.dates import TZ
from weiquanbao.web.design.days import plain_time


def hours(starts: time, ends: time) -> str:
    """9:00–11:30."""
    return f"{clock(starts)}–{clock(ends)}"


def clock(at: time) -> str:
    """9:00."""
    return f"{at.hour}:{at.minute:02d}"


def spoken(day: date, at: time) -> str:
    """下午 2:30, as a worker says it."""
    return plain_time(datetime.combine(day, at, TZ))
