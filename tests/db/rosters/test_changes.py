"""Leave, swaps and gaps: who may, what changes, and what the database refuses whoever asks."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from rostering import MONDAY, NINE, NOON, TWO, Roster, worker

from weiquanbao.common.dates import at, now
from weiquanbao.desk import rostering as desk
from weiquanbao.notices.models import Notice
from weiquanbao.reading import visible
from weiquanbao.rosters import actions
from weiquanbao.rosters.actions import Refused
from weiquanbao.rosters.models import Booking, Change, Leave, Shift, Swap

TUESDAY = MONDAY + timedelta(days=1)


def asked(roster: Roster) -> Leave:
    return actions.ask_leave(starts_on=MONDAY, ends_on=MONDAY, reason="出差", acting_as=roster.first)


def swapped(roster: Roster, *, accepted: bool = True) -> Swap:
    swap = actions.ask_swap(
        shift_id=roster.shift(MONDAY).pk,
        colleague_id=roster.second.person_id or 0,
        other_shift_id=roster.shift(TUESDAY).pk,
        acting_as=roster.first,
    )
    return actions.answer_swap(swap_id=swap.pk, accept=True, acting_as=roster.second) if accepted else swap


def test_an_approved_leave_leaves_gaps_and_says_who_did_it(roster: Roster):
    officer = roster.county.staff["town_officer"]
    shift = roster.shift(MONDAY)
    _leave, gone = actions.decide_leave(leave_id=asked(roster).pk, approve=True, acting_as=officer)
    assert [one.shift_id for one in gone] == [shift.pk]
    assert roster.shift(MONDAY).lawyer_id is None
    row = Change.objects.get(kind="shift_vacated")
    assert (row.shift_id, row.by_id, row.before_id, row.after_id) == (
        shift.pk, officer.person_id, roster.first.person_id, None,
    )  # fmt: skip


def test_a_refused_leave_changes_nothing(roster: Roster):
    actions.decide_leave(leave_id=asked(roster).pk, approve=False, acting_as=roster.county.staff["leader"])
    assert roster.shift(MONDAY).lawyer_id == roster.first.person_id
    with pytest.raises(Refused, match="已经有人定了"):
        actions.decide_leave(
            leave_id=Leave.objects.get().pk, approve=True, acting_as=roster.county.staff["leader"]
        )


@pytest.mark.parametrize("who", ["intake_officer", "auditor", "other_town_officer", "system_admin"])
def test_only_who_keeps_the_roster_decides(roster: Roster, who: str):
    actor, gap = roster.county.staff[who], roster.shift(MONDAY, TWO)
    leave, swap = asked(roster), swapped(roster)
    for act in (
        lambda: actions.decide_leave(leave_id=leave.pk, approve=True, acting_as=actor),
        lambda: actions.decide_swap(swap_id=swap.pk, approve=True, acting_as=actor),
        lambda: actions.fill(shift_id=gap.pk, lawyer_id=roster.second.person_id or 0, acting_as=actor),
        lambda: actions.vacate(shift_id=roster.shift(MONDAY).pk, acting_as=actor),
        lambda: actions.call_off(shift_id=gap.pk, acting_as=actor),
        lambda: actions.set_hours(
            post_id=roster.town.pk, weekday=3, starts=NINE, ends=NOON, lawyer_id=None, acting_as=actor
        ),
    ):
        with pytest.raises(Refused, match="不归你排"):
            act()
    assert visible.roster_gap(actor, gap.pk) is None


def test_nobody_decides_about_himself(roster: Roster):
    leave, swap = asked(roster), swapped(roster)
    for one in (roster.first, roster.second):
        with pytest.raises(Refused, match="自己"):
            actions.decide_swap(swap_id=swap.pk, approve=True, acting_as=one)
    with pytest.raises(Refused, match="自己"):
        actions.decide_leave(leave_id=leave.pk, approve=True, acting_as=roster.first)
    for row, by, name in (
        (leave, leave.lawyer_id, "a_leave_is_not_ones_own_to_decide"),
        (swap, swap.asked_by_id, "a_swap_is_decided_by_a_third"),
        (swap, swap.colleague_id, "a_swap_is_decided_by_a_third"),
    ):
        row.decided_by_id, row.decided_at, row.state = by, now(), "approved"
        with pytest.raises(IntegrityError, match=name), transaction.atomic():
            row.save()


def test_an_approved_swap_changes_both_shifts_at_once(roster: Roster):
    swap = swapped(roster)
    assert roster.shift(MONDAY).lawyer_id == roster.first.person_id, "accepted is not yet approved"
    actions.decide_swap(swap_id=swap.pk, approve=True, acting_as=roster.county.staff["town_officer"])
    assert roster.shift(MONDAY).lawyer_id == roster.second.person_id
    assert roster.shift(TUESDAY).lawyer_id == roster.first.person_id
    assert Change.objects.filter(kind="shift_swapped", about_id=swap.pk).count() == 2


def test_two_shifts_at_the_same_hour_may_change_places(roster: Roster):
    officer = roster.county.staff["county_officer"]
    actions.set_hours(
        post_id=roster.centre.pk,
        weekday=0,
        starts=NINE,
        ends=NOON,
        lawyer_id=roster.second.person_id,
        acting_as=officer,
    )
    actions.plan()
    here, there = roster.shift(MONDAY), Shift.objects.get(post=roster.centre, day=MONDAY)
    swap = actions.ask_swap(
        shift_id=here.pk,
        colleague_id=roster.second.person_id or 0,
        other_shift_id=there.pk,
        acting_as=roster.first,
    )
    actions.answer_swap(swap_id=swap.pk, accept=True, acting_as=roster.second)
    actions.decide_swap(swap_id=swap.pk, approve=True, acting_as=officer)
    here.refresh_from_db()
    there.refresh_from_db()
    assert (here.lawyer_id, there.lawyer_id) == (roster.second.person_id, roster.first.person_id)


def test_a_swap_that_would_put_somebody_in_two_places_is_not_done(roster: Roster):
    officer = roster.county.staff["county_officer"]
    swap = actions.ask_swap(
        shift_id=roster.shift(MONDAY).pk, colleague_id=roster.second.person_id or 0, acting_as=roster.first
    )
    actions.answer_swap(swap_id=swap.pk, accept=True, acting_as=roster.second)
    Shift.objects.create(
        post=roster.centre, day=MONDAY, starts=NINE, ends=NOON, lawyer_id=roster.second.person_id
    )
    with pytest.raises(Refused, match="两处"):
        actions.decide_swap(swap_id=swap.pk, approve=True, acting_as=officer)
    swap.refresh_from_db()
    assert swap.state == "accepted", "nothing of it was done"


def test_a_roster_that_moved_meanwhile_is_not_swapped(roster: Roster):
    swap, officer = swapped(roster), roster.county.staff["county_officer"]
    actions.vacate(shift_id=roster.shift(TUESDAY).pk, acting_as=officer)
    with pytest.raises(Refused, match="改过了"):
        actions.decide_swap(swap_id=swap.pk, approve=True, acting_as=officer)


def test_a_swap_is_between_the_two_it_names(roster: Roster):
    officer = roster.county.staff["county_officer"]
    with pytest.raises(Refused, match="自己的班"):
        actions.ask_swap(
            shift_id=roster.shift(MONDAY).pk,
            colleague_id=roster.first.person_id or 0,
            acting_as=roster.second,
        )
    with pytest.raises(Refused, match="坐班律师自己"):
        actions.ask_swap(
            shift_id=roster.shift(MONDAY).pk, colleague_id=roster.second.person_id or 0, acting_as=officer
        )
    swap = swapped(roster, accepted=False)
    with pytest.raises(Refused, match="问的不是你"):
        actions.answer_swap(swap_id=swap.pk, accept=True, acting_as=roster.first)
    with pytest.raises(Refused, match="还没答应"):
        actions.decide_swap(swap_id=swap.pk, approve=True, acting_as=officer)
    with pytest.raises(Refused, match="已经在换了"):
        swapped(roster, accepted=False)
    actions.withdraw_swap(swap_id=swap.pk, acting_as=roster.first)
    assert swapped(roster).state == "accepted", "withdrawn, it may be asked anew"


def test_a_gap_is_filled_by_somebody_free_with_the_reason(roster: Roster):
    officer = roster.county.staff["town_officer"]
    gap = roster.shift(MONDAY, TWO)
    view = visible.roster_gap(officer, gap.pk)
    assert view is not None
    assert view.shift.gap
    first, second = view.suggestions
    assert (first.person_id, first.sits_here, first.languages) == (roster.second.person_id, True, ())
    assert (first.load, second.load) == (2, 3), "who sits less comes first"
    assert second.languages == ("江西话",)
    actions.fill(shift_id=gap.pk, lawyer_id=second.person_id, acting_as=officer)
    assert roster.shift(MONDAY, TWO).lawyer_id == second.person_id
    with pytest.raises(Refused, match="已经有律师"):
        actions.fill(shift_id=gap.pk, lawyer_id=first.person_id, acting_as=officer)


def test_who_is_away_or_elsewhere_or_no_lawyer_fills_nothing(roster: Roster):
    officer, first = roster.county.staff["county_officer"], roster.first.person_id or 0
    gap = roster.shift(MONDAY, TWO)
    Shift.objects.create(
        post=roster.centre, day=MONDAY, starts=TWO, ends=gap.ends, lawyer_id=roster.second.person_id
    )
    with pytest.raises(Refused, match="别处"):
        actions.fill(shift_id=gap.pk, lawyer_id=roster.second.person_id or 0, acting_as=officer)
    actions.decide_leave(leave_id=asked(roster).pk, approve=True, acting_as=officer)
    with pytest.raises(Refused, match="请假"):
        actions.fill(shift_id=gap.pk, lawyer_id=first, acting_as=officer)
    with pytest.raises(Refused, match="不是坐班律师"):
        actions.fill(shift_id=gap.pk, lawyer_id=officer.person_id or 0, acting_as=officer)
    view = visible.roster_gap(officer, gap.pk)
    assert view is not None
    assert view.suggestions == ()
    with at(now() + timedelta(days=1)), pytest.raises(Refused, match="过去"):
        actions.fill(shift_id=gap.pk, lawyer_id=first, acting_as=officer)


def test_a_time_is_booked_once_and_given_back(roster: Roster):
    shift = roster.shift(MONDAY)
    booking = actions.book(shift_id=shift.pk, starts=NINE, person_id=worker(1).pk)
    with pytest.raises(Refused, match="别人约了"):
        actions.book(shift_id=shift.pk, starts=NINE, person_id=worker(2).pk)
    found = visible.duty_times(None, roster.town.pk)
    assert found is not None
    free = {(day, at) for day, several in found.free for _shift, _lawyer, at in several}
    assert (MONDAY, NINE) not in free
    assert (MONDAY, NINE.replace(minute=30)) in free
    assert max(day for day, _at in free) <= MONDAY + timedelta(days=14)
    with pytest.raises(Refused, match="没有这次"):
        actions.cancel(booking_id=booking.pk, acting_as=roster.first)
    with pytest.raises(IntegrityError, match="a_time_is_booked_once"), transaction.atomic():
        Booking.objects.create(
            shift=shift, day=MONDAY, starts=NINE, ends=NINE.replace(minute=1), person=worker(2), made_at=now()
        )


@pytest.mark.parametrize(
    ("days", "hour", "minute", "why"),
    [(0, 9, 15, "没有这个时间"), (0, 11, 30, "没有这个时间"), (0, 14, 0, "没有律师"), (21, 9, 0, "不能约")],
)
def test_only_times_that_are_open_can_be_booked(roster: Roster, days: int, hour: int, minute: int, why: str):
    starts = TWO if hour == 14 else NINE
    shift = roster.shift(MONDAY + timedelta(days=days), starts)
    with pytest.raises(Refused, match=why):
        actions.book(
            shift_id=shift.pk, starts=starts.replace(hour=hour, minute=minute), person_id=worker().pk
        )


def test_two_bookings_a_worker_and_one_may_take_the_place_of_another(roster: Roster):
    person, shift = worker(), roster.shift(MONDAY)
    first = actions.book(shift_id=shift.pk, starts=NINE, person_id=person.pk)
    actions.book(shift_id=roster.shift(TUESDAY).pk, starts=NINE, person_id=person.pk)
    half = NINE.replace(minute=30)
    with pytest.raises(Refused, match="已经约了两次"):
        actions.book(shift_id=shift.pk, starts=half, person_id=person.pk)
    actions.book(shift_id=shift.pk, starts=half, person_id=person.pk, instead_of=first.pk)
    booked = Booking.objects.filter(person=person, state="booked").order_by("day", "starts")
    assert [(one.day, one.starts) for one in booked] == [(MONDAY, half), (TUESDAY, NINE)]


def test_who_booked_a_gap_that_stays_is_told(roster: Roster):
    officer, shift = roster.county.staff["town_officer"], roster.shift(MONDAY)
    person = worker()
    actions.book(shift_id=shift.pk, starts=NINE, person_id=person.pk)
    with pytest.raises(Refused, match="照样来"):
        desk.call_off(shift_id=shift.pk, acting_as=officer)
    actions.vacate(shift_id=shift.pk, acting_as=officer)
    assert desk.call_off(shift_id=shift.pk, acting_as=officer) == 1
    told = Notice.objects.get(recipient=person, channel="sms", template="duty_called_off")
    assert "示例镇" in told.text
    assert "上午 9:00" in told.text
    assert Booking.objects.get(person=person).state == "called_off"
