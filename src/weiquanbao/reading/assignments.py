"""工资让渡 as its readers see it: staff the whole, a worker himself, the employer what it has to pay to whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from weiquanbao.access.actors import Actor
from weiquanbao.cases.models import Case, Entry
from weiquanbao.cases.names import name_of
from weiquanbao.cases.standing import SELF
from weiquanbao.common.money import of_fen
from weiquanbao.evidence.reading import items_named
from weiquanbao.funds.models import Advance, Assignment, PaymentOrder
from weiquanbao.funds.reading import standing_of
from weiquanbao.funds.standing import Standing
from weiquanbao.funds.words import SPLITS, STATES
from weiquanbao.law.assignee_roads import ROADS
from weiquanbao.papers.models import Paper
from weiquanbao.people.disclosing import write_down
from weiquanbao.people.masking import masked
from weiquanbao.procedures.wage_assignment.forms import CONDITIONS, ORDERS
from weiquanbao.reading.reach import cases_seen, cases_within, narrow_cases, reach
from weiquanbao.reading.rows.assignments import (
    AdvanceRow,
    AssignmentRow,
    ConditionRow,
    EmployerAssignment,
    OwnAssignment,
    PayToRow,
    RoadTaken,
    SumsRow,
)
from weiquanbao.reading.standing import roles_in, standing_in
from weiquanbao.service.models import Service

PROCEDURE = "wage_assignment"
NOTICE = f"{PROCEDURE}.notice"
_RELATED = (
    "fund__organisation",
    "case__organisation",
    "respondent__person",
    "respondent__employer",
    "assessor",
    "approver",
    "cashier",
)


def assignment(actor: Actor, case_id: int) -> AssignmentRow | None:
    """The whole of it for staff who see this case; None for everybody else. At most eleven queries.

    Whoever the union gave a worker as agent reads that worker's sums and nobody else's.
    """
    found = reach(actor)
    row = _assignment(case_id) if cases_seen(found, actor).filter(pk=case_id).exists() else None
    if row is None:
        return None
    for_worker = found.for_workers.get(row.case.matter_id)
    several = _rows(row, [one.party_id for one in for_worker] if for_worker else None)
    return AssignmentRow(
        fund=row.fund.name,
        fund_case_id=row.fund.case_id,
        respondent=name_of(row.respondent),
        split=_split(row),
        assessor=row.assessor.name if row.assessor else "",
        approver=row.approver.name if row.approver else "",
        cashier=row.cashier.name if row.cashier else "",
        agreed_on=row.agreed_on,
        notified_on=row.notified_on,
        road=_road(row.road),
        conditions=() if found.narrow else _conditions(case_id),
        rows=several,
        sums=_sums(several),
    )


def own_assignment(actor: Actor, case_id: int) -> OwnAssignment | None:
    """What it is to this worker himself, whoever else he speaks for; None where he does not see the case.

    His own advance, also one that was dropped; none of another's.
    """
    case = Case.objects.select_related("parent").filter(pk=case_id, procedure=PROCEDURE).first()
    standing = standing_in(actor, case.matter_id) if case else ()
    row = _assignment(case_id) if case and roles_in(case, standing) else None
    if row is None:
        return None
    own = [one.party_id for one in standing if (one.side, one.capacity) == ("claimant", SELF)]
    mine = _rows(row, own)
    others = Advance.objects.filter(assignment=row).exclude(party__in=own).exists()
    return OwnAssignment(
        respondent=name_of(row.respondent),
        split=_split(row),
        notified_on=row.notified_on,
        road=ROADS[row.road].title if row.road else "",
        own=mine[-1] if mine else None,
        several=others,
    )


def employer_assignments(actor: Actor, matter_code: str) -> tuple[EmployerAssignment, ...]:
    """What was notified to the respondents this person stands for: nothing before the notice is on its way to them."""
    papers = Paper.objects.filter(code=NOTICE, case__matter__code=matter_code)
    notices = papers.select_related("case__matter", "case__party").order_by("id")
    newest = {one.case_id: one for one in notices}
    if not newest:
        return ()
    standing = standing_in(actor, next(iter(newest.values())).case.matter_id)
    own = {one.party_id for one in standing if one.side == "respondent"}
    mine = Service.objects.filter(paper_id__in=[one.pk for one in newest.values()], party_id__in=own)
    sent = set(mine.values_list("paper_id", flat=True))
    return tuple(_to_employer(one) for one in newest.values() if one.pk in sent)


def account_disclosed(actor: Actor, case_id: int, party_id: int, reason: str) -> tuple[str, str, str] | None:
    """Holder, bank and number of a worker's account in clear; None for a stranger, or where none was given.

    It is written down who looked and why before it is shown: to staff within reach, and to the cashier who pays.
    Raises NotDisclosed.
    """
    found = reach(actor)
    seen = narrow_cases(found, actor) if found.narrow else cases_within(found, actor)
    rows = Advance.objects.filter(assignment__case__in=seen.filter(pk=case_id).values("pk"), party=party_id)
    one = rows.exclude(state="dropped").select_related("party__person").first()
    if one is None or not one.account or actor.person_id is None or one.party.person_id is None:
        return None
    write_down(
        viewer=actor.person_id,
        subject=one.party.person_id,
        field="bank_account",
        reason=reason,
        case_id=case_id,
    )
    return one.holder, one.bank, one.account


def _assignment(case_id: int) -> Assignment | None:
    return (
        Assignment.objects.select_related(*_RELATED)
        .filter(case_id=case_id, case__procedure=PROCEDURE)
        .first()
    )


def _rows(row: Assignment, parties: Sequence[int] | None = None) -> tuple[AdvanceRow, ...]:
    """The workers in the order in which they stand, those who dropped out last. Five queries."""
    advances = (
        Advance.objects.filter(assignment=row).select_related("party__person").order_by("party_id", "id")
    )
    if parties is not None:
        advances = advances.filter(party__in=parties)
    several = sorted(advances, key=_dropped_last)
    books = standing_of([one.pk for one in several])
    orders: dict[int, PaymentOrder] = {}
    for order in PaymentOrder.objects.filter(advance__in=several, kind="advance").order_by("id"):
        orders[order.advance_id] = order
    return tuple(_row(one, books[one.pk], orders.get(one.pk)) for one in several)


def _dropped_last(one: Advance) -> bool:
    return one.state == "dropped"


def _row(one: Advance, books: Standing, order: PaymentOrder | None) -> AdvanceRow:
    return AdvanceRow(
        party_id=one.party_id,
        name=name_of(one.party),
        state=one.state,
        word=STATES[one.state],
        owed=of_fen(one.owed),
        granted=of_fen(one.granted) if one.granted else None,
        kept=of_fen(one.owed - (one.granted or 0)),
        wages_from=one.wages_from,
        wages_until=one.wages_until,
        holder=one.holder,
        bank=one.bank,
        account=masked("bank_account", one.account),
        ordered_on=order.ordered_on if order else None,
        paid_on=order.paid_on if order and order.state == "paid" else None,
        returned_on=order.returned_on if order and order.state == "returned" else None,
        paid=of_fen(books.paid),
        to_union=of_fen(books.to_union),
        to_worker=of_fen(books.to_worker),
        direct=of_fen(books.direct_own),
        outstanding=of_fen(books.outstanding),
        own_open=of_fen(books.own_open),
        due_to=of_fen(books.due_to),
        due_from=of_fen(books.due_from),
        written_off=of_fen(books.written_off),
    )


def _sums(rows: Iterable[AdvanceRow]) -> SumsRow:
    """Of those who have not dropped out."""
    standing = [one for one in rows if not one.dropped]

    def total(name: str) -> Decimal:
        return sum((getattr(one, name) or Decimal(0) for one in standing), Decimal(0))

    return SumsRow(**{name: total(name) for name in SumsRow.__dataclass_fields__})


def _split(row: Assignment) -> str:
    return dict(ORDERS).get(row.split, SPLITS[row.split])


def _road(code: str) -> RoadTaken | None:
    if not code:
        return None
    road = ROADS[code]
    return RoadTaken(road.title, road.words, road.articles, road.unverified)


def _conditions(case_id: int) -> tuple[ConditionRow, ...]:
    """The four conditions as the last assessment found them; nothing before there was one. Two queries."""
    said = _newest(case_id, "is_hardship")
    if not said:
        return ()
    items = items_named(
        [found for code, _label in CONDITIONS if isinstance(found := said.get(f"item_{code}"), int)]
    )
    return tuple(_condition(code, label, said, items) for code, label in CONDITIONS)


def _condition(
    code: str, label: str, said: Mapping[str, object], items: Mapping[int, object]
) -> ConditionRow:
    item = said.get(f"item_{code}")
    digest = items.get(item) if isinstance(item, int) else None
    named = getattr(digest, "title", "") or getattr(digest, "kind_label", "")
    return ConditionRow(
        label, said.get(f"is_{code}") is True, item if digest and isinstance(item, int) else None, named,
        str(said.get(f"words_{code}", "")),
    )  # fmt: skip


def _newest(case_id: int, code: str) -> dict[str, object]:
    """What was written in the last step that has an entry of this code."""
    steps = Entry.objects.filter(case_id=case_id, code=code).order_by("-step").values("step")[:1]
    return dict(Entry.objects.filter(case_id=case_id, step__in=steps).values_list("code", "value"))


def _to_employer(notice: Paper) -> EmployerAssignment:
    case = notice.case
    row = _assignment(case.pk)
    assert row is not None  # noqa: S101 - a notice is written in its assignment
    told = _newest(case.pk, "payee")
    rows = tuple(_pay_to(one) for one in _rows(row) if one.paid)
    return EmployerAssignment(
        case_id=case.pk,
        number=case.number,
        matter_code=case.matter.code,
        paper_id=notice.pk,
        title=notice.title,
        union=row.fund.organisation.name,
        union_phone=row.case.organisation.phone,
        notified_on=row.notified_on,
        payee=str(told.get("payee", "")),
        pay_until=date.fromisoformat(str(told["pay_until"])) if "pay_until" in told else None,
        rows=rows,
    )


def _pay_to(one: AdvanceRow) -> PayToRow:
    """Written off is given up by the fund, not forgiven: the employer owes it on, and only the union asks for it."""
    return PayToRow(one.name, one.outstanding, one.own_open, one.came_in)
