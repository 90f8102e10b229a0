"""What each respondent answered, for whoever may see its case: staff within reach, the worker, itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from weiquanbao.access.actors import Actor
from weiquanbao.cases.holidays import county_calendar
from weiquanbao.cases.models import Case, Claim, ClockRun, Entry, Matter
from weiquanbao.cases.names import name_of
from weiquanbao.cases.standing import in_force
from weiquanbao.cases.words import CAPACITIES, POWERS, STANDINGS
from weiquanbao.common.dates import today
from weiquanbao.evidence.reading import items_of_matters
from weiquanbao.invitations.reading import invitation_of, letter_of
from weiquanbao.ledger.models import Step
from weiquanbao.procedures import procedure
from weiquanbao.procedures.response.forms import PAPERS, RESULTS, STANCES
from weiquanbao.reading.case import claim_row
from weiquanbao.reading.clocks import clock_row, nearest
from weiquanbao.reading.reach import cases_within, reach
from weiquanbao.reading.response_rows import (
    AgentRow,
    ClaimAnswer,
    InvitationRow,
    LetterView,
    PaperRow,
    ResponseView,
)
from weiquanbao.reading.standing import standing_in, visible_cases, visible_claims

CODE = "response"


@dataclass(frozen=True, slots=True)
class _Said:
    """One step with what was written in it."""

    act: str
    on: date
    values: Mapping[str, Any]


def responses(actor: Actor, matter_code: str) -> tuple[ResponseView, ...]:
    """Every respondent's answer that this actor may see, in the order they were asked. Constant in queries."""
    matter = Matter.objects.filter(code=matter_code).first()
    if matter is None:
        return ()
    standing = standing_in(actor, matter.pk)
    if standing:
        cases = [one for one in visible_cases(matter.pk, standing) if one.procedure == CODE]
        claims = list(visible_claims(matter.pk, standing))
    else:
        cases = list(_of_staff(actor).filter(matter=matter, procedure=CODE).order_by("id"))
        claims = list(Claim.objects.filter(matter=matter).order_by("id"))
    return _views(cases, claims) if cases else ()


def invitation(actor: Actor, case_id: int) -> InvitationRow | None:
    """The invitation of a respondent's case, for staff within reach; None for everybody else."""
    if not _of_staff(actor).filter(pk=case_id, procedure=CODE).exists():
        return None
    found = invitation_of(case_id)
    if found is None:
        return None
    return InvitationRow(
        found.state, found.contact, found.masked, found.came, found.created_at, found.expires_at,
        found.opened_at, found.confirmed_at,
    )  # fmt: skip


def letter(actor: Actor, case_id: int) -> LetterView | None:
    """What is printed for a respondent, for staff who handle cases; None for everybody else and once it is used."""
    found = reach(actor)
    case = _of_staff(actor).filter(pk=case_id, procedure=CODE).first() if found.handles else None
    invited, secret = (invitation_of(case_id), letter_of(case_id)) if case else (None, None)
    if case is None or case.party is None or invited is None or secret is None:
        return None
    clock = ClockRun.objects.filter(case=case, code="answer", stopped_on=None, paused_on=None).first()
    return LetterView(
        number=case.number,
        party=name_of(case.party),
        address=case.party.address or (case.party.employer.address if case.party.employer else ""),
        union=case.organisation.name,
        union_phone=case.organisation.phone,
        union_address=case.organisation.address,
        opened_on=case.opened_on,
        due_on=clock.due_on if clock else None,
        token=secret.token,
        code=secret.code,
        expires_at=invited.expires_at,
    )


def _of_staff(actor: Actor) -> Any:
    rows = cases_within(reach(actor), actor)
    return rows.select_related("organisation", "party__person", "party__employer")


