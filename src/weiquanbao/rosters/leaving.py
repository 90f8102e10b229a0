"""请假: a lawyer asks, whoever keeps his roster decides; then his shifts of these days are gaps."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from weiquanbao.access.actors import Actor
from weiquanbao.common.dates import now, today
from weiquanbao.common.text import plain
from weiquanbao.rosters.filling import empty
from weiquanbao.rosters.models import Leave, Shift
from weiquanbao.rosters.planning import ROSTER
from weiquanbao.rosters.record import Moved, note
from weiquanbao.rosters.refusing import said
from weiquanbao.rosters.rights import Refused, require_keeper, require_lawyer
from weiquanbao.sql.locks import hold

#: Days of one leave, the first and the last counted.
LONGEST = 90
OWN = "不能批自己的，请另一个人来批。"


@transaction.atomic
def ask_leave(*, starts_on: date, ends_on: date, reason: str, acting_as: Actor) -> Leave:
    """Ask for these days, the first to the last (内部规则 律师坐班 3). Raises Refused."""
    lawyer = require_lawyer(acting_as)
    why = plain(reason, 200)
    if not why:
        raise Refused("写一句为什么请假。")
    if starts_on < today() or not 1 <= (ends_on - starts_on).days + 1 <= LONGEST:
        raise Refused("从今天或者以后请起，结束不早于开始，一次最多九十天。")
    with said(a_day_of_leave_is_asked_once="这几天里已经请过假了。"):
        leave = Leave.objects.create(
            lawyer_id=lawyer, starts_on=starts_on, ends_on=ends_on, reason=why, asked_at=now()
        )
    note("leave_asked", by=lawyer, about_id=leave.pk)
    return leave


@transaction.atomic
def withdraw_leave(*, leave_id: int, acting_as: Actor) -> Leave:
    """Not needed any more, as long as nobody decided. Raises Refused."""
    lawyer = require_lawyer(acting_as)
    leave = _waiting(leave_id)
    if leave.lawyer_id != lawyer:
        raise Refused("这不是你请的假。")
    leave.state = "withdrawn"
    leave.save(update_fields=["state"])
    note("leave_withdrawn", by=lawyer, about_id=leave.pk)
    return leave


@transaction.atomic
def decide_leave(*, leave_id: int, approve: bool, acting_as: Actor) -> tuple[Leave, tuple[Moved, ...]]:
    """Approve or refuse; approved, the shifts of these days lose him at once. Gives it and the gaps. Raises Refused.

    Whoever keeps every roster he stands in on these days decides, and nobody about himself.
    """
    hold(ROSTER)
    leave = _waiting(leave_id)
    if leave.lawyer_id == acting_as.person_id:
        raise Refused(OWN)
    shifts = _shifts_of(leave)
    by = require_keeper(acting_as, {one.post.organisation.path for one in shifts})
    leave.state = "approved" if approve else "refused"
    leave.decided_by_id, leave.decided_at = by, now()
    leave.save(update_fields=["state", "decided_by", "decided_at"])
    note(f"leave_{leave.state}", by=by, about_id=leave.pk)
    if not approve:
        return leave, ()
    return leave, tuple(empty(shift, by=by, about_id=leave.pk) for shift in shifts)


def _waiting(leave_id: int) -> Leave:
    leave = Leave.objects.select_for_update().filter(pk=leave_id, state="asked").first()
    if leave is None:
        raise Refused("这个假已经有人定了。")
    return leave


def _shifts_of(leave: Leave) -> tuple[Shift, ...]:
    rows = Shift.objects.select_for_update(of=("self",)).select_related("post__organisation")
    first = max(leave.starts_on, today())
    found = rows.filter(lawyer=leave.lawyer_id, day__range=(first, leave.ends_on)).order_by("pk")
    return tuple(one for one in found if not one.over)
