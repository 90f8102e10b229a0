"""Days and times as the reader of the page says them: in Chinese as everywhere, or as English does."""

from datetime import date, datetime, timedelta

from django.utils.dateformat import format as spelled
from django.utils.translation import get_language

from weiquanbao.common import dates

_A_MONDAY = date(2026, 11, 23)


def in_english() -> bool:
    """Whether this page is read in English."""
    return get_language() == "en"


def plain_date(day: date) -> str:
    """2026年11月23日, or 23 November 2026."""
    return spelled(day, "j F Y") if in_english() else dates.plain_date(day)


def day_month(day: date) -> str:
    """11月23日, or 23 Nov, for a date in this or the coming year."""
    return spelled(day, "j M") if in_english() else f"{day.month}月{day.day}日"


def year_month(day: date) -> str:
    """2026年11月, or November 2026."""
    return spelled(day, "F Y") if in_english() else f"{day.year}年{day.month}月"


def plain_weekday(day: date) -> str:
    """星期一, or Monday."""
    return spelled(day, "l") if in_english() else dates.plain_weekday(day)


def weekday_name(weekday: int) -> str:
    """星期一 for 0, or Monday."""
    return plain_weekday(_A_MONDAY + timedelta(days=weekday))


def weekday_mark(day: date) -> str:
    """一, or Mo: above a column of a week."""
    return spelled(day, "l")[:2] if in_english() else dates.plain_weekday(day)[-1]


def plain_time(moment: datetime) -> str:
    """下午 2:30, or 2:30 pm."""
    if not in_english():
        return dates.plain_time(moment)
    here = dates.local(moment)
    return f"{here.hour % 12 or 12}:{here.minute:02d} {'am' if here.hour < 12 else 'pm'}"
