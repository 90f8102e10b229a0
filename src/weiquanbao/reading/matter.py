"""The worker's own matters: who has it, what happens next and by when, in plain words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from weiquanbao.access.actors import Actor
from weiquanbao.cases.asked import Asked
from weiquanbao.cases.holidays import county_calendar
from weiquanbao.cases.models import Case, ClockRun, Entry, Matter, Party
from weiquanbao.cases.names import name_of
from weiquanbao.cases.standing import Standing, in_force, standings
from weiquanbao.cases.words import PROBLEMS
from weiquanbao.common.dates import today
from weiquanbao.kernel.procedure import Procedure
from weiquanbao.people.consenting import has_consented
from weiquanbao.procedures import procedure
from weiquanbao.reading.acts import act_rows, facts_of
from weiquanbao.reading.case import claim_rows, clock_rows
from weiquanbao.reading.clocks import clock_row, nearest
from weiquanbao.reading.left import own_lines
from weiquanbao.reading.limitation_due import SETTLED
from weiquanbao.reading.openings import openings
from weiquanbao.reading.reach import own_matters
from weiquanbao.reading.roads import roads_of
from weiquanbao.reading.rows import ClaimRow, MatterLine, MatterView, StepRow
from weiquanbao.reading.standing import roles_in, standing_in, visible_cases, visible_claims, visible_items
from weiquanbao.reading.steps import said, step_rows

#: What a matter is followed by once there is one.
FOLLOWED_BY = "complaint"


def matters(actor: Actor) -> tuple[MatterLine, ...]:
    """The actor's own matters, newest first, at most a hundred."""
    day, calendar = today(), county_calendar()
    own = list(own_matters(actor).order_by("-filed_on", "-id")[:100])
    newest = _newest(actor, own)
    rows = [matter for matter in own if matter.pk in newest]
    runs: dict[int, list[ClockRun]] = {}
    for run in ClockRun.objects.filter(case__in=newest.values(), stopped_on=None):
        runs.setdefault(run.case_id, []).append(run)
    found = []
    helped = helping_whom(actor, rows)
    for matter in rows:
        case = newest[matter.pk]
        law = procedure(case.procedure, case.version)
        told = [
            clock_row(run, law, calendar, day) for run in runs.get(case.pk, ()) if law.clocks[run.code].plain
        ]
        found.append(
            MatterLine(
                code=matter.code,
                title="、".join(PROBLEMS[code] for code in matter.problems),
                state_plain=law.states[case.state].plain,
                final=law.states[case.state].final,
                filed_on=matter.filed_on,
                clock=nearest(told),
                helping=helped.get(matter.pk, ""),
            )
        )
    return tuple(found)


def _newest(actor: Actor, rows: Sequence[Matter]) -> dict[int, Case]:
    """The case by which each matter is followed, among those the actor may open; nothing where he may open none."""
    standing = standings(actor.person_id or 0, [row.pk for row in rows])
    newest: dict[int, Case] = {}
    cases = Case.objects.filter(matter__in=rows).select_related("party").order_by("id")
    for case in cases:
        on_this_side = [one for one in standing.get(case.matter_id, ()) if one.side == "claimant"]
        if not roles_in(case, on_this_side):
            continue
        kept = newest.setdefault(case.matter_id, case)
        if case.procedure in {kept.procedure, FOLLOWED_BY}:
            newest[case.matter_id] = case
    return newest


def helping_whom(actor: Actor, rows: Sequence[Matter]) -> dict[int, str]:
    """Whom the actor helps in matters that are not his own. One query."""
    if actor.person_id is None:
        return {}
    agents = in_force().filter(person_id=actor.person_id, capacity="helper", party__matter__in=rows)
    own = Party.objects.filter(person_id=actor.person_id, side="claimant").values("matter_id")
    names = agents.exclude(party__matter_id__in=own).order_by("-id")
    return dict(names.values_list("party__matter_id", "party__person__name"))


