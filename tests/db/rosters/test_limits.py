"""What is over stays as it was, and nobody sits who is no lawyer on duty."""

from __future__ import annotations

from datetime import timedelta

import pytest
from rostering import FIVE, MONDAY, NINE, NOON, TWO, Roster, worker

from weiquanbao.access.actors import Actor
from weiquanbao.common.dates import at, now, today
from weiquanbao.people.models import Account, Appointment
from weiquanbao.reading import visible
from weiquanbao.rosters import actions
from weiquanbao.rosters.actions import Refused
from weiquanbao.rosters.models import Booking, Change, Shift

TUESDAY, WEEK = MONDAY + timedelta(days=1), timedelta(days=7)


def set_hours(roster: Roster, weekday: int, *, lawyer: int | None, starts=TWO, ends=FIVE):
    actions.set_hours(
        post_id=roster.town.pk, weekday=weekday, starts=starts, ends=ends, lawyer_id=lawyer,
        acting_as=roster.county.staff["town_officer"],
    )  # fmt: skip


def test_what_is_over_today_is_history_too(roster: Roster):
    officer, shift = roster.county.staff["town_officer"], roster.shift(MONDAY)
    leave = actions.ask_leave(starts_on=MONDAY, ends_on=TUESDAY, reason="出差", acting_as=roster.first)
    person = worker()
    booking = actions.book(shift_id=shift.pk, starts=NINE, person_id=person.pk)
    with at(now().replace(hour=12)):
        for act in (
            lambda: actions.vacate(shift_id=shift.pk, acting_as=officer),
            lambda: actions.ask_swap(
                shift_id=shift.pk, colleague_id=roster.second.person_id or 0, acting_as=roster.first
            ),
        ):
            with pytest.raises(Refused, match="已经过去了"):
                act()
        with pytest.raises(Refused, match="已经过了"):
            actions.cancel(
                booking_id=booking.pk, acting_as=Actor(kind="person", person_id=person.pk, account_id=1)
            )
        week = visible.roster(roster.county.staff["county_officer"], today())
        assert week is not None
        assert week.leaves[0].shifts == (), "the morning was sat; it is not said to fall away"
        actions.decide_leave(leave_id=leave.pk, approve=True, acting_as=roster.county.staff["county_officer"])
    assert roster.shift(MONDAY).lawyer_id == roster.first.person_id
    assert Booking.objects.get().state == "booked"


def test_a_booking_that_is_over_keeps_nobody_from_the_next(roster: Roster):
    person, shift = worker(), roster.shift(MONDAY)
    for starts in (NINE, NINE.replace(minute=30)):
        actions.book(shift_id=shift.pk, starts=starts, person_id=person.pk)
    tomorrow = roster.shift(TUESDAY)
    with pytest.raises(Refused, match="已经约了两次"):
        actions.book(shift_id=tomorrow.pk, starts=NINE, person_id=person.pk)
    with at(now().replace(hour=12)):
        assert actions.book(shift_id=tomorrow.pk, starts=NINE, person_id=person.pk).state == "booked"


def test_a_leave_is_ninety_days_at_most(roster: Roster):
    with pytest.raises(Refused, match="九十天"):
        actions.ask_leave(
            starts_on=MONDAY, ends_on=MONDAY + timedelta(days=90), reason="出差", acting_as=roster.first
        )
    assert actions.ask_leave(
        starts_on=MONDAY, ends_on=MONDAY + timedelta(days=89), reason="出差", acting_as=roster.first
    )


def test_only_a_lawyer_on_duty_is_planned(roster: Roster):
    with pytest.raises(Refused, match="不是坐班律师"):
        set_hours(roster, 2, lawyer=worker().pk)
    with pytest.raises(Refused, match="不是坐班律师"):
        set_hours(roster, 2, lawyer=10**9)


def test_whoever_is_on_duty_no_more_leaves_gaps(roster: Roster):
    first, last = roster.first.person_id, MONDAY + 2 * WEEK
    actions.book(shift_id=roster.shift(MONDAY + WEEK).pk, starts=NINE, person_id=worker().pk)
    assert actions.release() == ()
    Appointment.objects.filter(person=first).update(ends_on=last)
    gone = actions.release()
    assert [Shift.objects.get(pk=one.shift_id).day for one in gone] == [last + n * WEEK for n in range(3)]
    assert {one.before for one in gone} == {first}
    assert set(Change.objects.filter(kind="lawyer_left").values_list("by", "before")) == {(None, first)}
    assert roster.shift(MONDAY + WEEK).lawyer_id == first, "he still comes until then"
    actions.plan(until=MONDAY + 6 * WEEK)
    assert roster.shift(MONDAY + 6 * WEEK).lawyer_id is None
    Account.objects.filter(person=roster.second.person_id).update(is_active=False)
    assert {one.before for one in actions.release()} == {roster.second.person_id}, "an account that is closed"


def test_hours_set_for_a_time_that_is_over_begin_next_week(roster: Roster):
    with at(now().replace(hour=18)):
        set_hours(roster, 0, lawyer=None, starts=NOON, ends=TWO)
        actions.plan()
    first = Shift.objects.filter(starts=NOON).earliest("day")
    assert first.day == MONDAY + WEEK


def test_a_swap_that_cannot_be_is_refused_when_it_is_asked(roster: Roster):
    Shift.objects.create(
        post=roster.centre, day=MONDAY, starts=NINE, ends=NOON, lawyer_id=roster.second.person_id
    )
    with pytest.raises(Refused, match="两处"):
        actions.ask_swap(
            shift_id=roster.shift(MONDAY).pk,
            colleague_id=roster.second.person_id or 0,
            acting_as=roster.first,
        )


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"topics": ["magic"]}, "没有这一种"),
        ({"town": "999999999"}, "没有这个镇街"),
        ({"firm": " "}, "哪家律所"),
    ],
)
def test_what_is_known_of_a_lawyer_is_checked(roster: Roster, wrong: dict[str, object], why: str):
    given: dict[str, object] = {
        "firm": "示例所", "topics": ["wages"], "homes": [], "languages": [], "town": None, "most_open": 5,
    } | wrong  # fmt: skip
    with pytest.raises(Refused, match=why):
        actions.keep_profile(
            person_id=roster.first.person_id or 0, acting_as=roster.county.staff["leader"], **given
        )
