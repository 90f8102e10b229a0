"""One rule finds the lawyer of a question and of a draft: who is here, then who has least in hand."""

from __future__ import annotations

from datetime import timedelta

from consultations import asked
from rostering import MONDAY, Roster

from weiquanbao.common.dates import at, now
from weiquanbao.desk.act import act
from weiquanbao.reading.lawyers import lawyers, reviewer
from weiquanbao.rosters.models import LawyerProfile

TUESDAY, WEDNESDAY = MONDAY + timedelta(days=1), MONDAY + timedelta(days=2)


def test_a_draft_goes_to_whoever_sits_that_day(roster: Roster):
    first, second = roster.first.person_id, roster.second.person_id
    assert reviewer(MONDAY, apart_from=()) == first, "he comes at nine, and a draft may wait for it"
    assert reviewer(TUESDAY, apart_from=()) == second
    assert reviewer(MONDAY, apart_from={first, None}) == second, "whoever wrote it does not look at it"
    assert reviewer(MONDAY, apart_from={first, second}) is None


def test_a_question_goes_to_whoever_sits_now(roster: Roster):
    assert [one.on_duty for one in lawyers()] == [False, False]
    with at(now().replace(hour=10)):
        assert {one.person_id: one.on_duty for one in lawyers()} == {
            roster.first.person_id: True, roster.second.person_id: False,
        }  # fmt: skip


def test_questions_and_drafts_are_one_load(roster: Roster):
    officer = roster.county.staff["intake_officer"]
    for number in (71, 72):
        filed = asked("我的工资没给，怎么办？", number=number)
        values = {"handler": roster.first.person_id, "reason": "示例"}
        act(case_id=filed.case_id, act="assign", acting_as=officer, values=values)
    assert {one.person_id: one.load for one in lawyers()} == {
        roster.first.person_id: 2, roster.second.person_id: 0,
    }  # fmt: skip
    assert reviewer(WEDNESDAY, apart_from=()) == roster.second.person_id
    assert reviewer(MONDAY, apart_from=()) == roster.first.person_id
    LawyerProfile.objects.filter(person=roster.first.person_id).update(most_open=2)
    assert reviewer(MONDAY, apart_from=()) == roster.second.person_id, "he has as much as he takes at once"
