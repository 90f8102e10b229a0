"""履行 as its readers see it: staff and the respondent of every worker, a worker of himself (内部规则 一起提出 7)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from weiquanbao.access.actors import Actor
from weiquanbao.cases.models import Case, Party
from weiquanbao.cases.names import name_of
from weiquanbao.cases.standing import Standing, roll, told
from weiquanbao.payments.books import NOTHING, Books, DueLine, PaymentLine
from weiquanbao.payments.facts import payees
from weiquanbao.payments.reading import PlanDigest, books_of, dues_on, plan_of
from weiquanbao.payments.words import ANSWERS, TELLERS, WAYS
from weiquanbao.reading.offered import own_shares
from weiquanbao.reading.reach import cases_within, reach
from weiquanbao.reading.rows import DueRow, DueSoonRow, PayeeRow, PaymentRow, PaymentsRow
from weiquanbao.reading.standing import roles_in, standing_in

PERFORMANCE = "performance"
STATES = {
    "paid": "收到了",
    "reported": "等答复",
    "late": "到期没付",
    "open": "还没到日子",
    "unsigned": "没有定下来",
}
#: Of an agreement whose signing came to nothing no day counts.
UNSIGNED = "unsigned"


def payments(actor: Actor, case_id: int) -> PaymentsRow | None:
    """The books of this case; None for whoever may not see it, and for what follows no agreement."""
    cases = Case.objects.select_related("party__employer", "party__person").filter(
        pk=case_id, procedure=PERFORMANCE
    )
    case = cases.filter(pk__in=cases_within(reach(actor), actor).filter(pk=case_id)).first()
    if case is not None:
        return _row(case, None)
    case = cases.select_related("parent").first()
    standing = standing_in(actor, case.matter_id) if case else ()
    return _row(case, standing) if case and roles_in(case, standing) else None


def payments_to_answer(actor: Actor, case_ids: Sequence[int]) -> frozenset[int]:
    """Those of these cases in which a payment waits for this very person to say whether it came."""
    found = payees(case_ids) if case_ids else {}
    return frozenset(
        case for case, people in found.items() if people.get(actor.person_id or 0, {}).get("waiting")
    )


def _row(case: Case, standing: Sequence[Standing] | None) -> PaymentsRow | None:
    plan, whole = plan_of(case.pk), books_of([case.pk]).get(case.pk)
    if plan is None or whole is None:
        return None
    own = own_shares(standing)
    shown = [party for party in whole.workers if own is None or party in own]
    parties = Party.objects.select_related("person").in_bulk(shown)
    mine = frozenset(one.party_id for one in standing or ())
    several = tuple(
        _payee(case.state, whole.of(party), name_of(parties[party]), own=party in mine) for party in shown
    )
    return _sums(case, plan, _only(whole, shown), several, own=own is not None and len(whole.workers) > 1)


def _only(books: Books, parties: Collection[int]) -> Books:
    return Books(
        tuple(one for one in books.dues if one.party_id in parties),
        tuple(one for one in books.payments if one.party_id in parties),
    )


def _sums(
    case: Case, plan: PlanDigest, books: Books, several: tuple[PayeeRow, ...], *, own: bool
) -> PaymentsRow:
    uncovered = books.uncovered() if case.state != UNSIGNED else ()
    late = [(due, his) for due, his in uncovered if due.late_on is not None]
    coming = [(due, his) for due, his in uncovered if due.late_on is None]
    day = coming[0][0].due_on if coming else None
    return PaymentsRow(
        payer=name_of(case.party) if case.party else "",
        agreed_on=plan.agreed_on,
        agreed=books.agreed,
        paid=books.paid,
        waiting=books.waiting,
        open=books.open,
        next_due=day,
        next_amount=sum((his for due, his in coming if due.due_on == day), NOTHING),
        overdue=sum((his for _due, his in late), NOTHING),
        overdue_since=min((due.due_on for due, _his in late), default=None),
        payees=several,
        own=own,
    )


def _payee(stands: str, books: Books, name: str, *, own: bool) -> PayeeRow:
    left = {due.number: his for due, his in books.uncovered()}
    return PayeeRow(
        name=name,
        own=own,
        agreed=books.agreed,
        paid=books.paid,
        waiting=books.waiting,
        open=books.open,
        dues=tuple(_due(stands, one, reported=one.number not in left) for one in books.dues),
        payments=tuple(_payment(one) for one in books.payments),
    )


def _due(stands: str, one: DueLine, *, reported: bool) -> DueRow:
    coming = UNSIGNED if stands == UNSIGNED else "late" if one.late_on else "open"
    state = "paid" if not one.open else "reported" if reported else coming
    return DueRow(one.number, one.due_on, one.amount, one.paid, one.open, state, STATES[state])


def _payment(one: PaymentLine) -> PaymentRow:
    return PaymentRow(
        one.amount, one.paid_on, WAYS[one.way], TELLERS[one.teller], one.on_behalf, one.answer,
        ANSWERS[one.answer], one.received, one.answered_on, one.answered_for, one.items,
    )  # fmt: skip


def payments_due(day: date) -> tuple[DueSoonRow, ...]:
    """Whom to remind that something neither paid nor reported is due on this day. Constant in queries."""
    books = books_of(dues_on(day))
    due = [case for case, one in books.items() if any(line.due_on == day for line, _ in one.uncovered())]
    rows = list(Case.objects.select_related("matter").filter(pk__in=due).order_by("pk"))
    places = roll({row.matter_id for row in rows})
    return tuple(
        DueSoonRow(row.pk, row.matter_id, row.matter.code, person, day)
        for row in rows
        for person in told(places[row.matter_id]).get(row.party_id or 0, ())
    )
