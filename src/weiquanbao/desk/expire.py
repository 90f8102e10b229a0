"""expire_due(): what happens when a period runs out, on its due date whenever the job runs, and once."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import QuerySet

from weiquanbao.access.actors import CLOCK
from weiquanbao.cases.asked import Asked
from weiquanbao.cases.facts import gather_all
from weiquanbao.cases.models import Case, ClockRun
from weiquanbao.common.dates import today
from weiquanbao.desk.effects import doing_of, take_effect
from weiquanbao.desk.follow import follow
from weiquanbao.desk.perform import perform
from weiquanbao.kernel.decide import decide
from weiquanbao.procedures import procedure


def expire_due(*, before: date | None = None, limit: int = 500) -> int:
    """Expire every clock whose last day is over, each case in a transaction of its own; gives how many cases.

    A case that cannot be moved does not hold up the others; what failed is raised at the end.
    """
    day = before or today()
    due = _overdue(day).order_by("due_on", "id").values_list("case_id", flat=True)[:limit]
    cases = list(dict.fromkeys(due))
    failed: list[Exception] = []
    for case_id in cases:
        try:
            expire_case(case_id, day)
        except Exception as fault:  # noqa: BLE001 - raised below, with all others
            failed.append(fault)
    if failed:
        raise ExceptionGroup("periods of some cases could not run out", failed)
    return len(cases)


@transaction.atomic
def expire_case(case_id: int, day: date) -> None:
    """Let run out what is due on one case."""
    cases = Case.objects.select_for_update(of=("self",))
    settle(cases.select_related("matter", "organisation", "party", "parent").get(pk=case_id), day)


def has_run_out(case: Case, day: date) -> bool:
    """Whether a last day is over and nothing has said so yet. The case itself tells its next last day."""
    if case.next_due is None or case.next_due >= day:
        return False
    return _overdue(day).filter(case=case).exists()


def settle(case: Case, day: date) -> None:
    """Expire this case's clocks that ran out before `day`, in the order of their last days. Holds the case's lock.

    An expiry may start a clock whose own last day is over too, so it looks again until nothing is due.
    """
    while run := _overdue(day).filter(case=case).order_by("due_on", "id").first():
        run.expired_on = run.due_on
        run.save(update_fields=["expired_on"])
        _expire(case, run)


def _overdue(day: date) -> QuerySet[ClockRun]:
    return ClockRun.objects.filter(due_on__lt=day, stopped_on=None, expired_on=None, paused_on=None)


def _expire(case: Case, run: ClockRun) -> None:
    law = procedure(case.procedure, case.version)
    act = law.clocks[run.code].on_expiry
    if act is None:
        return
    asked = Asked.holding([case])
    facts = gather_all(law.facts_of(act), asked, None)[case.pk]
    decision = decide(law, case.state, act, frozenset({"clock"}), facts)
    if not decision.allowed:
        return
    doing = doing_of(case, act, {}, CLOCK, run.due_on, asked)
    take_effect(doing, None, CLOCK)
    perform(
        case,
        law,
        decision,
        values=doing.values,
        actor=CLOCK,
        role="clock",
        effective_on=run.due_on,
        said={"clock": run.code, **doing.said},
        agreed=doing.agreed,
    )
    follow(case, law, act, run.due_on)
