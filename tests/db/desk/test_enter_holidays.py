"""A holiday notice is entered: what was provisional is counted again, each moved period with a step of its own."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from complaints import do, filed, moment

from weiquanbao.common.dates import at
from weiquanbao.desk.enter_holidays import enter_year, recompute, table_of, what_moves
from weiquanbao.desk.refusals import Barred, Incomplete
from weiquanbao.reading import visible

pytestmark = pytest.mark.django_db
NEW_YEAR = date(2027, 1, 1)
#: Days off as a notice for 2027 might have them: New Year's bridge goes on to Tuesday, the 5th is worked from.
SOURCE = "示例通知"


def spell(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


REST = [
    *spell(NEW_YEAR, date(2027, 1, 5)),
    *spell(date(2027, 2, 5), date(2027, 2, 12)),
    *spell(date(2027, 4, 3), date(2027, 4, 5)),
    *spell(date(2027, 5, 1), date(2027, 5, 5)),
    *spell(date(2027, 6, 9), date(2027, 6, 9)),
    *spell(date(2027, 9, 15), date(2027, 9, 15)),
    *spell(date(2027, 10, 1), date(2027, 10, 7)),
]


@pytest.fixture
def notice():
    with at(moment("2026-12-10")):
        return table_of(year=2027, rest=REST, work=[date(2027, 1, 9)], source=SOURCE)


@pytest.fixture
def case(county):
    """Accepted on 2026-12-04: thirty days end on Sunday 2027-01-03, a year nobody has published."""
    one = filed("2026-12-03")
    do(one, "accept", "2026-12-04", county.staff["intake_officer"])
    return one


def handling(county, case):
    view = visible.case(county.staff["intake_officer"], case.case_id)
    return next(clock for clock in view.clocks if clock.code == "handling"), view


def test_a_provisional_last_day_moves_with_a_step_that_says_from_when_to_when(county, case, notice) -> None:
    before, _ = handling(county, case)
    assert (before.due_on, before.provisional) == (date(2027, 1, 4), True)
    with at(moment("2026-12-10")):
        assert [(one.was, one.now) for one in what_moves(notice)] == [(date(2027, 1, 4), date(2027, 1, 6))]
        enter_year(table=notice, acting_as=county.staff["county_officer"])
        done = recompute()
        after, view = handling(county, case)
    assert done.moved == 1
    assert (after.due_on, after.provisional) == (date(2027, 1, 6), False)
    step = view.steps[0]
    assert (step.act, step.role) == ("recompute", "系统")
    assert dict(step.entries) == {"哪个期限": "办理", "原来到": "2027-01-04", "改到": "2027-01-06"}


def test_looking_at_what_would_move_changes_nothing(county, case, notice) -> None:
    with at(moment("2026-12-10")):
        what_moves(notice)
    assert handling(county, case)[0].provisional


def test_entering_again_moves_nothing_twice(county, case, notice) -> None:
    with at(moment("2026-12-10")):
        enter_year(table=notice, acting_as=county.staff["county_officer"])
        recompute()
        assert recompute().moved == 0
    assert len(handling(county, case)[1].steps) == 3


def test_a_paused_period_keeps_what_is_left_by_the_new_calendar(county, case, notice) -> None:
    officer = county.staff["intake_officer"]
    do(case, "wait", "2026-12-08", officer)
    with at(moment("2026-12-10")):
        enter_year(table=notice, acting_as=county.staff["county_officer"])
        recompute()
    do(case, "resume", "2026-12-10", officer)
    with at(moment("2026-12-10")):
        # Four of thirty days had passed; twenty-seven begin with the day of resuming and end on 5 January, a rest day.
        assert handling(county, case)[0].due_on == date(2027, 1, 6)


def test_what_was_not_provisional_or_has_stopped_never_moves(county, notice) -> None:
    officer = county.staff["intake_officer"]
    done = filed("2026-11-02")
    do(done, "accept", "2026-11-03", officer)
    do(done, "refer", "2026-11-04", officer)
    running = filed("2026-11-16")
    with at(moment("2026-12-10")):
        enter_year(table=notice, acting_as=county.staff["county_officer"])
        assert recompute().moved == 0
    assert len(visible.case(officer, done.case_id).steps) == 3
    assert visible.case(officer, running.case_id).steps[0].act == "file"


def test_the_last_day_for_arbitration_is_counted_again(county, notice) -> None:
    from weiquanbao.cases.models import Claim

    ended = {"still": ["no"], "ended": ["2026-10"]}
    case = filed("2026-12-03", still=ended)
    claim = Claim.objects.get(matter__code=case.matter_code)
    assert claim.limitation["provisional"]
    with at(moment("2026-12-10")):
        enter_year(table=notice, acting_as=county.staff["county_officer"])
        recompute()
    claim.refresh_from_db()
    assert not claim.limitation["provisional"]


@pytest.mark.parametrize("role", ["intake_officer", "leader", "auditor", "system_admin"])
def test_only_the_county_officer_enters(county, notice, role) -> None:
    with pytest.raises(Barred):
        enter_year(table=notice, acting_as=county.staff[role])


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"year": 2026}, "year"),
        ({"year": 2031}, "year"),
        ({"source": " "}, "source"),
        ({"rest": REST[5:]}, "rest"),
        ({"work": [date(2027, 1, 11)]}, "rest"),
    ],
)
def test_a_notice_that_cannot_be_is_refused_with_a_sentence(county, said, field) -> None:
    with at(moment("2026-12-10")), pytest.raises(Incomplete) as refused:
        table_of(**{"year": 2027, "rest": REST, "work": [], "source": SOURCE, **said})
    assert refused.value.errors[field].strip()


def test_every_version_that_was_entered_is_kept(county, notice) -> None:
    from weiquanbao.cases.models import HolidayEntry

    for _ in range(2):
        with at(moment("2026-12-10")):
            enter_year(table=notice, acting_as=county.staff["county_officer"])
    assert HolidayEntry.objects.filter(year=2027).count() == 2
