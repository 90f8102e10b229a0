"""What claims may be added up to: of those that exclude each other one is counted, and the others are named."""

from datetime import date
from decimal import Decimal

import pytest

from weiquanbao.law.citations import cite
from weiquanbao.law.claims.claim import Result
from weiquanbao.law.claims.compute import compute
from weiquanbao.law.claims.together import EXCLUDES, OVERLAPS, exclude, together
from weiquanbao.law.claims.working import Setting

SETTING = Setting(date(2026, 9, 1), "330782")
WORKED = {"hire_date": "2024-04-01", "end_date": "2026-03-31", "avg_wage": "6000.00"}


def worked(code: str, **more: object) -> Result:
    return compute(code, {**WORKED, **more}, SETTING)


N = worked("severance")
PLUS = worked("notice_pay", last_month_wage_standard="6500.00")
TWICE = worked("unlawful_2n")
#: Ten years at 6,000: more than the N+1 of two.
LONG = worked("severance", hire_date="2016-04-01")
DOUBLE = compute(
    "double_wage",
    {"hire_date": "2025-03-01", "end_date": "2025-08-31", "monthly_wage": "6000.00"},
    SETTING,
)


def sums(results: list[Result]) -> tuple[Decimal, list[str], list[tuple[str, str | None]]]:
    found = together(results)
    return found.total, list(found.counted), [(one.left_out, one.beside) for one in found.refused]


@pytest.mark.parametrize(
    ("results", "total", "counted", "left_out"),
    [
        ([N], "12000.00", ["severance"], []),
        ([N, TWICE], "24000.00", ["unlawful_2n"], [("severance", "unlawful_2n")]),
        (
            [N, PLUS, TWICE],
            "24000.00",
            ["unlawful_2n"],
            [("notice_pay", "unlawful_2n"), ("severance", "unlawful_2n")],
        ),
        ([N, PLUS], "18500.00", ["notice_pay"], [("severance", "notice_pay")]),
        ([LONG, PLUS], "60000.00", ["severance"], [("notice_pay", "severance")]),
        ([DOUBLE, TWICE, N], "54000.00", ["double_wage", "unlawful_2n"], [("severance", "unlawful_2n")]),
        ([N, N], "12000.00", ["severance"], [("severance", "severance")]),
        ([], "0", [], []),
    ],
)
def test_the_greatest_of_those_that_exclude_each_other_is_counted(results, total, counted, left_out) -> None:
    assert sums(results) == (Decimal(total), counted, left_out)
    assert sums(results[::-1])[0] == Decimal(total)


def test_2n_comes_first_where_both_come_to_the_same() -> None:
    nothing = [worked("severance", employment_type="part_time"), worked("unlawful_2n", ground_holds=True)]
    assert sums(nothing)[1] == ["unlawful_2n"]


def test_additional_compensation_is_a_range_and_is_never_added() -> None:
    more = compute("additional_85", {"due": "100", "ordered": True, "paid_by_deadline": False}, SETTING)
    assert more.amount is None
    assert sums([N, more]) == (Decimal("12000.00"), ["severance"], [("additional_85", None)])


def test_what_stopped_adds_nothing() -> None:
    assert sums([compute("severance", {}, SETTING), DOUBLE])[:2] == (Decimal("30000.00"), ["double_wage"])


def test_a_dismissal_while_protected_is_2n_whatever_claim_it_stands_under() -> None:
    protected = worked("maternity", protected="pregnancy")
    assert sums([protected, N]) == (Decimal("24000.00"), ["maternity"], [("severance", "maternity")])
    assert sums([protected, TWICE])[0] == Decimal("24000.00")


def test_leaving_over_unpaid_insurance_is_severance_and_lost_benefits_are_not() -> None:
    left = worked("social_insurance", waiver_signed=True)
    assert sums([left, TWICE]) == (
        Decimal("24000.00"),
        ["unlawful_2n"],
        [("social_insurance", "unlawful_2n")],
    )
    lost = compute("social_insurance", {"benefit_lost": "5000.00"}, SETTING)
    assert sums([lost, TWICE])[0] == Decimal("29000.00")


def test_who_goes_back_has_no_money_for_leaving() -> None:
    told = {"decision_date": "2026-01-15", "reinstated": "2026-03-16", "monthly_wage": "6000.00"}
    back = compute("unlawful_2n", told, SETTING)
    assert sums([back, N]) == (Decimal("12000.00"), ["unlawful_2n"], [("severance", "unlawful_2n")])
    assert "只能选一样" in together([back, PLUS]).refused[0].says


def test_months_that_may_stand_in_two_claims_are_named_and_still_counted() -> None:
    low = compute(
        "probation",
        {"contract_wage": "3000.00", "probation_wage": "2400.00", "months": 2},
        SETTING,
    )
    owed = low._replace(claim="arrears_wage")
    found = together([owed, low, N])
    assert found.total == Decimal("12120.00")
    assert [(one.left_out, one.beside) for one in found.check] == [("probation", "arrears_wage")]
    assert all(cite(article).formal for rule in OVERLAPS.values() for article in rule.basis)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("arrears_wage", "min_wage"),
        ("arrears_wage", "sick_leave"),
        ("min_wage", "probation"),
        ("min_wage", "sick_leave"),
    ],
)
def test_each_two_that_may_hold_the_same_month_are_named(one: str, other: str) -> None:
    both = [N._replace(claim=one), N._replace(claim=other)]
    assert [(check.beside, check.left_out) for check in together(both).check] == [(one, other)]


def test_every_refusal_is_a_sentence_with_its_articles() -> None:
    for pair in EXCLUDES:
        one, other = sorted(pair)
        for refusal in (exclude(one, other), exclude(other, one)):
            assert refusal is not None
            assert "N" in refusal.says
            assert refusal.basis
            assert all(cite(article).formal for article in refusal.basis)
    assert exclude("severance", "double_wage") is None
    for refusal in together([N, N]).refused:
        assert all(cite(article).formal for article in refusal.basis)
