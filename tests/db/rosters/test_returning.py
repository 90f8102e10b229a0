"""销假: a leave that is given back, what becomes of its shifts, and who is told."""

from __future__ import annotations

from datetime import timedelta

import pytest
from rostering import MONDAY, MORNING, NINE, NOON, TWO, Roster, text_of, words, worker
from signed_in import browser_of

from weiquanbao.access.actors import Actor
from weiquanbao.common.dates import at
from weiquanbao.desk import rostering as desk
from weiquanbao.notices.models import Notice
from weiquanbao.people.models import Appointment
from weiquanbao.rosters import actions
from weiquanbao.rosters.actions import Refused
from weiquanbao.rosters.models import Change, Leave, Shift

WEEK = timedelta(days=7)
NEXT = MONDAY + WEEK


def away(roster: Roster, *, weeks: int = 1) -> Leave:
    """The first lawyer's leave from this Monday to the one so many weeks on, approved."""
    leave = actions.ask_leave(
        starts_on=MONDAY, ends_on=MONDAY + weeks * WEEK, reason="出差", acting_as=roster.first
    )
    desk.decide_leave(leave_id=leave.pk, approve=True, acting_as=roster.county.staff["leader"])
    return leave


def letters(person: int | None, channel: str = "in_app") -> list[tuple[str, str]]:
    rows = Notice.objects.filter(recipient=person, channel=channel, template__startswith="duty_")
    return [(one.template, one.text) for one in rows.order_by("pk")]


def test_what_is_still_a_gap_is_his_again_and_what_another_took_stays(roster: Roster):
    person = worker().pk
    desk.book(
        shift_id=roster.shift(NEXT).pk,
        starts=NINE,
        acting_as=Actor(kind="person", person_id=person, account_id=1),
    )
    leave = away(roster)
    desk.fill(
        shift_id=roster.shift(MONDAY).pk,
        lawyer_id=roster.second.person_id or 0,
        acting_as=roster.county.staff["town_officer"],
    )
    before = len(letters(roster.second.person_id))
    assert desk.return_leave(leave_id=leave.pk, acting_as=roster.first) == (1, 1)
    assert roster.shift(MONDAY).lawyer_id == roster.second.person_id
    assert roster.shift(NEXT).lawyer_id == roster.first.person_id
    assert roster.shift(MONDAY, TWO).lawyer_id is None, "a gap that was nobody's stays one"
    assert letters(person, "sms")[-1] == (
        "duty_lawyer_back",
        "你约的2026年11月30日上午 9:00（示例镇），示例李律师能来了，时间地点不变。来不了打 12351。",
    )
    assert letters(roster.county.staff["leader"].person_id)[-1] == (
        "duty_leave_returned",
        "示例李一11月23日星期一到11月30日星期一的假销了。1 班还是他的。1 班已经有人替了，照旧由替的人坐。",
    )
    assert letters(roster.first.person_id)[-1][0] == "duty_leave_approved", "not told what he did himself"
    assert len(letters(roster.second.person_id)) == before, "nothing changes for whoever took it"
    line = Change.objects.get(kind="shift_returned")
    assert (line.by_id, line.after_id, line.about_id) == (
        roster.first.person_id, roster.first.person_id, leave.pk,
    )  # fmt: skip


def test_while_it_lasts_only_what_is_to_come_is_his_again(roster: Roster):
    leave = away(roster)
    with at(MORNING + timedelta(days=1)):
        assert desk.return_leave(leave_id=leave.pk, acting_as=roster.first) == (1, 0)
        assert roster.shift(MONDAY).lawyer_id is None, "what is over was not sat"
        again = actions.ask_leave(starts_on=NEXT, ends_on=NEXT, reason="又要出差", acting_as=roster.first)
    assert again.state == "asked", "the days may be asked for anew"


