"""Payment orders: an advance is ordered, paid or comes back; a worker's part is paid out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.db.models import Q

from weiquanbao.funds import postings, rules
from weiquanbao.funds.booking import At, Held, book, held
from weiquanbao.funds.models import Advance, Entry, PaymentOrder
from weiquanbao.funds.reading import entries_where
from weiquanbao.funds.refusals import NotNow


@transaction.atomic
def order_payment(*, advance_id: int, case_id: int, step: int, on: date) -> int:
    """Tell the bank to pay what was granted; gives the order. Raises what `rules.order` says, PeriodClosed, NotNow."""
    books = held(advance_id)
    one = books.standings[advance_id]
    row = Advance.objects.get(pk=advance_id)
    if row.state != "signed":
        raise NotNow("协议没有签好，或者付款单已经开过。")
    if not row.account:
        raise NotNow("还没有这个职工的收款账号。请先登记账号。")
    entry = book(books.fund, At(case_id, step, on), "ordered", rules.order(one, books.free(on)))
    order = PaymentOrder.objects.create(
        advance_id=advance_id, kind="advance", fen=one.granted, state="ordered", entry=entry, ordered_on=on
    )
    _becomes(advance_id, "ordered")
    return order.pk


@transaction.atomic
def confirm_payment(
    *, advance_id: int, case_id: int, step: int, on: date, bank_ref: str = "", items: Iterable[int] = ()
) -> int:
    """The bank paid the order that is open, on this day; gives the order. Raises NotNow, NotEnough, PeriodClosed."""
    books = held(advance_id)
    order = PaymentOrder.objects.filter(advance_id=advance_id, state="ordered").first()
    if order is None:
        raise NotNow("没有等银行付的付款单。")
    if on < order.ordered_on:
        raise NotNow("付款不会早于开付款单的那天。请核对日期。")
    lines = rules.confirm(books.standings[advance_id], books.cash(on))
    order.confirmed = book(books.fund, At(case_id, step, on), "paid", lines)
    order.state, order.paid_on, order.bank_ref, order.items = "paid", on, bank_ref, list(items)
    order.save()
    _becomes(advance_id, "paid")
    return order.pk


@transaction.atomic
def payment_returned(*, order_id: int, case_id: int, step: int, on: date) -> int:
    """What an order paid, or should have paid, came back; gives the entry's number. Raises NotNow, PeriodClosed."""
    advance_id = PaymentOrder.objects.values_list("advance_id", flat=True).get(pk=order_id)
    books, at = held(advance_id), At(case_id, step, on)
    order = PaymentOrder.objects.get(pk=order_id)
    if order.state == "returned":
        raise NotNow("这一笔已经记过退回。")
    if on < (order.paid_on or order.ordered_on):
        raise NotNow("退回不会早于付款的那天。请核对日期。")
    entry = _back(books, order, at)
    order.state, order.returned, order.returned_on = "returned", entry, on
    order.save()
    if order.kind == "advance":
        _becomes(advance_id, "signed")
    return entry.number


def _back(books: Held, order: PaymentOrder, at: At) -> Entry:
    """Before the bank paid, the order is turned back; after it, the money is booked in again."""
    one = books.standings[order.advance_id]
    if order.state == "paid":
        return book(books.fund, at, "returned", rules.come_back(one, order.kind, order.fen))
    lines = entries_of(order.entry_id)
    back = rules.turn_back("ordered", lines, books.standings, cash=books.cash(at.on))
    return book(books.fund, at, "returned", back, reverses=order.entry_id)


def entries_of(entry_id: int) -> postings.Lines:
    """The lines of one entry."""
    (row,) = entries_where(Q(pk=entry_id))
    return row.lines


@transaction.atomic
def pay_out(
    *,
    advance_id: int,
    fen: int,
    case_id: int,
    step: int,
    on: date,
    bank_ref: str = "",
    items: Iterable[int] = (),
) -> int:
    """A worker gets his part of what came in; gives the order. Raises TooMuch, NotEnough, PeriodClosed."""
    books = held(advance_id)
    lines = rules.pay_out(books.standings[advance_id], fen, books.cash(on))
    entry = book(books.fund, At(case_id, step, on), "paid_out", lines)
    order = PaymentOrder.objects.create(
        advance_id=advance_id,
        kind="payout",
        fen=fen,
        state="paid",
        entry=entry,
        ordered_on=on,
        paid_on=on,
        bank_ref=bank_ref,
        items=list(items),
    )
    return order.pk


def _becomes(advance_id: int, state: str) -> None:
    Advance.objects.filter(pk=advance_id).update(state=state)
