"""What time it is, and how people say it. Business time is read here and nowhere else."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

TZ = ZoneInfo("Asia/Shanghai")

_moment: ContextVar[datetime | None] = ContextVar("moment", default=None)
_WEEKDAYS = ("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日")
_PARTS = ((6, "凌晨"), (12, "上午"), (13, "中午"), (18, "下午"), (24, "晚上"))


def now() -> datetime:
    """The present moment in China, or the one set by `at`."""
    return _moment.get() or datetime.now(TZ)


def today() -> date:
    """The present day in China, or the one set by `at`."""
    return now().date()


@contextmanager
def at(moment: datetime) -> Iterator[datetime]:
    """Let the clock stand at a moment: for sample data, for work done late, and for tests."""
    token = _moment.set(local(moment))
    try:
        yield local(moment)
    finally:
        _moment.reset(token)


def local(moment: datetime) -> datetime:
    """A moment as clocks in China show it; a moment without a time zone is refused."""
    if moment.tzinfo is None:
        raise ValueError("时间没有写明时区")
    return moment.astimezone(TZ)


def month_after(day: date) -> date:
    """The first day of the month after the one this day lies in."""
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)


def plain_date(day: date) -> str:
    """2026年11月23日."""
    return f"{day.year}年{day.month}月{day.day}日"


def plain_weekday(day: date) -> str:
    """星期一."""
    return _WEEKDAYS[day.weekday()]


def plain_time(moment: datetime) -> str:
    """下午 2:30."""
    here = local(moment)
    part = next(name for end, name in _PARTS if here.hour < end)
    hour = here.hour - 12 if here.hour > 12 else here.hour
    return f"{part} {hour}:{here.minute:02d}"


def month_of(text: str) -> date | None:
    """The first day of a month written 2026-08, from 1970 on; None when it is not one."""
    try:
        day = date.fromisoformat(f"{text}-01")
    except ValueError:
        return None
    return day if day.year >= 1970 else None


def hours(starts: time, ends: time) -> str:
    """9:00–11:30, as it stands on a door."""
    return f"{clock(starts)}–{clock(ends)}"


def clock(at: time) -> str:
    """9:00."""
    return f"{at.hour}:{at.minute:02d}"
