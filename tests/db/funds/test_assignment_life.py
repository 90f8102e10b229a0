"""An assignment through the desk: from the application to the replenished fund, every sum in the books."""

from __future__ import annotations

from datetime import date

import pytest
from advancing import Advancing, advancing
from funds_books import settle

from weiquanbao.cases.models import Case, Entry, Leaving
from weiquanbao.funds.models import Advance, Assignment, PaymentOrder
from weiquanbao.ledger.models import Step
from weiquanbao.reading import visible

pytestmark = pytest.mark.django_db


def hand_over_notice(made: Advancing) -> None:
    """The notice is brought to the employer and signed for."""
    served = Case.objects.filter(parent=made.case_id, procedure="service", party__side="respondent").latest(
        "pk"
    )
    before, made.case_id = made.case_id, served.pk
    made.do("hand_over", made.staff("county_officer"), recipient="示例前台", capacity="mailroom")
    made.case_id = before


@pytest.mark.parametrize(
    ("order", "to_union", "to_worker"),
    [("assignee_first", 12_000, 3_000), ("worker_first", 9_000, 6_000), ("pro_rata", 10_000, 5_000)],
)
def test_what_comes_in_is_divided_by_the_agreed_order(
    county, order: str, to_union: int, to_worker: int
) -> None:
    """AS-01: 18,000 owed, 12,000 advanced, 15,000 recovered."""
    made = advancing(county, "18000")
    made.paid("12000", order=order)
    made.recover("15000")
    (one,) = made.books
    assert (one.to_union, one.to_worker) == (to_union * 100, to_worker * 100)
    assert one.outstanding + one.own_open == 3_000_00
    settle()


def test_the_union_gets_no_more_than_it_advanced_and_the_fund_is_full_again(county) -> None:
    made = advancing(county, "18000")
    made.paid("12000")
    assert made.case.state == "recovering"
    assert (made.balance("cash"), made.balance("claims")) == (188_000_00, 12_000_00)
    made.recover("18000")
    (one,) = made.books
    assert (one.to_union, one.to_worker, one.outstanding, one.own_open) == (12_000_00, 6_000_00, 0, 0)
    assert made.case.state == "recovering"  # his part is still with the union
    made.do("pay_out", made.cashier, day=str(made.day), bank_ref="示例流水003")
    assert made.case.state == "recovered"
    assert made.balance("cash") == 200_000_00
    assert made.case.amount_obtained == 18_000
    settle()


def test_paid_to_the_worker_before_the_notice_discharges_the_employer(county) -> None:
    """AS-02: 18,000 paid to him before; the employer owes the union nothing, he owes it 12,000."""
    made = advancing(county, "18000")
    made.paid("12000")
    made.do(
        "record_paid_to_worker",
        made.staff("county_officer"),
        amount="18000",
        day=str(made.day),
        note="本人说的",
    )
    (one,) = made.books
    assert (one.outstanding, one.due_from, one.own_open) == (0, 12_000_00, 0)
    assert made.case.state == "recovering"
    made.do("record_repaid", made.cashier, amount="12000", day=str(made.day), bank_ref="示例流水004")
    assert made.case.state == "recovered"
    assert made.balance("cash") == 200_000_00
    settle()


def test_paid_to_the_worker_after_the_notice_counts_on_his_own_part_alone(county) -> None:
    made = advancing(county, "18000")
    made.paid("12000")
    made.notify()
    assert Assignment.objects.get(case=made.case_id).notified_on is None  # on its way, nobody has it
    hand_over_notice(made)
    assert Assignment.objects.get(case=made.case_id).notified_on == made.day
    made.do(
        "record_paid_to_worker",
        made.staff("county_officer"),
        amount="18000",
        day=str(made.day),
        note="本人说的",
    )
    (one,) = made.books
    assert (one.outstanding, one.due_from, one.own_open) == (12_000_00, 0, 0)
    assert Step.objects.filter(case_id=made.case_id, act="record_paid_to_worker").exists()
    settle()


