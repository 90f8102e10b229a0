"""Which cases an actor may see at all. Every reading of cases starts here."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from django.db.models import Q, QuerySet

from weiquanbao.access.actors import Actor
from weiquanbao.access.held import held
from weiquanbao.access.roles_here import narrow_of
from weiquanbao.cases.models import Case, Matter
from weiquanbao.cases.standing import Place, Standings, everywhere, standing_of
from weiquanbao.organisations.models import Organisation
from weiquanbao.people.duties import CASEWORK
from weiquanbao.procedures import OF_THE_HOUSE, PROCEDURES, naming
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
    closed: tuple[str, ...] = ()
    """Procedures of the house's own in which he has no part."""
    narrow: tuple[tuple[str, str], ...] = ()
    """Roles by which he sees, below these paths, the cases of the procedures that name them, and not their matters."""

    @property
    def nothing(self) -> bool:
        """No appointment lets this actor read every case of an organisation."""
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
    narrow = narrow_of(actor)
    if not (here or narrow) or actor.person_id is None:
        return Reach((), everything=False, handles=False, apart=(), for_workers={})
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
        narrow=narrow,
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
    return cases if found.everything else cases.filter(_inside(found.paths))


def cases_listed(found: Reach, actor: Actor) -> QuerySet[Case]:
    """What a list of cases holds: those within reach that hang on no other, and what a narrow role sees."""
    if not found.narrow:
        return cases_within(found, actor).filter(incident=False)
    return cases_within(found, actor).filter(incident=False) | narrow_cases(found, actor)


def cases_seen(found: Reach, actor: Actor) -> QuerySet[Case]:
    """The cases that may be opened: those reached, and what a narrow role sees. Only of the case itself, for whoever
    goes on to its matter, its evidence or its messages asks `cases_within`."""
    reached = cases_reached(found, actor)
    return reached | narrow_cases(found, actor) if found.narrow else reached


def narrow_cases(found: Reach, actor: Actor) -> QuerySet[Case]:
    """Cases of procedures that name a narrow role of the actor, where it reaches, and in whose matter he does not
    stand in any way (回避)."""
    if actor.person_id is None or not found.narrow:
        return Case.objects.none()
    seen = Q(pk__in=())
    for role, path in found.narrow:
        seen |= Q(procedure__in=naming(role)) & _inside((path,))
    return Case.objects.filter(seen).exclude(matter_id__in=[*found.apart, *found.for_workers])


def _inside(paths: tuple[str, ...]) -> Q:
    inside = Q()
    for path in paths:
        inside |= Q(path__startswith=path)
    return Q(organisation_id__in=Organisation.objects.filter(inside).values("id"))


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