def matter(actor: Actor, code: str) -> MatterView | None:
    """One own matter by its code; None whether it does not exist or is somebody else's."""
    found = own_matters(actor).filter(code=code).first()
    standing = tuple(one for one in standing_in(actor, found.pk) if one.side == "claimant") if found else ()
    cases = visible_cases(found.pk, standing) if found else ()
    # Somebody may stand in a matter none of whose cases is open to him: then it is not there.
    return _view(found, actor, standing, cases) if found and cases else None


def _view(row: Matter, actor: Actor, standing: tuple[Standing, ...], cases: tuple[Case, ...]) -> MatterView:
    # A complaint is what a matter is followed by, whatever it began with; opened again, the newest counts.
    kinds = {one.procedure for one in cases}
    followed = FOLLOWED_BY if FOLLOWED_BY in kinds else cases[0].procedure
    case = [one for one in cases if one.procedure == followed][-1]
    law = procedure(case.procedure, case.version)
    roles = roles_in(case, standing)
    asked = Asked.holding([case])
    facts = facts_of([case], actor.person_id, asked)[case.pk]
    acts, _later = act_rows(case, roles, facts)
    clocks = tuple(clock for clock in clock_rows(case, law) if clock.plain)
    claims = claim_rows(row.pk, today(), visible_claims(row.pk, standing))
    respondent = (
        Party.objects.select_related("employer", "person").filter(matter=row, side="respondent").first()
    )
    return MatterView(
        code=row.code,
        case_id=case.pk,
        number=case.number,
        procedure=case.procedure,
        seen=case.steps,
        state=case.state,
        state_plain=law.states[case.state].plain,
        final=law.states[case.state].final,
        filed_on=row.filed_on,
        problems=tuple(PROBLEMS[problem] for problem in row.problems),
        employer=name_of(respondent) if respondent else "",
        organisation=case.organisation.name,
        organisation_phone=case.organisation.phone,
        handler=case.handler.name if case.handler else "",
        clock=nearest([clock for clock in clocks if not clock.stopped_on]),
        clocks=clocks,
        steps=_told(step_rows(case, law)),
        claims=claims,
        limit=None if case.result in SETTLED else _nearest(claims),
        items=visible_items(row.pk, standing),
        acts=acts,
        openings=openings(case, roles, actor.person_id, facts, asked),
        others=own_lines([one for one in cases if one.pk != case.pk], standing),
        missing=_missing(case, law) if case.state == "completing" else (),
        result=_result(case, law),
        contact_agreed=has_consented(purpose="contact_employer", matter_id=row.pk),
        roads=roads_of(case, claims),
        helping=helping_whom(actor, [row]).get(row.pk, ""),
    )


def _told(steps: tuple[StepRow, ...]) -> tuple[StepRow, ...]:
    """Oldest first, only steps that mean something to the worker; the union's own notes stay out."""
    return tuple(
        StepRow(
            step.number, step.act, step.title, step.plain, step.basis, step.who, step.role,
            step.effective_on, step.recorded_at, (), step.told, step.digest,
        )
        for step in reversed(steps)
        if step.plain
    )  # fmt: skip


def _nearest(claims: tuple[ClaimRow, ...]) -> ClaimRow | None:
    dated = [claim for claim in claims if claim.lapses_on]
    return min(dated, key=_lapses) if dated else (claims[0] if claims else None)


def _lapses(claim: ClaimRow) -> date:
    return claim.lapses_on or date.max


def _missing(case: Case, law: Procedure) -> tuple[str, ...]:
    entry = Entry.objects.filter(case=case, code="missing").order_by("-step").first()
    if entry is None:
        return ()
    field = next(field for field in law.acts["request_completion"].form or () if field.code == "missing")
    return tuple(said(field, [one], {}) for one in entry.value)


def _result(case: Case, law: Procedure) -> str:
    """The result in words: the chosen label of whatever form recorded it."""
    for act in law.acts.values():
        if act.target != case.state or not case.result:
            continue
        column = {name for name, target in act.records if target == "result"}
        for field in act.form or ():
            if field.code in column and case.result in dict(field.choices):
                return dict(field.choices)[case.result]
    return ""
