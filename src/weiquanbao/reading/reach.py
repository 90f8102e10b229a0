"""Which cases an actor may see at all. Every reading of cases starts here."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from django.db.models import Q, QuerySet

from weiquanbao.access.actors import Actor
from weiquanbao.access.held import held
from weiquanbao.cases.models import Case, Matter
from weiquanbao.cases.standing import Place, Standings, everywhere, standing_of
from weiquanbao.organisations.models import Organisation
from weiquanbao.people.duties import CASEWORK
from weiquanbao.procedures import OF_THE_HOUSE, PROCEDURES
from weiquanbao.reading.standing import matters_of_side

#: Roles whose reach lets them read cases; the auditor reads and does nothing else.
READING = frozenset({*CASEWORK, "auditor"})


@dataclass(frozen=True, slots=True)
class Reach:
    """What an actor reaches: organisations by path, and whether that is the whole county."""

    paths: tuple[str, ...]
    everything: bool
    handles: bool
    apart: tuple[int, ...]
    """Matters in which the actor is a party or acts for one, a worker's agent excepted: none of them is his to see."""
    for_workers: Mapping[int, Standings]
    """Matters in which he is a worker's agent and nothing else, and how: he reads on."""
    closed: tuple[str, ...]
    """Procedures of the house's own in which he has no part."""

    @property
    def nothing(self) -> bool:
        """No appointment lets this actor read cases."""
        return not self.paths


def reach(actor: Actor) -> Reach:
    """The organisations whose cases this actor may see as staff. Two queries, once for a page."""
    return actor.once("reach", lambda: _reach(actor))


def _closed_to(roles: Collection[str]) -> tuple[str, ...]:
    """The house's own procedures that give none of these roles a part. The auditor looks into all of them."""
    if "auditor" in roles:
        return ()
    return tuple(sorted(code for code in OF_THE_HOUSE if PROCEDURES[code].roles.keys().isdisjoint(roles)))


def _reach(actor: Actor) -> Reach:
    here = [each for each in held(actor) if each.role in READING]
    if not here or actor.person_id is None:
        return Reach((), everything=False, handles=False, apart=(), for_workers={}, closed=())
    places = everywhere(actor.person_id)
    apart = {matter for matter, several in places.items() if not all(map(_for_a_worker, several))}
    return Reach(
        paths=tuple(dict.fromkeys(each.path for each in here)),
        everything=any(each.at_the_root for each in here),
        handles=any(each.role in CASEWORK for each in here),
        apart=tuple(apart),
        for_workers={
            matter: standing_of(actor.person_id, several)
            for matter, several in places.items()
            if matter not in apart
        },
        closed=_closed_to({each.role for each in here}),
    )


def _for_a_worker(place: Place) -> bool:
    return (place.capacity, place.side) == ("agent", "claimant")


def cases_within(found: Reach, actor: Actor) -> QuerySet[Case]:
    """Cases of those organisations, without those in whose matter the actor is a party or acts for one (回避).

    An agent whom the union gave a worker reads on: the desk is where he works, as an agent and nothing else.
    """
    if found.nothing or actor.person_id is None:
        return Case.objects.none()
    cases = Case.objects.exclude(matter_id__in=found.apart) if found.apart else Case.objects.all()
    if found.closed:
        cases = cases.exclude(procedure__in=found.closed)
    if found.everything:
        return cases
    inside = Q()
    for path in found.paths:
        inside |= Q(path__startswith=path)
    return cases.filter(organisation_id__in=Organisation.objects.filter(inside).values("id"))


def cases_reached(found: Reach, actor: Actor) -> QuerySet[Case]:
    """Those, and what the actor handed over: it lies with others now, and he goes on seeing what becomes of it.

    For one case at a time: lists keep to `cases_within`, whose order an index follows.
    """
    within = cases_within(found, actor)
    handed = cases_within(replace(found, everything=True), actor)
    return within | handed.filter(incident=True, handler_id=actor.person_id)


def own_matters(actor: Actor) -> QuerySet[Matter]:
    """Matters in which the actor asks for something, or acts or helps for somebody who does."""
    return matters_of_side(actor, "claimant")
