"""Which further cases somebody may open from this one now, each barred one with its reason."""

from __future__ import annotations

from weiquanbao.cases.facts import gather
from weiquanbao.cases.models import Case
from weiquanbao.kernel.decide import open_acts
from weiquanbao.kernel.procedure import Decision, Procedure
from weiquanbao.procedures import PROCEDURES, procedure
from weiquanbao.reading.rows import OpeningRow


def openings(case: Case, roles: frozenset[str], person_id: int | None) -> tuple[OpeningRow, ...]:
    """The opening acts of every procedure that may be opened from this one, for these roles."""
    ended = procedure(case.procedure, case.version).states[case.state].final
    found: list[OpeningRow] = []
    for law in PROCEDURES.values():
        mine = [
            code
            for code in law.openings
            if case.procedure in law.acts[code].parents and not roles.isdisjoint(law.acts[code].by)
        ]
        if not mine or (law.incident and ended):
            continue
        facts = gather(law, [case.pk], person_id)[case.pk]
        found.extend(
            _row(law, decision) for decision in open_acts(law, None, roles, facts) if decision.act in mine
        )
    return tuple(found)


def _row(law: Procedure, decision: Decision) -> OpeningRow:
    act = law.acts[decision.act]
    return OpeningRow(
        procedure=law.code,
        procedure_title=law.title,
        code=decision.act,
        title=act.title,
        basis=act.basis,
        allowed=decision.allowed,
        reasons=decision.reasons,
        form=act.form,
        grave=act.grave,
    )