def _views(cases: Sequence[Case], claims: Sequence[Claim]) -> tuple[ResponseView, ...]:
    ids, day, calendar = [case.pk for case in cases], today(), county_calendar()
    said = _said(ids)
    sheets = {one.id: one.sheets for one in items_of_matters([cases[0].matter_id])[cases[0].matter_id]}
    agents = _agents(case.party_id for case in cases)
    runs: dict[int, list[ClockRun]] = {}
    for run in ClockRun.objects.filter(case_id__in=ids, stopped_on=None):
        runs.setdefault(run.case_id, []).append(run)
    found = []
    for case in cases:
        law = procedure(case.procedure, case.version)
        steps = said.get(case.pk, [])
        clocks = [clock_row(run, law, calendar, day) for run in runs.get(case.pk, ())]
        found.append(
            ResponseView(
                case_id=case.pk,
                number=case.number,
                party_id=case.party_id or 0,
                about=name_of(case.party) if case.party else "",
                standing=STANDINGS[case.party.standing] if case.party else "",
                state=case.state,
                state_word=law.states[case.state].title,
                state_plain=law.states[case.state].plain,
                final=law.states[case.state].final,
                opened_on=case.opened_on,
                clock=nearest(clocks),
                answers=tuple(_answer(claim, steps) for claim in claims),
                papers=_papers(steps, sheets),
                agents=tuple(agents.get(case.party_id or 0, ())),
                asked=_last(steps, "notify", "words"),
                said=_last(steps, "finish", "words"),
                not_ours=_last(steps, "say_not_ours", "reason"),
                result=dict(RESULTS).get(case.result, ""),
            )
        )
    return tuple(found)


def _said(case_ids: Sequence[int]) -> dict[int, list[_Said]]:
    """Case → its steps in order, each with what was written. Two queries."""
    values: dict[tuple[int, int], dict[str, Any]] = {}
    for case, step, code, value in Entry.objects.filter(case_id__in=case_ids).values_list(
        "case_id", "step", "code", "value"
    ):
        values.setdefault((case, step), {})[code] = value
    found: dict[int, list[_Said]] = {}
    steps = Step.objects.filter(case_id__in=case_ids).order_by("case_id", "number")
    for case, number, act, on in steps.values_list("case_id", "number", "act", "effective_on"):
        found.setdefault(case, []).append(_Said(act, on, values.get((case, number), {})))
    return found


def _answer(claim: Claim, steps: Sequence[_Said]) -> ClaimAnswer:
    """The last thing said to this claim."""
    row = claim_row(claim, today())
    given = [one for one in steps if one.act == "answer_claim" and one.values.get("claim") == claim.pk]
    if not given:
        return ClaimAnswer(row, "", "", None, "", None)
    last = given[-1]
    stance, amount = str(last.values["stance"]), last.values.get("amount")
    return ClaimAnswer(
        row,
        stance,
        dict(STANCES)[stance],
        Decimal(str(amount)) if amount is not None else (claim.amount if stance == "admit" else None),
        str(last.values.get("reason", "")),
        last.on,
    )


def _papers(steps: Sequence[_Said], sheets: Mapping[int, int]) -> tuple[PaperRow, ...]:
    """Those asked for first, in the order of the list; then what was brought besides."""
    asked = [code for one in steps if one.act == "notify" for code in one.values.get("papers", ())]
    brought: dict[str, list[_Said]] = {}
    lacking: dict[str, _Said] = {}
    for one in steps:
        if one.act == "add_evidence" and one.values.get("paper"):
            brought.setdefault(str(one.values["paper"]), []).append(one)
        for code in one.values.get("papers", ()) if one.act == "say_none" else ():
            lacking[str(code)] = one
    return tuple(
        _paper(code, word, brought.get(code, []), lacking.get(code), sheets)
        for code, word in PAPERS
        if code in asked or code in brought or code in lacking
    )


def _paper(
    code: str, word: str, brought: Sequence[_Said], lacking: _Said | None, sheets: Mapping[int, int]
) -> PaperRow:
    if brought:
        count = sum(sheets.get(item, 0) for one in brought for item in one.values.get("items", ()))
        return PaperRow(code, word, "given", count, brought[-1].on, "")
    if lacking:
        return PaperRow(code, word, "none", 0, lacking.on, str(lacking.values.get("reason", "")))
    return PaperRow(code, word, "missing", 0, None, "")


def _agents(party_ids: Iterable[int | None]) -> dict[int, list[AgentRow]]:
    """Party → who acts for it today. One query."""
    found: dict[int, list[AgentRow]] = {}
    acting = in_force().filter(party_id__in=[one for one in party_ids if one]).exclude(capacity="helper")
    for party, name, capacity, powers in acting.order_by("id").values_list(
        "party_id", "person__name", "capacity", "powers"
    ):
        row = AgentRow(name, CAPACITIES[capacity], tuple(POWERS[one] for one in powers), capacity == "agent")
        found.setdefault(party, []).append(row)
    return found


def _last(steps: Sequence[_Said], act: str, code: str) -> str:
    """What was last written there."""
    written = [one.values[code] for one in steps if one.act == act and code in one.values]
    return str(written[-1]) if written else ""
