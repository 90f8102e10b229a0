"""待办: what falls due first, twenty-five at a time, in a number of queries that never grows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from weiquanbao.access.actors import Actor
from weiquanbao.access.roles_here import roles_here
from weiquanbao.cases.asked import Asked
from weiquanbao.cases.holidays import county_calendar
from weiquanbao.cases.models import Case, Claim, ClockRun, Party
from weiquanbao.cases.names import name_of
from weiquanbao.cases.words import PROBLEMS
from weiquanbao.common.dates import today
from weiquanbao.law.calendar import Calendar
from weiquanbao.organisations.kinds import HANDLING
from weiquanbao.organisations.models import Organisation
from weiquanbao.procedures import procedure
from weiquanbao.reading.acts import act_rows, facts_of
from weiquanbao.reading.clocks import clock_row, grounds, nearest
from weiquanbao.reading.reach import cases_within, reach
from weiquanbao.reading.rows import QueueCounts, QueuePage, QueueRow

PAGE = 25
#: Counting stops here: a queue of a thousand is a thousand and more.
MOST = 1000
HORIZON = 19
#: Last day, handler, state.
Due = tuple[date | None, int | None, str]
BANDS = {"now": "超期与今天", "week": "本周", "later": "以后", "paused": "停表"}


@dataclass(frozen=True, slots=True)
class QueueFilter:
    """What the person chose to see; empty means all."""

    mine: bool = False
    state: str = ""
    problem: str = ""
    organisation: int | None = None
    #: late, today, week, later, paused, or one day written 2026-11-27
    due: str = ""


def queue(actor: Actor, chosen: QueueFilter, cursor: str = "") -> QueuePage:
    """The next page of open cases by last day, those without a running clock at the end."""
    day = today()
    calendar = county_calendar()
    within = cases_within(reach(actor), actor).filter(closed_on=None, incident=False)
    picked = _chosen(within, chosen, actor, day)
    ordered = picked.order_by(F("next_due").asc(nulls_last=True), "id")
    cases = list(
        _after(ordered, cursor).select_related("matter", "organisation", "handler", "party", "parent")[
            : PAGE + 1
        ]
    )
    page = cases[:PAGE]
    more = _cursor(page[-1]) if len(cases) > PAGE else ""
    everything = _dues(within)
    shown = everything if chosen == QueueFilter() else _dues(picked)
    bands = Counter(_band(due, day) for due, _handler, _state in shown)
    return QueuePage(
        rows=_rows(page, actor, calendar, day),
        next_cursor=more,
        counts=_counts(everything, actor, calendar, day),
        hidden_overdue=_late(everything, day) - _late(shown, day),
        bands=tuple((code, word, bands[code]) for code, word in BANDS.items()),
        total=len(shown),
        places=_places(within) if everything else (),
    )


def _places(within: QuerySet[Case]) -> tuple[tuple[int, str], ...]:
    """The organisations with whom some of these cases lie: one look into the index for each that handles cases, where
    counting out the cases themselves would read all of them."""
    lying = Exists(within.filter(organisation_id=OuterRef("pk")))
    rows = Organisation.objects.filter(lying, kind__in=HANDLING).order_by("id")
    return tuple(rows.values_list("id", "name"))


def _chosen(cases: QuerySet[Case], chosen: QueueFilter, actor: Actor, day: date) -> QuerySet[Case]:
    if chosen.mine:
        cases = cases.filter(handler_id=actor.person_id)
    if chosen.state:
        cases = cases.filter(state=chosen.state)
    if chosen.problem:
        cases = cases.filter(matter__problems__contains=[chosen.problem])
    if chosen.organisation:
        cases = cases.filter(organisation_id=chosen.organisation)
    return cases.filter(_falling_due(chosen.due, day)) if chosen.due else cases


def _falling_due(due: str, day: date) -> Q:
    """The cases behind one figure of the page. Words nobody gave out mean all."""
    spans = {
        "late": Q(next_due__lt=day),
        "today": Q(next_due=day),
        "week": Q(next_due__gt=day, next_due__lte=_end_of_week(day)),
        "later": Q(next_due__gt=_end_of_week(day)),
        "paused": Q(next_due=None),
    }
    try:
        return spans.get(due) or Q(next_due=date.fromisoformat(due))
    except ValueError:
        return Q()


def _end_of_week(day: date) -> date:
    return day + timedelta(days=6 - day.weekday())


def _cursor(case: Case) -> str:
    return f"{case.next_due or ''}_{case.pk}"


def _after(cases: QuerySet[Case], cursor: str) -> QuerySet[Case]:
    """Keyset: no page is slower than the first. A cursor nobody gave out starts at the top."""
    due, _, number = cursor.partition("_")
    if not number.isascii() or not number.isdigit() or len(number) > 18:
        return cases
    if not due:
        return cases.filter(next_due=None, id__gt=int(number))
    try:
        day = date.fromisoformat(due)
    except ValueError:
        return cases
    return cases.filter(Q(next_due__gt=day) | Q(next_due=day, id__gt=int(number)) | Q(next_due=None))


def _dues(cases: QuerySet[Case]) -> list[Due]:
    """Last day, handler and state of the first thousand: what every figure of the page is counted from."""
    ordered = cases.order_by(F("next_due").asc(nulls_last=True), "id")
    return list(ordered.values_list("next_due", "handler_id", "state")[:MOST])


def _late(dues: Sequence[Due], day: date) -> int:
    return sum(due is not None and due < day for due, _handler, _state in dues)


def _counts(dues: Sequence[Due], actor: Actor, calendar: Calendar, day: date) -> QueueCounts:
    falling = Counter(due for due, _handler, _state in dues)
    days = [day + timedelta(days=n) for n in range(HORIZON)]
    return QueueCounts(
        overdue=_late(dues, day),
        today=falling[day],
        week=sum(due is not None and day < due <= _end_of_week(day) for due, _handler, _state in dues),
        paused=falling[None],
        open=len(dues),
        capped=len(dues) == MOST,
        horizon=tuple((one, falling[one], calendar.is_working(one)) for one in days),
        mine=sum(handler == actor.person_id for _due, handler, _state in dues),
    )


def _rows(cases: Sequence[Case], actor: Actor, calendar: Calendar, day: date) -> tuple[QueueRow, ...]:
    ids = [case.pk for case in cases]
    matters = [case.matter_id for case in cases]
    runs: dict[int, list[ClockRun]] = {}
    for run in ClockRun.objects.filter(case_id__in=ids, stopped_on=None):
        runs.setdefault(run.case_id, []).append(run)
    waiting = grounds(ids)
    parties = names_of_parties(matters)
    amounts: dict[int, Decimal] = {}
    standing = Q(party=None) | Q(party__side="claimant")
    claims = Claim.objects.filter(standing, matter_id__in=matters, amount__isnull=False)
    for matter, amount in claims.values_list("matter_id", "amount"):
        amounts[matter] = amounts.get(matter, Decimal(0)) + (amount or 0)
    asked = Asked.holding(cases)
    roles = roles_here(actor, cases, places=asked.places)
    facts = facts_of(cases, actor.person_id, asked)
    found = []
    for case in cases:
        law = procedure(case.procedure, case.version)
        clock = nearest(
            [clock_row(run, law, calendar, day, waiting.get(case.pk, "")) for run in runs.get(case.pk, ())]
        )
        main = next((row for row in act_rows(case, roles[case.pk], facts[case.pk])[0] if row.main), None)
        claimant, respondent = parties.get(case.matter_id, ("", ""))
        found.append(
            QueueRow(
                case_id=case.pk,
                matter_id=case.matter_id,
                number=case.number,
                clock=clock,
                claimant=claimant,
                respondent=respondent,
                problems="、".join(PROBLEMS[code] for code in case.matter.problems),
                amount=amounts.get(case.matter_id),
                procedure=law.title,
                state=case.state,
                state_word=law.states[case.state].title,
                next_act=main.code if main else "",
                next_title=main.title if main else "",
                handler=case.handler.name if case.handler else "",
                mine=case.handler_id == actor.person_id,
                organisation=case.organisation.name,
                opened_on=case.opened_on,
                band=_band(case.next_due, day),
            )
        )
    return tuple(found)


def _band(due: date | None, day: date) -> str:
    if due is None:
        return "paused"
    if due <= day:
        return "now"
    return "week" if due <= _end_of_week(day) else "later"


def names_of_parties(matters: Sequence[int]) -> dict[int, tuple[str, str]]:
    """Claimant (等 N 人 where there are several) and first respondent of each matter."""
    sides: dict[int, dict[str, list[str]]] = {}
    parties = Party.objects.filter(matter_id__in=matters).select_related("person", "employer")
    # Names only: opening fifty sealed numbers to show none of them would cost more than the rest of the page.
    for party in parties.defer("boss_phone", "person__phone", "person__id_number").order_by("id"):
        sides.setdefault(party.matter_id, {}).setdefault(party.side, []).append(name_of(party))
    return {
        matter: (_several(named.get("claimant", [])), next(iter(named.get("respondent", [])), ""))
        for matter, named in sides.items()
    }


def _several(names: Sequence[str]) -> str:
    return f"{names[0]} 等 {len(names)} 人" if len(names) > 1 else "".join(names)
