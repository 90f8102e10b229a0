"""Days and times in both languages of the page."""

from datetime import date, datetime

import pytest
from django.utils.translation import override

from weiquanbao.common.dates import TZ
from weiquanbao.web.design import days

DAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("say", "chinese", "english"),
    [
        (days.plain_date, "2026年11月23日", "23 November 2026"),
        (days.day_month, "11月23日", "23 Nov"),
        (days.year_month, "2026年11月", "November 2026"),
        (days.plain_weekday, "星期一", "Monday"),
        (days.weekday_mark, "一", "Mo"),
    ],
)
def test_a_day_is_said_in_the_reader_s_language(say, chinese: str, english: str) -> None:
    with override("zh-hans"):
        assert say(DAY) == chinese
    with override("en"):
        assert say(DAY) == english


@pytest.mark.parametrize(
    ("hour", "chinese", "english"),
    [
        (0, "凌晨 0:05", "12:05 am"),
        (9, "上午 9:05", "9:05 am"),
        (12, "中午 12:05", "12:05 pm"),
        (20, "晚上 8:05", "8:05 pm"),
    ],
)
def test_a_time_is_said_in_the_reader_s_language(hour: int, chinese: str, english: str) -> None:
    moment = datetime(2026, 11, 23, hour, 5, tzinfo=TZ)
    with override("zh-hans"):
        assert days.plain_time(moment) == chinese
    with override("en"):
        assert days.plain_time(moment) == english
