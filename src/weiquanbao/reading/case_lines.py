"""Cases as lines of a list, for whoever may see them: the caller has asked the door."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from django.db.models import QuerySet

from weiquanbao.cases.holidays import county_calendar
from weiquanbao.cases.models import Case, ClockRun
from weiquanbao.cases.names import name_of
from weiquanbao.common.dates import today
from weiquanbao.kernel.procedure import Procedure
from weiquanbao.law.calendar import Calendar
from weiquanbao.procedures import procedure
from weiquanbao.reading.clocks import clock_row, nearest
from weiquanbao.reading.rows import CaseLine
from weiquanbao.service.words import PROCEDURE as SERVICE


def beside(case: Case, reached: QuerySet[Case]) -> tuple[CaseLine, ...]:
    """The other cases on the same matter, oldest first, as staff of this case see them. The service of a paper is
    shown with the paper, and not here.

    Two queries; one more where one of them lies elsewhere, which this reader may not reach.
    """
    rows = Case.objects.filter(matter_id=case.matter_id).exclude(pk=case.pk).exclude(procedure=SERVICE)
    others = list(rows.select_related("matter", "party__person", "party__employer").order_by("id"))
    lines = case_lines(others)
    elsewhere = {one.pk for one in others if one.organisation_id != case.organisation_id}
    if not elsewhere:
        return lines
    hidden = elsewhere - set(reached.filter(pk__in=elsewhere).values_list("pk", flat=True))
    return tuple(replace(line, reached=line.id not in hidden) for line in lines)


def case_lines(cases: Sequence[Case]) -> tuple[CaseLine, ...]:
    """One query for the clocks of all of them, one for the calendar."""
    runs: dict[int, list[ClockRun]] = {}
    for run in ClockRun.objects.filter(case__in=cases, stopped_on=None):
        runs.setdefault(run.case_id, []).append(run)
    calendar = county_calendar()
    return tuple(_line(case, runs.get(case.pk, []), calendar) for case in cases)


def _line(case: Case, runs: list[ClockRun], calendar: Calendar) -> CaseLine:
    law: Procedure = procedure(case.procedure, case.version)
    day: date = today()
    told = [clock_row(run, law, calendar, day) for run in runs if law.clocks[run.code].plain]
    return CaseLine(
        id=case.pk,
        number=case.number,
        matter_code=case.matter.code,
        procedure=law.code,
        title=law.title,
        about=name_of(case.party) if case.party else "",
        state=case.state,
        state_word=law.states[case.state].title,
        state_plain=law.states[case.state].plain,
        final=law.states[case.state].final,
        incident=case.incident,
        parent_id=case.parent_id,
        opened_on=case.opened_on,
        clock=nearest(told),
    )
