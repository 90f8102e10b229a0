"""待办: what falls due first, twenty-five at a time, in a number of queries that never grows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from weiquanbao.access.actors import Actor
from weiquanbao.access.roles_here import roles_at
from weiquanbao.cases.asked import Asked
from weiquanbao.cases.holidays import county_calendar
from weiquanbao.cases.models import Case
from weiquanbao.cases.names import names_in
from weiquanbao.cases.words import PROBLEMS
from weiquanbao.common.dates import today
from weiquanbao.kernel.decide import first_act
from weiquanbao.law.calendar import Calendar
from weiquanbao.reading.acts import answers_of
from weiquanbao.reading.clocks import clock_row, grounds, nearest
from weiquanbao.reading.details import Detail, details
from weiquanbao.reading.dues import (
    MOST,
    Dues,
    Listed,
    dues_of,
    everything,
    first_of,
    listed,
    open_cases,
    places_of,
)
from weiquanbao.reading.reach import reach
from weiquanbao.reading.rows import ClockRow, QueueCounts, QueuePage, QueueRow

PAGE = 25
HORIZON = 19
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
    actor = actor.remembering()
    day = today()
    calendar = county_calendar()
    picked = _chosen(open_cases(actor), chosen, actor, day)
    table = listed(actor) if chosen == QueueFilter() else Listed(picked)
    ids = first_of(Listed(_after(picked, cursor)) if cursor else table, PAGE + 1)
    page = details(ids[:PAGE])
    everywhere = everything(actor)
    shown = everywhere if chosen == QueueFilter() else dues_of(table)
    bands = shown.by(lambda due: _band(due.on, day))
    return QueuePage(
        rows=_rows(page, actor, calendar, day),
        next_cursor=_cursor(page[-1]) if len(ids) > PAGE else "",
        counts=_counts(everywhere, actor, calendar, day),
        hidden_overdue=everywhere.before(day) - shown.before(day),
        bands=tuple((code, word, bands.get(code, 0)) for code, word in BANDS.items()),
        total=shown.total,
        places=places_of(listed(actor)) if everywhere.groups else (),
    )


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


def _cursor(case: Detail) -> str:
    return f"{case.next_due or ''}_{case.id}"


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


def _counts(dues: Dues, actor: Actor, calendar: Calendar, day: date) -> QueueCounts:
    falling = dues.by(lambda due: due.on)
    days = [day + timedelta(days=n) for n in range(HORIZON)]
    end = _end_of_week(day)
    return QueueCounts(
        overdue=dues.before(day),
        today=falling.get(day, 0),
        week=dues.when(lambda due: due.on is not None and day < due.on <= end),
        paused=falling.get(None, 0),
        open=dues.total,
        capped=dues.total == MOST,
        horizon=tuple((one, falling.get(one, 0), calendar.is_working(one)) for one in days),
        mine=dues.when(lambda due: due.handler == actor.person_id),
    )


def _rows(page: Sequence[Detail], actor: Actor, calendar: Calendar, day: date) -> tuple[QueueRow, ...]:
    asked = Asked.of(case.row for case in page)
    clocks = _clocks(page, asked, calendar, day)
    parties = names_of_parties([case.matter_id for case in page])
    next_acts = _next_acts(page, actor, asked)
    whole = not reach(actor).narrow
    found = []
    for case in page:
        law = case.law
        claimant, respondent = parties.get(case.matter_id, ("", ""))
        act = next_acts[case.id]
        found.append(
            QueueRow(
                case_id=case.id,
                matter_id=case.matter_id,
                number=case.number,
                clock=clocks.get(case.id),
                claimant=claimant,
                respondent=respondent,
                problems="、".join(PROBLEMS[code] for code in case.problems) if whole else "",
                amount=case.amount if whole else None,
                procedure=law.title,
                state=case.state,
                state_word=law.states[case.state].title,
                next_act=act or "",
                next_title=law.acts[act].title if act else "",
                handler=case.handler or "",
                mine=case.handler_id == actor.person_id,
                organisation=case.organisation,
                opened_on=case.opened_on,
                band=_band(case.next_due, day),
            )
        )
    return tuple(found)


def _clocks(
    page: Sequence[Detail], asked: Asked, calendar: Calendar, day: date
) -> dict[int, ClockRow | None]:
    """Case → the clock that matters now. What a case waits for is asked only where a clock stands still."""
    laws = {case.id: case.law for case in page}
    waiting = grounds([run.case for run in asked.clocks if run.paused_on])
    rows: dict[int, list[ClockRow]] = {}
    for run in asked.clocks:
        row = clock_row(run, laws[run.case], calendar, day, waiting.get(run.case, ""))
        rows.setdefault(run.case, []).append(row)
    return {case: nearest(several) for case, several in rows.items()}


def _next_acts(page: Sequence[Detail], actor: Actor, asked: Asked) -> dict[int, str | None]:
    """Case → the act that is the actor's to do next."""
    roles = roles_at(actor, (case.spot for case in page), reach(actor).for_workers)
    laws = {(case.procedure, case.version): case.law for case in page}
    answers = answers_of(laws.values(), asked, actor.person_id)
    return {case.id: first_act(case.law, case.state, roles[case.id], answers.of(case.id)) for case in page}


def _band(due: date | None, day: date) -> str:
    if due is None:
        return "paused"
    if due <= day:
        return "now"
    return "week" if due <= _end_of_week(day) else "later"


def names_of_parties(matters: Sequence[int]) -> dict[int, tuple[str, str]]:
    """Claimant (等 N 人 where there are several) and first respondent of each matter."""
    sides: dict[int, dict[str, list[str]]] = {}
    for party in names_in(matters):
        sides.setdefault(party.matter, {}).setdefault(party.side, []).append(party.name)
    return {
        matter: (_several(named.get("claimant", [])), next(iter(named.get("respondent", [])), ""))
        for matter, named in sides.items()
    }


def _several(names: Sequence[str]) -> str:
    return f"{names[0]} 等 {len(names)} 人" if len(names) > 1 else "".join(names)
