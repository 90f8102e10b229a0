"""约时间: what is booked, moved or called off, and the message about it, in one transaction.

Nothing here enters a dossier: the roster's own history keeps it (docs/adr/0049). It stands at the desk because two
capabilities, the roster and the notices, do it together.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time

from django.db import transaction

from weiquanbao.access.actors import Actor
from weiquanbao.common.dates import TZ, plain_time
from weiquanbao.notices.actions import Telling, queue_all
from weiquanbao.notices.fields import supplied
from weiquanbao.reading.rosters.bookings import BookingRow, bookings_named
from weiquanbao.rosters import actions as rosters

CHANNELS = ("in_app", "sms")


@transaction.atomic
def book(*, shift_id: int, starts: time, instead_of: int | None = None, acting_as: Actor) -> None:
    """Book for whoever is signed in by his confirmed phone; `instead_of` moves a booking of his. Raises Refused."""
    if acting_as.person_id is None:
        raise rosters.Refused("先用手机号登录。")
    made = rosters.book(
        shift_id=shift_id, starts=starts, person_id=acting_as.person_id, instead_of=instead_of
    )
    _tell("duty_booked", bookings_named([made.pk]))


@transaction.atomic
def call_off(*, shift_id: int, acting_as: Actor) -> int:
    """Tell everybody who booked a gap to take another time; gives how many. Raises Refused."""
    gone = rosters.call_off(shift_id=shift_id, acting_as=acting_as)
    _tell("duty_called_off", bookings_named([one.id for one in gone]))
    return len(gone)


def remind(rows: Iterable[tuple[int, BookingRow]]) -> None:
    """The evening before, once for each booking: person and what he booked."""
    queue_all(_telling("duty_reminder", person, row) for person, row in rows)


def _tell(template: str, rows: Iterable[tuple[int, BookingRow]]) -> None:
    queue_all(_telling(template, person, row) for person, row in rows)


def _telling(template: str, person_id: int, row: BookingRow) -> Telling:
    return Telling(
        key=f"{template}:{row.id}",
        template=template,
        context=_words(template, row),
        channels=CHANNELS,
        recipient_id=person_id,
    )


def _words(template: str, row: BookingRow) -> Mapping[str, object]:
    every: dict[str, object] = {
        "day": row.day,
        "time": said(row.day, row.starts),
        "post": row.post,
        "address": row.address,
        "lawyer": row.lawyer,
        "phone": row.post_phone,
    }
    return {name: every[name] for name in supplied(template) or ()}


def said(day: date, at: time) -> str:
    """下午 2:30."""
    return plain_time(datetime.combine(day, at, TZ))
