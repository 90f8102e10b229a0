"""What lawyers ask for, leave and swaps, and what of it waits for whoever keeps the roster."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from weiquanbao.access.actors import Actor
from weiquanbao.common.dates import today
from weiquanbao.organisations.tree import is_within
from weiquanbao.reading.rosters.shifts import ShiftRow, shift_row
from weiquanbao.rosters.models import Leave, Shift, Swap
from weiquanbao.rosters.returning import gaps_of
from weiquanbao.rosters.rights import keeps_all, kept_paths


@dataclass(frozen=True, slots=True)
class LeaveRow:
    """A leave: whose, when, why, and the shifts it touches."""

    id: int
    lawyer: str
    starts_on: date
    ends_on: date
    reason: str
    state: str
    shifts: tuple[ShiftRow, ...]
    own: bool


@dataclass(frozen=True, slots=True)
class SwapRow:
    """A swap: who asks whom, which shift for which."""

    id: int
    asked_by: str
    colleague: str
    gives: ShiftRow
    takes: ShiftRow | None
    state: str
    mine: bool
    """Whether whoever looks asked for it."""
    to_me: bool


def leaves_to_decide(actor: Actor) -> tuple[LeaveRow, ...]:
    """Those that wait and touch only posts whose roster he keeps; of nobody's posts, the county decides."""
    waiting = list(Leave.objects.filter(state="asked").select_related("lawyer").order_by("starts_on", "pk"))
    touched = _touched(waiting)
    paths, everything = kept_paths(actor), keeps_all(actor)
    found = []
    for leave in waiting:
        shifts = touched[leave.pk]
        his = all(_within(path, paths) for path, _row in shifts)
        if everything or (shifts and his):
            found.append(leave_row(leave, actor, tuple(row for _path, row in shifts)))
    return tuple(found)


def leaves_under_way(actor: Actor, first: date, last: date) -> tuple[LeaveRow, ...]:
    """Approved ones of these days, from today on, that he may give back, with the gaps that would be filled by it."""
    approved = list(
        Leave.objects.filter(state="approved", starts_on__lte=last, ends_on__gte=max(first, today()))
        .select_related("lawyer")
        .order_by("starts_on", "pk")
    )
    gaps, paths, everything = gaps_of(approved), kept_paths(actor), keeps_all(actor)
    return tuple(
        leave_row(leave, actor, tuple(shift_row(one) for one in gaps[leave.pk]))
        for leave in approved
        if everything
        or (gaps[leave.pk] and all(_within(one.post.organisation.path, paths) for one in gaps[leave.pk]))
    )


def swaps_to_decide(actor: Actor) -> tuple[SwapRow, ...]:
    paths = kept_paths(actor)
    rows = Swap.objects.filter(state="accepted", shift__day__gte=today()).select_related(
        "shift__post__organisation", "other__post__organisation"
    )
    mine = [
        one.pk
        for one in rows
        if all(
            _within(shift.post.organisation.path, paths)
            for shift in (one.shift, one.other)
            if shift is not None
        )
    ]
    return swap_rows(Swap.objects.filter(pk__in=mine or [0]), actor)


def leave_row(one: Leave, actor: Actor, shifts: tuple[ShiftRow, ...]) -> LeaveRow:
    return LeaveRow(
        one.pk,
        one.lawyer.name,
        one.starts_on,
        one.ends_on,
        one.reason,
        one.state,
        shifts,
        one.lawyer_id == actor.person_id,
    )


def swap_rows(swaps: QuerySet[Swap], actor: Actor) -> tuple[SwapRow, ...]:
    rows = swaps.select_related(
        "asked_by", "colleague", "shift__post", "shift__lawyer", "other__post", "other__lawyer"
    ).order_by("shift__day", "pk")
    return tuple(
        SwapRow(
            id=one.pk,
            asked_by=one.asked_by.name,
            colleague=one.colleague.name,
            gives=shift_row(one.shift),
            takes=shift_row(one.other) if one.other else None,
            state=one.state,
            mine=one.asked_by_id == actor.person_id,
            to_me=one.colleague_id == actor.person_id,
        )
        for one in rows
    )


def _within(path: str, kept: Iterable[str]) -> bool:
    return any(is_within(path, above) for above in kept)


def _touched(leaves: list[Leave]) -> Mapping[int, list[tuple[str, ShiftRow]]]:
    """The shifts of each leave, with the paths of their posts. One statement, whether there are any or not."""
    days = [day for one in leaves for day in (one.starts_on, one.ends_on)] or [today()]
    rows = Shift.objects.select_related("post__organisation", "lawyer").filter(
        lawyer__in=[one.lawyer_id for one in leaves] or [0],
        day__range=(max(min(days), today()), max(days)),
    )
    found: dict[int, list[tuple[str, ShiftRow]]] = defaultdict(list)
    for shift in (one for one in rows.order_by("day", "starts") if not one.over):
        for leave in leaves:
            if leave.lawyer_id == shift.lawyer_id and leave.starts_on <= shift.day <= leave.ends_on:
                found[leave.pk].append((shift.post.organisation.path, shift_row(shift)))
    return found
