"""follow(): what an act brings about by itself is done at once, in the same transaction, as an act of its own.

That may be a further act on the case, or a further case on its matter.
"""

from __future__ import annotations

from datetime import date

from weiquanbao.access.actors import SYSTEM
from weiquanbao.cases.effects import following_of, opening_of
from weiquanbao.cases.facts import gather_all
from weiquanbao.cases.models import Case
from weiquanbao.desk.effects import doing_of, take_effect
from weiquanbao.desk.perform import perform
from weiquanbao.desk.signed import after_the_last, goes_out
from weiquanbao.kernel.decide import decide
from weiquanbao.kernel.procedure import Procedure
from weiquanbao.procedures import procedure


def follow(case: Case, law: Procedure, act: str, on: date) -> None:
    """Do what follows from this act, and what follows from that, until nothing does."""
    goes_out(case, law, act, on)
    opening = opening_of(law.code, act)
    if opening:
        opening(case, on)
    asked = following_of(law.code, act)
    name = asked(case) if asked else None
    for one in (name,) if name is not None else after_the_last(case, law, act):
        if by_itself(case, one, on):
            return


def by_itself(case: Case, act: str, on: date) -> bool:
    """Do an act of the system, and what follows from it; gives whether it could be done.

    The caller holds the case's row lock inside a transaction.
    """
    law = procedure(case.procedure, case.version)
    facts = gather_all(law.facts_of(act), [case.pk], None)[case.pk]
    decision = decide(law, case.state, act, frozenset({"system"}), facts)
    if not decision.allowed:
        return False
    doing = doing_of(case, act, {}, SYSTEM, on)
    take_effect(doing, None, SYSTEM)
    perform(
        case,
        law,
        decision,
        values=doing.values,
        actor=SYSTEM,
        role="system",
        effective_on=on,
        said=doing.said,
        agreed=doing.agreed,
    )
    follow(case, law, act, on)
    return True
