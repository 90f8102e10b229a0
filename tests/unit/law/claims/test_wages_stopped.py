"""What a wage claim needs and was not told stops it with a sentence that names it."""

from datetime import date
from decimal import Decimal

import pytest

from weiquanbao.law.claims.compute import compute
from weiquanbao.law.claims.facts import BadFacts
from weiquanbao.law.claims.payers import CHAINS
from weiquanbao.law.claims.working import Entered, Setting

ON = date(2026, 9, 1)
WORKER = Setting(ON, "330782")
STAFF = Setting(ON, "330782", for_staff=True)


@pytest.mark.parametrize(
    ("claim", "told", "sentence"),
    [
        ("overtime", {"hours_workday": "10"}, "月工资"),
        ("overtime", {"monthly_wage": "6525"}, "每种加班"),
        ("overtime", {"monthly_wage": "-1", "hours_workday": "10"}, "比 0 大"),
        ("overtime", {"monthly_wage": "6525", "scheme": "comprehensive", "total_hours": "9"}, "周期"),
        ("overtime", {"monthly_wage": "6525", "scheme": "comprehensive", "cycle": "year"}, "一共干了几小时"),
        (
            "overtime",
            {
                "monthly_wage": "1",
                "scheme": "comprehensive",
                "cycle": "year",
                "total_hours": "8",
                "holiday_hours": "9",
            },
            "不会比",
        ),
        (
            "overtime",
            {"monthly_wage": "1", "scheme": "comprehensive", "approved": False, "total_hours": "8"},
            "分开写",
        ),
        ("arrears_wage", {}, "说好每月多少"),
        ("arrears_wage", {"monthly_wage": "-0.01"}, "比 0 大"),
        ("arrears_wage", {"cycle_index": 1}, "说好每月多少"),
        ("arrears_wage", {"cycle_index": 2}, "停工停产的时候干活没有"),
        ("arrears_wage", {"cycle_index": 2, "work_done": False}, "最低工资的几成"),
        ("arrears_wage", {"monthly_wage": "6525", "months": 2, "paid": ["1"]}, "对不上"),
        ("arrears_wage", {"monthly_wage": "6525", "method": "absence"}, "缺了几天"),
        ("arrears_wage", {"monthly_wage": "6525", "method": "forward"}, "哪天开始干的"),
        (
            "arrears_wage",
            {"monthly_wage": "6525", "join_date": "2026-03-16", "period_end": "2026-03-15"},
            "以后",
        ),
        (
            "arrears_wage",
            {"monthly_wage": "6525", "join_date": "2026-03-16", "period_end": "2026-04-15"},
            "整月",
        ),
        ("min_wage", {}, "一个月实际发了多少"),
        ("min_wage", {"wage_paid": "-1"}, "比 0 大"),
        ("min_wage", {"hourly_paid": "20"}, "几小时"),
        ("min_wage", {"hours": "20"}, "每小时发多少"),
        ("heat_allowance", {"months": 4}, "室外还是室内"),
        ("heat_allowance", {"place": "outdoor"}, "从哪天"),
        ("heat_allowance", {"place": "outdoor", "months": -1}, "比 0 大"),
        ("sick_leave", {}, "病假发了多少"),
        ("sick_leave", {"total_years": "4", "employer_years": "5"}, "年数"),
        ("sick_leave", {"total_years": "4", "employer_years": "-1"}, "年数"),
        ("sick_leave", {"paid": "-1"}, "比 0 大"),
        ("noncompete", {"months": 3}, "平均每月多少"),
        ("noncompete", {"monthly": "3000"}, "遵守了几个月"),
        ("noncompete", {"monthly": "-1", "months": 1}, "比 0 大"),
        ("deduction", {"loss": "100"}, "当月工资"),
        ("deduction", {"wage": "-1"}, "比 0 大"),
        ("deduction", {"training_cost": "100", "service_months": 0}, "比 0 长"),
        ("deposit", {}, "收了多少押金"),
        ("deposit", {"deposit": "100", "workers": 0}, "至少是 1"),
        ("over_age", {"age_status": "over_statutory_age", "date": "2026-06-30"}, "2026年7月1日以前"),
        ("over_age", {"age_status": "over_statutory_age"}, "实际发了多少"),
        ("new_employment", {}, "活是怎么干的"),
        ("dispatch", {}, "少付了什么"),
        ("dispatch", {"idle_months": -1}, "比 0 大"),
    ],
)
def test_it_says_what_is_missing(claim, told, sentence):
    result = compute(claim, told, STAFF)
    assert result.stopped is not None
    assert sentence in str(result.stopped)
    assert result.figures == {}


def test_a_figure_nobody_confirmed_is_not_computed_for_a_worker():
    told = {"wage_paid": "2000", "month": "2025-06"}
    assert "没有核实" in str(compute("min_wage", told, WORKER).stopped)
    assert compute("min_wage", told, STAFF).amount == 260


def test_where_no_minimum_wage_is_known_the_claim_stops_and_names_it():
    stopped = compute("min_wage", {"wage_paid": "2000"}, Setting(ON, "360102")).stopped
    assert "最低工资（每月）" in str(stopped)


def test_staff_enter_the_local_rate_of_a_stoppage():
    told = {"cycle_index": 2, "work_done": False}
    entered = Setting(ON, "330782", {"stoppage.pay_rate": Entered(Decimal("0.8"), "地方规定")})
    assert compute("arrears_wage", told, WORKER).stopped is not None
    assert compute("arrears_wage", told, entered).amount == 1944


def test_a_month_whose_minimum_is_not_known_says_so_once():
    told = {"monthly_wage": "6525", "months": ["2021-01", "2022-01", "2023-01"]}
    result = compute("arrears_wage", told, WORKER)
    assert result.amount == 19575
    assert len(result.assumed) == 1


@pytest.mark.parametrize("month", ["2026-13", "2026", "March", "2026-1"])
def test_a_month_that_is_none_is_refused(month):
    with pytest.raises(BadFacts, match="month"):
        compute("arrears_wage", {"monthly_wage": "6525", "month": month}, WORKER)


@pytest.mark.parametrize("chain", CHAINS)
def test_along_every_chain_somebody_pays_the_whole(chain):
    result = compute("arrears_wage", {"worker_arrears": "100", "chain": chain}, WORKER)
    rows = result.figures["payers"]
    assert any(owed == 100 for _who, _how, owed, _basis in rows)
    assert all(basis for _who, _how, _owed, basis in rows)


def test_what_cannot_be_deducted_in_ten_years_has_no_schedule():
    figures = compute("deduction", {"wage": "2431", "loss": "200"}, WORKER).figures
    assert figures["max_deduction"] == 1
    assert "schedule" not in figures
    assert "schedule" not in compute("deduction", {"wage": "2431", "loss": "120"}, WORKER).figures
    assert "schedule" in compute("deduction", {"wage": "2431", "loss": "119"}, WORKER).figures


def test_pregnant_from_seven_months_works_no_overtime():
    told = {"monthly_wage": "6525", "hours_workday": "1", "pregnant_7_months": True}
    assert compute("overtime", told, WORKER).flags == ("overtime_of_protected",)
