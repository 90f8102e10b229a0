"""Consultations: the conversation as the worker reads it, and what a lawyer on duty has before him; nobody else's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings

from weiquanbao.access.actors import Actor
from weiquanbao.access.held import duties_held
from weiquanbao.access.roles_here import LAWYER, roles_here
from weiquanbao.cases.asked import Asked
from weiquanbao.cases.holidays import county_calendar
from weiquanbao.cases.models import Case, ClockRun, Entry, Party
from weiquanbao.cases.words import PROBLEMS
from weiquanbao.common.dates import today
from weiquanbao.consultation.articles import listed
from weiquanbao.evidence.reading import ItemDigest, items_of_matters
from weiquanbao.ledger.models import Step
from weiquanbao.people.consenting import has_consented
from weiquanbao.people.consents import current
from weiquanbao.procedures import procedure
from weiquanbao.procedures.consultation.declaration import COUNTER
from weiquanbao.reading.acts import act_rows, facts_of
from weiquanbao.reading.case import clock_rows
from weiquanbao.reading.clocks import clock_row, nearest
from weiquanbao.reading.lawyers import CODE, suggested
from weiquanbao.reading.rows import ActRow, ClockRow
from weiquanbao.reading.standing import roles_in, standing_in

#: Acts that are part of the conversation: who speaks in each, and the field that holds his words.
SPOKEN: Mapping[str, tuple[str, str]] = {
    "ask": ("worker", "question"),
    "follow_up": ("worker", "question"),
    "tell_more": ("worker", "question"),
    "answer": ("lawyer", "answer"),
    "ask_back": ("lawyer", "wanted"),
}


@dataclass(frozen=True, slots=True)
class Turn:
    """One thing said: by the `worker` or the `lawyer`, with the articles it rests on."""

    act: str
    side: str
    text: str
    articles: tuple[str, ...]
    at: datetime
    files: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """One line of a lawyer's list."""

    case_id: int
    number: str
    asker: str
    topics: str
    begins: str
    state: str
    state_word: str
    clock: ClockRow | None
    opened_on: date
    final: bool


@dataclass(frozen=True, slots=True)
class ConsultationView:
    """One consultation as the lawyer to whom it was given has it before him. No phone: he answers in writing."""

    id: int
    number: str
    matter_code: str
    matter_id: int
    seen: int
    asker: str
    asker_id: int | None
    state: str
    state_word: str
    final: bool
    question: str
    topics: tuple[str, ...]
    problems: tuple[str, ...]
    why: str
    clock: ClockRow | None
    turns: tuple[Turn, ...]
    items: tuple[ItemDigest, ...]
    acts: tuple[ActRow, ...]


def conversation(actor: Actor, case_id: int) -> tuple[Turn, ...]:
    """What was said in one's own consultation, oldest first; nothing for a stranger."""
    case = _case(case_id)
    if case is None or not roles_in(case, standing_in(actor, case.matter_id)):
        return ()
    return turns_of(case)


def complaint_words(actor: Actor, case_id: int) -> tuple[tuple[str, ...], ...]:
    """The consents a complaint asks for, each with its title first: for whoever asked, and for an officer who has them
    signed at the counter. Nothing for anybody else."""
    case = _case(case_id)
    if case is None or not (roles_in(case, standing_in(actor, case.matter_id)) or _at_counter(actor, case)):
        return ()
    wanted = ["handle_complaint", "contact_employer"]
    if not has_consented(purpose="sensitive_injury", matter_id=case.matter_id):
        wanted.append("sensitive_injury")
    texts = (current(purpose) for purpose in wanted)
    return tuple((one.title, *one.shown(union=settings.COUNTY_NAME).splitlines()) for one in texts)


def _at_counter(actor: Actor, case: Case) -> bool:
    return not roles_here(actor, [case])[case.pk].isdisjoint(COUNTER)


def turns_of(case: Case) -> tuple[Turn, ...]:
    """The conversation of a case. Two queries."""
    written: dict[int, dict[str, object]] = {}
    for entry in Entry.objects.filter(case=case):
        written.setdefault(entry.step, {})[entry.code] = entry.value
    steps = Step.objects.filter(case_id=case.pk, act__in=SPOKEN).order_by("number")
    return tuple(_turn(step, written.get(step.number, {})) for step in steps)


def _turn(step: Step, said: Mapping[str, object]) -> Turn:
    side, code = SPOKEN[step.act]
    items = said.get("items")
    return Turn(
        act=step.act,
        side=side,
        text=str(said.get(code, "")),
        articles=listed(str(said.get("articles", ""))),
        at=step.recorded_at,
        files=len(items) if isinstance(items, list) else 0,
    )