def test_what_was_planned_while_he_was_away_is_his_too(roster: Roster):
    leave = away(roster, weeks=5)
    with at(MORNING + WEEK):
        actions.plan()
    late = Shift.objects.filter(post=roster.town, starts=NINE, day=MONDAY + 5 * WEEK)
    assert late.get().lawyer_id is None
    desk.return_leave(leave_id=leave.pk, acting_as=roster.first)
    assert late.get().lawyer_id == roster.first.person_id


def test_where_he_sits_elsewhere_or_is_no_lawyer_any_more_it_stays_a_gap(roster: Roster):
    leave = away(roster)
    Shift.objects.create(
        post=roster.centre, day=MONDAY, starts=NINE, ends=NOON, lawyer_id=roster.first.person_id
    )
    Appointment.objects.filter(person=roster.first.person_id).update(ends_on=NEXT)
    assert desk.return_leave(leave_id=leave.pk, acting_as=roster.first) == (0, 0)
    assert roster.shift(MONDAY).lawyer_id is None
    assert roster.shift(NEXT).lawyer_id is None
    told = letters(roster.county.staff["leader"].person_id)[-1][1]
    assert told.endswith("的假销了。这几天没有他的班。")


@pytest.mark.parametrize(
    ("who", "may"), [("town_officer", True), ("county_officer", True), ("other_town_officer", False)]
)
def test_whoever_keeps_the_roster_does_it_for_him_and_nobody_else(roster: Roster, who: str, may: bool):
    leave, actor = away(roster), roster.county.staff[who]
    if not may:
        with pytest.raises(Refused, match="不归你排"):
            desk.return_leave(leave_id=leave.pk, acting_as=actor)
        with pytest.raises(Refused, match="不归你排"):
            desk.return_leave(leave_id=leave.pk, acting_as=roster.second)
        return
    desk.return_leave(leave_id=leave.pk, acting_as=actor)
    told = [letters(one)[-1][0] for one in (roster.first.person_id, roster.county.staff["leader"].person_id)]
    assert told == ["duty_leave_returned"] * 2
    assert "duty_leave_returned" not in [name for name, _text in letters(actor.person_id)]


@pytest.mark.parametrize("state", ["asked", "returned", "over"])
def test_only_an_approved_leave_that_is_not_over_is_given_back(roster: Roster, state: str):
    if state == "asked":
        leave = actions.ask_leave(starts_on=MONDAY, ends_on=MONDAY, reason="出差", acting_as=roster.first)
    else:
        leave = away(roster)
    if state == "returned":
        desk.return_leave(leave_id=leave.pk, acting_as=roster.first)
    with (
        at(MORNING + (2 * WEEK if state == "over" else timedelta())),
        pytest.raises(Refused, match="没有批过"),
    ):
        desk.return_leave(leave_id=leave.pk, acting_as=roster.first)


def test_it_is_one_button_for_the_lawyer_and_one_for_his_keeper(roster: Roster):
    leave = away(roster)
    keeper, lawyer = browser_of(roster.county.staff["town_officer"]), browser_of(roster.first)
    page = text_of(keeper.get("/desk/roster/"))
    assert f"/desk/roster/leaves/{leave.pk}/return/" in page
    assert "1 位律师请了假" in page
    other = browser_of(roster.county.staff["other_town_officer"])
    assert "位律师请了假" not in text_of(other.get("/desk/roster/"))
    assert f"/desk/duty/leaves/{leave.pk}/return/" in text_of(lawyer.get("/desk/duty/"))
    told = words(lawyer.post(f"/desk/duty/leaves/{leave.pk}/return/", follow=True))
    assert "销假了。2 班照旧由本人坐。" in told
    assert "位律师请了假" not in text_of(keeper.get("/desk/roster/"))
    again = words(keeper.post(f"/desk/roster/leaves/{leave.pk}/return/", follow=True))
    assert "已经销了" in again
    history = words(keeper.get("/desk/roster/history/"))
    assert "销假，班还是他的" in history
