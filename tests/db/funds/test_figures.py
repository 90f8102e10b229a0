"""What the leader asks of the fund, over advances that were paid, recovered, and are still out."""

from __future__ import annotations

from datetime import timedelta

import pytest
from advancing import Advancing, advancing
from complaints import moment
from signed_in import browser_of

from weiquanbao.common.dates import at
from weiquanbao.funds.models import Entry
from weiquanbao.reading import visible

pytestmark = pytest.mark.django_db


@pytest.fixture
def made(county) -> Advancing:
    """Two workers are paid 4,000 and 6,000; ten days later the employer pays 4,000 for the first."""
    made = advancing(county, "5000", "6000")
    made.paid("4000", "6000")
    made.notify()
    made.do("choose_road", made.staff("county_officer"), road="demand", explanation="先催告")
    made.day += timedelta(days=10)
    made.recover("4000", shares={str(made.parties[0]): "4000", str(made.parties[1]): "0"})
    return made


def test_paid_recovered_outstanding_and_the_days_between(made) -> None:
    with at(moment(made.day + timedelta(days=35))):
        view = visible.fund_figures(made.staff("leader"))
    assert view is not None
    assert (view.all.advances, view.all.paid, view.all.recovered) == (2, 1_000_000, 400_000)
    assert (view.all.outstanding, view.all.written_off, view.all.rate) == (600_000, 0, 40)
    assert (view.days, view.replenished) == (10, 1)
    assert [(one.advances, one.fen) for one in view.ages] == [(0, 0), (1, 600_000), (0, 0), (0, 0)]
    (employer,) = view.employers
    assert (employer.case_id, employer.sums) == (made.case_id, view.all)


def test_the_pages_say_it_with_what_it_is_a_part_of(made) -> None:
    with at(moment(made.day)):
        leader = browser_of(made.staff("leader"))
        page = leader.get("/desk/fund/figures/").content.decode()
        assert "追回率 40%：垫付 2 笔 10,000 元，追回 4,000 元" in page
        assert "中位数 10 天（1 笔全部追回的）" in page
        assert "示例饰品有限公司" in page
        overview = leader.get("/desk/fund/").content.decode()
        assert "194,000" in overview, "cash: 200,000 without 10,000, with 4,000"


def test_the_auditor_comes_from_a_balance_to_the_paper_and_the_cashier_too(made) -> None:
    entry = Entry.objects.filter(kind="paid").earliest("number")
    with at(moment(made.day)):
        for reader in ("auditor", "cashier"):
            browser = browser_of(made.staff(reader))
            journal = browser.get("/desk/fund/journal/?month=2026-11&account=cash").content.decode()
            assert f"/desk/fund/entries/{entry.pk}/" in journal
            page = browser.get(f"/desk/fund/entries/{entry.pk}/").content.decode()
            assert made.case.number in page
            paper = made.papers("voucher")[0]
            link = f"/desk/cases/{made.case_id}/papers/{paper.pk}/"
            assert link in page
            assert browser.get(link).status_code == 200


def test_orders_wait_on_the_front_page_until_the_bank_paid(county) -> None:
    made = advancing(county, "5000")
    made.signed("5000")
    made.do("order_payment", made.cashier)
    with at(moment(made.day)):
        page = browser_of(made.cashier).get("/desk/fund/").content.decode()
    assert "示例职工甲·垫付" in page
    assert made.case.number in page
