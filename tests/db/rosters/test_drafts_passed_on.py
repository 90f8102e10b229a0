"""A draft does not wait for a lawyer who is none any more, or who is away: another gets it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from rostering import MONDAY, Roster

from weiquanbao.common.dates import at, now
from weiquanbao.desk.reviewing import pass_on
from weiquanbao.desk.rostering import decide_leave
from weiquanbao.drafting import actions as drafting
from weiquanbao.drafting import reviewing
from weiquanbao.drafting.models import Review
from weiquanbao.jobs.rosters import rosters
from weiquanbao.notices.models import Notice
from weiquanbao.people.models import Appointment
from weiquanbao.rosters import actions


def given_to(lawyer: int, *, written_by: int | None = None) -> Review:
    """A document that lies with this lawyer, remarked on already."""
    made = drafting.start(document="authority")
    version = drafting.keep_version(key=made.key, text="[]", sha256="0" * 64, made_on=MONDAY, by=written_by)
    review = reviewing.ask(key=made.key, version_id=version, lawyer=lawyer, by=None)
    reviewing.mark_up(review_id=review, lawyer=lawyer, remarks={"people": "写清是谁。"})
    return Review.objects.get(pk=review)


def ids(roster: Roster) -> tuple[int, int]:
    """The two lawyers of the roster."""
    return roster.first.person_id or 0, roster.second.person_id or 0


def test_whoever_is_lawyer_no_more_hands_on_what_waits_and_nobody_is_told(roster: Roster) -> None:
    first, second = ids(roster)
    waiting, done = given_to(first), given_to(first)
    reviewing.send_back(review_id=done.pk, lawyer=first, note="改一改")
    Appointment.objects.filter(person=first).update(ends_on=MONDAY)
    with at(now().replace(hour=1)):
        rosters()
    waiting.refresh_from_db()
    done.refresh_from_db()
    assert (waiting.lawyer_id, done.lawyer_id) == (second, first)
    assert [one.text for one in waiting.remarks.all()] == ["写清是谁。"]
    assert not Notice.objects.filter(template__startswith="draft").exists()


def test_whoever_is_on_leave_that_day_hands_on_what_waits_and_is_given_nothing(roster: Roster) -> None:
    first, second = ids(roster)
    waiting = given_to(first)
    leave = actions.ask_leave(starts_on=MONDAY, ends_on=MONDAY, reason="出差", acting_as=roster.first)
    assert pass_on(MONDAY) == 0, "asked is not approved"
    decide_leave(leave_id=leave.pk, approve=True, acting_as=roster.county.staff["county_officer"])
    assert pass_on(MONDAY - timedelta(days=1)) == 0, "he is still here"
    assert pass_on(MONDAY) == 1
    assert pass_on(MONDAY) == 0
    waiting.refresh_from_db()
    assert waiting.lawyer_id == second


@pytest.mark.parametrize("writer", ["second", "nobody"])
def test_it_stays_where_nobody_else_may_look_at_it(roster: Roster, writer: str) -> None:
    first, second = ids(roster)
    waiting = given_to(first, written_by=second if writer == "second" else None)
    ended = [first] if writer == "second" else [first, second]
    Appointment.objects.filter(person__in=ended).update(ends_on=MONDAY)
    assert pass_on(MONDAY) == 0
    waiting.refresh_from_db()
    assert waiting.lawyer_id == first
