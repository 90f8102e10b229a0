"""What waits for this person's signature, among cases he was shown."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from weiquanbao.access.actors import Actor
from weiquanbao.cases.models import Case
from weiquanbao.cases.standing import SELF, Standing
from weiquanbao.papers.signing import MEDIATOR, left_to_sign
from weiquanbao.procedures import PROCEDURES
from weiquanbao.reading.rows import CaseLine
from weiquanbao.reading.standing import standing_in

#: Procedures about a paper that both sides sign. That an authority waits is said by its clock.
SIGNED = frozenset(code for code, law in PROCEDURES.items() if "sign" in law.signatures)


def to_sign(actor: Actor, lines: Sequence[CaseLine], *, side: str | None = None) -> tuple[CaseLine, ...]:
    """Of these cases, all of one matter, those with a paper this person still has to sign: with `side` as somebody
    who stands there, else as the mediator.

    No query where none of them is about a paper, else at most five.
    """
    asked = [one for one in lines if one.procedure in SIGNED and not one.final]
    left = left_to_sign([one.id for one in asked]) if asked else {}
    waiting = [one for one in asked if left.get(one.id)]
    if not waiting:
        return ()
    if side is None:
        own = Case.objects.filter(pk__in=[one.id for one in waiting], handler_id=actor.person_id or 0)
        mine = frozenset(own.values_list("pk", flat=True))
        return tuple(one for one in waiting if one.id in mine and MEDIATOR in left[one.id])
    matter = Case.objects.only("matter_id").get(pk=waiting[0].id).matter_id
    standing = [one for one in standing_in(actor, matter) if one.side == side]
    return tuple(one for one in waiting if left[one.id].intersection(_for_whom(one, standing)))


def _for_whom(line: CaseLine, standing: Collection[Standing]) -> frozenset[int]:
    """For whom he signs: of minutes, say, a worker for himself alone, though he represents others."""
    signing = [one for one in standing if one.capacity != "helper"]
    own = [one for one in signing if one.capacity == SELF]
    return frozenset(one.party_id for one in (own if own and _each_for_himself(line) else signing))


def _each_for_himself(line: CaseLine) -> bool:
    return PROCEDURES[line.procedure].signatures["sign"] == "own"