def test_a_payment_that_comes_back_is_made_again_to_an_account_he_gives_anew(county) -> None:
    made = advancing(county, "18000")
    made.paid("12000")
    made.do("payment_returned", made.cashier, day=str(made.day), explanation="户名不符")
    advance = Advance.objects.get(assignment__case=made.case_id)
    assert (advance.state, advance.account, made.case.state) == ("signed", "", "paying")
    assert (made.balance("cash"), made.balance("claims")) == (200_000_00, 0)
    made.account(made.workers[0])
    made.do("order_payment", made.cashier)
    made.do("confirm_payment", made.cashier, day=str(made.day), bank_ref="示例流水005")
    assert made.case.state == "recovering"
    assert list(PaymentOrder.objects.order_by("pk").values_list("state", flat=True)) == ["returned", "paid"]
    settle()


def test_whoever_does_not_sign_keeps_all_his_wages_and_is_neither_advanced_nor_told_any_more(county) -> None:
    made = advancing(county, "9000", "8000")
    made.begin("apply_for", made.staff("intake_officer"))
    made.assess("9000", "8000")
    made.do("approve", made.staff("leader"), explanation="同意")
    made.do("decline", made.workers[1], note="再想想")
    made.account(made.workers[0])
    made.sign("sign", made.workers[0])
    made.sign("sign_for_union", made.staff("leader"), way="authenticator")
    assert made.case.state == "signed"
    assert list(Leaving.objects.filter(case=made.case_id).values_list("party_id", flat=True)) == [
        made.parties[1]
    ]
    made.do("order_payment", made.cashier)
    made.do("confirm_payment", made.cashier, day=str(made.day), bank_ref="示例流水001")
    first, other = made.books
    assert (first.paid, other.paid, other.own_open) == (9_000_00, 0, 8_000_00)
    assert other.state == "dropped"
    settle()


def test_a_sum_for_several_is_parted_by_what_the_employer_still_owes_each(county) -> None:
    made = advancing(county, "9000", "6000")
    made.paid("9000", "3000")
    made.recover("5000")
    first, other = made.books
    assert (first.to_union, other.to_union) == (3_000_00, 2_000_00)
    made.recover("4000", shares={str(made.parties[0]): "1000", str(made.parties[1]): "3000"})
    first, other = made.books
    assert (first.to_union, other.to_union, other.to_worker) == (4_000_00, 3_000_00, 2_000_00)
    settle()


def test_an_account_is_in_no_entry_and_masked_where_it_is_shown(county) -> None:
    made = advancing(county, "18000")
    made.paid("12000")
    kept = [str(value) for value in Entry.objects.filter(case=made.case_id).values_list("value", flat=True)]
    assert not [one for one in kept if "62000000" in one]
    assert "****0001" in made.paper("voucher")
    assert "62000000" not in made.paper("voucher")


def test_what_is_known_is_shown_beside_each_name_and_not_asked_again(county) -> None:
    made = advancing(county, "9000", "8000")
    made.begin("apply_for", made.staff("intake_officer"))
    law = visible.case(made.staff("county_officer"), made.case_id)
    form = next(row.form for row in law.acts if row.code == "assess")
    shown = dict(visible.choices(made.staff("county_officer"), made.case_id, form)["shares"])
    assert shown == {
        str(made.parties[0]): "示例职工甲（欠 9,000 元）",
        str(made.parties[1]): "示例工友1（欠 8,000 元）",
    }


def test_given_up_by_decision_it_ends_and_the_worker_owes_nothing(county) -> None:
    made = advancing(county, "18000")
    made.paid("12000")
    made.recover("5000")
    made.do(
        "propose_write_off", made.staff("county_officer"), ground="insolvent", item=str(made.item()),
        explanation="破产分配完了",
    )  # fmt: skip
    made.do("write_off", made.staff("leader"), explanation="同意核销")
    (one,) = made.books
    assert (one.written_off, one.outstanding, one.due_from) == (7_000_00, 0, 0)
    assert (made.case.state, made.balance("write_offs"), made.balance("cash")) == (
        "written_off", 7_000_00, 193_000_00,
    )  # fmt: skip
    assert made.case.closed_on == date(2026, 11, 23)
    settle()
