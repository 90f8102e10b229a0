"""Which roles an actor has on each of many cases, today, in one query however many the cases are."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from weiquanbao.access.actors import Actor
from weiquanbao.access.roles import READERS
from weiquanbao.common import dates
from weiquanbao.organisations.tree import is_within
from weiquanbao.people.appointments import held_by

NONE: frozenset[str] = frozenset()


def roles_here(
    actor: Actor,
    *,
    organisation_paths: Mapping[int, str],
    claimants: Mapping[int, Collection[int]],
    on: date | None = None,
) -> dict[int, frozenset[str]]:
    """The actor's roles on every case asked about.

    A staff role counts where its appointment reaches the case's organisation. Whoever is a claimant of a case is
    nothing else there: nobody handles his own case (回避). Clock, system and peer are what they are, everywhere.
    """
    if not actor.is_person or actor.person_id is None:
        return dict.fromkeys(organisation_paths, frozenset({actor.kind}))
    reaches = reach_of(actor, on=on)
    return {
        case: _roles(actor.person_id, path, claimants.get(case, ()), reaches)
        for case, path in organisation_paths.items()
    }


def reach_of(actor: Actor, *, on: date | None = None) -> tuple[tuple[str, str], ...]:
    """The staff roles by which an actor sees cases, each with the path of the organisation it is held at."""
    if actor.person_id is None:
        return ()
    held = held_by(actor.person_id, on or dates.today())
    return tuple((each.role, each.path) for each in held if each.role in READERS)


def _roles(
    person_id: int, path: str, claimants: Collection[int], reaches: Iterable[tuple[str, str]]
) -> frozenset[str]:
    if person_id in claimants:
        return frozenset({"claimant"})
    return frozenset(role for role, above in reaches if is_within(path, above)) or NONE
