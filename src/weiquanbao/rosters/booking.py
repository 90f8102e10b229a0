"""约时间: a worker books a time of a shift, moves it or gives it back."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.db import transaction

from weiquanbao.access.actors import Actor
from weiquanbao.common.dates import TZ, now, today
from weiquanbao.rosters.filling import held_shift, require_current
from weiquanbao.rosters.models import Booking, Shift
from weiquanbao.rosters.planning import days_of
from weiquanbao.rosters.record import note
from weiquanbao.rosters.refusing import said
from weiquanbao.rosters.rights import Refused, require_keeper
from weiquanbao.sql.locks import hold

#: So many times one worker may hold at once: more would keep others out.
MOST = 2
TAKEN = "这个时间刚被别人约了，换一个。"
TWICE = "这个时间你已经约了别处。"


def last_day() -> date:
    """The last day that may be booked (内部规则 律师坐班 5)."""
    return today() + timedelta(days=days_of("roster.book_days", today()))


def times_of(starts: time, ends: time) -> tuple[time, ...]:
    """The times one may come within these hours, one after the other (roster.slot_minutes)."""
    step = length()
    at, end = datetime.combine(date.min, starts), datetime.combine(date.min, ends)
    found = []
    while at + step <= end:
        found.append(at.time())
        at += step
    return tuple(found)


def length() -> timedelta:
    """How long one booking is."""
    return timedelta(minutes=days_of("roster.slot_minutes", today()))


@transaction.atomic
def book(*, shift_id: int, starts: time, person_id: int, instead_of: int | None = None) -> Booking:
    """Book a time for somebody whose phone was confirmed; `instead_of` is his booking that it takes the place of.

    Raises Refused where the time is taken, over, too far ahead or without a lawyer.
    """
    hold(f"rosters.booking {person_id}")
    shift = held_shift(shift_id)
    _require_open(shift, starts)
    if instead_of is not None:
        _end(_own(instead_of, person_id), "cancelled")
    if _to_come(person_id) >= MOST:
        raise Refused("你已经约了两次，先取消一个再约。")
    with said(a_time_is_booked_once=TAKEN, a_worker_comes_to_one_place=TWICE):
        booking = Booking.objects.create(
            shift=shift,
            day=shift.day,
            starts=starts,
            ends=(datetime.combine(shift.day, starts) + length()).time(),
            person_id=person_id,
            made_at=now(),
        )
    note("booked", by=person_id, shift=shift, about_id=booking.pk)
    return booking


@transaction.atomic
def cancel(*, booking_id: int, acting_as: Actor) -> Booking:
    """The worker does not come, and need not say why. Raises Refused for what is not his."""
    booking = _own(booking_id, acting_as.person_id)
    _end(booking, "cancelled")
    return booking


@transaction.atomic
def call_off(*, shift_id: int, acting_as: Actor) -> tuple[int, ...]:
    """A gap stays a gap: gives what was booked, by id, to be told. Raises Refused while a lawyer sits there."""
    shift = held_shift(shift_id)
    by = require_keeper(acting_as, [shift.post.organisation.path])
    if shift.lawyer_id is not None:
        raise Refused("这一班有律师，约好的照样来。")
    require_current(shift)
    return end_bookings(shift, by=by)


def end_bookings(shift: Shift, *, by: int | None) -> tuple[int, ...]:
    """Nobody comes to this shift any more: gives the ids of what was booked. `by` is None for the system."""
    rows = list(Booking.objects.select_for_update().filter(shift=shift, state="booked").order_by("starts"))
    for row in rows:
        _end(row, "called_off", by=by)
    return tuple(row.pk for row in rows)


def _to_come(person_id: int) -> int:
    """How many times he holds that are not over."""
    rows = Booking.objects.filter(person=person_id, state="booked", day__gte=today())
    return rows.exclude(day=today(), ends__lte=now().time()).count()


def _require_open(shift: Shift, starts: time) -> None:
    if shift.lawyer_id is None:
        raise Refused("这一班现在没有律师，换一个时间。")
    if starts not in times_of(shift.starts, shift.ends):
        raise Refused("没有这个时间，换一个。")
    if not now() < datetime.combine(shift.day, starts, TZ) or shift.day > last_day():
        raise Refused("这个时间现在不能约，换一个。")


def _own(booking_id: int, person_id: int | None) -> Booking:
    booking = (
        Booking.objects.select_for_update(of=("self",))
        .select_related("shift")
        .filter(pk=booking_id, person=person_id, state="booked")
        .first()
    )
    if booking is None or person_id is None:
        raise Refused("没有这次约的时间，可能已经取消了。")
    if datetime.combine(booking.day, booking.ends, TZ) <= now():
        raise Refused("约的时间已经过了，不用取消。")
    return booking


def _end(booking: Booking, state: str, *, by: int | None = None) -> None:
    booking.state, booking.ended_at = state, now()
    booking.save(update_fields=["state", "ended_at"])
    kind = "booking_called_off" if state == "called_off" else "booking_cancelled"
    who = by if state == "called_off" else booking.person_id
    note(kind, by=who, shift=booking.shift, about_id=booking.pk)
