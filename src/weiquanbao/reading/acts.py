"""Which acts are open to this person now, each barred one with its reason; the desk asks the very same guards."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from weiquanbao.cases.asked import Asked
from weiquanbao.cases.facts import Answers, gather_all
from weiquanbao.cases.models import Case
from weiquanbao.kernel.decide import first_act, later_acts, open_acts
from weiquanbao.kernel.facts import Fact
from weiquanbao.kernel.procedure import Decision, Procedure
from weiquanbao.procedures import procedure
from weiquanbao.reading.rows import ActRow

#: Acts that only make sense together with something else on the page are not shown as buttons of their own.
Facts = Mapping[str, Any]


def facts_of(cases: Sequence[Case], person_id: int | None, asked: Asked | None = None) -> dict[int, Facts]:
    """What decides the acts open on these cases, wherever they stand; every fact is asked for once.

    `asked` are the same cases, with what was read of them already.
    """
    laws = [procedure(code, version) for code, version in {(case.procedure, case.version) for case in cases}]
    return {**gather_all(_facts(laws), asked or Asked(case.pk for case in cases), person_id)}


def answers_of(laws: Iterable[Procedure], asked: Asked, person_id: int | None) -> Answers:
    """The same for whoever needs to know only some of it."""
    return Answers(_facts(laws), asked, person_id)


def _facts(laws: Iterable[Procedure]) -> list[Fact]:
    return [fact for law in laws for fact in law.facts_of(*law.acts.keys() - set(law.openings))]


def act_rows(
    case: Case, roles: frozenset[str], facts: Facts
) -> tuple[tuple[ActRow, ...], tuple[ActRow, ...]]:
    """Acts of this state, the first allowed one marked as the main one; and acts of other states with the reason."""
    law = procedure(case.procedure, case.version)
    now = [_row(law, decision) for decision in open_acts(law, case.state, roles, facts)]
    main = first_act(law, case.state, roles, facts)
    rows = tuple(_main(row) if row.code == main else row for row in now)
    if law.states[case.state].final:
        return rows, ()
    ahead = _ahead(law.code, law.version, case.state)
    later = (
        one for one in later_acts(law, case.state, roles) if ahead.intersection(law.acts[one.act].sources)
    )
    return rows, tuple(_row(law, decision) for decision in later)


@lru_cache(maxsize=256)
def _ahead(code: str, version: str, state: str) -> frozenset[str]:
    """The states a case may still come to from this one: what no road leads to any more is no act that waits."""
    acts = procedure(code, version).acts.values()
    found, fresh = {state}, {state}
    while fresh:
        fresh = {act.target for act in acts if act.target and fresh.intersection(act.sources)} - found
        found |= fresh
    return frozenset(found)


def _row(law: Procedure, decision: Decision) -> ActRow:
    act = law.acts[decision.act]
    return ActRow(decision.act, act.title, act.basis, decision.allowed, decision.reasons, act.form, act.grave)


def _main(row: ActRow) -> ActRow:
    return ActRow(row.code, row.title, row.basis, row.allowed, row.reasons, row.form, row.grave, main=True)
