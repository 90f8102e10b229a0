"""What changes in the books of an agreement. The desk calls these inside the act's transaction, the case held."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from weiquanbao.payments.books import NOTHING, DueLine
from weiquanbao.payments.models import Due, Payment, Plan
from weiquanbao.payments.reading import books_of


class TooMuch(Exception):
    """More than is still open; `open` says how much that is."""

    def __init__(self, open_sum: Decimal) -> None:
        super().__init__(f"{open_sum} is open")
        self.open = open_sum


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """How a payment was told: by whom, in which step, when and how it was paid, with which pieces of evidence."""

    teller: str
    on_behalf: bool
    step: int
    paid_on: date
    way: str
    items: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """In which step and on which day a worker's answer came, and whether staff wrote it down."""

    step: int
    on: date
    on_behalf: bool


def lay_out(
    *, case_id: int, offer_id: int, mediation_id: int, party_id: int, agreed_on: date, dues: Iterable[DueLine]
) -> None:
    """Keep what is due to whom by when."""
    Plan.objects.create(
        case_id=case_id, offer_id=offer_id, mediation_id=mediation_id, party_id=party_id, agreed_on=agreed_on
    )
    Due.objects.bulk_create(
        Due(
            case_id=case_id, party_id=one.party_id, number=one.number, due_on=one.due_on, amount=one.amount
        )
        for one in dues
    )  # fmt: skip


def report(*, case_id: int, each: Mapping[int, Decimal], told: Told) -> None:
    """Keep what is said to have been paid to each worker; it waits for his answer. Raises TooMuch."""
    books = books_of([case_id])[case_id]
    for party, amount in each.items():
        if amount > books.of(party).unreported:
            raise TooMuch(books.of(party).unreported)
    Payment.objects.bulk_create(
        _payment(case_id, party, amount, told) for party, amount in each.items() if amount
    )


def _payment(case_id: int, party_id: int, amount: Decimal, told: Told) -> Payment:
    return Payment(
        case_id=case_id,
        party_id=party_id,
        step=told.step,
        teller=told.teller,
        on_behalf=told.on_behalf,
        amount=amount,
        paid_on=told.paid_on,
        way=told.way,
        items=list(told.items),
    )


def answer(*, case_id: int, party_id: int, received: Decimal, answered: Answered) -> None:
    """One worker says how much he received of all that waits for his answer; what was paid first is filled first.

    Raises TooMuch where that is more than was reported.
    """
    waiting = Payment.objects.filter(case_id=case_id, party_id=party_id, answer="waiting")
    rows = list(waiting.order_by("step", "id"))
    reported = sum((one.amount for one in rows), NOTHING)
    if received > reported:
        raise TooMuch(reported)
    left = received
    for row in rows:
        _say(row, min(row.amount, left), answered)
        left -= row.received or NOTHING
        row.save()
    _pay(case_id, party_id, received)


def _say(row: Payment, received: Decimal, answered: Answered) -> None:
    row.received = received
    row.answer = "received" if received == row.amount else "part" if received else "none"
    row.answered_step, row.answered_on, row.answered_for = answered.step, answered.on, answered.on_behalf


def receive(*, case_id: int, party_id: int, amount: Decimal, told: Told, on: date) -> None:
    """A worker says he received what nobody reported. Raises TooMuch."""
    is_open = books_of([case_id])[case_id].of(party_id).unreported
    if amount > is_open:
        raise TooMuch(is_open)
    row = _payment(case_id, party_id, amount, told)
    _say(row, amount, Answered(step=told.step, on=on, on_behalf=told.on_behalf))
    row.save()
    _pay(case_id, party_id, amount)


def _pay(case_id: int, party_id: int, amount: Decimal) -> None:
    """What is due first is paid first."""
    before = books_of([case_id])[case_id].of(party_id)
    for was, now in zip(before.dues, before.received(amount).dues, strict=True):
        if was.paid != now.paid:
            Due.objects.filter(case_id=case_id, party_id=party_id, number=was.number).update(paid=now.paid)


def mark_late(*, case_id: int, dues: Collection[DueLine], on: date) -> None:
    """These were told to be late on this day."""
    for one in dues:
        Due.objects.filter(case_id=case_id, party_id=one.party_id, number=one.number).update(late_on=on)
