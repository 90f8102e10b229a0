"""The calendar is built from notices, and a notice that cannot be right is refused with a sentence."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weiquanbao.law.calendar import YearTable, china, published

DAYS = st.dates(date(1995, 1, 1), date(2035, 12, 31))
REST_2027 = frozenset(
    date(2027, month, day)
    for month, day in [
        (1, 1),
        (2, 5),
        (2, 6),
        (2, 7),
        (2, 8),
        (4, 5),
        (5, 1),
        (5, 2),
        (6, 9),
        (9, 15),
        (10, 1),
        (10, 2),
        (10, 3),
    ]
)


@given(DAYS)
def test_the_next_working_day_is_the_first_one(day):
    found = china().next_working(day)
    assert china().is_working(found)
    assert not any(china().is_working(day + timedelta(n)) for n in range((found - day).days))
    assert found - day < timedelta(15)


@given(DAYS, st.integers(-40, 40))
def test_counting_working_days_there_and_back(day, count):
    there = china().add_working(day, count)
    assert count == 0 or china().is_working(there)
    back = china().add_working(there, -count)
    assert not china().is_working(day) or back == day


def test_all_published_days_agree_with_the_notices_as_shipped():
    from chinese_calendar import is_workday

    for n in range((date(2026, 12, 24) - date(2004, 1, 1)).days):
        day = date(2004, 1, 1) + timedelta(n)
        assert china().is_working(day) == is_workday(day), day
        assert china().status(day) == "published", day


def test_a_year_entered_by_staff_stands_before_the_shipped_one():
    table = YearTable(2026, china().rest & frozenset(_year(2026)) | {date(2026, 3, 3)}, frozenset())
    entered = china({2026: table})
    assert china().is_working(date(2026, 3, 3))
    assert not entered.is_working(date(2026, 3, 3))
    assert not entered.is_working(date(2026, 2, 14))
    assert entered.is_working(date(2025, 3, 3))


def test_a_calendar_can_be_made_of_nothing_but_what_is_entered():
    alone = published({2027: YearTable(2027, REST_2027, frozenset({date(2027, 2, 13)}))})
    assert alone.is_working(date(2027, 2, 13))
    assert alone.status(date(2027, 12, 24)) == "published"
    assert alone.status(date(2027, 12, 25)) == "provisional"
    assert alone.status(date(2026, 12, 31)) == "provisional"


def test_china_is_made_once():
    assert china() is china()
    assert china({}) is china()


@pytest.mark.parametrize(
    ("rest", "work", "sentence"),
    [
        (REST_2027 | {date(2026, 12, 24)}, frozenset(), "2026-12-24 不归 2027 年"),
        (REST_2027 | {date(2027, 12, 31)}, frozenset(), "2027-12-31 不归 2027 年"),
        (REST_2027, {date(2027, 5, 1)}, "2027-05-01 既写了放假，又写了上班"),
        (REST_2027, {date(2027, 3, 3)}, "2027-03-03 不是周末"),
        (REST_2027 - {date(2027, 10, 1)}, frozenset(), "2027-10-01 是法定节假日"),
        (REST_2027 - {date(2027, 2, 5)}, frozenset(), "2027-02-05 是法定节假日"),
        (frozenset(date(2027, 1, 1) + timedelta(n) for n in range(81)), frozenset(), "太多"),
    ],
)
def test_a_notice_that_cannot_be_right_is_refused(rest, work, sentence):
    with pytest.raises(ValueError, match=sentence):
        YearTable(2027, frozenset(rest), frozenset(work))


def test_a_statutory_holiday_on_a_weekend_need_not_be_listed():
    assert YearTable(2027, REST_2027 - {date(2027, 5, 1)}, frozenset())


def test_a_statutory_holiday_on_a_weekend_cannot_be_worked():
    with pytest.raises(ValueError, match="2027-05-01 是法定节假日"):
        YearTable(2027, REST_2027 - {date(2027, 5, 1)}, frozenset({date(2027, 5, 1)}))


def test_a_notice_filed_under_another_year_is_refused():
    with pytest.raises(ValueError, match="2028 年的放假通知写成了 2027 年的"):
        published({2028: YearTable(2027, REST_2027, frozenset())})


def _year(year):
    return [date(year, 1, 1) + timedelta(n) for n in range(365)]


def test_days_that_are_given_take_the_place_of_those_known_of_their_month():
    given_ = china().with_given([date(2026, 5, 1), date(2026, 5, 2)], [date(2026, 5, 16)])
    assert not given_.is_working(date(2026, 5, 1))
    assert given_.is_working(date(2026, 5, 4)), "a holiday of the notice that was not given"
    assert given_.is_working(date(2026, 5, 16))
    assert not given_.is_working(date(2026, 5, 9)), "a make-up day of the notice that was not given"
    assert not given_.is_working(date(2026, 10, 1)), "another month stays as it was"


def test_more_rest_only_adds_and_makes_its_year_a_published_one():
    more = china().with_more_rest([date(2031, 5, 5)])
    assert not more.is_working(date(2031, 5, 5))
    assert not more.is_working(date(2031, 10, 1)), "what is computed of the year still holds"
    assert more.status(date(2031, 5, 5)) == "published"
    assert china().is_working(date(2031, 5, 5)), "the calendar of all others is as it was"


def _notice(*more: date, work: frozenset[date] = frozenset()) -> YearTable:
    return YearTable(2027, REST_2027 | frozenset(more), work)


def test_a_notice_has_eighty_days_at_most():
    filling = [day for day in _year(2027) if day not in REST_2027][: 80 - len(REST_2027)]
    assert len(_notice(*filling).rest) == 80
    with pytest.raises(ValueError, match="太多"):
        _notice(*filling, work=frozenset({date(2027, 11, 6)}))


@pytest.mark.parametrize("day", [date(2027, 1, 1), date(2027, 6, 9), date(2027, 10, 1)])
def test_a_notice_without_a_statutory_holiday_is_refused(day):
    with pytest.raises(ValueError, match="法定节假日"):
        YearTable(2027, REST_2027 - {day}, frozenset())


def test_a_worked_weekend_that_is_given_changes_its_own_month_only():
    given_ = china().with_given([], [date(2026, 5, 9)])
    assert given_.is_working(date(2026, 5, 9))
    assert given_.is_working(date(2026, 2, 14))
    assert not china().with_given([], [date(2026, 2, 28)]).is_working(date(2026, 2, 14))
