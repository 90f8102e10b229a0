"""serve(): every paper an act made is on its way to each party it is for, as a case of its own (内部规则 送达 1).

As many cases as there are papers and addressees, in a number of statements that does not grow with them. Who agreed to
the phone has the paper at once, with its receipt; for the others somebody has to bring it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.conf import settings

from weiquanbao.access.actors import SYSTEM
from weiquanbao.cases.clocks import begun
from weiquanbao.cases.holidays import county_calendar
from weiquanbao.cases.models import Case, Entry, Party
from weiquanbao.cases.names import name_of
from weiquanbao.cases.numbers import incident_numbers
from weiquanbao.cases.standing import Place, camp, has_left, is_own, roll
from weiquanbao.common.dates import now
from weiquanbao.desk.papers import Papers, named
from weiquanbao.desk.said import said_of
from weiquanbao.desk.tell import PAGES, addressees, channels_to, context_of
from weiquanbao.kernel.decide import decide
from weiquanbao.law.citations import cite
from weiquanbao.ledger.chain import append_openings
from weiquanbao.notices.actions import Telling, queue_all
from weiquanbao.papers.actions import Made, seal_soon, write_each
from weiquanbao.papers.templates import template
from weiquanbao.procedures import PROCEDURES
from weiquanbao.service.actions import agreeing, begin
from weiquanbao.service.receipts import Receipt
from weiquanbao.service.words import ELECTRONIC, PROCEDURE, WAYS
from weiquanbao.sql.inserting import insert
from weiquanbao.sql.updating import update

LAW = PROCEDURES[PROCEDURE]
#: What was written before there was such a rule is not served by it.
SINCE = date.fromisoformat(LAW.version)
#: How it begins: with somebody who agreed to the phone, and with everybody else.
SEND, PREPARE = "send", "prepare"
#: What comes of a signed agreement is that it counts: one message says that and that it is served (内部规则 送达 3).
WITH_NEWS = {"signing": "arrived_signed"}
SIDES: Mapping[str, tuple[str, ...]] = {
    "claimant": ("claimant",),
    "respondent": ("respondent",),
    "both": ("claimant", "respondent"),
    "file": (),
}


@dataclass(frozen=True, slots=True)
class _Bound:
    """One paper for one party: the case that begins, and the consent if there is one."""

    case: Case
    paper: Made
    consent_id: int | None

    @property
    def act(self) -> str:
        return PREPARE if self.consent_id is None else SEND


def serve(case: Case, papers: Papers, *, on: date, only: Collection[int] | None = None) -> None:
    """Begin the service of what was just written in this case, `only` on these parties. Runs inside the act, behind
    its step.

    What has to be signed first is served when everybody has signed it (decision record 41).
    """
    outgoing = [one for one in papers.made if one.final and SIDES[one.audience]]
    if not outgoing or on < SINCE:
        return
    places = roll([case.matter_id])[case.matter_id]
    pairs = [(paper, party) for paper in outgoing for party in _for_whom(case, paper, places, only)]
    if not pairs:
        return
    bound = _bound(case, pairs, agreeing(case.matter_id, places), on)
    kept = _receipts(bound, case, papers.data, on)
    begin(((one.case, one.paper.paper_id, one.consent_id) for one in bound), on=on)
    _enter(bound, case, kept, on)
    _tell([one for one in bound if one.consent_id is not None], places)


def _for_whom(case: Case, paper: Made, places: Iterable[Place], only: Collection[int] | None) -> list[int]:
    """The parties of its side who take part; in a case about one of them, that one alone."""
    about = case.party if case.party and camp(case.party.side) in SIDES[paper.audience] else None
    return [
        one.party_id
        for one in places
        if is_own(one)
        and one.side in SIDES[paper.audience]
        and (only is None or one.party_id in only)
        and not has_left(case, one.left)
        and (about is None or camp(about.side) != one.side or about.pk == one.party_id)
    ]


def _bound(
    case: Case, pairs: Sequence[tuple[Made, int]], agreed: Mapping[int, int], on: date
) -> list[_Bound]:
    """The cases with their clocks, all but the head of their chains."""
    parties = Party.objects.select_related("person", "employer").in_bulk({party for _paper, party in pairs})
    numbers = incident_numbers(case, PROCEDURE, len(pairs))
    bound = [
        _Bound(_case(case, number, parties[party], on, consent), paper, consent)
        for (paper, party), number in zip(pairs, numbers, strict=True)
        for consent in (agreed.get(party),)
    ]
    calendar = county_calendar()
    runs = [
        begun(one.case, code, clock.length, on, 1, calendar)
        for one in bound
        for code, clock in LAW.clocks.items()
        if one.act in clock.starts
    ]
    for run in runs:
        run.case.next_due = min(run.due_on, run.case.next_due or run.due_on)
    insert(one.case for one in bound)
    for run in runs:
        run.case_id = run.case.pk
    insert(runs)
    return bound


def _case(parent: Case, number: str, party: Party, on: date, consent: int | None) -> Case:
    return Case(
        matter=parent.matter,
        procedure=LAW.code,
        version=LAW.version,
        number=number,
        organisation=parent.organisation,
        handler_id=parent.handler_id,
        parent=parent,
        party=party,
        incident=True,
        state=LAW.acts[PREPARE if consent is None else SEND].target or "",
        steps=1,
        opened_on=on,
    )


def _receipts(
    bound: Sequence[_Bound], parent: Case, data: Mapping[str, object], on: date
) -> dict[int, dict[str, list[str]]]:
    """Case → the entry that names its receipt, for those served at once."""
    act = LAW.acts[SEND]
    served = [one for one in bound if one.consent_id is not None]
    words = {**data, "basis": cite(act.basis).formal, "due": None}
    kept: dict[int, dict[str, list[str]]] = {}
    for paper in act.papers if served else ():
        made = write_each(
            [(one.case, {**words, "service": _receipt(one, parent, on).fields()}) for one in served],
            step=1,
            template=template(f"{LAW.code}.{paper}"),
            on=on,
            person_id=None,
        )
        seal_soon(one.version_id for one in made)
        kept |= {one.case.pk: named([its]) for one, its in zip(served, made, strict=True)}
    insert(
        Entry(case_id=case, step=1, code=code, value=value)
        for case, entries in kept.items()
        for code, value in entries.items()
    )
    return kept


def _receipt(one: _Bound, parent: Case, on: date) -> Receipt:
    return Receipt(
        case_number=parent.number,
        title=one.paper.title,
        number=one.paper.called,
        sha256=one.paper.sha256,
        addressee=name_of(one.case.party) if one.case.party else "",
        way=WAYS[ELECTRONIC],
        served_on=on,
        server=parent.organisation.name,
        electronic=True,
    )


def _enter(bound: Sequence[_Bound], parent: Case, kept: Mapping[int, Mapping[str, object]], on: date) -> None:
    """One step in each ledger, as `perform` writes it; it names the paper by id and digest of its bytes."""
    decisions = {act: decide(LAW, None, act, {SYSTEM.kind}, {}) for act in {one.act for one in bound}}
    said: dict[int, dict[str, object]] = {
        one.case.pk: said_of(LAW, decisions[one.act], SYSTEM, SYSTEM.kind)
        | {"parent": parent.pk, "party": one.case.party_id, "paper": one.paper.paper_id}
        | ({"consent": one.consent_id} if one.consent_id is not None else {})
        for one in bound
    }
    written = append_openings(effective_on=on, recorded_at=now(), said=said, entries=kept)
    heads = {one.case_id: one.digest for one in written}
    for one in bound:
        one.case.head = heads[one.case.pk]
    if len(bound) == 1:
        update(bound[0].case, "head")
    else:
        Case.objects.bulk_update([one.case for one in bound], ["head"])


def _tell(sent: Sequence[_Bound], places: Sequence[Place]) -> None:
    """Each addressee, with the address of the very paper; the SMS goes beside it (内部规则 送达 3)."""
    if not sent:
        return
    act = LAW.acts[SEND]
    common = context_of(sent[0].case, act.form, {}, None)
    parent = sent[0].case.parent
    news = WITH_NEWS.get(parent.procedure) if parent else None
    queue_all(
        Telling(
            key=f"{one.case.pk}:1:{notice.text}:{person}",
            template=f"{LAW.code}.{news or notice.text}",
            recipient_id=person,
            channels=channels_to(notice.to) if reachable else ("in_app",),
            context=common | _own(one, side),
            case_id=one.case.pk,
            matter_id=one.case.matter_id,
        )
        for one in sent
        for notice in act.notices
        for person, side, reachable in addressees(one.case, places)
    )


def _own(one: _Bound, side: str) -> dict[str, object]:
    address = f"{settings.PUBLIC_URL}/{PAGES[side]}/{one.case.matter.code}/papers/{one.paper.paper_id}/"
    party = name_of(one.case.party) if one.case.party else ""
    return {"case_number": one.case.number, "party": party, "link": address}
