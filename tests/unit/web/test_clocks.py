"""The face of a clock on the days around each threshold."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from weiquanbao.web.design.clocks import Thresholds, face, paused_face

MONDAY = date(2026, 11, 23)


@dataclass
class Weekdays:
    def is_working(self, day):
        return day.weekday() < 5


def seen(days, **more):
    more = {"started": MONDAY - timedelta(days=1), "today": MONDAY, "calendar": Weekdays(), **more}
    return face(due=MONDAY + timedelta(days=days), **more)


@pytest.mark.parametrize(
    ("days", "tone", "word", "number"),
    [
        (23, "ok", "充裕", "还有 23 天"),
        (8, "ok", "充裕", "还有 8 天"),
        (7, "warn", "抓紧", "还有 7 天"),
        (2, "warn", "抓紧", "还有 2 天"),
        (1, "bad", "紧急", "明天"),
        (0, "bad", "紧急", "今天"),
        (-1, "late", "超期", "1 天"),
        (-9, "late", "超期", "9 天"),
    ],
)
def test_calendar_days(days, tone, word, number):
    shown = seen(days)
    assert (shown.tone, shown.word, shown.number) == (tone, word, number)
    assert shown.icon == f"k-{tone}"


def test_before_a_weekend_monday_is_the_next_working_day():
    friday = date(2026, 11, 27)
    shown = face(due=date(2026, 11, 30), today=friday, calendar=Weekdays(), started=MONDAY)
    assert (shown.tone, shown.number) == ("bad", "3 天")


@pytest.mark.parametrize(
    ("days", "tone", "number"), [(7, "warn", "还有 5 个工作日"), (8, "ok", "还有 6 个工作日")]
)
def test_working_days_are_counted_and_named(days, tone, number):
    shown = seen(days, unit="working_day")
    assert (shown.tone, shown.number) == (tone, number)


def test_over_a_weekend_late_is_at_least_one_working_day():
    shown = face(due=date(2026, 11, 27), today=date(2026, 11, 28), calendar=Weekdays(), unit="working_day")
    assert (shown.tone, shown.number) == ("late", "1 个工作日")


@pytest.mark.parametrize(("left", "tone"), [(10, "warn"), (11, "ok")])
def test_a_third_left_is_little(left, tone):
    assert seen(left, started=MONDAY + timedelta(days=left - 30)).tone == tone


def test_thresholds_are_settings():
    assert seen(10, thresholds=Thresholds(days=10)).tone == "warn"


def test_a_standing_clock_names_the_cause():
    shown = paused_face("等工伤认定")
    assert (shown.tone, shown.word, shown.number) == ("hold", "停表", "等工伤认定")


def test_the_dial_says_how_much_is_left():
    shown = seen(8, started=MONDAY - timedelta(days=7))
    assert shown.label == "15 天里还剩 8 天"
    assert float(shown.arc.split()[0]) == pytest.approx(157.1 * 8 / 15, abs=0.1)
    assert seen(-2).arc.startswith("0.0")
