"""放假停班: days off announced after the weeks were planned, and days worked after all (内部规则 律师坐班 7)."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from weiquanbao.cases.holidays import county_calendar
from weiquanbao.common.dates import today
from weiquanbao.law.calendar import Calendar
from weiquanbao.rosters.booking import end_bookings
from weiquanbao.rosters.filling import empty
from weiquanbao.rosters.models import Shift, standing
from weiquanbao.rosters.planning import ROSTER, Lawyers, fits, plan
from weiquanbao.rosters.record import Moved, moved, note
from weiquanbao.sql.locks import hold


@dataclass(frozen=True, slots=True)
class Rested:
    """Shifts taken off, those of them that lose a lawyer, what was booked in them by id, and how many were planned."""

    shifts: int
    moved: tuple[Moved, ...]
    called_off: tuple[int, ...]
    planned: int


@transaction.atomic
def follow_calendar(*, by: int | None) -> Rested:
    """Take off the coming shifts of days that are not sat, plan those that are; `by` is who entered the days off.

    A shift taken off keeps its row, for history and bookings point at it; where its day is worked after all it is
    planned again. Doing it twice changes nothing the second time.
    """
    hold(ROSTER)
    calendar = county_calendar()
    off = would_rest(calendar, held=True)
    called_off = tuple(booking for one in off for booking in end_bookings(one, by=by))
    gone = tuple(_rest(one, by) for one in off)
    resumed = _resume(calendar, by)
    return Rested(len(off), tuple(one for one in gone if one is not None), called_off, resumed + plan())


def would_rest(calendar: Calendar, *, held: bool = False) -> tuple[Shift, ...]:
    """The coming shifts that no post sits by this calendar."""
    rows = Shift.objects.filter(standing(), day__gte=today()).select_related("opening").order_by("pk")
    if held:
        rows = rows.select_for_update(of=("self",))
    return tuple(one for one in rows if not one.over and not _fits(one, calendar))


def _fits(shift: Shift, calendar: Calendar) -> bool:
    return fits(shift.opening.weekday if shift.opening else shift.day.weekday(), shift.day, calendar)


def _rest(shift: Shift, by: int | None) -> Moved | None:
    gone = empty(shift, by=by, kind="shift_rested") if shift.lawyer_id is not None else None
    shift.rest = True
    shift.save(update_fields=["rest"])
    if gone is None:
        note("shift_rested", by=by, shift=shift)
    return gone


def _resume(calendar: Calendar, by: int | None) -> int:
    """Shifts that were taken off and are sat after all: with the lawyer of their hours where he can come."""
    rows = Shift.objects.select_for_update(of=("self",)).select_related("opening").filter(rest=True)
    again = [one for one in rows.filter(day__gte=today()).order_by("pk") if _fits(one, calendar)]
    if not again:
        return 0
    lawyers = Lawyers(min(one.day for one in again), max(one.day for one in again))
    for shift in again:
        shift.rest = False
        shift.lawyer_id = lawyers.give(shift.opening, shift.day) if shift.opening else None
        shift.save(update_fields=["rest", "lawyer"])
        moved("shift_resumed", by=by, shift=shift, before=None, after=shift.lawyer_id)
    return len(again)
