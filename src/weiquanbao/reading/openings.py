"""Which further cases somebody may open from this one now, each barred one with its reason."""

from __future__ import annotations

from weiquanbao.cases.asked import Asked
from weiquanbao.cases.facts import gather_all
from weiquanbao.cases.merged import why_not_here
from weiquanbao.cases.models import Case
from weiquanbao.kernel.decide import decide
from weiquanbao.kernel.facts import Facts
from weiquanbao.kernel.procedure import Decision, Procedure
from weiquanbao.procedures import PROCEDURES, procedure
from weiquanbao.reading.rows import OpeningRow


def openings(
    case: Case, roles: frozenset[str], person_id: int | None, known: Facts, about: Asked | None = None
) -> tuple[OpeningRow, ...]:
    """The opening acts of every procedure that may be opened from this one, for these roles.

    From a merged complaint none may, and each says where it goes on instead.
    `known` are the facts of the case that were asked for already, `about` what was read for them.
    """
    ended = procedure(case.procedure, case.version).states[case.state].final
    further = {
        law.code: mine
        for law in PROCEDURES.values()
        if not (law.incident and ended) and (mine := _from_here(law, case.procedure, roles))
    }
    elsewhere = why_not_here(case)
    if elsewhere:
        return tuple(
            _elsewhere(PROCEDURES[code], act, elsewhere) for code, mine in further.items() for act in mine
        )
    needed = [fact for code, mine in further.items() for fact in PROCEDURES[code].facts_of(*mine)]
    facts = gather_all(needed, about or [case.pk], person_id, {case.pk: known})[case.pk]
    return tuple(
        _row(PROCEDURES[code], decide(PROCEDURES[code], None, act, roles, facts))
        for code, mine in further.items()
        for act in mine
    )


def _from_here(law: Procedure, parent: str, roles: frozenset[str]) -> tuple[str, ...]:
    """The opening acts of a procedure that these roles may do from a case of that other one."""
    acts = ((code, law.acts[code]) for code in law.openings)
    return tuple(code for code, act in acts if parent in act.parents and not roles.isdisjoint(act.by))


def _elsewhere(law: Procedure, act: str, reason: str) -> OpeningRow:
    return _row(law, Decision(act, False, None, None, (reason,)))


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
