"""Which cases an actor may see at all. Every reading of cases starts here."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from weiquanbao.access.actors import Actor
from weiquanbao.access.roles_here import reach_of
from weiquanbao.cases.models import Case, Matter, Party
from weiquanbao.cases.standing import in_force
from weiquanbao.organisations.models import Organisation
from weiquanbao.people.duties import CASEWORK
from weiquanbao.reading.standing import matters_of_side

#: Roles whose reach lets them read cases; the auditor reads and does nothing else.
READING = frozenset({*CASEWORK, "auditor"})


@dataclass(frozen=True, slots=True)
class Reach:
    """What an actor reaches: organisations by path, and whether that is the whole county."""

    paths: tuple[str, ...]
    everything: bool
    handles: bool

    @property
    def nothing(self) -> bool:
        """No appointment lets this actor read cases."""
        return not self.paths


def reach(actor: Actor) -> Reach:
    """The organisations whose cases this actor may see as staff. Two queries, once for a page."""
    kept = actor.kept if actor.kept is not None else {}
    if "organisations" not in kept:
        kept["organisations"] = _reach(actor)
    return kept["organisations"]  # type: ignore[return-value]


def _reach(actor: Actor) -> Reach:
    held = [(role, path) for role, path in reach_of(actor) if role in READING]
    paths = tuple(dict.fromkeys(path for _role, path in held))
    roots = Organisation.objects.filter(parent=None, path__in=paths).exists() if paths else False
    return Reach(paths, roots, any(role in CASEWORK for role, _path in held))


def cases_within(found: Reach, actor: Actor) -> QuerySet[Case]:
    """Cases of those organisations, without those in whose matter the actor is a party or acts for one (回避).

    An agent whom the union gave a worker reads on: the desk is where he works, as an agent and nothing else.
    """
    if found.nothing or actor.person_id is None:
        return Case.objects.none()
    own = Party.objects.filter(person_id=actor.person_id).values("matter_id")
    acting = in_force().filter(person_id=actor.person_id).exclude(capacity="agent", party__side="claimant")
    cases = Case.objects.exclude(matter_id__in=own).exclude(matter_id__in=acting.values("party__matter_id"))
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
    handed = cases_within(Reach(found.paths, everything=True, handles=found.handles), actor)
    return within | handed.filter(incident=True, handler_id=actor.person_id)


def own_matters(actor: Actor) -> QuerySet[Matter]:
    """Matters in which the actor asks for something, or acts or helps for somebody who does."""
    return matters_of_side(actor, "claimant")
