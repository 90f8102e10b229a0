"""Who stands where in a matter: the parties themselves, and those who act or help for them today."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
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
#: The capacity, on one case, of somebody who left it and stands in the matter as before.
LEFT = "left"
#: Who may take a paper for a party.
_TAKES = frozenset({SELF, "contact", "agent"})


@dataclass(frozen=True, slots=True)
class Standing:
    """One way in which a person stands in a matter; `capacity` is `self`, `invited` or one of `words.CAPACITIES`.

    `left` are the cases in which that party takes part no more; on one of those `self` becomes `left`.
    """

    matter_id: int
    party_id: int
    side: str
    capacity: str
    left: tuple[int, ...] = ()


Standings = tuple[Standing, ...]


class Place(NamedTuple):
    """One place in a matter: a party, or somebody who acts or helps for it.

    `side` is that of the party as kept; `reachable` is whoever has a phone; `left` are the cases the party left;
    `authority` is how a helper came to it.
    """

    matter_id: int
    party_id: int
    side: str
    person_id: int | None
    capacity: str
    reachable: bool
    left: tuple[int, ...] = ()
    authority: str = ""


_ROLL = """
SELECT p.matter_id, p.id, p.side, p.person_id, o.phone_index IS NOT NULL, a.person_id, a.capacity,
    h.phone_index IS NOT NULL, ARRAY(SELECT x.case_id FROM cases_leaving x WHERE x.party_id = p.id), a.authority
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
    for matter, party, side, own, own_phone, acting, capacity, phone, left, authority in rows:
        if party not in seen:
            seen.add(party)
            place = INVITED if side == INVITED else SELF
            found[matter].append(Place(matter, party, side, own, place, own_phone, tuple(left)))
        if acting is not None:
            found[matter].append(Place(matter, party, side, acting, capacity, phone, tuple(left), authority))
    return {matter: tuple(several) for matter, several in found.items()}


def is_own(place: Place) -> bool:
    """The place of the party itself, whether or not a person is known for it."""
    return place.capacity not in CAPACITIES


def standing_of(person_id: int, places: Iterable[Place]) -> tuple[Standing, ...]:
    """How this person stands there. Whoever left stands there no more, though an agent of his still may."""
    return tuple(
        Standing(
            one.matter_id, one.party_id, camp(one.side) if is_own(one) else one.side, one.capacity, one.left
        )
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
    party, standing = case.party, tuple(several)
    line = line_of(case) if any(one.left for one in standing) else frozenset()
    return standing_at(case.party_id, party.side if party else None, line, standing)


def standing_at(
    party_id: int | None, side: str | None, line: frozenset[int | None], several: Iterable[Standing]
) -> tuple[Standing, ...]:
    """The same for a case about this party of this side, or about none, on this line."""
    here = about(party_id, side, several)
    return tuple(one for each in here if (one := each if line.isdisjoint(each.left) else _as_left(each)))


def _as_left(one: Standing) -> Standing | None:
    """Whoever left a case looks on and does nothing in it; nobody represents him there."""
    if one.capacity == "representative":
        return None
    return replace(one, capacity=LEFT) if one.capacity == SELF else one


def has_left(case: Case, left: Collection[int]) -> bool:
    """Whether who left these cases takes no part in this one: it is one of them, or hangs on one."""
    return bool(left) and not line_of(case).isdisjoint(left)


def line_of(case: Case) -> frozenset[int | None]:
    """A case, the one it hangs on, and the one that hangs on: a round, its offer, the talks."""
    return frozenset((case.pk, case.parent_id, case.parent.parent_id if case.parent else None))


def taking_part(case: Case, side: str = "claimant") -> tuple[int, ...]:
    """The parties of a side who take part in this case today, in the order they came in. One statement."""
    return tuple(
        one.party_id
        for one in roll([case.matter_id])[case.matter_id]
        if one.side == side and is_own(one) and not has_left(case, one.left)
    )


def about(party_id: int | None, side: str | None, several: Iterable[Standing]) -> tuple[Standing, ...]:
    """Those whom a case about this party of this side, or about none, concerns."""
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


def takers(places: Iterable[Place]) -> dict[int, tuple[Place, ...]]:
    """Party → who takes a paper for it: itself, its contact, its agents. A representative speaks for others, but
    what is for one of them is not handed to him; a helper decides nothing.
    """
    found: dict[int, list[Place]] = {}
    for one in places:
        if one.person_id is not None and one.capacity in _TAKES:
            found.setdefault(one.party_id, []).append(one)
    return {party: tuple(several) for party, several in found.items()}
