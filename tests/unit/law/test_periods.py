"""What must hold for every period, pause and extension, whatever the dates."""

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from weiquanbao.law.calendar import china
from weiquanbao.law.periods import Due, Period, Remaining, due_date, extend, remaining, resumed_due

CHINA = china()
DAYS = st.dates(date(2010, 1, 1), date(2029, 12, 31))
UNITS = st.sampled_from(["calendar_day", "working_day", "month", "year"])
PERIODS = st.builds(Period, st.integers(1, 60), st.sampled_from(["calendar_day", "working_day", "month"]))


@given(DAYS, PERIODS)
def test_an_end_is_after_its_start_and_on_a_working_day(start, period):
    due = due_date(start, period, CHINA)
    assert start < due.nominal <= due.on
    assert CHINA.is_working(due.on)
    assert not any(CHINA.is_working(due.nominal + timedelta(n)) for n in range((due.on - due.nominal).days))


@given(DAYS, st.integers(1, 60), st.sampled_from(["calendar_day", "working_day", "month"]))
def test_a_longer_period_never_ends_earlier(start, count, unit):
    assert (
        due_date(start, Period(count, unit), CHINA).on <= due_date(start, Period(count + 1, unit), CHINA).on
    )


@given(DAYS, PERIODS)
def test_a_later_start_never_ends_earlier(start, period):
    assert due_date(start, period, CHINA).on <= due_date(start + timedelta(1), period, CHINA).on


@given(DAYS, st.integers(1, 60))
def test_as_many_days_are_worked_as_the_period_has(start, count):
    due = due_date(start, Period(count, "working_day"), CHINA)
    worked = [start + timedelta(n) for n in range(1, (due.on - start).days + 1)]
    assert sum(map(CHINA.is_working, worked)) == count


@given(DAYS, st.integers(1, 5))
def test_a_year_is_twelve_months(start, count):
    assert due_date(start, Period(count, "year"), CHINA) == due_date(
        start, Period(12 * count, "month"), CHINA
    )


@given(DAYS, PERIODS, st.data())
def test_a_pause_of_no_days_changes_nothing(start, period, data):
    due = due_date(start, period, CHINA)
    paused_on = data.draw(st.dates(start, due.on))
    assert resumed_due(paused_on, remaining(start, paused_on, due, period, CHINA), CHINA).on == due.on


@given(DAYS, PERIODS, st.integers(0, 40), st.data())
def test_a_pause_gives_back_what_it_took_and_no_more(start, period, length, data):
    due = due_date(start, period, CHINA)
    paused_on = data.draw(st.dates(start + timedelta(1), due.on))
    resumed_on = paused_on + timedelta(length)
    later = resumed_due(resumed_on, remaining(start, paused_on, due, period, CHINA), CHINA)
    assert later.on >= due.on
    assert CHINA.is_working(later.on)
    if period.unit == "working_day":
        before = sum(CHINA.is_working(start + timedelta(n)) for n in range(1, (paused_on - start).days))
        after = sum(
            CHINA.is_working(resumed_on + timedelta(n)) for n in range((later.on - resumed_on).days + 1)
        )
        assert before + after == period.count
    elif paused_on <= due.nominal:
        assert later.nominal == due.nominal + timedelta(length)


@given(DAYS, PERIODS, st.integers(0, 20), st.integers(0, 20), st.data())
def test_two_pauses_in_a_row_are_one(start, period, first, second, data):
    due = due_date(start, period, CHINA)
    paused_on = data.draw(st.dates(start, due.on))
    between = paused_on + timedelta(first)
    end = between + timedelta(second)
    once = resumed_due(between, remaining(start, paused_on, due, period, CHINA), CHINA)
    assume(between <= once.on)
    twice = resumed_due(end, remaining(start, between, once, period, CHINA), CHINA)
    assert twice.on == resumed_due(end, remaining(start, paused_on, due, period, CHINA), CHINA).on


@given(DAYS, PERIODS, PERIODS)
def test_an_extension_never_shortens(start, period, more):
    due = due_date(start, period, CHINA)
    longer = extend(due, more, CHINA)
    assert longer.on >= due.on
    assert CHINA.is_working(longer.on)


@given(DAYS, st.integers(1, 60), st.integers(1, 60), st.sampled_from(["calendar_day", "working_day"]))
def test_days_extended_by_days_are_one_period(start, first, more, unit):
    due = due_date(start, Period(first, unit), CHINA)
    assert extend(due, Period(more, unit), CHINA).on == due_date(start, Period(first + more, unit), CHINA).on


@given(st.dates(date(2010, 1, 1), date(2026, 9, 1)), st.integers(1, 60), UNITS)
def test_whatever_ends_among_published_days_is_certain(start, count, unit):
    due = due_date(start, Period(count, unit), CHINA)
    assert due.provisional is (CHINA.status(due.on) == "provisional")


@pytest.mark.parametrize("paused_on", [date(2026, 3, 1), date(2026, 4, 2)])
def test_only_a_running_period_can_pause(paused_on):
    period = Period(30, "calendar_day")
    due = due_date(date(2026, 3, 2), period, CHINA)
    with pytest.raises(ValueError, match="不能暂停"):
        remaining(date(2026, 3, 2), paused_on, due, period, CHINA)


@pytest.mark.parametrize(
    ("count", "unit"), [(0, "month"), (-1, "calendar_day"), (100_000, "year"), (1, "week")]
)
def test_what_is_no_period_is_refused(count, unit):
    with pytest.raises(ValueError, match="不是一段期限"):
        Period(count, unit)


def test_an_extension_in_working_days_keeps_the_doubt_of_its_period():
    due = due_date(date(2026, 12, 17), Period(10, "working_day"), CHINA)
    assert extend(due, Period(1, "working_day"), CHINA).provisional


@pytest.mark.parametrize("count", [0, -1, 3661])
def test_no_period_is_shorter_than_one_or_longer_than_ten_years(count):
    with pytest.raises(ValueError, match="不是一段期限"):
        Period(count, "calendar_day")


def test_ten_years_are_a_period():
    assert Period(3660, "calendar_day").count == 3660


def test_the_day_before_a_period_is_not_relied_on():
    """The last days of 2003 are in no notice, those of 2004 are."""
    assert not due_date(date(2004, 1, 1), Period(1, "working_day"), CHINA).provisional


def test_what_rested_on_an_unpublished_day_stays_provisional():
    left = Remaining(1, "working_day", date(2026, 3, 2), provisional=True)
    assert resumed_due(date(2026, 3, 3), left, CHINA).provisional
    before = Due(date(2026, 3, 2), date(2026, 3, 2), provisional=True)
    assert extend(before, Period(1, "working_day"), CHINA).provisional
