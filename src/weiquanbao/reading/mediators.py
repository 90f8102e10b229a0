"""What to know before somebody is named mediator: how much lies on the desk, and what ties there are to the parties."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from django.db.models import Count

from weiquanbao.cases.models import Case, Party
from weiquanbao.cases.standing import in_force
from weiquanbao.people.models import Person


def about_mediators(case: Case, people: Collection[int]) -> Mapping[int, tuple[str, ...]]:
    """Person → load and ties, in words. A constant number of queries, however many people."""
    loads = _loads(people)
    earlier = _earlier(case, people)
    neighbours = _same_home(case, people)
    standing = _standing(case)
    speaking = _speaking(case)
    return {
        person: (
            f"手上 {loads.get(person, 0)} 件",
            *((f"办过这家单位 {earlier[person]} 件",) if person in earlier else ()),
            *(("和职工同乡",) if person in neighbours else ()),
            *(("是这件事的当事人或代理人",) if person in standing else ()),
            *(("替职工代理这件事",) if person in speaking else ()),
        )
        for person in people
    }


def _loads(people: Collection[int]) -> dict[int, int]:
    rows = Case.objects.filter(handler_id__in=people, closed_on=None, incident=False)
    return dict(rows.values_list("handler_id").annotate(Count("id")))


def _earlier(case: Case, people: Collection[int]) -> dict[int, int]:
    """Cases of others with an employer of this matter that these people handled before."""
    employers = Party.objects.filter(matter=case.matter_id, employer__isnull=False).values("employer_id")
    matters = Party.objects.filter(employer_id__in=employers).exclude(matter=case.matter_id)
    rows = Case.objects.filter(
        handler_id__in=people, incident=False, matter_id__in=matters.values("matter_id")
    )
    return dict(rows.values_list("handler_id").annotate(Count("matter_id", distinct=True)))


def _same_home(case: Case, people: Collection[int]) -> set[int]:
    claimants = Party.objects.filter(matter=case.matter_id, side="claimant")
    homes = claimants.filter(person__home_region__isnull=False).values("person__home_region_id")
    return set(Person.objects.filter(pk__in=people, home_region_id__in=homes).values_list("pk", flat=True))


def _standing(case: Case) -> set[int]:
    own = Party.objects.filter(matter=case.matter_id, person__isnull=False)
    acting = in_force().filter(party__matter=case.matter_id)
    return {*own.values_list("person_id", flat=True), *acting.values_list("person_id", flat=True)}


def _speaking(case: Case) -> set[int]:
    """Who represents the worker, or is about to."""
    rows = Case.objects.filter(matter=case.matter_id, procedure="representation", closed_on=None)
    return set(rows.filter(handler__isnull=False).values_list("handler_id", flat=True))
