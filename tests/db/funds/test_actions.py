"""What the actions book, and what they refuse with a sentence."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import transaction
from funds_books import DAY, Books, advance_of, make_books, settle

from weiquanbao.common.dates import at as moment
from weiquanbao.common.dates import now
from weiquanbao.funds import actions, reading
from weiquanbao.funds.models import DirectPayment, Entry, Fund, PaymentOrder
from weiquanbao.funds.postings import Posted, granted, shared_out

pytestmark = pytest.mark.django_db
NEXT = DAY + timedelta(days=1)


@pytest.fixture
def books(db) -> Books:
    return make_books((90_00, 60_00), (50_00, 50_00))


def no(refusal: type[Exception], work, **told) -> str:
    """The sentence it is refused with; nothing was written."""
    entries, orders = Entry.objects.count(), PaymentOrder.objects.count()
    with pytest.raises(refusal) as fault, transaction.atomic():
        work(**told)
    assert (Entry.objects.count(), PaymentOrder.objects.count()) == (entries, orders)
    return str(fault.value)


def test_sixteen_carpenters(db) -> None:
    """¥92,400 owed to sixteen, advanced whole, recovered in two parts, and the fund is what it was."""
    books = make_books(*[(5_775_00, 5_775_00)] * 16, split="assignee_first")
    books.have(100_000_00)
    for one in books.advances:
        books.pay(one)
    assert reading.balances(books.fund.pk)["cash"] == 7_600_00
    for total, on in ((30_000_00, DAY + timedelta(30)), (62_400_00, DAY + timedelta(90))):
        each = shared_out(
            total, {key: one.outstanding for key, one in reading.advances_of(books.assignment.pk).items()}
        )
        actions.record_recovery(amounts=each, **books.at(on))
    settle()
    assert reading.balances(books.fund.pk) == {
        "cash": 100_000_00, "advances": 0, "claims": 0, "recoveries": 0, "due_to_workers": 0,
        "due_from_workers": 0, "grants": -100_000_00, "write_offs": 0, "bank_items": 0,
    }  # fmt: skip
    assert all(one.to_union == 5_775_00 for one in reading.advances_of(books.assignment.pk).values())


def test_balances_on_any_day_and_as_they_were_known(books) -> None:
    fund = books.fund.pk
    books.have(100_00)
    known = now()
    with moment(known + timedelta(hours=1)):
        actions.record_bank_item(fund_id=fund, fen=5, **books.at(NEXT))
        actions.record_bank_item(fund_id=fund, fen=7, **books.at(DAY))  # entered late
    assert reading.balances(fund, DAY - timedelta(1))["cash"] == 0
    assert reading.balances(fund, DAY)["cash"] == 100_07
    assert reading.balances(fund)["cash"] == 100_12
    assert reading.balances(fund, NEXT, known)["cash"] == 100_00
    rows = reading.entries(fund, DAY, DAY)
    assert [(one.number, one.kind, one.moved("cash")) for one in rows] == [
        (1, "granted", 100_00),
        (3, "bank_item", 7),
    ]
    assert [one.number for one in reading.entries(fund, DAY, NEXT, "bank_items")] == [2, 3]
    assert [one.number for one in reading.entries(fund, DAY, NEXT, None, known)] == [1]
    assert [one.number for one in reading.entries_of_step(books.case.pk, rows[0].step)] == [1]


def test_reading_costs_the_same_for_one_worker_and_for_many(books, django_assert_num_queries) -> None:
    books.have(500_00)
    for one in books.advances:
        books.pay(one)
    ids = [one.pk for one in books.advances]
    for several in (ids[:1], ids):
        with django_assert_num_queries(3):
            reading.standing_of(several)
    with django_assert_num_queries(1):
        reading.balances(books.fund.pk)
    with django_assert_num_queries(3):
        reading.entries(books.fund.pk, DAY, DAY)
    with django_assert_num_queries(5):
        reading.ageing(books.fund.pk, DAY)


def test_what_is_outstanding_and_for_how_long(books) -> None:
    first, second = books.advances
    books.have(500_00)
    books.pay(first)
    books.pay(second, DAY + timedelta(40))
    actions.record_recovery(amounts={second.pk: 50_00}, **books.at(DAY + timedelta(50)))
    (row,) = reading.ageing(books.fund.pk, DAY + timedelta(60))
    assert (row.advance_id, row.days, row.outstanding, row.paid_on) == (first.pk, 60, 60_00, DAY)
    assert row.respondent_id == books.assignment.respondent_id
    assert [one.days for one in reading.ageing(books.fund.pk, DAY + timedelta(45))] == [45, 5]


def test_no_more_is_advanced_than_is_free(books) -> None:
    first, second = books.advances
    books.have(100_00)
    actions.order_payment(advance_id=first.pk, **books.at())
    said = no(actions.NotEnough, actions.order_payment, advance_id=second.pk, **books.at())
    assert said == "基金能用的只有 40 元，这一笔要 50 元。先拨入，或者少付。"


def test_a_late_entry_takes_no_cover_from_a_payment_that_was_made(books) -> None:
    books.have(100_00, DAY)
    books.pay(books.advances[0], NEXT)
    said = no(actions.NotEnough, actions.record_bank_item, fund_id=books.fund.pk, fen=-40_01, **books.at(DAY))
    assert "40 元" in said
    lines = (Posted("cash", -40_01), Posted("bank_items", 40_01))
    no(actions.NotEnough, actions.post, fund_id=books.fund.pk, kind="bank_item", lines=lines, **books.at(DAY))


def test_what_is_posted_is_an_entry_or_an_error_of_ours(books) -> None:
    told = {"fund_id": books.fund.pk, "kind": "granted"}
    assert actions.post(lines=granted(100_00), **told, **books.at()) == 1
    with pytest.raises(ValueError, match="comes to nothing"):
        actions.post(lines=(Posted("cash", 2), Posted("grants", -1)), **told, **books.at())


def test_a_payment_is_ordered_once_signed_with_an_account_and_confirmed_once(books) -> None:
    one = books.advances[0]
    waiting = advance_of(books.assignment, 10_00, None)
    books.have(500_00)
    assert "没有批准" in no(actions.NotNow, actions.order_payment, advance_id=waiting.pk, **books.at())
    assert "没有等银行付" in no(actions.NotNow, actions.confirm_payment, advance_id=one.pk, **books.at())
    one.account = ""
    one.save()
    assert "收款账号" in no(actions.NotNow, actions.order_payment, advance_id=one.pk, **books.at())
    one.account = "示例账号"
    one.save()
    actions.order_payment(advance_id=one.pk, **books.at(NEXT))
    assert "开过" in no(actions.NotNow, actions.order_payment, advance_id=one.pk, **books.at(NEXT))
    assert "不会早于" in no(actions.NotNow, actions.confirm_payment, advance_id=one.pk, **books.at(DAY))
    order = PaymentOrder.objects.get(
        pk=actions.confirm_payment(advance_id=one.pk, bank_ref="S1", items=[4], **books.at(NEXT))
    )
    assert (order.state, order.bank_ref, order.items, order.paid_on) == ("paid", "S1", [4], NEXT)
    assert "没有等银行付" in no(actions.NotNow, actions.confirm_payment, advance_id=one.pk, **books.at(NEXT))


def test_what_comes_back_before_and_after_the_bank_paid(books) -> None:
    one = books.advances[0]
    books.have(100_00)
    order = actions.order_payment(advance_id=one.pk, **books.at())
    number = actions.payment_returned(order_id=order, **books.at())
    assert reading.entries(books.fund.pk, DAY, DAY)[number - 1].reverses == 2
    assert "已经记过退回" in no(actions.NotNow, actions.payment_returned, order_id=order, **books.at())
    books.pay(one)
    order = PaymentOrder.objects.get(state="paid").pk
    assert "不会早于" in no(
        actions.NotNow, actions.payment_returned, order_id=order, **books.at(DAY - timedelta(1))
    )
    actions.payment_returned(order_id=order, **books.at())
    settle()
    standing = reading.standing_of([one.pk])[one.pk]
    assert (standing.paid, standing.outstanding, standing.state) == (0, 0, "signed")
    assert reading.balances(books.fund.pk)["cash"] == 100_00


def test_a_payout_that_comes_back_is_owed_again(books) -> None:
    one = books.advances[0]
    actions.record_recovery(amounts={one.pk: 20_00}, **books.at())
    order = actions.pay_out(advance_id=one.pk, fen=20_00, **books.at())
    said = no(actions.TooMuch, actions.pay_out, advance_id=one.pk, fen=1, **books.at())
    assert said == "应付给这个职工的只有 0 元，0.01 元太多了。请核对金额。"
    actions.payment_returned(order_id=order, **books.at())
    assert reading.standing_of([one.pk])[one.pk].due_to == 20_00
    settle()


def test_no_more_is_recovered_than_is_open_and_not_of_two_assignments_at_once(books) -> None:
    one, other = books.advances[0], make_books((10_00, 10_00)).advances[0]
    said = no(actions.TooMuch, actions.record_recovery, amounts={one.pk: 90_01}, **books.at())
    assert said == "单位还欠的只有 90 元，90.01 元太多了。请核对金额。"
    assert "分开记" in no(
        actions.NotNow, actions.record_recovery, amounts={one.pk: 1, other.pk: 1}, **books.at()
    )
    for nothing in ({}, {one.pk: 0}, {one.pk: -1}):
        assert "写明" in no(actions.NotNow, actions.record_recovery, amounts=nothing, **books.at())


def test_what_the_respondent_pays_past_the_union(books) -> None:
    """90 owed, 60 advanced: his own 30 first; before the notice the rest counts too, and he owes it (民法典 546)."""
    one = books.advances[0]
    books.have(100_00)
    books.pay(one)
    actions.paid_after_notice(advance_id=one.pk, fen=10_00, **books.at())
    number = actions.paid_before_notice(advance_id=one.pk, fen=45_00, **books.at())
    standing = reading.standing_of([one.pk])[one.pk]
    assert (standing.own_open, standing.outstanding, standing.due_from) == (0, 35_00, 25_00)
    actions.paid_after_notice(advance_id=one.pk, fen=99_00, **books.at())
    assert reading.standing_of([one.pk])[one.pk].outstanding == 35_00
    actions.reverse(fund_id=books.fund.pk, number=number, **books.at())
    standing = reading.standing_of([one.pk])[one.pk]
    assert (standing.own_open, standing.outstanding, standing.due_from) == (20_00, 60_00, 0)
    first = DirectPayment.objects.earliest("pk")
    actions.take_back_direct(first.pk, case_id=books.case.pk, step=books.step())
    assert reading.standing_of([one.pk])[one.pk].own_open == 30_00
    settle()
    with pytest.raises(actions.NotNow, match="改过"):
        actions.take_back_direct(first.pk, case_id=books.case.pk, step=books.step())


def test_a_direct_payment_with_an_entry_is_taken_back_by_its_entry(books) -> None:
    one = books.advances[0]
    books.have(100_00)
    books.pay(one)
    actions.paid_before_notice(advance_id=one.pk, fen=45_00, **books.at())
    with pytest.raises(actions.NotNow, match="冲回那一号"):
        actions.take_back_direct(DirectPayment.objects.get().pk, case_id=books.case.pk, step=books.step())


def test_what_cannot_be_turned_back_says_why(books) -> None:
    fund, one = books.fund.pk, books.advances[0]
    books.have(60_00)
    books.pay(one)
    assert "没有第 9 号" in no(actions.NotNow, actions.reverse, fund_id=fund, number=9, **books.at())
    assert "不会早于" in no(
        actions.NotNow, actions.reverse, fund_id=fund, number=3, **books.at(DAY - timedelta(1))
    )
    assert "以后的步骤" in no(actions.NotNow, actions.reverse, fund_id=fund, number=2, **books.at())
    assert "只有 0 元" in no(actions.NotEnough, actions.reverse, fund_id=fund, number=1, **books.at())
    back = actions.reverse(fund_id=fund, number=3, **books.at())
    assert "由第 4 号" in no(actions.NotNow, actions.reverse, fund_id=fund, number=3, **books.at())
    assert "本身就是冲回" in no(actions.NotNow, actions.reverse, fund_id=fund, number=back, **books.at())


def test_months_close_when_they_are_over_in_order_and_stay(books) -> None:
    fund = books.fund.pk
    april = {**books.at(date(2026, 4, 1)), "fund_id": fund}
    early = {**books.at(date(2026, 3, 31)), "fund_id": fund}
    assert "没过完" in no(actions.NotNow, actions.close_period, month=DAY, **early)
    actions.close_period(month=DAY, **april)
    assert "结过账" in no(actions.NotNow, actions.close_period, month=DAY, **april)
    assert "结过账" in no(actions.NotNow, actions.close_period, month=date(2026, 2, 1), **april)
    said = no(actions.PeriodClosed, actions.grant, fund_id=fund, fen=1, **books.at(date(2026, 3, 31)))
    assert said == "2026年3月31日已经结账，不能再记。请记在2026年4月1日或以后；记错的，用冲回改。"
    assert "已经结账" in no(
        actions.PeriodClosed,
        actions.paid_after_notice,
        advance_id=books.advances[0].pk,
        fen=1,
        **books.at(DAY),
    )
    assert actions.grant(fund_id=fund, fen=1, **books.at(date(2026, 4, 1))) == 1
    assert reading.fund(fund).closed_until == date(2026, 3, 1)


def test_a_fund_is_founded_once_gets_a_budget_and_ends_when_it_is_empty(books) -> None:
    fund, organisation = books.fund, books.fund.organisation_id
    told = {"organisation_id": organisation, "case_id": books.assignment.case_id, "name": "示例又一基金"}
    assert "已经有" in no(actions.NotNow, actions.establish, **told)
    here = {"fund_id": fund.pk, "year": 2026, "case_id": books.case.pk}
    actions.set_budget(fen=5, warning_fen=1, step=books.step(), **here)
    actions.set_budget(fen=6, warning_fen=2, step=books.step(), **here)
    budget = reading.budget_of(fund.pk, 2026)
    assert (budget.fen, budget.warning_fen) == (6, 2)
    assert reading.budget_of(fund.pk, 2027) is None
    assert "比 0 小" in no(
        actions.NotNow, actions.set_budget, fen=-1, warning_fen=0, step=books.step(), **here
    )
    books.have(5)
    assert "没有结清" in no(actions.NotNow, actions.wind_up, fund_id=fund.pk, on=DAY)
    actions.reverse(fund_id=fund.pk, number=1, **books.at())
    actions.wind_up(fund_id=fund.pk, on=DAY)
    assert "已经撤销" in no(actions.NotNow, actions.grant, fund_id=fund.pk, fen=1, **books.at())
    assert reading.fund_of(organisation) is None
    settle()
    again = actions.establish(**told)
    assert reading.fund_of(organisation).id == again
    assert reading.fund_of_case(books.case.pk).id == fund.pk
    assert Fund.objects.count() == 2


@pytest.mark.parametrize("fen", [0, -5])
def test_nothing_is_no_sum(books, fen: int) -> None:
    one = books.advances[0].pk
    for action in (actions.sent_twice, actions.repaid, actions.write_off, actions.paid_before_notice):
        assert "比 0 大" in no(actions.NotNow, action, advance_id=one, fen=fen, **books.at())
    assert "比 0 大" in no(actions.NotNow, actions.grant, fund_id=books.fund.pk, fen=fen, **books.at())
