"""The fund itself: founded, given money and a budget, charged by the bank, corrected by reversals, closed by months."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import Q

from weiquanbao.common.dates import month_after, now, today
from weiquanbao.funds import postings, reading, rules
from weiquanbao.funds.booking import At, Held, book, locked
from weiquanbao.funds.models import Advance, Budget, DirectPayment, Entry, Fund, Match, PaymentOrder, Period
from weiquanbao.funds.reading import EntryRow
from weiquanbao.funds.refusals import NotNow


@transaction.atomic
def establish(*, organisation_id: int, case_id: int, name: str) -> int:
    """Found the fund of an organisation; gives its id. Raises NotNow where it has one."""
    if Fund.objects.filter(organisation_id=organisation_id, wound_up_on=None).exists():
        raise NotNow("这个工会已经有让渡基金了。")
    return Fund.objects.create(organisation_id=organisation_id, case_id=case_id, name=name).pk


@transaction.atomic
def wind_up(*, fund_id: int, on: date) -> None:
    """End a fund. Raises NotNow where money lies in it, or where something is outstanding."""
    row = locked(fund_id)
    left = reading.balances(fund_id)
    if any(
        left[one]
        for one in ("cash", "advances", "claims", "recoveries", "due_to_workers", "due_from_workers")
    ):
        raise NotNow("还有钱没有结清，基金不能撤销。")
    row.wound_up_on = on
    row.save(update_fields=["wound_up_on"])


@transaction.atomic
def grant(*, fund_id: int, fen: int, case_id: int, step: int, on: date) -> int:
    """Money is put into the fund; gives the entry's number."""
    if fen <= 0:
        raise NotNow("金额要比 0 大。")
    return book(locked(fund_id), At(case_id, step, on), "granted", postings.granted(fen)).number


@transaction.atomic
def record_bank_item(*, fund_id: int, fen: int, case_id: int, step: int, on: date) -> int:
    """Interest above zero, a fee below; gives the entry's number. Raises NotEnough."""
    if not fen:
        raise NotNow("金额不能是 0。")
    fund = locked(fund_id)
    lines = rules.bank_item(fen, Held(fund, {}).cash(on))
    return book(fund, At(case_id, step, on), "bank_item", lines).number


def set_budget(*, fund_id: int, year: int, fen: int, warning_fen: int, case_id: int, step: int) -> None:
    """What may be advanced in a year, and the cash below which somebody is warned; what stood before stays readable."""
    if fen < 0 or warning_fen < 0:
        raise NotNow("金额不能比 0 小。")
    Budget.objects.create(
        fund_id=fund_id, year=year, fen=fen, warning_fen=warning_fen, case_id=case_id, step=step
    )


@transaction.atomic
def close_period(*, fund_id: int, month: date, case_id: int, step: int, on: date) -> None:
    """Close the month of this day, and with it all before it. Raises NotNow where it is not over, or closed."""
    fund, first = locked(fund_id), month.replace(day=1)
    if min(on, today()) < month_after(first):
        raise NotNow("这个月还没过完，不能结账。")
    if Period.objects.filter(fund=fund, month__gte=first).exists():
        raise NotNow("这个月已经结过账了。")
    Period.objects.create(fund=fund, month=first, closed_on=on, case_id=case_id, step=step)


@transaction.atomic
def reverse(*, fund_id: int, number: int, case_id: int, step: int, on: date) -> int:
    """Turn back the entry of this number, once, on a day that is open; gives the number of the reversal.

    The payment order or the direct payment it belongs to follows. Raises NotNow where it was turned back before, turns
    back another, stands for a line of the bank, or where later entries need it; NotEnough, PeriodClosed.
    """
    fund = locked(fund_id)
    row = next(iter(reading.entries_where(Q(fund_id=fund_id, number=number))), None)
    if row is None:
        raise NotNow(f"没有第 {number} 号分录。")
    _may_be_turned_back(row, on)
    standings = reading.standing_of({one.advance for one in row.lines if one.advance is not None})
    books = Held(fund, standings)
    lines = rules.turn_back(row.kind, row.lines, standings, cash=books.cash(on))
    made = book(fund, At(case_id, step, on), "reversal", lines, reverses=row.id)
    _ORDERS_FOLLOW.get(row.kind, _nothing_follows)(row, made)
    return made.number


def _may_be_turned_back(row: EntryRow, on: date) -> None:
    if row.reverses is not None:
        raise NotNow(f"第 {row.number} 号本身就是冲回，不能再冲。记错的，重新记一笔。")
    if row.reversed_by is not None:
        raise NotNow(f"第 {row.number} 号已经由第 {row.reversed_by} 号冲回了。")
    if on < row.effective_on:
        raise NotNow("冲回不会早于原来那一笔。请核对日期。")
    if Match.objects.filter(entry_id=row.id, undone_step=None).exists():
        raise NotNow("银行流水里有这一笔。先取消对账，再冲回。")


def _nothing_follows(row: EntryRow, made: Entry) -> None:
    """Most entries stand alone."""


def _order_is_off(row: EntryRow, made: Entry) -> None:
    order = PaymentOrder.objects.get(entry_id=row.id)
    order.state, order.returned, order.returned_on = "returned", made, made.effective_on
    order.save()
    if order.kind == "advance":
        Advance.objects.filter(pk=order.advance_id).update(state="signed")


def _order_waits_again(row: EntryRow, made: Entry) -> None:
    order = PaymentOrder.objects.get(confirmed_id=row.id)
    order.state, order.confirmed, order.paid_on = "ordered", None, None
    order.save()
    Advance.objects.filter(pk=order.advance_id).update(state="ordered")


def _order_is_paid_after_all(row: EntryRow, made: Entry) -> None:
    order = PaymentOrder.objects.get(returned_id=row.id)
    order.state, order.returned, order.returned_on = "paid", None, None
    order.save()
    if order.kind == "advance":
        Advance.objects.filter(pk=order.advance_id).update(state="paid")


def _was_not_paid_past_the_union(row: EntryRow, made: Entry) -> None:
    was = DirectPayment.objects.get(entry_id=row.id)
    take_back_direct(was.pk, case_id=made.case_id, step=made.step, entry=made)


def take_back_direct(direct_id: int, *, case_id: int, step: int, entry: Entry | None = None) -> None:
    """What was said to be paid past the union was not: the same sums, other sign. Raises NotNow the second time.

    Where an entry stands for it, `reverse` of that entry calls this.
    """
    was = DirectPayment.objects.get(pk=direct_id)
    if was.corrects_id is not None or DirectPayment.objects.filter(corrects=was).exists():
        raise NotNow("这一笔已经改过了。")
    if was.entry_id is not None and entry is None:
        raise NotNow("这一笔记了分录。请冲回那一号分录。")
    DirectPayment.objects.create(
        advance_id=was.advance_id,
        fen=-was.fen,
        own=-was.own,
        before_notice=was.before_notice,
        paid_on=was.paid_on,
        recorded_at=now(),
        case_id=case_id,
        step=step,
        entry=entry,
        corrects=was,
    )


_ORDERS_FOLLOW = {
    "ordered": _order_is_off,
    "paid": _order_waits_again,
    "paid_out": _order_is_off,
    "returned": _order_is_paid_after_all,
    "paid_before_notice": _was_not_paid_past_the_union,
}
