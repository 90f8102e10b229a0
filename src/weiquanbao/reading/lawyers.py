"""The lawyers on duty as they stand today: whom a question may be given to, how much each has, who is sitting now."""

from __future__ import annotations

from django.db.models import Count

from weiquanbao.cases.models import Case, Matter, Party
from weiquanbao.common.dates import today
from weiquanbao.consultation.assigning import Asker, Lawyer, Suggestion, suggestions
from weiquanbao.consultation.origins import languages_in, province_in
from weiquanbao.people.appointments import exercised
from weiquanbao.rosters.reading import LawyerOnDuty
from weiquanbao.rosters.reading import lawyers as on_roster
from weiquanbao.rosters.words import HOMES, LANGUAGES

CODE = "consultation"
LAWYER = "duty_lawyer"


def lawyers() -> tuple[Lawyer, ...]:
    """Everybody who exercises the duty today, by id, with what the roster knows of him. Four queries."""
    known = {one.person_id: one for one in on_roster(today(), all_of_them=True)}
    appointed = exercised(today()).filter(role=LAWYER).order_by("person_id")
    names = dict(appointed.values_list("person_id", "person__name"))
    waiting = Case.objects.filter(procedure=CODE, closed_on=None, handler_id__in=names).exclude(
        state="answered"
    )
    load = dict(waiting.values_list("handler_id").annotate(Count("id")))
    return tuple(
        _lawyer(person, name, load.get(person, 0), known.get(person)) for person, name in names.items()
    )


def _lawyer(person: int, name: str, load: int, one: LawyerOnDuty | None) -> Lawyer:
    if one is None:
        return Lawyer(person, name, load)
    return Lawyer(
        person_id=person,
        name=name,
        load=load,
        topics=frozenset(one.topics),
        regions=frozenset(HOMES[code] for code in one.homes),
        languages=frozenset(LANGUAGES[code] for code in one.languages),
        # Whoever has as much as he takes at once is given no more by itself; a person may still choose him.
        on_duty=one.now and load < one.most_open,
    )


def suggested(case: Case) -> tuple[Suggestion, ...]:
    """Who fits this consultation, best first; whoever stands in the matter himself is left out (回避)."""
    standing = set(Party.objects.filter(matter_id=case.matter_id).values_list("person_id", flat=True))
    fitting = (one for one in lawyers() if one.person_id not in standing and one.person_id != case.handler_id)
    return suggestions(fitting, asker_of(case.matter))


def answering(case_id: int) -> tuple[int | None, tuple[Suggestion, ...]]:
    """Who answers a consultation, if anybody does yet, and who else would fit: for jobs and commands."""
    case = Case.objects.select_related("matter").get(pk=case_id, procedure=CODE)
    return case.handler_id, suggested(case)


def asker_of(matter: Matter) -> Asker:
    """What is known of whoever asks: from the person's own row, else from what was written."""
    person = (
        Party.objects.filter(matter=matter, side="claimant")
        .order_by("id")
        .values_list("person__home_region__name", flat=True)
        .first()
    )
    return Asker(
        topics=frozenset(matter.problems) - {"other"},
        region=province_in(person or "", HOMES.values()) or province_in(matter.told, HOMES.values()),
        languages=languages_in(matter.told, LANGUAGES.values()),
    )
