"""Which roles an actor has on each of many cases, today, in a number of queries that does not grow with the cases."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from weiquanbao.access.actors import Actor
from weiquanbao.access.held import held
from weiquanbao.access.roles import GIVEN, NAMED, NARROW, ON_CASES, READERS
from weiquanbao.cases.models import Case
from weiquanbao.cases.standing import (
    INVITED,
    LEFT,
    SELF,
    Place,
    Standing,
    line_of,
    roll,
    standing_at,
    standing_of,
)
from weiquanbao.organisations.tree import is_within
from weiquanbao.people.duties import CASEWORK
from weiquanbao.procedures import names_role

#: The officer who handles an incident, wherever it lies.
SENDER = "sender"
#: Who answers what is asked.
LAWYER = "duty_lawyer"
#: Side and capacity → the role somebody has by standing in the matter.
BY_STANDING = {
    ("claimant", SELF): "claimant",
    ("claimant", INVITED): "invitee",
    ("claimant", LEFT): "leaver",
    ("claimant", "agent"): "agent",
    ("claimant", "representative"): "representative",
    ("claimant", "helper"): "helper",
    ("respondent", SELF): "respondent",
    ("respondent", "contact"): "respondent",
    ("respondent", "agent"): "respondent",
    ("respondent", "helper"): "helper",
}

#: Roles that somebody has by standing in a matter, and by nothing else.
OF_STANDING = frozenset(BY_STANDING.values())


class Spot(NamedTuple):
    """Where a case lies, as far as it decides who is what there."""

    case: int
    matter: int
    procedure: str
    path: str
    incident: bool
    handler: int | None
    party: int | None
    party_side: str | None
    line: frozenset[int | None]
    """The case and those it hangs on, where somebody who stands there left a case."""


def roles_here(
    actor: Actor,
    cases: Iterable[Case],
    *,
    on: date | None = None,
    places: Mapping[int, tuple[Place, ...]] | None = None,
) -> dict[int, frozenset[str]]:
    """The actor's roles on every case asked about; `organisation` and `party` of each should be loaded.

    `places` tells who stands in the matters, where that was read already.

    A staff role counts where its appointment reaches the case's organisation; a cashier's there only in a procedure
    that names it, a lawyer's only in such a case given to him. Whoever stands in the matter is nothing else there:
    nobody handles his own case, nor that of somebody he acts for (回避). Clock, system and peer are what they are,
    everywhere.
    """
    asked = list(cases)
    if not actor.is_person or actor.person_id is None:
        return dict.fromkeys((case.pk for case in asked), frozenset({actor.kind}))
    people = roll({case.matter_id for case in asked}, on=on) if places is None else places
    mine = {matter: standing_of(actor.person_id, several) for matter, several in people.items()}
    return roles_at(actor, (_spot(case, mine[case.matter_id]) for case in asked), mine, on=on)


def roles_at(
    actor: Actor,
    spots: Iterable[Spot],
    mine: Mapping[int, tuple[Standing, ...]],
    *,
    on: date | None = None,
) -> dict[int, frozenset[str]]:
    """The same for a person of whom it is known how he stands in each of these matters, if he does."""
    duties = held(actor, on=on)
    reaches = tuple((each.role, each.path) for each in duties if each.role in ON_CASES)
    given = frozenset(each.role for each in duties if each.role in GIVEN)
    return {spot.case: _roles(spot, actor, mine.get(spot.matter, ()), reaches, given) for spot in spots}


def reach_of(actor: Actor, *, on: date | None = None) -> tuple[tuple[str, str], ...]:
    """The staff roles by which an actor sees every case, each with the path of the organisation it is held at."""
    return tuple((each.role, each.path) for each in held(actor, on=on) if each.role in READERS)


def narrow_of(actor: Actor) -> tuple[tuple[str, str], ...]:
    """The roles by which he sees, today, cases of the procedures that name them, each with the path it reaches."""
    return tuple((each.role, each.path) for each in held(actor) if each.role in NARROW)


def _spot(case: Case, standing: Iterable[Standing]) -> Spot:
    party = case.party
    return Spot(
        case=case.pk,
        matter=case.matter_id,
        procedure=case.procedure,
        path=case.organisation.path,
        incident=case.incident,
        handler=case.handler_id,
        party=case.party_id,
        party_side=party.side if party else None,
        line=line_of(case) if any(one.left for one in standing) else frozenset(),
    )


def _roles(
    spot: Spot,
    actor: Actor,
    standing: tuple[Standing, ...],
    reaches: tuple[tuple[str, str], ...],
    given: frozenset[str],
) -> frozenset[str]:
    if standing:
        return roles_by_standing(standing_at(spot.party, spot.party_side, spot.line, standing))
    here = frozenset(role for role, above in reaches if is_within(spot.path, above))
    here |= {SENDER} if _sent(spot, actor, reaches) else frozenset()
    here |= given if spot.handler == actor.person_id else frozenset()
    return frozenset(role for role in here if role not in NAMED or names_role(spot.procedure, role))


def _sent(spot: Spot, actor: Actor, reaches: Iterable[tuple[str, str]]) -> bool:
    """Whoever handed something over goes on seeing what becomes of it, though it lies with others now."""
    return spot.incident and spot.handler == actor.person_id and any(role in CASEWORK for role, _ in reaches)


def roles_by_standing(standing: Iterable[Standing]) -> frozenset[str]:
    """The roles that follow from how a person stands in a matter."""
    return frozenset(
        BY_STANDING[one.side, one.capacity] for one in standing if (one.side, one.capacity) in BY_STANDING
    )
