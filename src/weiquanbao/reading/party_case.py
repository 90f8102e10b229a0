"""One case as a party sees it, on either side: what is asked, where it stands, what it may do, what it was told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from weiquanbao.access.actors import Actor
from weiquanbao.cases.asked import Asked
from weiquanbao.cases.models import Case, Leaving, Matter
from weiquanbao.cases.names import name_of
from weiquanbao.cases.standing import Standing
from weiquanbao.cases.words import STANDINGS
from weiquanbao.common.dates import today
from weiquanbao.kernel.procedure import Procedure
from weiquanbao.papers.signing import signed_in
from weiquanbao.procedures import procedure
from weiquanbao.reading.acts import act_rows, facts_of
from weiquanbao.reading.case import claim_rows, clock_rows
from weiquanbao.reading.clocks import nearest
from weiquanbao.reading.left import GONE, leaving_of, of_those_who_stay, own_lines
from weiquanbao.reading.offered import WHOLE, left_out, offered
from weiquanbao.reading.openings import openings
from weiquanbao.reading.roads import roads_of
from weiquanbao.reading.rows import (
    CaseLine,
    ClaimRow,
    ClockRow,
    OfferedRow,
    PartyCaseView,
    PartyLine,
    RoadRow,
    StepRow,
)
from weiquanbao.reading.standing import (
    matters_of_side,
    roles_in,
    standing_in,
    visible_cases,
    visible_claims,
    visible_items,
    visible_parties,
)
from weiquanbao.reading.steps import step_rows

#: What members do one after the other: of these only the last is a line, for who did it is not told.
ONE_OF_MANY = frozenset({"vote", "answer"})


def party_case(actor: Actor, case_id: int, *, side: str | None = None) -> PartyCaseView | None:
    """A case this actor is a party to, or acts for one; None whether it does not exist or is none of his business."""
    row = _row(case_id)
    standing = _standing(actor, row, side) if row else ()
    if row is None or not roles_in(row, standing):
        return None
    return _view(actor, row, standing)


def _standing(actor: Actor, row: Case, side: str | None) -> tuple[Standing, ...]:
    return tuple(one for one in standing_in(actor, row.matter_id) if side in {None, one.side})


def _view(actor: Actor, row: Case, standing: tuple[Standing, ...]) -> PartyCaseView:
    law = procedure(row.procedure, row.version)
    state = law.states[row.state]
    roles = roles_in(row, standing)
    claimant_side = any(one.side == "claimant" for one in standing)
    asked = Asked.holding([row])
    facts = facts_of([row], actor.person_id, asked)[row.pk]
    acts, later = act_rows(row, roles, facts)
    left = leaving_of(row, standing)
    clocks = _clocks(row, law, left)
    offer = offered(row, standing)
    alone = left is not None or left_out(row, standing)
    claims = _claims(row, standing, left)
    steps = _steps(row, law, offer, left)
    return PartyCaseView(
        **_of_case(row, law),
        side="claimant" if claimant_side else "respondent",
        roles=roles,
        state_word=GONE if left else state.title,
        state_plain=GONE if left else state.plain,
        clock=nearest([clock for clock in clocks if not clock.stopped_on]),
        clocks=clocks,
        steps=steps,
        acts=acts,
        later=later,
        openings=openings(row, roles, actor.person_id, facts, asked),
        parties=_parties(row, standing),
        claims=claims,
        items=visible_items(row.matter_id, standing),
        cases=own_lines(_other_cases(row, standing), standing),
        roads=_roads(row, standing, claims, left, alone=alone) if claimant_side else (),
        offered=offer,
        left_out=alone and left is None,
        has_left=left is not None,
        signed_on=_signed_on(row, standing, steps),
    )


def _of_case(row: Case, law: Procedure) -> dict[str, Any]:
    """What is the same for whoever may see the case at all."""
    return {
        "id": row.pk,
        "number": row.number,
        "matter_code": row.matter.code,
        "matter_id": row.matter_id,
        "procedure": law.code,
        "procedure_title": law.title,
        "version": law.version,
        "seen": row.steps,
        "state": row.state,
        "final": law.states[row.state].final,
        "opened_on": row.opened_on,
        "closed_on": row.closed_on,
        "organisation": row.organisation.name,
        "organisation_phone": row.organisation.phone,
        "handler": row.handler.name if row.handler else "",
        "problems": tuple(row.matter.problems),
        "about": name_of(row.party) if row.party else "",
        "parent_id": row.parent_id,
    }


def _roads(
    row: Case,
    standing: Sequence[Standing],
    claims: tuple[ClaimRow, ...],
    left: Leaving | None,
    *,
    alone: bool,
) -> tuple[RoadRow, ...]:
    """What the worker may do next is advice to the worker; the other side has no part in it."""
    own = _own_claims(row, standing) if alone else claims
    return roads_of(row, own, alone=alone, since=left.since if left else None)


def _row(case_id: int) -> Case | None:
    related = ("matter", "organisation", "handler", "party__person", "party__employer", "parent")
    return Case.objects.select_related(*related).filter(pk=case_id).first()


def _clocks(row: Case, law: Procedure, left: Leaving | None) -> tuple[ClockRow, ...]:
    """Those that say something to a party; none to one who left."""
    return tuple(clock for clock in clock_rows(row, law) if clock.plain) if left is None else ()


def _parties(row: Case, standing: Sequence[Standing]) -> tuple[PartyLine, ...]:
    own = {one.party_id for one in standing}
    return tuple(
        PartyLine(party.pk, party.side, STANDINGS[party.standing], name_of(party), party.pk in own)
        for party in visible_parties(row.matter_id, standing)
    )


def _other_cases(row: Case, standing: Sequence[Standing]) -> list[Case]:
    return [case for case in visible_cases(row.matter_id, standing) if case.pk != row.pk]


def _claims(row: Case, standing: Sequence[Standing], left: Leaving | None) -> tuple[ClaimRow, ...]:
    asking = visible_claims(row.matter_id, standing)
    return claim_rows(row.matter_id, today(), asking if left else of_those_who_stay(row, asking))


def _steps(row: Case, law: Procedure, offer: OfferedRow | None, left: Leaving | None) -> tuple[StepRow, ...]:
    """What comes after he left is told to those who stayed."""
    several = step_rows(row, law, hidden=WHOLE if offer and offer.own else ())
    return _told(step for step in several if left is None or step.number <= left.step)


def _signed_on(row: Case, standing: Iterable[Standing], steps: Iterable[StepRow]) -> date | None:
    """The day the paper of this case was signed for one of them, as the step of it says."""
    if not procedure(row.procedure, row.version).signatures:
        return None
    authorise = procedure(row.procedure, row.version).acts.get("authorise")
    if authorise and row.state in authorise.sources:
        # An authority signed before names somebody who acts for him no longer.
        return None
    number = signed_in(row.pk, {one.party_id for one in standing})
    return next((step.effective_on for step in steps if step.number == number), None)


def _own_claims(row: Case, standing: Sequence[Standing]) -> tuple[ClaimRow, ...]:
    """The claims a worker goes on with alone: not those of the workers he represents."""
    own = [one for one in standing if one.capacity != "representative"]
    return claim_rows(row.matter_id, today(), visible_claims(row.matter_id, own))


def _told(found: Iterable[StepRow]) -> tuple[StepRow, ...]:
    """Oldest first, only what the parties are told; the union's own notes stay out."""
    steps = tuple(found)
    newest: dict[str, int] = {}
    for step in steps:
        newest[step.act] = max(step.number, newest.get(step.act, 0))
    return tuple(
        StepRow(
            step.number, step.act, step.title, step.plain, step.basis, step.who, step.role,
            step.effective_on, step.recorded_at, (), step.told, step.digest,
        )
        for step in reversed(steps)
        if step.plain and (step.act not in ONE_OF_MANY or step.number == newest[step.act])
    )  # fmt: skip


def roads_if_left(actor: Actor, case_id: int) -> tuple[RoadRow, ...]:
    """The roads of somebody of the workers' side who would leave these talks today; none for anybody else."""
    row = Case.objects.select_related("matter", "party", "parent").filter(pk=case_id).first()
    standing = standing_in(actor, row.matter_id) if row else ()
    own = tuple(one for one in standing if one.side == "claimant")
    if row is None or not roles_in(row, own):
        return ()
    return roads_of(row, _own_claims(row, own), alone=True, since=today())


def party_cases(actor: Actor, matter_id: int) -> tuple[CaseLine, ...]:
    """Every case of one matter that this actor may see, oldest first."""
    standing = standing_in(actor, matter_id)
    return own_lines(visible_cases(matter_id, standing), standing)


def respondent_matters(actor: Actor) -> tuple[tuple[Matter, tuple[CaseLine, ...]], ...]:
    """The matters in which the actor stands for a respondent, newest first, each with the cases it may see."""
    rows = matters_of_side(actor, "respondent").order_by("-filed_on", "-id")[:100]
    found = [(matter, party_cases(actor, matter.pk)) for matter in rows]
    return tuple((matter, cases) for matter, cases in found if cases)
