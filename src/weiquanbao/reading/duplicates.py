"""可能重复: open complaints that look like this one, by person, employer and time, each with the reasons why.

Persons are found by the index of their phone or by their name, employers by the register or by what the worker called
them; only what lies within the officer's reach is ever said.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from django.db.models import Q, QuerySet

from weiquanbao.cases.models import Case, Party
from weiquanbao.cases.names import name_of
from weiquanbao.people.models import Person
from weiquanbao.procedures import procedure
from weiquanbao.reading.rows import DuplicateRow

#: Filed within so many days of each other.
NEAR = timedelta(days=90)
#: Two names of a firm are alike when they share so much of their pairs of characters.
ALIKE = 0.6
MOST = 20
#: What most names of firms end with says nothing about which firm it is.
COMMON = ("股份有限公司", "有限责任公司", "有限公司", "公司", "厂", "店")


def duplicates(case: Case, within: QuerySet[Case]) -> tuple[DuplicateRow, ...]:
    """Nearest in time first. Four queries, however many there are."""
    if case.procedure != "complaint" or case.closed_on is not None:
        return ()
    own = _parties([case.matter_id])
    people = _people([party for party in own if party.person])
    filed = case.matter.filed_on
    found = (
        within.filter(
            procedure="complaint", closed_on=None, matter__filed_on__range=(filed - NEAR, filed + NEAR)
        )
        .exclude(matter_id=case.matter_id)
        .filter(matter_id__in=Party.objects.filter(side="claimant", person__in=people).values("matter_id"))
        .select_related("matter")
        .order_by("-id")[:MOST]
    )
    others: dict[int, list[Party]] = {}
    for party in _parties([one.matter_id for one in found]):
        others.setdefault(party.matter_id, []).append(party)
    rows = (_row(case, own, one, others.get(one.matter_id, [])) for one in found)
    return tuple(sorted((row for row in rows if row), key=_days))


def _days(row: DuplicateRow) -> int:
    return row.days


def _people(claimants: Sequence[Party]) -> list[int]:
    """Everybody with the phone or the name of one of these."""
    persons = [party.person for party in claimants if party.side == "claimant" and party.person]
    phones = [person.phone_index for person in persons if person.phone_index]
    alike = Person.objects.filter(Q(phone_index__in=phones) | Q(name__in=[person.name for person in persons]))
    return list(alike.order_by("-id").values_list("id", flat=True)[:500])


def _parties(matters: Sequence[int]) -> list[Party]:
    return list(
        Party.objects.filter(matter_id__in=matters).select_related("person", "employer").order_by("id")
    )


def _row(case: Case, own: Sequence[Party], other: Case, theirs: Sequence[Party]) -> DuplicateRow | None:
    person, employer = _same_person(own, theirs), _same_employer(own, theirs)
    if not person or not employer:
        return None
    days = abs((other.matter.filed_on - case.matter.filed_on).days)
    state = procedure(other.procedure, other.version).states[other.state].title
    return DuplicateRow(other.pk, other.number, state, person, employer, days)


def _same_person(own: Sequence[Party], theirs: Sequence[Party]) -> str:
    mine, others = _claimants(own), _claimants(theirs)
    if {one.phone_index for one in mine if one.phone_index} & {one.phone_index for one in others}:
        return "phone"
    return "name" if {one.name for one in mine} & {one.name for one in others} else ""


def _claimants(parties: Sequence[Party]) -> list[Person]:
    return [party.person for party in parties if party.side == "claimant" and party.person]


def _same_employer(own: Sequence[Party], theirs: Sequence[Party]) -> str:
    pairs = [(mine, one) for mine in _respondents(own) for one in _respondents(theirs)]
    if any(mine.employer_id and mine.employer_id == one.employer_id for mine, one in pairs):
        return "register"
    return "alike" if any(_alike(name_of(mine), name_of(one)) for mine, one in pairs) else ""


def _respondents(parties: Sequence[Party]) -> list[Party]:
    return [party for party in parties if party.side == "respondent"]


def _alike(one: str, other: str) -> bool:
    """Dice's coefficient over pairs of characters: short Chinese names have too few words for anything else."""
    first, second = _pairs(_core(one)), _pairs(_core(other))
    return bool(first) and 2 * len(first & second) >= ALIKE * (len(first) + len(second))


def _core(name: str) -> str:
    ending = next((end for end in COMMON if name.endswith(end) and len(name) > len(end) + 1), "")
    return name.removesuffix(ending)


def _pairs(name: str) -> frozenset[str]:
    return frozenset(name[place : place + 2] for place in range(len(name) - 1))
