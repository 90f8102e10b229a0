"""文书: the papers of a case as each side may read them, one paper in full, and what an act would write."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from weiquanbao.access.actors import Actor
from weiquanbao.cases.clocks import begun
from weiquanbao.cases.holidays import county_calendar
from weiquanbao.cases.models import Case, Party
from weiquanbao.cases.standing import Standing, camp, roll, takers
from weiquanbao.common.dates import today
from weiquanbao.kernel.forms import Form, Value, clean
from weiquanbao.kernel.procedure import Procedure
from weiquanbao.papers import certificates
from weiquanbao.papers.blocks import Block
from weiquanbao.papers.reading import PaperRow, VersionRow, papers_of_cases, sheet_of
from weiquanbao.papers.reading import paper as paper_row
from weiquanbao.papers.sheets import Sheet
from weiquanbao.papers.signing import UNFINISHED, SignatureRow, signatures_of, unsigned_of
from weiquanbao.papers.templates import template, unsealed_codes
from weiquanbao.papers.words import STATES, WATERMARK
from weiquanbao.procedures import PROCEDURES, procedure
from weiquanbao.reading.left import leaving_of
from weiquanbao.reading.narrow import is_of_narrow, writes_for_narrow
from weiquanbao.reading.paper_fields import fields_of
from weiquanbao.reading.reach import cases_seen, reach
from weiquanbao.reading.standing import roles_in, standing_in
from weiquanbao.service.models import Service

#: Procedures in which it may be noted that somebody does not sign.
SIGNED = frozenset(code for code, law in PROCEDURES.items() if "declined" in law.signatures.values())
#: What stands for the number of a paper that is not written yet.
NOT_NUMBERED = "办好后编号"


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One paper in a list."""

    id: int
    step: int
    code: str
    title: str
    number: str
    state: str
    state_word: str
    made_on: date
    sealed: bool
    versions: int
    replaces_id: int | None


@dataclass(frozen=True, slots=True)
class SealLine:
    """盖章: `done` with whose certificate it is and since when; `waiting`; `none` where this house seals nothing.

    Staff read `stuck` while the certificate cannot be used. Empty: not final, or not the newest wording.
    """

    state: str
    signer: str = ""
    sealed_at: datetime | None = None
    demonstration: bool = False


@dataclass(frozen=True, slots=True)
class PaperView:
    """One paper in full: the wording that counts as a sheet, all its wordings, and the case it is of."""

    line: PaperLine
    case_id: int
    case_number: str
    matter_code: str
    matter_id: int
    audience: str
    sheet: Sheet
    version: VersionRow
    signatures: tuple[SignatureRow, ...]
    unsigned: tuple[tuple[str, int], ...]
    versions: tuple[VersionRow, ...]
    seal: SealLine


def papers(actor: Actor, case_id: int, *, side: str | None = None) -> tuple[PaperLine, ...]:
    """The papers of a case, newest first: staff all, a side what is for it; nothing where the case is not theirs."""
    case = _case(actor, case_id, side)
    if case is None:
        return ()
    found = papers_of_cases([case.pk]).get(case.pk, ())
    standing = _standing(actor, case, side)
    narrow = side is None and bool(reach(actor).narrow)
    return tuple(_line(one) for one in reversed(found) if _reads(one, case, standing, narrow=narrow))


def paper(
    actor: Actor, paper_id: int, *, side: str | None = None, version: int | None = None
) -> PaperView | None:
    """One paper in one of its wordings, the newest unless asked otherwise; None for whoever may not read it."""
    row = paper_row(paper_id)
    case = _case(actor, row.case_id, side, paper_id) if row else None
    if row is None or case is None:
        return None
    standing = _standing(actor, case, side)
    if not _reads(row, case, standing, narrow=side is None and bool(reach(actor).narrow)):
        return None
    shown = row.versions if standing is None else row.versions[-1:]
    chosen = next((one for one in shown if one.number == version), None) if version else row.newest
    if chosen is None:
        return None
    return PaperView(
        line=_line(row),
        case_id=case.pk,
        case_number=case.number,
        matter_code=case.matter.code,
        matter_id=case.matter_id,
        audience=row.audience,
        sheet=sheet_of(row, chosen, body=case.organisation.name),
        version=chosen,
        signatures=signatures_of([chosen.id]).get(chosen.id, ()),
        unsigned=unsigned_of(case.pk) if case.procedure in SIGNED else (),
        versions=shown,
        seal=_seal(row, chosen, staff=standing is None),
    )


def paper_to_sign(actor: Actor, case_id: int, *, side: str | None = None) -> PaperView | None:
    """The paper of a case that waits for signatures, in the wording that counts; None for whoever may not read it."""
    found = papers_of_cases([case_id]).get(case_id, ())
    waits = next((one for one in reversed(found) if one.state in UNFINISHED), None)
    return paper(actor, waits.id, side=side) if waits else None


def _seal(row: PaperRow, version: VersionRow, *, staff: bool) -> SealLine:
    if version.sealed:
        demonstration = certificates.is_demonstration(version.signer)
        return SealLine("done", version.signer, version.sealed_at, demonstration)
    if not row.final or version.number != row.newest.number:
        return SealLine("")
    if not certificates.is_configured() or row.code in unsealed_codes():
        return SealLine("none")
    return SealLine("stuck" if staff and certificates.fault() else "waiting")


def paper_previews(
    actor: Actor, case_id: int, act: str, raw: Mapping[str, object], on: date | None = None
) -> tuple[Sheet, ...]:
    """What this act would write if it were done now with what was typed; nothing where it writes nothing.

    A field that was not understood is left out, as if it were empty.
    """
    case = _case(actor, case_id, None)
    if case is None:
        return ()
    return _previews(actor, case, procedure(case.procedure, case.version), act, raw, on or today())


