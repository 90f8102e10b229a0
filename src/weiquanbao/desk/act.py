"""act(): the one way anything happens to a case, for worker, officer, clock and peer alike."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from uuid import UUID

from django.db import transaction

from weiquanbao.access.actors import Actor
from weiquanbao.access.roles_here import OF_STANDING, roles_here
from weiquanbao.cases.asked import Asked
from weiquanbao.cases.facts import gather_all
from weiquanbao.cases.models import Case
from weiquanbao.common.dates import today
from weiquanbao.desk.effects import doing_of, take_effect
from weiquanbao.desk.expire import expire_case, has_run_out
from weiquanbao.desk.follow import follow
from weiquanbao.desk.perform import Outcome, perform
from weiquanbao.desk.refusals import Barred, Incomplete, NotFound, Overtaken
from weiquanbao.kernel.decide import decide
from weiquanbao.kernel.forms import clean
from weiquanbao.kernel.procedure import Procedure
from weiquanbao.ledger.models import Step
from weiquanbao.procedures import procedure

#: Roles that no person holds.
MACHINES = frozenset({"clock", "system"})


class _PeriodIsOver(Exception):
    """A period ran out before today: it takes effect first, whether or not the job has run yet."""


def act(
    *,
    case_id: int,
    act: str,
    acting_as: Actor,
    values: Mapping[str, object] | None = None,
    effective_on: date | None = None,
    seen: int | None = None,
    key: UUID | None = None,
) -> Outcome:
    """Do one act on a case, wholly or not at all.

    `seen` is the number of the last step the person saw; `key` makes the same request answered once.
    Raises NotFound, Barred (with reasons), Incomplete (field → sentence) or Overtaken (what was done meanwhile).
    """
    attempt = partial(
        _act,
        case_id=case_id,
        act=act,
        acting_as=acting_as,
        values=values or {},
        effective_on=effective_on,
        seen=seen,
        key=key,
    )
    while True:
        try:
            return attempt()
        except _PeriodIsOver:
            # In a transaction of its own: it stands even if the act is refused, so that the person is shown it.
            expire_case(case_id, today())


@transaction.atomic
def _act(
    *,
    case_id: int,
    act: str,
    acting_as: Actor,
    values: Mapping[str, object],
    effective_on: date | None,
    seen: int | None,
    key: UUID | None,
) -> Outcome:
    case = locked(case_id)
    law = procedure(case.procedure, case.version)
    asked = Asked.holding([case])
    roles = roles_on(case, acting_as, asked)
    if act not in law.acts or _is_stranger(law, roles):
        raise NotFound
    done = answered(case_id=case.pk, key=key, acting_as=acting_as)
    if done:
        return done
    if has_run_out(case, today()):
        raise _PeriodIsOver
    if seen is not None and seen != case.steps:
        raise Overtaken(_since(case, law, seen))
    facts = gather_all(law.facts_of(act), asked, acting_as.person_id)[case.pk]
    decision = decide(law, case.state, act, roles, facts)
    if not decision.allowed:
        raise Barred(decision.reasons)
    cleaned = clean(law.acts[act].form, values, today=today())
    when = _day(case, effective_on)
    if cleaned.errors:
        raise Incomplete(cleaned.errors)
    doing = doing_of(case, act, cleaned.values, acting_as, when, asked)
    take_effect(doing, law.acts[act].form, acting_as)
    signs = law.acts[act].countersigns
    outcome = perform(
        case,
        law,
        decision,
        values=doing.values,
        actor=acting_as,
        role=_role(law, act, roles),
        effective_on=when,
        said=doing.said,
        countersigned=facts["authors"].get(signs) if signs else None,
        key=key,
        agreed=doing.agreed,
    )
    follow(case, law, act, when)
    return outcome


def locked(case_id: int) -> Case:
    """The case, held until the transaction ends. Raises NotFound."""
    cases = Case.objects.select_for_update(of=("self",))
    found = cases.select_related("matter", "organisation", "party", "parent").filter(pk=case_id).first()
    if found is None:
        raise NotFound
    return found


def roles_on(case: Case, actor: Actor, asked: Asked) -> frozenset[str]:
    """What this actor is to this case, here, today; nothing for a stranger."""
    return roles_here(actor, [case], places=asked.places)[case.pk]


def _is_stranger(law: Procedure, roles: frozenset[str]) -> bool:
    """Whoever stands in the matter sees a case whose procedure names his role, and no other (decision record 23); a
    lawyer and a cashier have no role in others to begin with (`access.roles.NAMED`)."""
    return roles <= OF_STANDING and roles.isdisjoint(law.roles)


def answered(*, case_id: int, key: UUID | None, acting_as: Actor) -> Outcome | None:
    """What this very request was answered when it came before; none if it never did. Raises NotFound."""
    if key is None:
        return None
    step = Step.objects.filter(case_id=case_id, request_key=key).first()
    if step is None:
        return None
    if step.person_id != acting_as.person_id:
        raise NotFound
    return Outcome(case_id, step.number, step.after, repeated=True)


def _since(case: Case, law: Procedure, seen: int) -> tuple[str, ...]:
    steps = Step.objects.filter(case_id=case.pk, number__gt=seen).order_by("number")
    return tuple(law.acts[code].title for code in steps.values_list("act", flat=True))


def _day(case: Case, effective_on: date | None) -> date:
    day = effective_on or today()
    if day >= today():
        # Every step before counts from today at the latest: only an earlier day has to be compared.
        if day > today():
            raise Incomplete({"effective_on": "日期不能晚于今天"})
        return day
    last = _last_day(case)
    if last and day < last:
        raise Incomplete({"effective_on": f"日期不能早于上一步（{last}）"})
    return day


def _last_day(case: Case) -> date | None:
    """The day before which nothing can be entered any more: that of the last step that a person took or that moved
    something. That a period ran out bars nobody from entering later what was done in time."""
    law = procedure(case.procedure, case.version)
    steps = Step.objects.filter(case_id=case.pk).exclude(
        act__in=[code for code in law.acts if _notes(law, code)]
    )
    return steps.order_by("-number").values_list("effective_on", flat=True).first()


def _notes(law: Procedure, code: str) -> bool:
    """Whether an act only notes something: no person does it, and it moves neither the case nor a clock."""
    act = law.acts[code]
    moving = {
        one
        for clock in law.clocks.values()
        for one in (*clock.starts, *clock.stops, *clock.pauses, *clock.resumes, *dict(clock.extends))
    }
    return set(act.by) <= MACHINES and act.target is None and code not in moving


def _role(law: Procedure, act: str, roles: frozenset[str]) -> str:
    return next(role for role in law.acts[act].by if role in roles)
