"""said_of(): what the ledger says of every act."""

from __future__ import annotations

from weiquanbao.access.actors import Actor
from weiquanbao.kernel.procedure import Decision, Procedure


def said_of(
    procedure: Procedure, decision: Decision, actor: Actor, role: str, countersigned: int | None = None
) -> dict[str, object]:
    """Codes and row ids: what was done, from where to where, by whom in which role."""
    return {
        "act": decision.act,
        "before": decision.source,
        "after": decision.target,
        "actor": actor.kind,
        "role": role,
        "person": actor.person_id,
        "countersigned": countersigned,
        "procedure": f"{procedure.code}@{procedure.version}",
    }
