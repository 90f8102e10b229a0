"""What must not happen ends in a sentence somebody can act on, with the books as they were."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from advancing import CAPS, Advancing, advancing, capped
from complaints import moment
from django.db import transaction
from django.db.utils import IntegrityError
from funds_books import settle

from weiquanbao.cases.models import Claim, FigureEntry, Party
from weiquanbao.common.dates import at
from weiquanbao.desk.refusals import Barred, Incomplete, NotFound
from weiquanbao.funds.models import Advance, Assignment, Entry, PaymentOrder
from weiquanbao.organisations.models import Organisation
from weiquanbao.procedures.wage_assignment import forms

pytestmark = pytest.mark.django_db


def refused(work, field: str, words: str) -> None:
    """Said beside this field, in words that name what is wrong."""
    with pytest.raises(Incomplete) as fault, transaction.atomic():
        work()
    assert words in fault.value.errors[field], fault.value.errors


def barred(work, words: str) -> None:
    """The act is barred for this reason."""
    with pytest.raises(Barred) as fault, transaction.atomic():
        work()
    assert words in fault.value.reasons


@pytest.fixture
def made(county) -> Advancing:
    """One worker, 18,000 owed; the case is open."""
    one = advancing(county, "18000")
    one.begin("apply_for", one.staff("intake_officer"))
    return one


def test_not_more_than_is_owed(made: Advancing) -> None:
    refused(lambda: made.assess("18000.01"), "shares", "单位欠示例职工甲 18,000 元，垫的不能比欠的多")


def test_every_condition_is_met_and_shown(made: Advancing) -> None:
    refused(lambda: made.assess("9000", item_clear=""), "item_clear", "“事实清楚”没有对得上的证据")
    refused(lambda: made.assess("9000", is_owed="no"), "is_owed", "“钱是单位欠的工资”不符合，不能垫")
    refused(lambda: made.assess("9000", item_fixed="999999"), "item_fixed", "这件证据不在这件事里")


def test_the_months_are_a_stretch_that_lies_behind(made: Advancing) -> None:
    refused(lambda: made.assess("9000", wages_until="2026-02-28"), "wages_until", "最后一天不能早于第一天")
    refused(lambda: made.assess("9000", wages_until="2026-12-31"), "wages_until", "日期不能晚于今天")


def test_the_caps_are_the_federations_and_the_newest_counts(made: Advancing, county) -> None:
    refused(lambda: made.assess("0"), "shares", "不垫的，先办“不给这个人垫”或者“不予让渡”")
    for cap, words in (
        ("person_cap", "每人最多垫 5,000 元，这里合计 9,000 元"),
        ("matter_cap", "每件最多垫 5,000 元，这里合计 9,000 元"),
        ("share_cap", "最多垫欠款的百分之40，就是 7,200 元"),
    ):
        capped(
            county.staff["county_officer"], date(2026, 6, 1), **{cap: "40" if cap == "share_cap" else "5000"}
        )
        refused(lambda: made.assess("9000"), "shares", words)
        capped(county.staff["county_officer"], date(2026, 6, 1))
    made.assess("9000")
    assert made.case.state == "assessed"


def test_without_caps_it_is_said_which_are_missing_and_where_they_are_entered(county, settings) -> None:
    made = advancing(county, "18000")
    made.begin("apply_for", made.staff("intake_officer"))
    settings.COUNTY_REGION = "330782"
    codes = {f"wage_assignment.{one}" for one in CAPS}
    assert codes <= set(FigureEntry.objects.values_list("code", flat=True))
    with at(moment("2025-12-31")):
        from weiquanbao.funds.caps import NoCap, caps_on

        with pytest.raises(NoCap) as none:
            caps_on(date(2025, 12, 31))
    assert "工资债权让渡每人最多垫多少" in str(none.value)
    assert "请县总工会干部先在“期限参数”里录" in str(none.value)


def test_a_claim_without_a_sum_is_not_fixed(county) -> None:
    made = advancing(county, "18000")
    Claim.objects.filter(party=made.parties[0]).update(amount=None)
    refused(
        lambda: made.begin("apply", made.workers[0]),
        "worker",
        "示例职工甲的工资请求还没写欠多少，先核清、更正请求",
    )


def test_what_is_owed_is_what_is_claimed_on_the_day_it_is_assessed(made: Advancing) -> None:
    Claim.objects.filter(party=made.parties[0]).update(amount=Decimal(8000))
    refused(lambda: made.assess("9000"), "shares", "单位欠示例职工甲 8,000 元，垫的不能比欠的多")
    Claim.objects.filter(party=made.parties[0]).update(amount=None)
    refused(lambda: made.assess("9000"), "worker", "还没写欠多少")
    Claim.objects.filter(party=made.parties[0]).update(amount=Decimal(9500))
    made.assess("9000")
    assert [one.owed for one in made.books] == [9_500_00]


def test_whoever_left_the_matter_gets_nothing(county) -> None:
    made = advancing(county, "9000", "8000")
    made.begin("apply_for", made.staff("intake_officer"))
    made.assess("9000", "8000")
    Party.objects.filter(pk=made.parties[1]).update(side="out")
    made.do("approve", made.staff("leader"), explanation="同意")
    assert [one.state for one in made.books] == ["granted", "dropped"]


def test_only_wages_are_advanced(county) -> None:
    made = advancing(county, "18000")
    Claim.objects.filter(party=made.parties[0]).update(kind="injury")
    barred(lambda: made.begin("apply", made.workers[0]), "这件事里没有提工资请求；只垫工资，别的不垫")
    Claim.objects.create(
        matter_id=Party.objects.get(pk=made.parties[0]).matter_id, party_id=made.parties[0], kind="wages",
        amount=Decimal(3000),
    )  # fmt: skip
    made.begin("apply", made.workers[0])
    assert [one.owed for one in made.books] == [3_000_00]


def test_the_same_wages_are_assigned_once(made: Advancing, county) -> None:
    barred(lambda: made.begin("apply", made.workers[0]), "这件事已经在办让渡，到那一件里申请")
    made.assess("9000")
    other = _another_matter(made, county)
    refused(lambda: other.assess("9000"), "wages_from", f"这几个月的工资已经在{made.case.number}里让渡")
    other.assess("9000", wages_from="2025-01-01", wages_until="2025-06-30")
    assert other.case.state == "assessed"


def _another_matter(made: Advancing, county) -> Advancing:
    """The same person against the same employer, told a second time, in a matter of its own."""
    from complaints import batch, do, filed

    again = filed("2026-11-16", wants={"wants": ["pay"], "amount": ["18000"]})
    party = Party.objects.get(matter__code=again.matter_code, side="claimant")
    assert party.person_id == made.workers[0].person_id
    do(again.case_id, "add_evidence", made.day, made.workers[0], {"items": str(batch(made.workers[0]))})
    other = Advancing(county, made.day, again, made.cashier, made.workers, [party.pk], made.fund)
    other.begin("apply_for", other.staff("intake_officer"))
    return other


def test_who_assessed_does_not_approve_and_who_decided_does_not_pay(made: Advancing) -> None:
    made.assess("9000", by="leader")
    barred(lambda: made.do("approve", made.staff("leader"), explanation="同意"), "评估的人不能批准自己的评估")
    made.do("send_back", made.staff("leader"), explanation="换人")
    made.assess("9000")
    made.do("approve", made.staff("leader"), explanation="同意")
    made.account(made.workers[0])
    made.sign("sign", made.workers[0])
    made.sign("sign_for_union", made.staff("leader"), way="authenticator")
    # Whoever became cashier after he assessed: the appointment changed, the person is the same.
    Assignment.objects.filter(case=made.case_id).update(assessor=made.cashier.person_id)
    barred(lambda: made.do("order_payment", made.cashier), "评估、批准过的人不能付钱")
    with pytest.raises(IntegrityError, match="an_assessor_does_not_pay"), transaction.atomic():
        Assignment.objects.filter(case=made.case_id).update(cashier=made.cashier.person_id)


def test_staff_are_no_cashiers_and_the_cashier_handles_no_complaint(made: Advancing) -> None:
    barred(
        lambda: made.do("order_payment", made.staff("leader")),
        "要在“待付款”、“付款中”、“追偿中”时才能办，现在是“待评估”",
    )
    with pytest.raises((NotFound, Barred)):
        made.do("assess", made.cashier, **made.assessment("9000"))


def test_money_goes_to_the_worker_himself(made: Advancing) -> None:
    worker = made.workers[0]
    refused(lambda: made.account(worker, holder="示例别人"), "holder", "户名要是示例职工甲本人的")
    refused(lambda: made.account(worker, account="1234"), "account", "卡号写 8 到 30 个数字")
    made.account(worker)
    assert Advance.objects.get(party=made.parties[0]).account == "6200000000000001"


def test_without_an_account_nothing_is_ordered(made: Advancing) -> None:
    _signed(made, "9000")
    refused(lambda: made.do("order_payment", made.cashier), "note", "示例职工甲还没写收款账户，写好再付")


def _signed(made: Advancing, yuan: str) -> None:
    made.assess(yuan)
    made.do("approve", made.staff("leader"), explanation="同意")
    made.sign("sign", made.workers[0])
    made.sign("sign_for_union", made.staff("leader"), way="authenticator")


def test_a_fund_without_money_pays_nothing_and_says_what_it_has(county) -> None:
    made = advancing(county, "18000", fund="5000")
    made.signed("12000")
    before = Entry.objects.count()
    refused(
        lambda: made.do("order_payment", made.cashier),
        "note",
        "基金能用的只有 5,000 元，这一笔要 12,000 元。先拨入，或者少付。",
    )
    assert Entry.objects.count() == before
    assert not PaymentOrder.objects.exists()
    assert made.case.state == "signed"
    settle()


def test_without_a_fund_nobody_applies(county) -> None:
    made = advancing(county, "18000")
    made.fund.wound_up_on = date(2026, 11, 20)
    made.fund.save()
    refused(lambda: made.begin("apply", made.workers[0]), "", "还没有设让渡基金，先请领导设立、拨入")
    assert Organisation.objects.filter(pk=made.fund.organisation_id).exists()


def test_no_more_comes_in_than_is_owed(county) -> None:
    made = advancing(county, "18000")
    made.paid("12000")
    refused(lambda: made.recover("18000.01"), "amount", "单位还欠的一共 18,000 元，多出来的退给单位")
    refused(
        lambda: made.recover("9000", shares={str(made.parties[0]): "8000"}),
        "shares",
        "每个人的加起来是 8,000 元",
    )
    assert made.balance("cash") == 188_000_00


def test_nobody_gives_back_more_than_he_owes(county) -> None:
    made = advancing(county, "18000")
    made.paid("12000")
    made.do(
        "record_paid_to_worker",
        made.staff("county_officer"),
        amount="7000",
        day=str(made.day),
        note="本人说的",
    )
    assert made.books[0].due_from == 1_000_00
    refused(
        lambda: made.do(
            "record_repaid", made.cashier, amount="2000", day=str(made.day), bank_ref="示例流水009"
        ),
        "amount",
        "这个职工该退的只有 1,000 元",
    )


def test_a_road_to_arbitration_is_warned_of_and_a_court_wants_a_debt_that_is_acknowledged(county) -> None:
    made = advancing(county, "18000")
    made.paid("12000", acknowledged="no")
    made.notify()
    officer = made.staff("county_officer")
    refused(
        lambda: made.do("choose_road", officer, road="arbitration", explanation="去仲裁"), "advised", "未核实"
    )
    made.do("choose_road", officer, road="arbitration", advised="yes", explanation="仲裁委说可以试")
    for road in ("court", "payment_order"):
        refused(
            lambda road=road: made.do("choose_road", officer, road=road, explanation="去法院"),
            "item",
            "要有单位认账的证据",
        )
    made.do("choose_road", officer, road="court", item=str(made.item()), explanation="有欠条了")
    assert Assignment.objects.get(case=made.case_id).road == "court"


def test_nothing_is_chased_before_the_employer_is_notified(county) -> None:
    made = advancing(county, "18000")
    made.paid("12000")
    barred(
        lambda: made.do("choose_road", made.staff("county_officer"), road="demand", explanation="去催"),
        "先写通知给单位，没通知的对单位不算数",
    )
    refused(
        lambda: made.do("notify", made.staff("county_officer"), payee="示例账户", pay_until="2026-11-01"),
        "pay_until",
        "写今天或者以后的日子",
    )


def test_a_write_off_is_proposed_by_one_and_decided_by_another(county) -> None:
    made = advancing(county, "18000")
    made.paid("12000")
    leader = made.staff("leader")
    barred(lambda: made.do("write_off", leader, explanation="核销"), "没有人提出核销")
    told = {"ground": "gone", "item": str(made.item()), "explanation": "找不到人"}
    made.do("propose_write_off", leader, **told)
    barred(lambda: made.do("write_off", leader, explanation="核销"), "提出核销的人不能自己决定")
    assert made.balance("write_offs") == 0


def test_what_is_not_verified_is_said_to_staff_where_they_decide() -> None:
    hints = {field.code: field.hint for field in forms.INSOLVENCY}
    assert "没有核实" in hints["note"]
    assert any("未核实" in label for code, label in forms.ROADS if code == "arbitration")
    assert sum("未核实" in label for _code, label in forms.ROADS) == 1


def test_a_set_off_of_the_employer_is_kept_and_changes_no_book(county) -> None:
    made = advancing(county, "18000")
    made.paid("12000")
    before = Entry.objects.count()
    made.do("note_set_off", made.staff("county_officer"), amount="500", note="说借支过，没有借条")
    made.do(
        "note_insolvency", made.staff("county_officer"), court="示例法院", day=str(made.day), note="裁定受理"
    )
    assert Entry.objects.count() == before
    assert made.case.state == "recovering"
