"""decide() answers one question without touching anything; listing what is possible and doing it share it."""

from __future__ import annotations

from collections.abc import Set

from weiquanbao.kernel.facts import Facts
from weiquanbao.kernel.procedure import Decision, Procedure


class UnknownAct(Exception):
    """The procedure knows no such act."""


def decide(procedure: Procedure, state: str | None, act: str, roles: Set[str], facts: Facts) -> Decision:
    """May this act happen now? `state` None asks for an opening act. Raises UnknownAct."""
    move = procedure.index.get((state, act))
    if move is None:
        return _not_here(procedure, state, act)
    code, by, guards, decision = move
    if by.isdisjoint(roles):
        who = "、".join(procedure.roles[role] for role in procedure.acts[code].by)
        return _barred(decision, (f"这一步由{who}办",))
    for guard in guards:
        if guard.test(facts) is not None:
            return _barred(decision, tuple(reason for g in guards if (reason := g.test(facts)) is not None))
    return decision


def open_acts(procedure: Procedure, state: str | None, roles: Set[str], facts: Facts) -> list[Decision]:
    """Every act of this state that these roles may do, in the order declared; barred ones carry their reasons."""
    found = []
    for _code, by, guards, decision in procedure.moves[state]:
        if by.isdisjoint(roles):
            continue
        for guard in guards:
            if guard.test(facts) is not None:
                reasons = tuple(reason for g in guards if (reason := g.test(facts)) is not None)
                found.append(_barred(decision, reasons))
                break
        else:
            found.append(decision)
    return found


def first_act(procedure: Procedure, state: str | None, roles: Set[str], facts: Facts) -> str | None:
    """The first act of this state that these roles may do now and that is not grave; none where there is none.

    Guards are asked only as far as the answer needs.
    """
    for code, by, guards, _decision in procedure.moves[state]:
        if by.isdisjoint(roles) or procedure.acts[code].grave:
            continue
        if all(guard.test(facts) is None for guard in guards):
            return code
    return None


def later_acts(procedure: Procedure, state: str, roles: Set[str]) -> list[Decision]:
    """Acts these roles have in other states, each with the reason why not now: a greyed button explains itself."""
    return [
        _not_here(procedure, state, code)
        for code, act in procedure.acts.items()
        if act.sources and state not in act.sources and not roles.isdisjoint(act.by)
    ]


def _barred(decision: Decision, reasons: tuple[str, ...]) -> Decision:
    return Decision(decision.act, False, decision.source, decision.source, reasons)


def _not_here(procedure: Procedure, state: str | None, act: str) -> Decision:
    if act not in procedure.acts:
        raise UnknownAct(f"{procedure.code} has no act {act}")
    here = f"，现在是“{procedure.states[state].title}”" if state else ""
    where = "、".join(f"“{procedure.states[source].title}”" for source in procedure.acts[act].sources)
    reason = f"要在{where}时才能办{here}" if where else f"这是开始的一步{here}"
    return Decision(act, False, state, state, (reason,))
