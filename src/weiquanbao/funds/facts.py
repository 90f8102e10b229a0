"""What the fund tells the guards; each provider answers for many cases in a constant number of queries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from weiquanbao.cases.asked import Asked, asked
from weiquanbao.cases.facts import provides
from weiquanbao.funds.claimed import wages_of
from weiquanbao.funds.models import Advance, Assignment
from weiquanbao.funds.reading import standing_of

PROCEDURE = "wage_assignment"


def _ours(about: Asked) -> list[int]:
    """Cases of other procedures have no assignment and are not looked up."""
    return [case for case, row in about.rows.items() if row.procedure == PROCEDURE]


@provides("wage_claims")
def wage_claims(case_ids: Sequence[int]) -> Mapping[int, dict[int, Decimal | None]]:
    """What each worker claims as wages on the matter."""
    matters = asked(case_ids).matters
    found = wages_of(set(matters.values()))
    return {case: found[matter] for case, matter in matters.items() if matter in found}


def _advances(about: Asked) -> Mapping[int, dict[int, tuple[int, str]]]:
    """Case → party → its advance, read once for all facts. One query."""
    ours = _ours(about)
    found: dict[int, dict[int, tuple[int, str]]] = {}
    rows = (
        Advance.objects.filter(assignment__case__in=ours).order_by("id") if ours else Advance.objects.none()
    )
    for case, party, advance, state in rows.values_list("assignment__case", "party_id", "pk", "state"):
        found.setdefault(case, {})[party] = (advance, state)
    return found


@provides("advances")
def advances(case_ids: Sequence[int]) -> Mapping[int, dict[int, str]]:
    """Worker → how far his advance has come."""
    found = asked(case_ids).once("advances", _advances)
    return {case: {party: state for party, (_id, state) in his.items()} for case, his in found.items()}


@provides("deciders")
def deciders(case_ids: Sequence[int]) -> Mapping[int, frozenset[int]]:
    """Who assessed and who approved."""
    ours = _ours(asked(case_ids))
    rows = Assignment.objects.filter(case__in=ours).values_list("case_id", "assessor_id", "approver_id")
    return {case: frozenset(one for one in people if one) for case, *people in rows}


@provides("fund_dues")
def fund_dues(case_ids: Sequence[int]) -> Mapping[int, frozenset[str]]:
    """What is open between the fund, the workers and the employer."""
    found = asked(case_ids).once("advances", _advances)
    owner = {advance: case for case, his in found.items() for advance, _state in his.values()}
    dues: dict[int, set[str]] = {case: set() for case in found}
    for one in standing_of(list(owner)).values() if owner else ():
        dues[owner[one.advance_id]] |= {
            name
            for name, is_so in (
                ("to_worker", one.due_to),
                ("from_worker", one.due_from),
                ("outstanding", one.outstanding or one.due_from),
            )
            if is_so
        }
    return {case: frozenset(several) for case, several in dues.items()}
