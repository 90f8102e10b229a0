"""Daily work: once for every day, and made up for after a pause."""

from datetime import date, datetime

import pytest

from weiquanbao.common import dates
from weiquanbao.jobs.daily import MAKE_UP, for_each_day
from weiquanbao.jobs.models import DayDone

pytestmark = pytest.mark.django_db


def on(day: int, hour: int = 9):
    return dates.at(datetime(2026, 11, day, hour, tzinfo=dates.TZ))


def run(days: list[date]) -> int:
    return for_each_day("seal", days.append)


def test_work_never_done_before_begins_today() -> None:
    done: list[date] = []
    with on(10):
        assert run(done) == 1
    assert done == [date(2026, 11, 10)]


def test_however_often_it_is_looked_at_it_is_done_once_a_day() -> None:
    done: list[date] = []
    for hour in (0, 1, 23):
        with on(10, hour):
            run(done)
    assert done == [date(2026, 11, 10)]


def test_days_on_which_nothing_ran_are_made_up_for() -> None:
    done: list[date] = []
    for day in (10, 14):
        with on(day):
            run(done)
    assert done == [date(2026, 11, day) for day in (10, 11, 12, 13, 14)]


def test_days_long_ago_are_not() -> None:
    done: list[date] = []
    with on(1):
        run(done)
    with on(30):
        assert run(done) == MAKE_UP + 1
    assert done[1] == date(2026, 11, 30 - MAKE_UP)


def test_work_that_fails_is_not_done_and_is_tried_again() -> None:
    def fail(day: date) -> None:
        raise RuntimeError

    done: list[date] = []
    with on(10):
        with pytest.raises(RuntimeError):
            for_each_day("seal", fail)
        assert not DayDone.objects.exists()
        assert run(done) == 1


def test_each_work_has_its_own_days() -> None:
    done: list[date] = []
    with on(10):
        run(done)
        assert for_each_day("remind", done.append) == 1


def test_a_clock_set_back_repeats_nothing() -> None:
    done: list[date] = []
    for day in (10, 9, 10):
        with on(day):
            run(done)
    assert done == [date(2026, 11, 10), date(2026, 11, 9)]
