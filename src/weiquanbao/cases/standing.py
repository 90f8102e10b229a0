"""Who stands where in a matter: the parties themselves, and those who act or help for them today."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db.models import Q, QuerySet

from weiquanbao.cases.models import Agent, Case
from weiquanbao.cases.words import CAMPS, CAPACITIES
from weiquanbao.common import dates
from weiquanbao.sql.asking import asking

#: The capacity of somebody who is the party.
SELF = "self"
#: The capacity of somebody who was asked to stand with others and has not said yes.
INVITED = "invited"
#: The side of a party that stands in the matter no more.
OUT = "out"


@dataclass(frozen=True, slots=True)
class Standing:
    """One way in which a person stands in a matter; `capacity` is `self`, `invited` or one of `words.CAPACITIES`."""

    matter_id: int
    party_id: int
    side: str
    capacity: str


Standings = tuple[Standing, ...]


class Place(NamedTuple):
    """One place in a matter: a party, or somebody who acts or helps for it.

    `side` is that of the party as kept; `reachable` is whoever has a phone.
    """

    matter_id: int
    party_id: int
    side: str
    person_id: int | None
    capacity: str
    reachable: bool


_ROLL = """
SELECT p.matter_id, p.id, p.side, p.person_id, o.phone_index IS NOT NULL, a.person_id, a.capacity,
    h.phone_index IS NOT NULL
FROM cases_party p LEFT JOIN people_person o ON o.id = p.person_id
    LEFT JOIN cases_agent a ON a.party_id = p.id AND a.since <= %(day)s AND (a.until IS NULL OR a.until > %(day)s)
    LEFT JOIN people_person h ON h.id = a.person_id
WHERE p.matter_id = ANY(%(matters)s) ORDER BY p.id, a.id
"""


_EVERYWHERE = """
SELECT matter_id, id, side, NULL FROM cases_party WHERE person_id = %(person)s
UNION ALL
SELECT p.matter_id, p.id, p.side, a.capacity FROM cases_agent a JOIN cases_party p ON p.id = a.party_id
WHERE a.person_id = %(person)s AND a.since <= %(day)s AND (a.until IS NULL OR a.until > %(day)s)
"""


def roll(matter_ids: Collection[int], *, on: date | None = None) -> dict[int, tuple[Place, ...]]:
    """Matter → everybody who stands in it on a day, in the order they came in. One statement."""
    if not matter_ids:
        return {}
    with asking() as cursor:
        cursor.execute(_ROLL, {"day": on or dates.today(), "matters": list(matter_ids)})
        rows = cursor.fetchall()
    found: dict[int, list[Place]] = {matter: [] for matter in matter_ids}
    seen: set[int] = set()
    for matter, party, side, own, own_phone, acting, capacity, phone in rows:
        if party not in seen:
            seen.add(party)
            place = INVITED if side == INVITED else SELF
            found[matter].append(Place(matter, party, side, own, place, own_phone))
        if acting is not None:
            found[matter].append(Place(matter, party, side, acting, capacity, phone))
    return {matter: tuple(several) for matter, several in found.items()}


def is_own(place: Place) -> bool:
    """The place of the party itself, whether or not a person is known for it."""
    return place.capacity not in CAPACITIES


def standing_of(person_id: int, places: Iterable[Place]) -> tuple[Standing, ...]:
    """How this person stands there. Whoever left stands there no more, though an agent of his still may."""
    return tuple(
        Standing(one.matter_id, one.party_id, camp(one.side) if is_own(one) else one.side, one.capacity)
        for one in places
        if one.person_id == person_id and not (one.side == OUT and is_own(one))
    )


def in_force(on: date | None = None) -> QuerySet[Agent]:
    """The agents who count on a day, today unless another is given."""
    day = on or dates.today()
    return Agent.objects.filter(since__lte=day).filter(Q(until=None) | Q(until__gt=day))


def standings(person_id: int, matter_ids: Collection[int], *, on: date | None = None) -> dict[int, Standings]:
    """Matter → how this person stands in it, for those of these matters in which he does. One query."""
    places = roll(set(matter_ids), on=on)
    return {matter: how for matter, several in places.items() if (how := standing_of(person_id, several))}


def everywhere(person_id: int, *, on: date | None = None) -> dict[int, tuple[Place, ...]]:
    """Matter → every place this person has in it on a day, those he left included. One statement.

    Whether anybody is reachable is not asked.
    """
    with asking() as cursor:
        cursor.execute(_EVERYWHERE, {"day": on or dates.today(), "person": person_id})
        rows = cursor.fetchall()
    found: dict[int, list[Place]] = {}
    for matter, party, side, capacity in rows:
        place = capacity or (INVITED if side == INVITED else SELF)
        found.setdefault(matter, []).append(Place(matter, party, side, person_id, place, reachable=False))
    return {matter: tuple(several) for matter, several in found.items()}


def standing_on(case: Case, several: Iterable[Standing]) -> tuple[Standing, ...]:
    """Those that count on this case: where it is about one party, the others of its side are strangers."""
    party = case.party
    return about(party.pk, party.side, several) if party else tuple(several)


def about(party_id: int | None, side: str | None, several: Iterable[Standing]) -> tuple[Standing, ...]:
    """The same for a case about this party of this side, or about none."""
    return tuple(
        one for one in several if party_id is None or one.side != camp(side or "") or one.party_id == party_id
    )


def camp(side: str) -> str:
    """The side a party belongs to: of the invited and of those who left, the side they were asked to."""
    return CAMPS.get(side, side)


def told(places: Iterable[Place]) -> dict[int, tuple[int, ...]]:
    """Party → the persons to tell: itself, its contacts, agents and representatives. Helpers are told by the party."""
    found: dict[int, list[int]] = {}
    for one in places:
        if one.person_id is not None and one.capacity != "helper":
            found.setdefault(one.party_id, []).append(one.person_id)
    return {party: tuple(dict.fromkeys(people)) for party, people in found.items()}
