"""The lawyers on duty as they stand today, and the one rule by which a question or a draft finds its lawyer.

`consultation.assigning` puts them in order: who is here, topic, home region, language, and the fewest things in hand,
questions and drafts together. Two callers differ in what "here" means: a question is answered by whoever sits at this
moment, a draft may wait until the end of the day. The third list of lawyers is not this one: whoever could take a gap
(`rosters.suggesting`) is asked for hours at a place, and is found by who is free then, near, and sits seldom
(内部规则 律师坐班 2); topics of a worker nobody knows yet have no say in it.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db.models import Count

from weiquanbao.cases.models import Case, Matter, Party
from weiquanbao.common.dates import today
from weiquanbao.consultation.assigning import Asker, Lawyer, Suggestion, suggestions
from weiquanbao.consultation.origins import languages_in, province_in
from weiquanbao.drafting.reviewing import open_reviews
from weiquanbao.people.appointments import exercised
from weiquanbao.rosters.reading import LawyerOnDuty, away
from weiquanbao.rosters.reading import lawyers as on_roster
from weiquanbao.rosters.rights import LAWYER
from weiquanbao.rosters.words import HOMES, LANGUAGES

CODE = "consultation"


def lawyers(day: date | None = None, *, all_day: bool = False) -> tuple[Lawyer, ...]:
    """Everybody who exercises the duty on a day, by id, with what the roster knows of him. Five statements.

    `on_duty` is whoever sits now, with `all_day` whoever sits at any hour of that day.
    """
    known = {one.person_id: one for one in on_roster(day or today(), all_of_them=True)}
    appointed = exercised(day or today()).filter(role=LAWYER).order_by("person_id")
    names = dict(appointed.values_list("person_id", "person__name"))
    waiting = Case.objects.filter(procedure=CODE, closed_on=None, handler_id__in=names).exclude(
        state="answered"
    )
    questions = dict(waiting.values_list("handler_id").annotate(Count("id")))
    drafts = open_reviews(names)
    return tuple(
        _lawyer(
            person, name, questions.get(person, 0) + drafts.get(person, 0), known.get(person), all_day=all_day
        )
        for person, name in names.items()
    )


def _lawyer(person: int, name: str, load: int, one: LawyerOnDuty | None, *, all_day: bool) -> Lawyer:
    if one is None:
        return Lawyer(person, name, load)
    here = bool(one.posts) if all_day else one.now
    return Lawyer(
        person_id=person,
        name=name,
        load=load,
        topics=frozenset(one.topics),
        regions=frozenset(HOMES[code] for code in one.homes),
        languages=frozenset(LANGUAGES[code] for code in one.languages),
        # Whoever has as much as he takes at once is given no more by itself; a person may still choose him.
        on_duty=here and load < one.most_open,
    )


def reviewer(day: date, *, apart_from: Collection[int | None]) -> int | None:
    """Which lawyer on duty looks at a draft: the first of those who sit that day, else of all.

    Whoever is on leave is given none. None where nobody is there but those it may not be.
    """
    gone = away(day)
    fitting = (
        one
        for one in lawyers(day, all_day=True)
        if one.person_id not in apart_from and one.person_id not in gone
    )
    first = next(iter(suggestions(fitting, Asker(frozenset()))), None)
    return first.lawyer.person_id if first else None


def present(day: date) -> frozenset[int]:
    """Who is a lawyer on duty that day and not on leave. Two statements."""
    appointed = exercised(day).filter(role=LAWYER).values_list("person_id", flat=True)
    return frozenset(appointed) - away(day)


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