def lawyer_queue(actor: Actor) -> tuple[Waiting, ...]:
    """What was given to this lawyer and is not over, by what falls due; nothing for anybody else."""
    if LAWYER not in duties_held(actor):
        return ()
    given = Case.objects.filter(procedure=CODE, handler_id=actor.person_id).select_related("matter")
    open_ones = list(given.filter(closed_on=None).order_by("next_due", "id"))
    over = list(given.exclude(closed_on=None).order_by("-closed_on", "-id")[:20])
    return _lines([*open_ones, *over])


def _lines(cases: list[Case]) -> tuple[Waiting, ...]:
    day, calendar, law = today(), county_calendar(), procedure(CODE)
    runs: dict[int, list[ClockRow]] = {}
    for run in ClockRun.objects.filter(case__in=cases, stopped_on=None):
        runs.setdefault(run.case_id, []).append(clock_row(run, law, calendar, day))
    parties = Party.objects.filter(matter__in=[one.matter_id for one in cases], side="claimant")
    names = dict(parties.order_by("-id").values_list("matter_id", "person__name"))
    return tuple(
        Waiting(
            case_id=one.pk,
            number=one.number,
            asker=names.get(one.matter_id) or "",
            topics="、".join(PROBLEMS[code] for code in one.matter.problems),
            begins=one.matter.told[:60],
            state=one.state,
            state_word=law.states[one.state].title,
            clock=nearest(runs.get(one.pk, [])),
            opened_on=one.opened_on,
            final=one.closed_on is not None,
        )
        for one in cases
    )


def consultation(actor: Actor, case_id: int) -> ConsultationView | None:
    """A consultation that was given to this lawyer; None whether it does not exist or is another's."""
    case = _case(case_id)
    if case is None:
        return None
    roles = roles_here(actor, [case])[case.pk]
    if LAWYER not in roles:
        return None
    law = procedure(case.procedure, case.version)
    asked = Asked.holding([case])
    acts, _later = act_rows(case, roles, facts_of([case], actor.person_id, asked)[case.pk])
    names = Party.objects.filter(matter_id=case.matter_id, side="claimant").order_by("id")
    asker_id, asker = names.values_list("person_id", "person__name").first() or (None, "")
    return ConsultationView(
        id=case.pk,
        number=case.number,
        matter_code=case.matter.code,
        matter_id=case.matter_id,
        seen=case.steps,
        asker=asker,
        asker_id=asker_id,
        state=case.state,
        state_word=law.states[case.state].title,
        final=law.states[case.state].final,
        question=case.matter.told,
        topics=tuple(PROBLEMS[code] for code in case.matter.problems),
        problems=tuple(case.matter.problems),
        why=_why(case),
        clock=nearest([clock for clock in clock_rows(case, law) if not clock.stopped_on]),
        turns=turns_of(case),
        items=() if case.closed_on else shown_to_lawyer(case.matter_id),
        acts=acts,
    )


def shown_to_lawyer(matter_id: int) -> tuple[ItemDigest, ...]:
    """What the worker showed; his lawyer sees it as long as the consultation goes on (内部规则 法律咨询 8)."""
    return tuple(one for one in items_of_matters([matter_id])[matter_id] if one.side == "claimant")


def answers_here(actor: Actor, matter_id: int) -> bool:
    """Whether this actor is the lawyer who answers a consultation of this matter that is not over."""
    if actor.person_id is None or LAWYER not in duties_held(actor):
        return False
    here = Case.objects.filter(
        matter_id=matter_id, procedure=CODE, closed_on=None, handler_id=actor.person_id
    )
    return here.exists()


def other_lawyers(actor: Actor, case_id: int) -> tuple[tuple[str, str], ...]:
    """Whom a lawyer may hand his consultation over to, best first, each with why."""
    case = _case(case_id)
    if case is None or LAWYER not in roles_here(actor, [case])[case.pk]:
        return ()
    return tuple((str(one.lawyer.person_id), f"{one.lawyer.name}（{one.reason}）") for one in suggested(case))


def _case(case_id: int) -> Case | None:
    related = ("matter", "organisation", "party", "parent", "handler")
    return Case.objects.filter(pk=case_id, procedure=CODE).select_related(*related).first()


def _why(case: Case) -> str:
    entry = Entry.objects.filter(case=case, code="reason").order_by("-step").first()
    return str(entry.value) if entry else ""
