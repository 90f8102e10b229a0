"""Erasing what a matter says in words; its code, dates, states and numbers stay, as the ledger has them."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db.models import QuerySet

from weiquanbao.cases.models import Agent, Claim, Entry, Matter, Party

#: Where a person is named in a matter: the rows, the column of the person, that of the matter.
_PEOPLE: tuple[tuple[QuerySet[Any], str, str], ...] = (
    (Party.objects.all(), "person_id", "matter_id"),
    (Agent.objects.all(), "person_id", "party__matter_id"),
    (Matter.objects.all(), "filed_by_id", "pk"),
)


def erase(matter_ids: Collection[int], case_ids: Collection[int]) -> None:
    """Entries, the story, claims in words and sums, what was said of the parties, and who acted for them."""
    Entry.objects.filter(case_id__in=case_ids).delete()
    Matter.objects.filter(pk__in=matter_ids).update(
        told="", worked_from=None, worked_until=None, known_on=None, still_working="unknown"
    )
    Claim.objects.filter(matter_id__in=matter_ids).update(wanted="", amount=None, limitation={})
    Party.objects.filter(matter_id__in=matter_ids).update(
        name="", gate_sign="", boss_phone="", address="", payer=""
    )
    Agent.objects.filter(party__matter_id__in=matter_ids).delete()


def people_only_in(matter_ids: Collection[int]) -> frozenset[int]:
    """Whoever stood, acted or filed in these matters and in no other. Asked before `erase`; six statements."""
    here = set[int]()
    for people, person, matter in _PEOPLE:
        here.update(people.filter(**{f"{matter}__in": matter_ids}).values_list(person, flat=True))
    for people, person, matter in _PEOPLE:
        others = people.filter(**{f"{person}__in": here}).exclude(**{f"{matter}__in": matter_ids})
        here.difference_update(others.values_list(person, flat=True))
    return frozenset(here - {None})
