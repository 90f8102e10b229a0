"""Every act of the fund through the desk, and what its books say afterwards."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest
from complaints import moment
from funds_kept import ESTABLISHED, Kept

from weiquanbao.common.dates import at
from weiquanbao.desk.founding import found
from weiquanbao.desk.refusals import Barred, Incomplete, NotFound
from weiquanbao.funds import actions, reading
from weiquanbao.funds.models import Fund
from weiquanbao.jobs.warn_funds import warn_funds
from weiquanbao.notices.models import Notice

pytestmark = pytest.mark.django_db


@pytest.fixture
def kept(county) -> Kept:
    return Kept(county)


def cash(kept: Kept) -> int:
    row = reading.fund_of_case(kept.case_id)
    assert row is not None
    return reading.balances(row.id)["cash"]


def test_money_put_in_lies_in_the_bank(kept) -> None:
    kept.grant("100000.50")
    assert cash(kept) == 10_000_050


def test_a_union_has_one_fund_and_a_request_sent_twice_is_answered_once(county, kept) -> None:
    with at(moment("2026-09-03")), pytest.raises(Incomplete, match="已经有"):
        found(code="fund", act="establish", acting_as=kept.leader, values=ESTABLISHED, key=uuid4())
    key = uuid4()
    kept.do("wind_up", "2026-09-03", kept.leader, explanation="不办了")
    with at(moment("2026-09-04")):
        one = found(code="fund", act="establish", acting_as=kept.leader, values=ESTABLISHED, key=key)
        two = found(code="fund", act="establish", acting_as=kept.leader, values=ESTABLISHED, key=key)
    assert (one.case_id, two.repeated) == (two.case_id, True)


def test_only_a_leader_founds_and_only_the_cashier_keeps(county, kept) -> None:
    with pytest.raises(NotFound):
        found(code="fund", act="establish", acting_as=kept.cashier, values=ESTABLISHED, key=uuid4())
    with pytest.raises(Barred, match="出纳"):
        kept.do("grant", "2026-09-02", kept.leader, amount="1", source="拨款")
    with pytest.raises(NotFound):
        found(code="complaint", act="file", acting_as=kept.leader, values={}, key=uuid4())


def test_a_month_is_proposed_closed_once_and_then_stays(kept) -> None:
    kept.grant()
    with pytest.raises(Incomplete, match="还没过完"):
        kept.do("propose_closing", "2026-09-20", month="2026-09", explanation="都对上了")
    with pytest.raises(Barred, match="还没有提出结账"):
        kept.do("close_period", "2026-10-02", kept.leader)
    kept.do("propose_closing", "2026-10-02", month="2026-09", explanation="都对上了")
    with pytest.raises(Barred, match="等领导定"):
        kept.do("propose_closing", "2026-10-02", month="2026-09", explanation="都对上了")
    kept.do("close_period", "2026-10-03", kept.leader)
    with pytest.raises(Incomplete, match="结过账了"):
        kept.do("propose_closing", "2026-10-04", month="2026-09", explanation="再结一次")
    with pytest.raises(Incomplete, match="已经结账，不能再记") as fault:
        kept.do("grant", "2026-10-05", amount="1", source="迟到的拨款", day="2026-09-30")
    assert "day" in fault.value.errors
    kept.do("grant", "2026-10-05", amount="1", source="迟到的拨款", day="2026-10-01")
    assert cash(kept) == 10_000_100


def test_an_entry_is_turned_back_by_two_and_once(kept) -> None:
    kept.grant()
    kept.do("propose_reversal", "2026-09-05", entry="1", explanation="多写了一个零")
    kept.do("decline_reversal", "2026-09-05", kept.leader, explanation="再核对一下")
    kept.do("propose_reversal", "2026-09-06", entry="1", explanation="核对过，是多写了")
    kept.do("reverse", "2026-09-06", kept.leader)
    assert cash(kept) == 0
    with pytest.raises(Incomplete, match="冲回过了"):
        kept.do("propose_reversal", "2026-09-07", entry="1", explanation="再冲一次")
    with pytest.raises(Incomplete, match="没有第 9 号"):
        kept.do("propose_reversal", "2026-09-07", entry="9", explanation="写错号")


def test_money_below_the_line_is_told_once_for_each_fall(kept) -> None:
    kept.grant("20010")
    kept.do("record_bank_item", "2026-09-03", what="fee", amount="15")
    kept.do("record_bank_item", "2026-09-03", what="fee", amount="15")
    told = Notice.objects.filter(template="fund.low").values_list("recipient_id", flat=True)
    assert sorted(told) == sorted({kept.leader.person_id, kept.cashier.person_id, *told})
    assert len(told) == len(set(told)), "once"
    before = len(told)
    kept.grant("50000", "2026-09-04")
    kept.do("record_bank_item", "2026-09-05", what="fee", amount="60000")
    assert Notice.objects.filter(template="fund.low").count() == 2 * before


def test_a_fund_that_holds_anything_goes_on(kept) -> None:
    kept.grant("12")
    with pytest.raises(Barred, match="还有没结清的"):
        kept.do("wind_up", "2026-09-05", kept.leader, explanation="停办")
    kept.do("record_bank_item", "2026-09-05", what="fee", amount="12")
    kept.do("wind_up", "2026-09-06", kept.leader, explanation="停办")
    with pytest.raises(Barred):
        kept.grant("1", "2026-09-07")


def test_the_bank_gives_interest_and_takes_no_more_than_there_is(kept) -> None:
    kept.do("record_bank_item", "2026-09-02", what="interest", amount="3.21")
    assert cash(kept) == 321
    with pytest.raises(Incomplete, match=r"只有 3.21 元"):
        kept.do("record_bank_item", "2026-09-03", what="fee", amount="4")
    with pytest.raises(Incomplete, match="2026 这样"):
        kept.do("budget", "2026-09-03", kept.leader, year="明年", amount="1", warning="1", explanation="预算")
    with pytest.raises(Incomplete, match="2026-10 这样"):
        kept.do("propose_closing", "2026-11-03", month="上个月", explanation="结账")


def test_money_that_fell_by_a_payment_in_another_case_is_told_by_the_job(kept) -> None:
    kept.grant("30000")
    fund = reading.fund_of_case(kept.case_id)
    assert fund is not None
    with at(moment("2026-09-03")):
        # As a payment to workers: the books move, the fund's own case does not.
        actions.record_bank_item(
            fund_id=fund.id, fen=-2_000_000, case_id=kept.case_id, step=2, on=date(2026, 9, 3)
        )
        assert not Notice.objects.filter(template="fund.low").exists()
        warn_funds()
        warn_funds()
    told = Notice.objects.filter(template="fund.low").values_list("recipient_id", flat=True)
    assert {kept.leader.person_id, kept.cashier.person_id} <= set(told)
    assert len(told) == len(set(told))


def test_two_leaders_at_once_found_one_fund(kept, monkeypatch) -> None:
    """As if the other had committed between the question and the row: the database refuses, and a sentence says so."""

    def unasked(**told: object) -> int:
        fund = Fund.objects.create(**{**told, "name": "另一个"})
        return int(fund.pk)

    monkeypatch.setattr(actions, "establish", unasked)
    with at(moment("2026-09-03")), pytest.raises(Barred, match="刚才有人办了同一件事"):
        found(code="fund", act="establish", acting_as=kept.leader, values=ESTABLISHED, key=uuid4())
    assert Fund.objects.count() == 1
