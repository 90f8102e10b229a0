"""What is missing stops a claim with a sentence that names it; what is not confirmed is not told to a worker."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from weiquanbao.law.claims import examples
from weiquanbao.law.claims.compute import compute
from weiquanbao.law.claims.register import CLAIMS
from weiquanbao.law.claims.working import Entered, Setting

FOLDER = Path(__file__).parents[3] / "law" / "claims"
AS_OF = date(2026, 9, 1)
WORKER, STAFF = Setting(AS_OF, "330782"), Setting(AS_OF, "330782", for_staff=True)


@pytest.mark.parametrize(
    ("claim", "told", "names"),
    [
        ("double_wage", {}, "哪天开始干的"),
        ("double_wage", {"hire_date": "2025-03-01", "end_date": "2025-08-31"}, "每月工资"),
        ("double_wage", {"contract_end": "2025-12-31", "monthly_wage": "1"}, "合同到期以后没有续签"),
        ("notice_pay", {"hire_date": "2025-03-01"}, "最后一个月的工资标准"),
        ("notice_pay", {"hire_date": "2025-03-01", "notice_days": 30}, "哪天走的"),
        ("unlawful_2n", {"hire_date": "2025-03-01", "end_date": "2025-08-31"}, "应得多少"),
        ("unlawful_2n", {"decision_date": "2025-03-01"}, "哪天恢复上班的"),
        (
            "unlawful_2n",
            {
                "decision_date": "2025-03-01",
                "reinstated": "2025-05-01",
                "monthly_wage": "1",
                "own_fault_share": "1.1",
            },
            "0 和 1 之间",
        ),
        ("additional_85", {"ordered": True}, "付清了没有"),
        ("additional_85", {"ordered": True, "paid_by_deadline": False}, "该付多少"),
        ("additional_85", {"ordered": True, "deadline": "2026-09-01", "due": "1"}, "还没有过"),
        ("annual_leave", {}, "累计工作满几年"),
        (
            "annual_leave",
            {"cumulative_years": 3, "join_date": "2026-05-01", "end_date": "2026-04-01"},
            "以后",
        ),
        ("probation", {}, "合同多长"),
        ("probation", {"probation_wage": "1"}, "转正以后每月工资"),
        ("probation", {"served_months": 1, "contract_start": "2026-01-02"}, "合同到哪天"),
        (
            "probation",
            {"served_months": 1, "contract_start": "2026-01-02", "contract_end": "2026-01-01"},
            "以后",
        ),
        ("probation", {"probation_start": "2026-01-02", "probation_end": "2026-01-01"}, "以后"),
        ("final_award", {}, "每一项"),
    ],
)
def test_what_is_missing_is_named(claim, told, names) -> None:
    result = compute(claim, told, WORKER)
    assert names in str(result.stopped)
    assert result.figures == {}


def test_the_ceiling_of_a_final_award_needs_a_confirmed_minimum_wage() -> None:
    items = {"items": [["wages", "1"]]}
    assert "2025" in str(compute("final_award", items, Setting(date(2025, 6, 1), None)).stopped)
    assert "核实" in str(compute("final_award", items, Setting(date(2025, 6, 1), "330782")).stopped)
    assert compute("final_award", items, Setting(date(2025, 6, 1), "330782", for_staff=True)).figures[
        "ceiling"
    ] == Decimal("27120.00")


def test_elsewhere_a_mixed_award_is_split_and_injury_is_not_final() -> None:
    told = {"items": [["work_injury", "1"], ["rest", None]]}
    entered = {"minimum_wage.month": Entered(Decimal(2000), "人社局")}
    jiangxi = compute("final_award", told, Setting(AS_OF, "36", entered))
    assert jiangxi.figures["non_final"] == ("work_injury",)
    assert jiangxi.flags == ("mixed_award_separate",)


def test_a_worker_is_told_the_lesser_where_the_way_of_counting_is_not_confirmed() -> None:
    told = {
        "hire_date": "2024-06-01",
        "end_date": "2025-12-31",
        "monthly_wage": "6525.00",
        "filing_date": "2026-01-10",
    }
    worker, staff = compute("double_wage", told, WORKER), compute("double_wage", told, STAFF)
    assert worker.amount == worker.figures["amount_daily_back"] == Decimal("30600.00")
    assert staff.amount == staff.figures["amount_from_end"] == Decimal("71775.00")
    assert worker.flags == ("limitation_defence",)
    beijing = compute("double_wage", told, Setting(AS_OF, "11"))
    assert beijing.amount == Decimal("30600.00")
    assert "secondary" in {one.confidence for one in beijing.used}


def test_who_still_works_is_counted_to_the_day_that_is_asked_about() -> None:
    told = {"hire_date": "2026-05-01", "monthly_wage": "6000.00"}
    result = compute("double_wage", told, WORKER)
    assert (result.figures["to"], result.figures["months"]) == (AS_OF, 3)
    assert "2026年9月1日" in str(result.assumed[0])


def test_the_law_of_2007_knew_neither() -> None:
    before = {"hire_date": "2005-01-01", "end_date": "2007-06-30", "avg_wage": "1000.00"}
    for claim in ("unlawful_2n", "severance"):
        assert "2007年6月30日" in str(compute(claim, before, WORKER).stopped)


@pytest.mark.parametrize(("years", "days"), [("0.99", 0), (1, 5), ("19.99", 10), (20, 15)])
def test_leave_by_cumulative_years(years, days) -> None:
    assert compute("annual_leave", {"cumulative_years": years}, WORKER).figures["days"] == days


def test_a_workday_of_a_year_without_a_calendar_is_said_to_be_reckoned() -> None:
    told = {"hire_date": "2029-01-01", "signed_date": "2029-02-10", "monthly_wage": "6000.00"}
    result = compute("double_wage", told, STAFF)
    assert any("2029" in str(one) for one in result.assumed)


@pytest.mark.parametrize(
    "name", ["severance", "double_wage", "termination", "annual_leave", "probation", "final_award"]
)
def test_every_claim_names_the_figures_it_uses(name) -> None:
    for row in yaml.safe_load((FOLDER / f"{name}.yaml").read_text("utf-8"))["examples"]:
        facts, setting = examples.told(row["inputs"], AS_OF)
        used = {one.code for one in compute(row["claim"], facts, setting).used}
        assert used <= set(CLAIMS[row["claim"]].uses), row["id"]
