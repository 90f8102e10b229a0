"""A lawyer about himself: his shifts, his leave and swaps, and who comes to see him today."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from weiquanbao.access.actors import Actor
from weiquanbao.common.dates import today
from weiquanbao.reading.rosters.asked import LeaveRow, SwapRow, leave_row, swap_rows
from weiquanbao.reading.rosters.bookings import BookingRow, booking_rows
from weiquanbao.reading.rosters.shifts import ShiftRow, shift_rows
from weiquanbao.rosters.models import Booking, Leave, Shift, Swap
from weiquanbao.rosters.rights import is_lawyer
from weiquanbao.rosters.suggesting import Suggestion, suggestions

#: A lawyer plans his swaps and leave as far as the roster is planned.
AHEAD = timedelta(days=35)


@dataclass(frozen=True, slots=True)
class DutyView:
    """A lawyer's own duties from a day on."""

    shifts: tuple[ShiftRow, ...]
    bookings: tuple[BookingRow, ...]
    leaves: tuple[LeaveRow, ...]
    swaps: tuple[SwapRow, ...]


@dataclass(frozen=True, slots=True)
class SwapChoice:
    """A colleague who is free then, and his own shifts that could be taken for it."""

    suggestion: Suggestion
    shifts: tuple[ShiftRow, ...]


def own_duties(actor: Actor, first: date) -> DutyView | None:
    """A lawyer's own shifts for five weeks from a day, who comes today, his leaves and swaps; None for others."""
    if not is_lawyer(actor):
        return None
    mine = Shift.objects.filter(lawyer=actor.person_id, day__range=(first, first + AHEAD))
    leaves = Leave.objects.filter(lawyer=actor.person_id, ends_on__gte=today()).order_by("-asked_at")
    swaps = Swap.objects.filter(
        Q(asked_by=actor.person_id) | Q(colleague=actor.person_id), shift__day__gte=today()
    ).exclude(state="withdrawn")
    bookings = Booking.objects.filter(shift__lawyer=actor.person_id, day=today(), state="booked")
    return DutyView(
        shifts=tuple(row for _post, row in shift_rows(mine)),
        bookings=booking_rows(bookings),
        leaves=tuple(leave_row(one, actor, ()) for one in leaves.select_related("lawyer")),
        swaps=swap_rows(swaps, actor),
    )


def swap_choices(actor: Actor, shift_id: int) -> tuple[ShiftRow, tuple[SwapChoice, ...]] | None:
    """Which colleagues are free for a shift of one's own, and what of theirs one could take; None for others."""
    shift = Shift.objects.select_related("post").filter(pk=shift_id, lawyer=actor.person_id).first()
    if shift is None or not is_lawyer(actor):
        return None
    ((_post, row),) = shift_rows(Shift.objects.filter(pk=shift_id))
    free = suggestions(shift, but=actor.person_id)
    theirs: dict[int | None, list[ShiftRow]] = defaultdict(list)
    coming = Shift.objects.filter(
        lawyer__in=[one.person_id for one in free], day__range=(today(), today() + AHEAD)
    )
    for _post_id, one in shift_rows(coming):
        if not one.over:
            theirs[one.lawyer_id].append(one)
    return row, tuple(SwapChoice(one, tuple(theirs[one.person_id])) for one in free)
