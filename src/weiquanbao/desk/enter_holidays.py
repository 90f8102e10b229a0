"""A published holiday notice is entered: periods that were counted provisionally are counted again, in the open.

Only runs that are still going and marked provisional may move; what has run out or stopped stays as it was told.
Each run whose last day moves gets a step of its own in the case's ledger, with the old day and the new one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.db.models import QuerySet

from weiquanbao.access.actors import SYSTEM, Actor
from weiquanbao.cases.clocks import span_of
from weiquanbao.cases.facts import gather
from weiquanbao.cases.holidays import county_calendar, keep_year
from weiquanbao.cases.limits import refresh
from weiquanbao.cases.models import Case, Claim, ClockRun, Matter
from weiquanbao.common.dates import today
from weiquanbao.common.text import plain
from weiquanbao.desk.perform import perform
from weiquanbao.desk.refusals import Barred, Incomplete
from weiquanbao.desk.rostering import follow_calendar
from weiquanbao.kernel.decide import decide
from weiquanbao.kernel.procedure import Clock
from weiquanbao.law.calendar import Calendar, YearTable, china
from weiquanbao.law.parameters import period
from weiquanbao.law.periods import Due, Remaining, due_date, extend, remaining, resumed_due
from weiquanbao.ledger.models import Step
from weiquanbao.people.appointments import holds
from weiquanbao.procedures import procedure
from weiquanbao.reading.rosters.bookings import bookings_of
from weiquanbao.rosters.actions import Rested
from weiquanbao.rosters.resting import would_rest

#: The act every procedure with clocks declares for this.
RECOMPUTE = "recompute"
ENTERING = "county_officer"
#: A notice comes out in autumn for the next year; nobody has one further ahead.
AHEAD = 1
MOST = 2000
#: Act and the day it took effect.
Moves = Sequence[tuple[str, date]]


@dataclass(frozen=True, slots=True)
class Change:
    """One period whose last day moves."""

    case_id: int
    number: str
    title: str
    was: date
    now: date


@dataclass(frozen=True, slots=True)
class Counted:
    """A run counted again: its last day, and what is left where it stands still."""

    due: Due
    left: Remaining | None


@dataclass(frozen=True, slots=True)
class Recomputed:
    """How many periods moved, how many stayed, and how many claims have another last day for arbitration."""

    moved: int
    confirmed: int
    claims: int


def table_of(*, year: int, rest: Iterable[date], work: Iterable[date], source: str) -> YearTable:
    """The notice as it would be kept. Raises Incomplete with one sentence beside the field."""
    day = today()
    if not day.year <= year <= day.year + AHEAD:
        raise Incomplete({"year": f"只录 {day.year} 年和 {day.year + AHEAD} 年的放假通知"})
    if year in china().years:
        raise Incomplete({"year": f"{year} 年的放假安排系统里已经有了，不用录"})
    try:
        where = plain(source, 200)
    except ValueError as fault:
        raise Incomplete({"source": str(fault)}) from None
    if not where:
        raise Incomplete({"source": "还没写出处，例如“国务院办公厅关于2027年部分节假日安排的通知”"})
    try:
        return YearTable(year, frozenset(rest), frozenset(work), where)
    except ValueError as fault:
        raise Incomplete({"rest": str(fault)}) from None


@transaction.atomic
def enter_year(*, table: YearTable, acting_as: Actor) -> Rested:
    """Put the notice in force; the roster follows it at once, and says what became of it.

    Raises Barred for whoever is not the county's officer.
    """
    if acting_as.person_id is None or not holds(acting_as.person_id, ENTERING):
        raise Barred(("放假安排由县总工会干部录入",))
    keep_year(table=table, entered_by=acting_as.person_id)
    return follow_calendar(by=acting_as.person_id)


def what_moves(table: YearTable) -> tuple[Change, ...]:
    """What entering this notice would change, without changing it. Three queries."""
    return tuple(change for _run, change, _counted in _counted_again(county_calendar(more=table)) if change)


def what_rests(table: YearTable) -> tuple[int, int]:
    """How many planned shifts of lawyers on duty the notice takes off, and how many times booked with them."""
    shifts = would_rest(county_calendar(more=table))
    booked = bookings_of([one.pk for one in shifts])
    return len(shifts), sum(len(several) for several in booked.values())


def recompute(*, limit: int = MOST) -> Recomputed:
    """Count provisional periods again by the calendar in force, each case in a transaction of its own.

    Doing it twice changes nothing the second time, so a job finishes what a page left or what was interrupted.
    """
    calendar = county_calendar()
    found = _counted_again(calendar, limit=limit)
    cases = sorted({run.case_id for run, change, counted in found if change or not counted.due.provisional})
    done = [_recompute_case(case_id, calendar) for case_id in cases]
    return Recomputed(sum(moved for moved, _ in done), sum(stayed for _, stayed in done), _claims(calendar))


@transaction.atomic
def _recompute_case(case_id: int, calendar: Calendar) -> tuple[int, int]:
    case = (
        Case.objects.select_for_update(of=("self",))
        .select_related("matter", "organisation", "party")
        .get(pk=case_id)
    )
    moved = confirmed = 0
    for run, change, counted in _counted_again(calendar, case_id=case_id):
        _set(run, counted)
        if change:
            _record(case, run, change)
            moved += 1
        elif not counted.due.provisional:
            confirmed += 1
    return moved, confirmed


def _counted_again(
    calendar: Calendar, *, case_id: int | None = None, limit: int = MOST
) -> list[tuple[ClockRun, Change | None, Counted]]:
    runs = list(_provisional(case_id).select_related("case").order_by("due_on", "id")[:limit])
    steps = _steps([run.case_id for run in runs])
    found = []
    for run in runs:
        clock = procedure(run.case.procedure, run.case.version).clocks[run.code]
        since = [(act, on) for number, act, on in steps.get(run.case_id, ()) if number > run.started_by]
        counted = counted_by(run, clock, since, calendar)
        moves = counted.due.on != run.due_on
        change = Change(run.case_id, run.case.number, clock.title, run.due_on, counted.due.on)
        found.append((run, change if moves else None, counted))
    return found


def _provisional(case_id: int | None) -> QuerySet[ClockRun]:
    going = ClockRun.objects.filter(provisional=True, stopped_on=None, expired_on=None)
    return going.filter(case_id=case_id) if case_id else going


def _steps(case_ids: Sequence[int]) -> Mapping[int, list[tuple[int, str, date]]]:
    found: dict[int, list[tuple[int, str, date]]] = {}
    rows = Step.objects.filter(case_id__in=case_ids).order_by("case_id", "number")
    for case_id, number, act, on in rows.values_list("case_id", "number", "act", "effective_on"):
        found.setdefault(case_id, []).append((number, act, on))
    return found


def counted_by(run: ClockRun, clock: Clock, moves: Moves, calendar: Calendar) -> Counted:
    """The run from its first day on, through everything that paused, resumed or extended it (民法典 201–203)."""
    span = span_of(run)
    due, left = due_date(run.started_on, span, calendar), None
    for act, on in moves:
        if act in clock.pauses and left is None and on <= due.on:
            left = remaining(run.started_on, on, due, span, calendar)
        if act in clock.resumes and left is not None:
            due, left = resumed_due(on, left, calendar), None
        for extending, length in clock.extends:
            if extending == act:
                due = extend(due, period(length, on)[0], calendar)
    return Counted(due, left)


def _set(run: ClockRun, counted: Counted) -> None:
    due = counted.due
    run.due_on, run.nominal_on, run.provisional = due.on, due.nominal, due.provisional
    if counted.left is not None:
        run.left, run.left_unit = counted.left.count, counted.left.unit
        run.left_not_before = counted.left.not_before
    run.save()


def _record(case: Case, run: ClockRun, change: Change) -> None:
    law = procedure(case.procedure, case.version)
    facts = gather(law, [case.pk], None)[case.pk]
    decision = decide(law, case.state, RECOMPUTE, frozenset({"system"}), facts)
    if not decision.allowed:
        raise Barred(decision.reasons)
    perform(
        case,
        law,
        decision,
        values={"clock": change.title, "was": change.was, "now": change.now},
        actor=SYSTEM,
        role="system",
        effective_on=today(),
        said={"clock": run.code, "run": run.pk},
    )


def _claims(calendar: Calendar) -> int:
    """Last days for arbitration that rested on days nobody had published yet."""
    waiting = Claim.objects.filter(limitation__provisional=True, lapses_on__gte=today() - timedelta(days=1))
    before = dict(waiting.values_list("id", "lapses_on"))
    published = [
        matter
        for matter, lapses in waiting.values_list("matter_id", "lapses_on")
        if _is_out(lapses, calendar)
    ]
    for matter in Matter.objects.filter(id__in=published).order_by("id"):
        with transaction.atomic():
            refresh(matter)
    after = dict(Claim.objects.filter(id__in=before).values_list("id", "lapses_on"))
    return sum(before[number] != after[number] for number in before)


def _is_out(day: date | None, calendar: Calendar) -> bool:
    return day is not None and calendar.status(day) == "published"
