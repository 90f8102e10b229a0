"""An hour as the reader of the page says it."""

from datetime import date, datetime, time

from weiquanbao.common.dates import TZ
from weiquanbao.web.design.days import plain_time


def spoken(day: date, at: time) -> str:
    """下午 2:30, as a worker says it."""
    return plain_time(datetime.combine(day, at, TZ))
