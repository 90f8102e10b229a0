"""全部事项: every case within reach, open and closed, newest first, twenty-five at a time."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from weiquanbao.access.actors import Actor
from weiquanbao.cases.models import Case, Party
from weiquanbao.cases.words import ORIGINS, PROBLEMS
from weiquanbao.procedures import OF_THE_HOUSE, procedure
from weiquanbao.reading.queue import PAGE, names_of_parties
from weiquanbao.reading.reach import cases_listed, reach
from weiquanbao.reading.results import result_word
from weiquanbao.reading.rows import RegisterPage, RegisterRow


@dataclass(frozen=True, slots=True)
class RegisterFilter:
    """What the person chose to see; empty means all. `month` is when a case was filed, written 2026-11."""

    state: str = ""
    result: str = ""
    month: str = ""
    channel: str = ""
    employer: int | None = None


def register(actor: Actor, chosen: RegisterFilter, cursor: str = "") -> RegisterPage:
    """The next page of cases by the day they were filed. Five queries."""
    found = reach(actor)
    picked = _chosen(cases_listed(found, actor).exclude(procedure__in=OF_THE_HOUSE), chosen)
    ordered = _after(picked.order_by("-opened_on", "-id"), cursor)
    cases = list(ordered.select_related("matter", "organisation", "handler")[: PAGE + 1])
    page = cases[:PAGE]
    more = f"{page[-1].opened_on}_{page[-1].pk}" if len(cases) > PAGE else ""
    return RegisterPage(_rows(page, whole=not found.narrow), more)


def _chosen(cases: QuerySet[Case], chosen: RegisterFilter) -> QuerySet[Case]:
    if chosen.state:
        cases = cases.filter(state=chosen.state)
    if chosen.result:
        cases = cases.filter(result=chosen.result)
    if chosen.channel:
        cases = cases.filter(matter__channel=chosen.channel)
    if chosen.employer:
        matters = Party.objects.filter(employer_id=chosen.employer).values("matter_id")
        cases = cases.filter(matter_id__in=matters)
    span = _month(chosen.month)
    return cases.filter(opened_on__range=span) if span else cases


def _month(text: str) -> tuple[date, date] | None:
    try:
        first = date.fromisoformat(f"{text}-01")
    except ValueError:
        return None
    return first, first.replace(day=monthrange(first.year, first.month)[1])


def _after(cases: QuerySet[Case], cursor: str) -> QuerySet[Case]:
    """A cursor nobody gave out starts at the top."""
    day, _, number = cursor.partition("_")
    if not number.isascii() or not number.isdigit() or len(number) > 18:
        return cases
    try:
        last = date.fromisoformat(day)
    except ValueError:
        return cases
    return cases.filter(Q(opened_on__lt=last) | Q(opened_on=last, id__lt=int(number)))


def _rows(cases: Sequence[Case], *, whole: bool) -> tuple[RegisterRow, ...]:
    parties = names_of_parties([case.matter_id for case in cases])
    return tuple(_row(case, *parties.get(case.matter_id, ("", "")), whole=whole) for case in cases)


def _row(case: Case, claimant: str, respondent: str, *, whole: bool) -> RegisterRow:
    law = procedure(case.procedure, case.version)
    return RegisterRow(
        case_id=case.pk,
        number=case.number,
        claimant=claimant,
        respondent=respondent,
        problems="、".join(PROBLEMS[code] for code in case.matter.problems) if whole else "",
        channel=ORIGINS[case.matter.channel],
        state_word=law.states[case.state].title,
        final=law.states[case.state].final,
        result=result_word(case.procedure, case.version, case.state, case.result),
        amount_obtained=case.amount_obtained,
        handler=case.handler.name if case.handler else "",
        organisation=case.organisation.name,
        opened_on=case.opened_on,
        closed_on=case.closed_on,
    )
