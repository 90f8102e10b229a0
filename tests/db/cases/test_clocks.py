"""Clock runs in the table: what the database itself refuses, and whose calendar counts."""

from __future__ import annotations

from datetime import date

import pytest
from complaints import do, filed, moment
from django.db import IntegrityError, transaction

from weiquanbao.access.actors import person as acting
from weiquanbao.cases.clocks import apply, due_of, span_of
from weiquanbao.cases.holidays import county_calendar
from weiquanbao.cases.models import Case, Claim, ClockRun, HolidayYear, Party
from weiquanbao.kernel.procedure import Decision
from weiquanbao.law.periods import Period
from weiquanbao.procedures import PROCEDURES

pytestmark = pytest.mark.django_db
LAW = PROCEDURES["complaint"]
#: Statutory holidays of 2027 that fall on weekdays: a notice without them is refused.
STATUTORY = ((1, 1), (2, 5), (2, 8), (4, 5), (6, 9), (9, 15), (10, 1))


@pytest.fixture
def run(county) -> ClockRun:
    """The intake clock of a complaint filed on a Monday."""
    return ClockRun.objects.get(case=filed("2026-11-16").case_id)


def copy_of(run: ClockRun, **changes) -> ClockRun:
    run.pk = None
    run._state.adding = True
    for name, value in changes.items():
        setattr(run, name, value)
    return run


def test_a_run_remembers_where_its_length_came_from(run) -> None:
    assert (run.parameter, run.parameter_since) == ("complaint.answer_days", date(2016, 12, 1))
    assert span_of(run) == Period(5, "working_day")
    assert (due_of(run).on, due_of(run).moved, run.provisional) == (date(2026, 11, 23), False, False)
    assert (run.started_on, run.started_by) == (date(2026, 11, 16), 1)


def test_one_open_run_of_a_clock(run) -> None:
    with pytest.raises(IntegrityError, match="one_open_run_of_a_clock"), transaction.atomic():
        copy_of(run).save()
    copy_of(run, stopped_on=date(2026, 11, 17), stopped_by=2).save()


@pytest.mark.parametrize(("paused_on", "left"), [(date(2026, 11, 17), None), (None, 3)])
def test_a_pause_knows_what_is_left(run, paused_on, left) -> None:
    with pytest.raises(IntegrityError, match="a_pause_knows_what_is_left"), transaction.atomic():
        ClockRun.objects.filter(pk=run.pk).update(paused_on=paused_on, left=left)


def test_a_claimant_is_a_person_and_a_claim_not_negative(run) -> None:
    with pytest.raises(IntegrityError, match="a_claimant_is_a_person"), transaction.atomic():
        Party.objects.filter(side="claimant").update(person=None)
    with pytest.raises(IntegrityError, match="no_negative_claim"), transaction.atomic():
        Claim.objects.update(amount=-1)


def test_a_year_staff_entered_counts(county) -> None:
    officer = county.staff["county_officer"]
    assert not county_calendar().is_working(date(2027, 1, 1))
    assert county_calendar().is_working(date(2027, 1, 4))
    HolidayYear.objects.create(
        year=2027,
        rest=[date(2027, month, day) for month, day in STATUTORY] + [date(2027, 1, 4)],
        work=[],
        source="放假通知",
        entered_by_id=officer.person_id,
        entered_at=moment("2026-11-25"),
    )
    calendar = county_calendar()
    assert not calendar.is_working(date(2027, 1, 4))
    assert calendar.status(date(2027, 1, 4)) == "published"


def test_into_a_year_without_a_notice_a_run_is_provisional(county) -> None:
    case = filed("2026-12-28")
    run = ClockRun.objects.get(case=case.case_id)
    assert (run.due_on, run.provisional) == (date(2027, 1, 5), True)


def test_stopped_runs_stay_with_the_step_that_stopped_them(county) -> None:
    case = filed("2026-11-16")
    do(case, "accept", "2026-11-17", county.staff["intake_officer"])
    do(case, "withdraw", "2026-11-18", acting(case.person_id))
    runs = ClockRun.objects.filter(case=case.case_id).order_by("id")
    assert [(run.code, run.stopped_on.day, run.stopped_by) for run in runs] == [
        ("intake", 17, 2),
        ("handling", 18, 3),
    ]


def test_case_numbers_start_anew_each_year(county) -> None:
    numbers = [
        Case.objects.get(pk=filed(day).case_id).number for day in ("2026-12-31", "2026-12-31", "2027-01-04")
    ]
    assert [number[-11:] for number in numbers] == ["〔2026〕0001号", "〔2026〕0002号", "〔2027〕0001号"]


class TestAMoveThatDoesNotFit:
    """Guards keep these from happening; the table keeps its sense even if one day a guard is forgotten."""

    @pytest.fixture
    def move(self, run):
        def apply_on(day: date, **consequences) -> ClockRun:
            case = Case.objects.get(pk=run.case_id)
            decision = Decision("note", True, case.state, case.state, **consequences)
            apply(case, LAW, decision, effective_on=day, step=2)
            return ClockRun.objects.get(pk=run.pk)

        return apply_on

    def test_a_period_that_is_over_cannot_stand_still(self, move) -> None:
        assert move(date(2026, 11, 24), pauses=("intake",)).paused_on is None
        assert move(date(2026, 11, 23), pauses=("intake",)).paused_on == date(2026, 11, 23)

    def test_pausing_twice_keeps_the_first_day(self, move) -> None:
        move(date(2026, 11, 18), pauses=("intake",))
        assert move(date(2026, 11, 19), pauses=("intake",)).paused_on == date(2026, 11, 18)

    def test_resuming_what_runs_changes_nothing(self, move) -> None:
        assert move(date(2026, 11, 18), resumes=("intake",)).due_on == date(2026, 11, 23)

    def test_what_is_not_open_is_neither_stopped_nor_extended(self, move) -> None:
        longer = (("handling", "complaint.extension_days"),)
        assert move(date(2026, 11, 18), stops=("handling",), extends=longer).due_on == date(2026, 11, 23)
        assert ClockRun.objects.count() == 1

    def test_starting_again_ends_the_run_before(self, move, run) -> None:
        move(date(2026, 11, 18), starts=("intake",))
        runs = ClockRun.objects.order_by("id").values_list("started_on", "stopped_on", "due_on")
        assert list(runs) == [
            (date(2026, 11, 16), date(2026, 11, 18), date(2026, 11, 23)),
            (date(2026, 11, 18), None, date(2026, 11, 25)),
        ]
