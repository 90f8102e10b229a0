"""When a clock begins to press."""

from datetime import date

import pytest

from weiquanbao.law.calendar import china
from weiquanbao.reading.clocks import days_left, level_of, soon_of


@pytest.mark.parametrize(
    ("length", "working", "soon"),
    [(5, True, 2), (3, True, 1), (6, True, 5), (10, True, 5), (7, False, 3), (3, False, 1), (30, False, 7)],
)
def test_a_short_period_presses_in_its_last_third_and_a_long_one_from_the_threshold(length, working, soon):
    assert soon_of(length, working) == soon


def test_an_answer_due_in_five_working_days_has_time_on_its_first_days():
    calendar = china()
    first, due = date(2026, 11, 16), date(2026, 11, 23)
    days = [date(2026, 11, day) for day in (16, 17, 18, 19, 20, 23, 24)]
    length = days_left(first, due, True, calendar)
    levels = [
        level_of(day, due, days_left(day, due, True, calendar), soon_of(length, True), calendar)
        for day in days
    ]
    assert levels == ["ok", "ok", "ok", "warn", "bad", "bad", "late"]
