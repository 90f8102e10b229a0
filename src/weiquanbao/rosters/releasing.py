"""Whoever is lawyer on duty no more sits nowhere: his coming shifts become gaps (内部规则 律师坐班 2)."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Max

from weiquanbao.common.dates import today
from weiquanbao.rosters.filling import empty
from weiquanbao.rosters.models import Shift
from weiquanbao.rosters.planning import ROSTER, duties_between, on_duty
from weiquanbao.rosters.record import Moved
from weiquanbao.sql.locks import hold


@transaction.atomic
def release() -> tuple[Moved, ...]:
    """Empty the shifts, from today on, of days on which their lawyer is none; gives the gaps."""
    hold(ROSTER)
    coming = Shift.objects.filter(day__gte=today(), lawyer__isnull=False)
    last = coming.aggregate(last=Max("day"))["last"]
    if last is None:
        return ()
    duties = duties_between(today(), last)
    held = coming.select_for_update(of=("self",)).order_by("pk")
    return tuple(
        empty(one, by=None, kind="lawyer_left")
        for one in held
        if not one.over and not on_duty(duties.get(one.lawyer_id or 0, ()), one.day)
    )
