"""最晚哪天去仲裁 on the receipt, and who is reminded of it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from complaints import do, filed, moment

from weiquanbao.access.actors import person as acting
from weiquanbao.cases.models import Claim, Matter
from weiquanbao.common.dates import at
from weiquanbao.reading import visible
from weiquanbao.reading.limitation_due import limitation_due

pytestmark = pytest.mark.django_db
DAYS = (90, 30, 7)
UNKNOWN = {"unknown": ["1"]}


def receipt(case, on: str = "2026-11-16"):
    """The matter as the worker reads it on the day."""
    with at(moment(on)):
        return visible.matter(acting(case.person_id), case.matter_code)


@pytest.mark.parametrize(
    ("answers", "lapses_on", "earliest"),
    [
        # Left in October: the 1st is the earliest day that could be. No calendar of 2027 is published, so no rest
        # day moves an end: whoever relies on the earlier day is never late.
        ({}, date(2027, 10, 1), False),
        # Still there: arrears of pay do not lapse while one works (调解仲裁法 27).
        ({"still": {"still": ["yes"]}}, None, False),
        # Left, but nobody knows when: the day pay stopped is the earliest day of leaving.
        ({"still": {"still": ["no"], "ended": ["unknown"]}}, date(2027, 8, 1), True),
        # Not known whether still there: counted as if gone.
        ({"still": UNKNOWN}, date(2027, 8, 1), True),
        ({"still": UNKNOWN, "happened": UNKNOWN}, date(2027, 3, 1), True),
        # Nothing known at all: it might be today.
        ({"still": UNKNOWN, "happened": UNKNOWN, "began": UNKNOWN}, date(2026, 11, 16), True),
        # Not wages: from the day of knowing, work or no work.
        ({"problems": {"problems": ["insurance"]}, "still": {"still": ["yes"]}}, date(2027, 8, 1), False),
        ({"problems": {"problems": ["contract"]}, "happened": UNKNOWN}, date(2027, 3, 1), True),
        # Sent away: known on the last day.
        ({"problems": {"problems": ["dismissal"]}}, date(2027, 10, 1), False),
    ],
)
def test_the_receipt_says_the_earliest_day_it_could_be(county, answers, lapses_on, earliest) -> None:
    limit = receipt(filed(**answers)).limit
    assert limit.lapses_on == lapses_on
    assert limit.limitation["earliest"] is earliest
    assert limit.limitation["sentence"].startswith("交给工会不等于申请仲裁；")
    assert bool(limit.limitation["assumed"]) is earliest


def test_of_several_claims_the_first_to_lapse_is_the_one_that_is_told(county) -> None:
    case = filed(problems={"problems": ["wages", "insurance", "leave"]}, still={"still": ["yes"]})
    view = receipt(case)
    assert [claim.lapses_on for claim in view.claims] == [None, date(2027, 8, 1), date(2027, 8, 1)]
    assert view.limit.kind == "insurance"


def test_days_left_are_counted_from_today(county) -> None:
    case = filed()
    assert receipt(case).limit.days_left == (date(2027, 10, 1) - date(2026, 11, 16)).days
    assert receipt(case, "2027-09-24").limit.days_left == 7
    assert receipt(case, "2027-10-03").limit.days_left == -2


def reminded(case) -> list[tuple[int, date]]:
    """On which days of a year and a half somebody is reminded of this matter."""
    code = Matter.objects.get(code=case.matter_code).code
    first = date(2026, 11, 16)
    return [
        (row.days, first + timedelta(days=n))
        for n in range(500)
        for row in limitation_due(first + timedelta(days=n), DAYS)
        if row.matter_code == code
    ]


def test_a_reminder_90_30_and_7_days_before_and_on_no_other_day(county) -> None:
    last = date(2027, 10, 1)
    assert reminded(filed()) == [(days, last - timedelta(days=days)) for days in DAYS]


def test_none_for_what_has_lapsed_already(county) -> None:
    case = filed(
        began={"month": ["2023-03"]},
        still={"still": ["no"], "ended": ["2024-10"]},
        happened={"month": ["2024-08"]},
    )
    assert receipt(case).limit.limitation["passed"]
    assert reminded(case) == []


def test_none_where_no_year_runs(county) -> None:
    assert reminded(filed(still={"still": ["yes"]})) == []


@pytest.mark.parametrize(
    ("ending", "values", "reminders"),
    [
        ("close", {"result": "paid_in_full", "explanation": "付清了"}, 0),
        ("close", {"result": "agreed", "explanation": "说好了下月付"}, 3),
        ("close", {"result": "not_settled", "explanation": "没谈成"}, 3),
        ("refer", None, 3),
        ("withdraw", {"ground": "paid"}, 0),
        ("withdraw", {"ground": "elsewhere"}, 3),
        ("withdraw", {}, 3),
    ],
)
def test_none_for_what_was_paid_and_all_for_what_was_not(county, ending, values, reminders) -> None:
    case, officer = filed(), county.staff["intake_officer"]
    do(case, "accept", "2026-11-17", officer)
    do(case, "record_progress", "2026-11-17", officer)
    by = acting(case.person_id) if ending == "withdraw" else officer
    do(case, ending, "2026-11-18", by, values)
    assert len(reminded(case)) == reminders


def test_a_corrected_date_moves_the_reminders(county) -> None:
    case = filed()
    values = {"what": "worked_until", "value": "2026-09-15", "reason": "记错了"}
    do(case, "correct", "2026-11-17", county.staff["intake_officer"], values)
    assert [day for _days, day in reminded(case)] == [
        date(2027, 9, 15) - timedelta(days=days) for days in DAYS
    ]


def test_of_two_claims_the_later_is_reminded_of_when_the_first_has_passed(county) -> None:
    case = filed(problems={"problems": ["wages", "insurance"]}, still={"still": ["no"], "ended": ["2026-10"]})
    first, second = sorted(Claim.objects.values_list("lapses_on", flat=True))
    days = [day for _days, day in reminded(case)]
    assert days[:3] == [first - timedelta(days=n) for n in DAYS]
    assert set(days[3:]) <= {second - timedelta(days=n) for n in DAYS}
    assert second - timedelta(days=30) in days


@pytest.mark.parametrize(
    ("answers", "by_month"),
    [
        ({}, True),
        ({"still": UNKNOWN}, True),
        ({"still": {"still": ["yes"]}}, False),
        ({"still": UNKNOWN, "happened": UNKNOWN, "began": UNKNOWN}, False),
    ],
)
def test_a_limit_counted_from_a_month_says_so(county, answers, by_month) -> None:
    assert receipt(filed(**answers)).limit.by_month is by_month


def test_a_corrected_day_no_longer_stands_for_a_month(county) -> None:
    case = filed()
    values = {"what": "worked_until", "value": "2026-10-01", "reason": "就是那天走的"}
    do(case, "correct", "2026-11-17", county.staff["intake_officer"], values)
    view = receipt(case, "2026-11-17")
    assert view.limit.lapses_on == date(2027, 10, 1)
    assert not view.limit.by_month
