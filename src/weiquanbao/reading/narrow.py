"""What a narrow role reads of a case: the case itself, and of what others did there only that it was done.

A cashier pays what was approved. For that he needs no complaint, no evidence, no telephone and no reasons of hardship.
"""

from __future__ import annotations

from dataclasses import replace

from weiquanbao.access.roles import NARROW
from weiquanbao.kernel.procedure import Act, Procedure
from weiquanbao.procedures import procedure
from weiquanbao.reading.rows import CaseView, PartyRow, StepRow


def of_the_case_alone(view: CaseView) -> CaseView:
    """The same page without the matter behind it."""
    law = procedure(view.procedure, view.version)
    return replace(
        view,
        problems=(),
        worked_from=None,
        worked_until=None,
        still_working="",
        known_on=None,
        told="",
        parties=tuple(_named(one) for one in view.parties),
        claims=(),
        steps=tuple(_done(one, law) for one in view.steps),
        others=(),
        items=(),
        seen_by=(),
        duplicates=(),
        merged=(),
        has_package=False,
        roads=(),
        narrow=True,
    )


def writes_for_narrow(law: Procedure, paper: str) -> bool:
    """Whether an act of such a role writes papers of this code: those he reads, and no others."""
    return any(
        paper == f"{law.code}.{code}" for act in law.acts.values() if is_of_narrow(act) for code in act.papers
    )


def is_of_narrow(act: Act) -> bool:
    """Whether such a role may do this act."""
    return not set(NARROW).isdisjoint(act.by)


def _named(party: PartyRow) -> PartyRow:
    """Who it is, and nothing by which to reach him."""
    return replace(party, person=None, boss_phone="", address="", other_cases=0)


def _done(step: StepRow, law: Procedure) -> StepRow:
    """What was said in it only where such a role may say it himself."""
    return step if is_of_narrow(law.acts[step.act]) else replace(step, entries=(), told=())
