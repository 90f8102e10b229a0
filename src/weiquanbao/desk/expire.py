"""expire_due(): what happens when a period runs out, on its due date whenever the job runs, and once."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from weiquanbao.access.actors import CLOCK
from weiquanbao.cases.facts import gather
from weiquanbao.cases.models import Case, ClockRun
from weiquanbao.common.dates import today
from weiquanbao.desk.perform import perform
from weiquanbao.kernel.decide import decide
from weiquanbao.procedures import procedure


def expire_due(*, before: date | None = None, limit: int = 500) -> int:
    """Expire every clock whose last day is over, each case in a transaction of its own; gives how many cases."""
    day = before or today()
    due = _overdue(day).order_by("due_on").values_list("case_id", flat=True)[:limit]
    cases = list(dict.fromkeys(due))
    for case_id in cases:
        with transaction.atomic():
            case = (
                Case.objects.select_for_update(of=("self",))
                .select_related("matter", "organisation")
                .get(pk=case_id)
            )
            settle(case, day)
    return len(cases)


def settle(case: Case, day: date) -> None:
    """Expire this case's clocks that ran out before `day`, in the order of their last days. Holds the case's lock.

    An expiry may start a clock whose own last day is over too, so it looks again until nothing is due.
    """
    while run := _overdue(day).filter(case=case).order_by("due_on", "id").first():
        run.expired_on = run.due_on
        run.save(update_fields=["expired_on"])
        _expire(case, run)


def _overdue(day: date):  # type: ignore[no-untyped-def]
    return ClockRun.objects.filter(due_on__lt=day, stopped_on=None, expired_on=None, paused_on=None)


def _expire(case: Case, run: ClockRun) -> None:
    law = procedure(case.procedure, case.version)
    act = law.clocks[run.code].on_expiry
    if act is None:
        return
    facts = gather(law, [case.pk], None)[case.pk]
    decision = decide(law, case.state, act, frozenset({"clock"}), facts)
    if decision.allowed:
        perform(
            case,
            law,
            decision,
            values={},
            actor=CLOCK,
            role="clock",
            effective_on=run.due_on,
            said={"clock": run.code},
        )
