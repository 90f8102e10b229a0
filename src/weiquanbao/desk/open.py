"""open_case(): the first step of a case, on a matter that stands."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from weiquanbao.access.actors import Actor
from weiquanbao.cases.models import Case, Matter
from weiquanbao.cases.numbers import next_number
from weiquanbao.common.dates import today
from weiquanbao.desk.perform import Outcome, perform
from weiquanbao.desk.refusals import Barred
from weiquanbao.kernel.decide import decide
from weiquanbao.kernel.forms import Value
from weiquanbao.procedures import procedure


def open_case(
    *,
    matter: Matter,
    code: str,
    act: str,
    acting_as: Actor,
    roles: frozenset[str],
    values: Mapping[str, Value],
    said: Mapping[str, object],
    on: date | None = None,
) -> Outcome:
    """Open a case of this procedure. Runs inside the caller's transaction. Raises Barred."""
    law = procedure(code)
    day = on or today()
    decision = decide(law, None, act, roles, {})
    if not decision.allowed or decision.target is None:
        raise Barred(decision.reasons)
    case = Case.objects.create(
        matter=matter,
        procedure=law.code,
        version=law.version,
        number=next_number(law.code, day.year),
        organisation=matter.organisation,
        state=decision.target,
        opened_on=day,
    )
    role = next(role for role in law.acts[act].by if role in roles)
    return perform(
        case, law, decision, values=values, actor=acting_as, role=role, effective_on=day, said=said
    )
