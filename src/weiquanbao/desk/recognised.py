"""A value that was read from a page is used: a person has looked at it, and the record is set right in the open."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django.db import transaction

from weiquanbao.access.actors import Actor
from weiquanbao.cases.asked import Asked
from weiquanbao.cases.models import Case
from weiquanbao.desk.act import act, locked, roles_on
from weiquanbao.desk.correct import CORRECTING, can_be_corrected
from weiquanbao.desk.perform import Outcome
from weiquanbao.desk.refusals import Incomplete, NotFound
from weiquanbao.procedures import procedure
from weiquanbao.recognition import actions

#: The person looked, and what stands in the record is right already; or the value is of no use.
CHECKED, DISMISSED = "checked", ""


@transaction.atomic
def decide_on_recognised(
    *,
    case_id: int,
    suggestion_id: int,
    used_as: str,
    acting_as: Actor,
    values: Mapping[str, object] | None = None,
    seen: int | None = None,
    key: UUID | None = None,
) -> Outcome | None:
    """Correct a fact by what was read, and write down who decided it: both or neither.

    `values` are those of the correction (`value`, `claim`, `reason`). None where nothing had to be corrected: the
    value was CHECKED or DISMISSED. Raises what `act` raises, NotFound where the value is none of this case's matter
    or the person may not correct it, and `actions.Decided`.
    """
    case = locked(case_id)
    _require_hand(case, acting_as)
    done = None
    if used_as not in (CHECKED, DISMISSED):
        if used_as not in can_be_corrected():
            raise Incomplete({"used_as": "先选用在哪里"})
        told = dict(values or {}) | {"what": used_as}
        done = act(case_id=case_id, act=CORRECTING, acting_as=acting_as, values=told, seen=seen, key=key)
        if done.repeated:
            return done
    actions.decide(
        suggestion_id=suggestion_id,
        matter_id=case.matter_id,
        by=acting_as.person_id or 0,
        used_as=used_as,
        case_id=case_id,
        step=done.number if done else None,
    )
    return done


def _require_hand(case: Case, acting_as: Actor) -> None:
    """Whoever may correct the record of this case may say what a page says."""
    law = procedure(case.procedure, case.version)
    may = CORRECTING in law.acts and set(law.acts[CORRECTING].by) & roles_on(
        case, acting_as, Asked.holding([case])
    )
    if not may or acting_as.person_id is None:
        raise NotFound
