"""Who stands where in a matter: the parties themselves, and those who act or help for them today."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from weiquanbao.cases.models import Agent, Case, Party
from weiquanbao.cases.words import CAMPS
from weiquanbao.common import dates

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


def in_force(on: date | None = None) -> QuerySet[Agent]:
    """The agents who count on a day, today unless another is given."""
    day = on or dates.today()
    return Agent.objects.filter(since__lte=day).filter(Q(until=None) | Q(until__gt=day))


def standings(
    person_id: int, matter_ids: Collection[int] | None = None, *, on: date | None = None
) -> dict[int, tuple[Standing, ...]]:
    """Matter → how this person stands in it, for these matters or for all. Two queries."""
    own = Party.objects.filter(person_id=person_id).exclude(side=OUT)
    acting = in_force(on).filter(person_id=person_id)
    if matter_ids is not None:
        own = own.filter(matter_id__in=list(matter_ids))
        acting = acting.filter(party__matter_id__in=list(matter_ids))
    rows = [
        *(
            (matter, party, camp(side), INVITED if side == INVITED else SELF)
            for matter, party, side in own.values_list("matter_id", "id", "side")
        ),
        *acting.values_list("party__matter_id", "party_id", "party__side", "capacity"),
    ]
    found: dict[int, list[Standing]] = {}
    for row in rows:
        found.setdefault(row[0], []).append(Standing(*row))
    return {matter: tuple(several) for matter, several in found.items()}


def standing_on(case: Case, several: Iterable[Standing]) -> tuple[Standing, ...]:
    """Those that count on this case: where it is about one party, the others of its side are strangers."""
    party = case.party
    return tuple(
        one for one in several if party is None or one.side != camp(party.side) or one.party_id == party.pk
    )


def camp(side: str) -> str:
    """The side a party belongs to: of the invited and of those who left, the side they were asked to."""
    return CAMPS.get(side, side)


def parties_of(person_id: int | None, case_ids: Collection[int]) -> dict[int, tuple[int, ...]]:
    """Case → the parties this person is or acts for there. Three queries."""
    if person_id is None:
        return {}
    cases = list(Case.objects.filter(pk__in=list(case_ids)).select_related("party"))
    found = standings(person_id, {case.matter_id for case in cases})
    return {
        case.pk: tuple(one.party_id for one in standing_on(case, found.get(case.matter_id, ())))
        for case in cases
    }


def people_of(party_ids: Collection[int], *, on: date | None = None) -> dict[int, tuple[int, ...]]:
    """Party → the persons to tell: itself, its contacts, agents and representatives. Helpers are told by the party."""
    found: dict[int, list[int]] = {}
    own = Party.objects.filter(pk__in=list(party_ids), person__isnull=False)
    acting = in_force(on).filter(party_id__in=list(party_ids)).exclude(capacity="helper")
    rows = [*own.values_list("id", "person_id"), *acting.order_by("id").values_list("party_id", "person_id")]
    for party, person in rows:
        found.setdefault(party, []).append(person)
    return {party: tuple(dict.fromkeys(people)) for party, people in found.items()}
