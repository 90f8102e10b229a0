"""Who sits a shift: filling a gap, and letting a lawyer go from a shift."""

from __future__ import annotations

from django.db import transaction

from weiquanbao.access.actors import Actor
from weiquanbao.people.appointments import holds
from weiquanbao.rosters.models import Leave, Shift
from weiquanbao.rosters.planning import ROSTER
from weiquanbao.rosters.record import Moved, moved
from weiquanbao.rosters.refusing import said
from weiquanbao.rosters.rights import LAWYER, Refused, require_keeper
from weiquanbao.sql.locks import hold

ELSEWHERE = "他那个时段在别处坐班，换一位。"


def held_shift(shift_id: int) -> Shift:
    """A shift held still until the end of the transaction. Raises Refused where there is none."""
    shift = (
        Shift.objects.select_for_update(of=("self",))
        .select_related("post__organisation")
        .filter(pk=shift_id)
        .first()
    )
    if shift is None:
        raise Refused("没有这一班。")
    return shift


@transaction.atomic
def fill(*, shift_id: int, lawyer_id: int, acting_as: Actor) -> Moved:
    """Put a lawyer on a gap (内部规则 律师坐班 2). Raises Refused where somebody sits there, or he cannot."""
    hold(ROSTER)
    shift = held_shift(shift_id)
    by = require_keeper(acting_as, [shift.post.organisation.path])
    if shift.lawyer_id is not None:
        raise Refused("这一班已经有律师了。要换人，先让他空出来。")
    require_current(shift)
    require_free(lawyer_id, shift)
    shift.lawyer_id = lawyer_id
    with said(a_lawyer_is_in_one_place=ELSEWHERE):
        shift.save(update_fields=["lawyer"])
    return moved("shift_filled", by=by, shift=shift, before=None, after=lawyer_id)


@transaction.atomic
def vacate(*, shift_id: int, acting_as: Actor) -> Moved:
    """Take the lawyer off a shift: it is a gap from now on. Raises Refused."""
    shift = held_shift(shift_id)
    by = require_keeper(acting_as, [shift.post.organisation.path])
    require_current(shift)
    return empty(shift, by=by)


def empty(shift: Shift, *, by: int | None, about_id: int | None = None, kind: str = "shift_vacated") -> Moved:
    """The same without asking who does it: for a leave that was approved, a post that closes."""
    before = shift.lawyer_id
    if before is None:
        raise Refused("这一班本来就空着。")
    shift.lawyer_id = None
    shift.save(update_fields=["lawyer"])
    return moved(kind, by=by, shift=shift, about_id=about_id, before=before, after=None)


def require_current(shift: Shift) -> None:
    """What is over is history; at a post that is closed, or on a day off, nobody sits. Raises Refused."""
    if shift.rest:
        raise Refused("那天放假，这一班停了。")
    if shift.post.closed_on is not None and shift.day >= shift.post.closed_on:
        raise Refused("这个坐班点那天已经撤了。")
    if shift.over:
        raise Refused("这一班已经过去了，不能再改。")


def require_free(lawyer_id: int, shift: Shift) -> None:
    """He is a lawyer on duty that day and not away; that he sits nowhere else is a constraint. Raises Refused."""
    if not holds(lawyer_id, LAWYER, on=shift.day):
        raise Refused("这个人那天不是坐班律师。")
    if Leave.objects.filter(
        lawyer=lawyer_id, state="approved", starts_on__lte=shift.day, ends_on__gte=shift.day
    ).exists():
        raise Refused("他那天请假了，换一位。")