def opening_previews(
    actor: Actor, parent_id: int, code: str, act: str, raw: Mapping[str, object], on: date | None = None
) -> tuple[Sheet, ...]:
    """The same of an act that would open a case of procedure `code` from this one; no number is given to it."""
    parent, law = _case(actor, parent_id, None), PROCEDURES.get(code)
    opening = law.acts.get(act) if law else None
    if parent is None or law is None or opening is None or parent.procedure not in opening.parents:
        return ()
    case = Case(
        matter=parent.matter, organisation=parent.organisation, procedure=law.code, version=law.version,
        parent=parent, number=NOT_NUMBERED, handler_id=parent.handler_id, opened_on=on or today(),
    )  # fmt: skip
    return _previews(actor, case, law, act, raw, on or today())


def _previews(
    actor: Actor, case: Case, law: Procedure, act: str, raw: Mapping[str, object], day: date
) -> tuple[Sheet, ...]:
    declared = law.acts.get(act)
    if declared is None or not declared.papers or (reach(actor).narrow and not is_of_narrow(declared)):
        return ()
    values = _filled_in(declared.form, clean(declared.form, raw, today=today()).values, actor)
    if "handler" in dict(declared.records).values():
        case.handler_id = values.get("handler", case.handler_id)  # type: ignore[assignment]
    named = values.get("party")
    if case.party is None and isinstance(named, int):
        case.party = Party.objects.filter(matter=case.matter_id, pk=named).first()
    data = fields_of(case, declared, values, due=_due(case, law, act, day), on=day)
    return tuple(_preview(f"{law.code}.{paper}", case, data, day) for paper in declared.papers)


def _preview(code: str, case: Case, data: dict[str, object], day: date) -> Sheet:
    text = template(code)
    several: tuple[Block, ...] = text.compose(data | {"number": NOT_NUMBERED})
    return Sheet(text.title, case.organisation.name, NOT_NUMBERED, text.layout, day, several, WATERMARK)


def _filled_in(form: Form | None, values: Mapping[str, Value], actor: Actor) -> dict[str, Value]:
    """As the desk does: an officer nobody named is the one who acts."""
    open_ones = (one.code for one in form or () if one.kind == "officer" and not one.required)
    own = {code: actor.person_id for code in open_ones if actor.person_id is not None}
    return {**own, **values}


def _due(case: Case, law: Procedure, act: str, day: date) -> date | None:
    """The last day of the period this act would begin, else the nearest one that runs."""
    calendar = county_calendar()
    started = (clock for code, clock in law.clocks.items() if act in clock.starts)
    days = [begun(case, "", clock.length, day, 0, calendar).due_on for clock in started]
    return min(days, default=case.next_due)


def _case(actor: Actor, case_id: int, side: str | None, served: int | None = None) -> Case | None:
    """The case where this actor may see it: as staff, or with `side` as somebody who stands there, or on whom a paper
    of it is `served`."""
    if side is None:
        rows = cases_seen(reach(actor), actor)
        return rows.select_related("matter", "organisation", "party", "parent").filter(pk=case_id).first()
    row = Case.objects.select_related("matter", "organisation", "party", "parent").filter(pk=case_id).first()
    standing = _of_side(actor, row.matter_id, side) if row else ()
    if row is None or not (roles_in(row, standing) or (served and _is_served(actor, served, row, side))):
        return None
    return row


def _is_served(actor: Actor, paper_id: int, case: Case, side: str) -> bool:
    """A paper that is brought to a party is read by whoever takes its papers, though the case it comes from is none
    of its business: the notice that a claim was assigned (民法典 546)."""
    taken = takers(roll([case.matter_id])[case.matter_id])
    mine = [
        party
        for party, several in taken.items()
        if any(one.person_id == actor.person_id and camp(one.side) == side for one in several)
    ]
    return Service.objects.filter(paper_id=paper_id, party__in=mine).exists()


def _of_side(actor: Actor, matter_id: int, side: str) -> tuple[Standing, ...]:
    return tuple(one for one in standing_in(actor, matter_id) if one.side == side)


def _standing(actor: Actor, case: Case, side: str | None) -> tuple[Standing, ...] | None:
    """How he stands on his side; None for staff."""
    return None if side is None else _of_side(actor, case.matter_id, side)


def _reads(row: PaperRow, case: Case, standing: tuple[Standing, ...] | None, *, narrow: bool) -> bool:
    """A side what is for it; of the staff a cashier what his own acts wrote, the others everything."""
    if standing is not None:
        return is_for(row, case, standing)
    return not narrow or writes_for_narrow(procedure(case.procedure, case.version), row.code)


def is_for(row: PaperRow, case: Case, standing: tuple[Standing, ...]) -> bool:
    """Whether a paper is for somebody who stands so: his side, his party where one is named, made before he left."""
    sides = {one.side for one in standing}
    if row.audience != "both" and row.audience not in sides:
        return False
    own = {one.party_id for one in standing}
    named = case.party_id if case.party and case.party.side in sides else None
    if named is not None and named not in own:
        return False
    left = leaving_of(case, standing)
    return row.state != "draft" and (left is None or row.step <= left.step)


def _line(row: PaperRow) -> PaperLine:
    return PaperLine(
        row.id, row.step, row.code, row.title, row.number, row.state, STATES[row.state], row.made_on,
        bool(row.newest.sealed), len(row.versions), row.replaces_id,
    )  # fmt: skip
