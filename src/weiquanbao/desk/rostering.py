"""坐班: what is booked, swapped, filled or let go, and the messages about it, in one transaction.

Nothing here enters a dossier: the roster's own history keeps it (docs/adr/0049). It stands at the desk because two
capabilities, the roster and the notices, do it together.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time

from django.db import transaction

from weiquanbao.access.actors import Actor
from weiquanbao.access.officers import officers_reaching
from weiquanbao.common.dates import today
from weiquanbao.desk import duty_tellings as telling
from weiquanbao.notices.actions import queue_all
from weiquanbao.reading.rosters.bookings import BookingRow, bookings_named, bookings_of
from weiquanbao.reading.rosters.shifts import shifts_named, unattended
from weiquanbao.rosters import actions as rosters
from weiquanbao.rosters import week
from weiquanbao.rosters.record import Moved
from weiquanbao.rosters.rights import KEEPERS

BY_KEEPER, POST_CLOSES, DAY_OFF = "排表的人把它空出来了", "坐班点撤了", "那天放假"


@transaction.atomic
def book(*, shift_id: int, starts: time, instead_of: int | None = None, acting_as: Actor) -> None:
    """Book for whoever is signed in by his confirmed phone; `instead_of` moves a booking of his. Raises Refused."""
    if acting_as.person_id is None:
        raise rosters.Refused("先用手机号登录。")
    made = rosters.book(
        shift_id=shift_id, starts=starts, person_id=acting_as.person_id, instead_of=instead_of
    )
    queue_all(telling.to_worker("duty_booked", *one) for one in bookings_named([made.pk]))


@transaction.atomic
def call_off(*, shift_id: int, acting_as: Actor) -> int:
    """Tell everybody who booked a gap to take another time; gives how many. Raises Refused."""
    gone = rosters.call_off(shift_id=shift_id, acting_as=acting_as)
    _tell_called_off(gone)
    return len(gone)


@transaction.atomic
def ask_swap(*, shift_id: int, colleague_id: int, other_shift_id: int | None, acting_as: Actor) -> int:
    """Ask a colleague, who finds it among his messages; gives the id of the swap. Raises Refused."""
    swap = rosters.ask_swap(
        shift_id=shift_id, colleague_id=colleague_id, other_shift_id=other_shift_id, acting_as=acting_as
    )
    rows = shifts_named([one for one in (swap.shift_id, swap.other_id) if one is not None])
    queue_all([telling.swap_asked(swap, rows)])
    return swap.pk


@transaction.atomic
def answer_swap(*, swap_id: int, accept: bool, acting_as: Actor) -> None:
    """The colleague says yes or no, and whoever asked is told. Raises Refused."""
    swap = rosters.answer_swap(swap_id=swap_id, accept=accept, acting_as=acting_as)
    queue_all([telling.swap_answered(swap, shifts_named([swap.shift_id])[swap.shift_id])])


@transaction.atomic
def decide_swap(*, swap_id: int, approve: bool, acting_as: Actor) -> None:
    """Approve or refuse; both lawyers are told, and whoever booked with one of them. Raises Refused."""
    swap, moved = rosters.decide_swap(swap_id=swap_id, approve=approve, acting_as=acting_as)
    rows = shifts_named([one for one in (swap.shift_id, swap.other_id) if one is not None])
    queue_all(telling.swap_decided(swap, rows))
    _tell_workers(moved)


@transaction.atomic
def decide_leave(*, leave_id: int, approve: bool, acting_as: Actor) -> int:
    """Approve or refuse; the lawyer is told, and whoever booked with him; gives how many gaps. Raises Refused."""
    leave, moved = rosters.decide_leave(leave_id=leave_id, approve=approve, acting_as=acting_as)
    queue_all([telling.leave_decided(leave, len(moved))])
    _tell_workers(moved)
    return len(moved)


@transaction.atomic
def return_leave(*, leave_id: int, acting_as: Actor) -> tuple[int, int]:
    """Give an approved leave back; the lawyer, whoever approved it, and whoever booked are told. Raises Refused.

    Gives how many shifts are his again, and how many another lawyer has.
    """
    done = rosters.return_leave(leave_id=leave_id, acting_as=acting_as)
    queue_all(telling.leave_returned(done, by=acting_as.person_id))
    booked = bookings_of([one.shift_id for one in done.moved])
    queue_all(
        telling.to_worker("duty_lawyer_back", person, row, event=one.change)
        for one in done.moved
        for person, row in booked.get(one.shift_id, ())
    )
    return len(done.moved), done.taken


@transaction.atomic
def fill(*, shift_id: int, lawyer_id: int, acting_as: Actor) -> None:
    """Put a lawyer on a gap; he is told, and whoever booked it. Raises Refused."""
    moved = rosters.fill(shift_id=shift_id, lawyer_id=lawyer_id, acting_as=acting_as)
    queue_all([telling.filled(moved, shifts_named([shift_id])[shift_id])])
    _tell_workers([moved])


@transaction.atomic
def vacate(*, shift_id: int, acting_as: Actor) -> None:
    """Take the lawyer off a shift; he is told, and whoever booked it. Raises Refused."""
    moved = rosters.vacate(shift_id=shift_id, acting_as=acting_as)
    queue_all(telling.vacated([moved], shifts_named([shift_id]), BY_KEEPER))
    _tell_workers([moved])


@transaction.atomic
def close_post(*, post_id: int, closed_on: date, acting_as: Actor) -> int:
    """Close a post from a day on; its lawyers and whoever booked are told; gives how many booked. Raises Refused."""
    closed = rosters.close_post(post_id=post_id, closed_on=closed_on, acting_as=acting_as)
    queue_all(
        telling.vacated(closed.moved, shifts_named([one.shift_id for one in closed.moved]), POST_CLOSES)
    )
    _tell_called_off(closed.called_off)
    return len(closed.called_off)


@transaction.atomic
def follow_calendar(*, by: int | None = None) -> rosters.Rested:
    """Shifts of days that have become days off fall away, days that are worked are planned; all concerned are told.

    `by` is who entered the days off; None where the system follows a calendar that came with the product.
    """
    done = rosters.follow_calendar(by=by)
    gone = shifts_named([one.shift_id for one in done.moved])
    queue_all(telling.vacated(done.moved, gone, DAY_OFF))
    booked = bookings_named(list(done.called_off))
    offers = {post: telling.offer(week.times(post)) for post in {row.post_id for _person, row in booked}}
    queue_all(
        telling.to_worker("duty_day_off", person, row, offer=offers[row.post_id]) for person, row in booked
    )
    return done


def release() -> int:
    """Whoever is lawyer on duty no more leaves gaps; whoever booked with him is told; gives how many gaps."""
    with transaction.atomic():
        moved = rosters.release()
        _tell_workers(moved)
    return len(moved)


def remind(rows: Iterable[tuple[int, BookingRow]]) -> None:
    """The day before, once for each booking: what he booked, or that nobody awaits him there yet."""
    queue_all(
        telling.to_worker("duty_reminder" if row.lawyer else "duty_still_nobody", person, row)
        for person, row in rows
    )


def warn(day: date) -> None:
    """Tell whoever keeps it, once, of each gap of that day for which somebody booked: the nearest, else those above."""
    for path, row in unattended(day):
        reaching = officers_reaching(path, on=today(), roles=KEEPERS)
        near = [one for one in reaching if one.near] or reaching
        queue_all(telling.gap_due(row, person) for person in dict.fromkeys(one.person_id for one in near))


def _tell_called_off(ids: Iterable[int]) -> None:
    queue_all(telling.to_worker("duty_called_off", *one) for one in bookings_named(list(ids)))


def _tell_workers(moved: Iterable[Moved]) -> None:
    """Whoever booked was told a name: he is told that somebody else awaits him, or nobody yet."""
    several = list(moved)
    booked = bookings_of([one.shift_id for one in several])
    names = telling.called_by_id(one.before for one in several)
    queue_all(
        telling.to_worker("duty_lawyer_changed", person, row, event=one.change)
        if one.after is not None
        else telling.to_worker(
            "duty_lawyer_away", person, row, event=one.change, lawyer=names.get(one.before or 0, "律师")
        )
        for one in several
        for person, row in booked.get(one.shift_id, ())
    )
