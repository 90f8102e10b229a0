"""销假: a leave that is not needed any more, before it begins or while it lasts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction

from weiquanbao.access.actors import Actor
from weiquanbao.common.dates import today
from weiquanbao.people.appointments import holds
from weiquanbao.rosters.models import Change, Leave, Shift, standing
from weiquanbao.rosters.planning import ROSTER
from weiquanbao.rosters.record import Moved, moved, note
from weiquanbao.rosters.rights import LAWYER, Refused, require_keeper
from weiquanbao.sql.locks import hold


@dataclass(frozen=True, slots=True)
class Returned:
    """A leave that was given back: the shifts that are his again, and how many of his another lawyer has taken."""

    leave: Leave
    moved: tuple[Moved, ...]
    taken: int


@transaction.atomic
def return_leave(*, leave_id: int, acting_as: Actor) -> Returned:
    """He comes after all, from today or the first day on (内部规则 律师坐班 3). Raises Refused.

    What was his and is still a gap is his again; what another took stays with that other. He does it himself, or
    whoever keeps every roster he would stand in again; where there is none, the county.
    """
    hold(ROSTER)
    leave = Leave.objects.select_for_update().filter(pk=leave_id, state="approved").first()
    if leave is None or leave.ends_on < today():
        raise Refused("这个假没有批过，已经销了，或者已经休完了。")
    gaps = gaps_of([leave], held=True)[leave.pk]
    by = acting_as.person_id
    if by is None or by != leave.lawyer_id:
        by = require_keeper(acting_as, {one.post.organisation.path for one in gaps})
    leave.state = "returned"
    leave.save(update_fields=["state"])
    note("leave_returned", by=by, about_id=leave.pk)
    his = tuple(_give(one, leave, by) for one in gaps if _can_sit(leave.lawyer_id, one))
    return Returned(leave, his, _taken(leave))


def gaps_of(leaves: Sequence[Leave], *, held: bool = False) -> Mapping[int, list[Shift]]:
    """By leave, the coming gaps that would be his had he not asked for it. The statements are constant.

    They are those the leave emptied, and those his weekly hours left empty when they were planned.
    """
    found: dict[int, list[Shift]] = defaultdict(list)
    days = [day for one in leaves for day in (one.starts_on, one.ends_on)] or [today()]
    rows = Shift.objects.select_related("post__organisation", "opening").filter(
        standing(), lawyer=None, day__range=(max(min(days), today()), max(days))
    )
    if held:
        rows = rows.select_for_update(of=("self",))
    gaps = [one for one in rows.order_by("day", "starts", "pk") if not one.over]
    lines = Change.objects.filter(shift_id__in=[one.pk for one in gaps] or [0])
    emptied = set(lines.filter(kind="shift_vacated").values_list("about_id", "shift_id"))
    never_sat = set(lines.filter(kind="shift_planned", after=None).values_list("shift_id", flat=True))
    for leave in leaves:
        found[leave.pk] = [
            one
            for one in gaps
            if leave.starts_on <= one.day <= leave.ends_on
            and ((leave.pk, one.pk) in emptied or (one.pk in never_sat and _by_rule(one) == leave.lawyer_id))
        ]
    return found


def _by_rule(shift: Shift) -> int | None:
    return shift.opening.lawyer_id if shift.opening else None


def _can_sit(lawyer: int, shift: Shift) -> bool:
    """He is a lawyer on duty that day and sits nowhere else then."""
    elsewhere = Shift.objects.filter(
        lawyer=lawyer, day=shift.day, starts__lt=shift.ends, ends__gt=shift.starts
    )
    return holds(lawyer, LAWYER, on=shift.day) and not elsewhere.exists()


def _give(shift: Shift, leave: Leave, by: int) -> Moved:
    shift.lawyer_id = leave.lawyer_id
    shift.save(update_fields=["lawyer"])
    return moved("shift_returned", by=by, shift=shift, about_id=leave.pk, before=None, after=leave.lawyer_id)


def _taken(leave: Leave) -> int:
    """How many shifts the leave emptied that somebody else sits from today on."""
    emptied = Change.objects.filter(kind="shift_vacated", about_id=leave.pk, before=leave.lawyer_id)
    rows = Shift.objects.filter(pk__in=emptied.values("shift_id"), day__gte=today(), lawyer__isnull=False)
    return rows.exclude(lawyer=leave.lawyer_id).count()
