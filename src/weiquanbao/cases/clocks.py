"""Clocks of a case: a decision says which start, pause, resume, extend and stop; here their dates are kept."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from weiquanbao.cases.holidays import county_calendar
from weiquanbao.cases.models import Case, ClockRun
from weiquanbao.kernel.declaration import AGREED
from weiquanbao.kernel.procedure import Decision, Procedure
from weiquanbao.law.calendar import Calendar
from weiquanbao.law.parameters import period
from weiquanbao.law.periods import Due, Period, Remaining, due_date, extend, remaining, resumed_due
from weiquanbao.sql.inserting import insert

OpenRuns = dict[str, ClockRun]


def apply(
    case: Case,
    procedure: Procedure,
    decision: Decision,
    *,
    effective_on: date,
    step: int,
    agreed: Mapping[str, date] | None = None,
) -> date | None:
    """Move every clock the decision names, as of the day the act takes effect; sets case.next_due and case.paused.

    `agreed` names the last day of each clock that starts and ends on a day of an agreement. Gives the last day of the
    period this act began, if it began one.
    """
    runs: OpenRuns = _open_runs(case) if step > 1 else {}
    ending = tuple(runs) if decision.final else decision.stops
    for code in ending:
        _stop(runs, code, effective_on, step)
    if decision.pauses or decision.resumes or decision.extends or decision.starts:
        _count(runs, case, procedure, decision, effective_on, step, county_calendar(), agreed or {})
    case.next_due = min((run.due_on for run in runs.values() if run.paused_on is None), default=None)
    case.paused = any(run.paused_on for run in runs.values())
    return min((runs[code].due_on for code in decision.starts), default=None)


def _count(
    runs: OpenRuns,
    case: Case,
    procedure: Procedure,
    decision: Decision,
    effective_on: date,
    step: int,
    calendar: Calendar,
    agreed: Mapping[str, date],
) -> None:
    """What needs the calendar: a stop does not."""
    for code in decision.pauses:
        _pause(runs, code, effective_on, calendar)
    for code in decision.resumes:
        _resume(runs, code, effective_on, calendar)
    for code, length in decision.extends:
        _extend(runs, code, length, effective_on, calendar)
    for code in decision.starts:
        _stop(runs, code, effective_on, step)
        length = procedure.clocks[code].length
        if length == AGREED:
            runs[code] = insert([_agreed(case, code, agreed[code], effective_on, step)])[0]
        else:
            runs[code] = _start(case, code, length, effective_on, step, calendar)


def _open_runs(case: Case) -> OpenRuns:
    return {run.code: run for run in ClockRun.objects.filter(case=case, stopped_on=None)}


def _start(case: Case, code: str, length: str, on: date, step: int, calendar: Calendar) -> ClockRun:
    return insert([begun(case, code, length, on, step, calendar)])[0]


def begun(case: Case, code: str, length: str, on: date, step: int, calendar: Calendar) -> ClockRun:
    """A run of this clock that begins on a day, not saved yet."""
    span, value = period(length, on)
    due = due_date(on, span, calendar)
    return ClockRun(
        case=case,
        code=code,
        parameter=length,
        parameter_since=value.since,
        count=span.count,
        unit=span.unit,
        started_on=on,
        started_by=step,
        due_on=due.on,
        nominal_on=due.nominal,
        provisional=due.provisional,
    )


def _agreed(case: Case, code: str, due: date, on: date, step: int) -> ClockRun:
    """A run up to a day of an agreement, whatever day of the week it is."""
    return ClockRun(
        case=case,
        code=code,
        parameter=AGREED,
        parameter_since=on,
        count=0,
        unit=AGREED,
        started_on=on,
        started_by=step,
        due_on=due,
        nominal_on=due,
    )


def _stop(runs: OpenRuns, code: str, on: date, step: int) -> None:
    run = runs.pop(code, None)
    if run is not None:
        run.stopped_on, run.stopped_by = on, step
        run.save(update_fields=["stopped_on", "stopped_by"])


def span_of(run: ClockRun) -> Period:
    """The length of a run as the law writes it."""
    return Period(run.count, run.unit)  # type: ignore[arg-type]


def due_of(run: ClockRun) -> Due:
    """The last day of a run."""
    return Due(run.due_on, run.nominal_on, run.provisional)


def _pause(runs: OpenRuns, code: str, on: date, calendar: Calendar) -> None:
    """A clock that has run out already cannot stand still any more."""
    run = runs.get(code)
    if run is None or run.paused_on is not None or on > run.due_on:
        return
    left = remaining(run.started_on, on, due_of(run), span_of(run), calendar)
    run.paused_on, run.left, run.left_unit, run.left_not_before = on, left.count, left.unit, left.not_before
    run.save(update_fields=["paused_on", "left", "left_unit", "left_not_before"])


def _resume(runs: OpenRuns, code: str, on: date, calendar: Calendar) -> None:
    run = runs.get(code)
    if run is None or run.paused_on is None or run.left is None or run.left_not_before is None:
        return
    left = Remaining(run.left, run.left_unit, run.left_not_before, run.provisional)  # type: ignore[arg-type]
    _set_due(run, resumed_due(on, left, calendar))
    run.paused_on = run.left = run.left_not_before = None
    run.left_unit = ""
    run.save()


def _extend(runs: OpenRuns, code: str, length: str, on: date, calendar: Calendar) -> None:
    run = runs.get(code)
    if run is not None:
        _set_due(run, extend(due_of(run), period(length, on)[0], calendar))
        # A longer period has not run out after all.
        run.expired_on = None
        run.save()


def _set_due(run: ClockRun, due: Due) -> None:
    run.due_on, run.nominal_on, run.provisional = due.on, due.nominal, due.provisional
