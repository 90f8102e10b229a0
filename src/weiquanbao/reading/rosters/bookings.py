"""Times that were booked: for the worker himself, and for whoever is to tell him something."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Literal

from django.db.models import QuerySet

from weiquanbao.access.actors import Actor
from weiquanbao.common.dates import TZ, now, today
from weiquanbao.people.masking import masked
from weiquanbao.rosters.models import Booking
from weiquanbao.rosters.words import called


@dataclass(frozen=True, slots=True)
class BookingRow:
    """A time somebody comes; the number masked."""

    id: int
    day: date
    starts: time
    ends: time
    name: str
    phone: str
    lawyer: str
    post_id: int
    post: str
    address: str
    post_phone: str
    state: Literal["booked", "cancelled", "called_off"]


def own_bookings(actor: Actor) -> tuple[BookingRow, ...]:
    """The times a worker has booked that are still to come."""
    if actor.person_id is None:
        return ()
    rows = Booking.objects.filter(person=actor.person_id, day__gte=today()).exclude(state="cancelled")
    return tuple(one for one in booking_rows(rows) if one.state != "booked" or _ahead(one))


def bookings_named(ids: Collection[int]) -> tuple[tuple[int, BookingRow], ...]:
    """Bookings with the ids of who made them, to be told about them."""
    return _with_persons(Booking.objects.filter(pk__in=ids))


def bookings_of(shift_ids: Collection[int]) -> Mapping[int, list[tuple[int, BookingRow]]]:
    """The same for every time that is booked, by its shift. Two statements."""
    rows = Booking.objects.filter(shift__in=shift_ids, state="booked")
    shifts = dict(rows.values_list("pk", "shift_id"))
    found: dict[int, list[tuple[int, BookingRow]]] = defaultdict(list)
    for person, row in _with_persons(rows):
        found[shifts[row.id]].append((person, row))
    return found


def bookings_due(day: date) -> tuple[tuple[int, BookingRow], ...]:
    """The same for everybody who comes on a day, whether a lawyer awaits him or nobody does yet."""
    return _with_persons(Booking.objects.filter(day=day, state="booked"))


def _with_persons(bookings: QuerySet[Booking]) -> tuple[tuple[int, BookingRow], ...]:
    persons = dict(bookings.values_list("pk", "person_id"))
    return tuple((persons[row.id], row) for row in booking_rows(bookings))


def booking_rows(bookings: QuerySet[Booking]) -> tuple[BookingRow, ...]:
    rows = bookings.select_related("person", "shift__post", "shift__lawyer").order_by("day", "starts")
    return tuple(
        BookingRow(
            id=one.pk,
            day=one.day,
            starts=one.starts,
            ends=one.ends,
            name=one.person.name,
            phone=masked("phone", one.person.phone),
            lawyer=called(one.shift.lawyer.name) if one.shift.lawyer else "",
            post_id=one.shift.post_id,
            post=one.shift.post.name,
            address=one.shift.post.address,
            post_phone=one.shift.post.phone,
            state=one.state,  # type: ignore[arg-type]  # one of its choices
        )
        for one in rows
    )


def _ahead(one: BookingRow) -> bool:
    return datetime.combine(one.day, one.ends, TZ) > now()
