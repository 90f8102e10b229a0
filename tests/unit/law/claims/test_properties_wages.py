"""What holds of wages, overtime and deductions whatever the figures: monotone, never negative, capped, additive."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from weiquanbao.common.money import cents
from weiquanbao.law.claims.compute import compute
from weiquanbao.law.claims.working import Entered, Setting
from weiquanbao.law.statutory_holidays import is_statutory_holiday, statutory_holidays

LOWEST = Decimal(2430)
SETTING = Setting(date(2026, 9, 1), "330782", {"minimum_wage.month": Entered(LOWEST)})
WAGES = some.decimals("2430", "60000", places=2)
SUMS = some.decimals("0", "60000", places=2)
HOURS = some.decimals("0", "200", places=1)
FEW = settings(max_examples=30)


def figures(claim, **told):
    """What a claim finds; nothing may be missing, and nothing may be a binary fraction."""
    result = compute(claim, told, SETTING)
    assert result.stopped is None
    assert not any(isinstance(figure, float) for figure in result.figures.values())
    return result.figures


def amount(claim, **told):
    """The sum due of it, never below zero and whole fen."""
    found = figures(claim, **told)["amount"]
    assert found >= 0
    assert found == cents(found)
    return found


def to_the_fen(exact):
    """A fraction of positive numbers, rounded half up without ever having been a decimal."""
    return Decimal(int(exact * 100 + Fraction(1, 2))) / 100


@FEW
@given(WAGES, HOURS, HOURS, HOURS, SUMS)
def test_overtime_is_what_the_law_says_in_fractions(wage, workday, restday, holiday, paid):
    found = amount(
        "overtime",
        monthly_wage=wage,
        hours_workday=workday,
        hours_restday=restday,
        hours_holiday=holiday,
        paid=paid,
    )
    weighted = Fraction(workday) * Fraction(3, 2) + Fraction(restday) * 2 + Fraction(holiday) * 3
    assert found == to_the_fen(max(Fraction(0), Fraction(wage) * weighted / 174 - Fraction(paid)))


@FEW
@given(WAGES, HOURS, HOURS, some.sampled_from(["hours_workday", "hours_restday", "hours_holiday"]))
def test_more_hours_or_more_wage_are_never_less_overtime_pay(wage, hours, more, kind):
    once = amount("overtime", monthly_wage=wage, **{kind: hours})
    assert amount("overtime", monthly_wage=wage, **{kind: hours + more}) >= once
    assert amount("overtime", monthly_wage=wage + more, **{kind: hours}) >= once


@FEW
@given(WAGES, HOURS, HOURS, HOURS)
def test_the_kinds_of_overtime_add_up(wage, workday, restday, holiday):
    hours = {"hours_workday": workday, "hours_restday": restday, "hours_holiday": holiday}
    alone = sum(amount("overtime", monthly_wage=wage, **{kind: many}) for kind, many in hours.items())
    assert abs(alone - amount("overtime", monthly_wage=wage, **hours)) <= Decimal("0.02")


@FEW
@given(WAGES, HOURS, HOURS)
def test_rest_that_made_up_for_work_is_never_paid_and_holidays_always_are(wage, hours, rested):
    full = amount("overtime", monthly_wage=wage, hours_restday=hours)
    left = amount("overtime", monthly_wage=wage, hours_restday=hours, compensatory_hours=rested)
    assert left <= full
    assert (left == 0) == (rested >= hours or full == 0)
    holiday = amount("overtime", monthly_wage=wage, hours_holiday=hours)
    assert amount("overtime", monthly_wage=wage, hours_holiday=hours, compensatory_rest=True) == holiday


@FEW
@given(some.decimals("1", "2430", places=2), HOURS)
def test_no_base_is_under_the_minimum_wage(base, hours):
    low = amount("overtime", monthly_wage="9000", base=base, hours_workday=hours)
    assert low == amount("overtime", monthly_wage="9000", base=LOWEST, hours_workday=hours)


@FEW
@given(WAGES, some.decimals("0", "3000", places=2), HOURS)
def test_a_cycle_pays_only_what_exceeds_its_standard(wage, total, more):
    told = {"monthly_wage": wage, "scheme": "comprehensive", "cycle": "year"}
    once = amount("overtime", total_hours=total, **told)
    assert amount("overtime", total_hours=total + more, **told) >= once
    if total <= 1984:
        assert once == 0


@FEW
@given(some.decimals("0", "20000", places=2), HOURS, HOURS, HOURS)
def test_a_package_and_what_it_lacks_reach_the_minimum(package, workday, restday, holiday):
    found = figures(
        "overtime",
        package_monthly=package,
        workday_ot_hours=workday,
        restday_hours=restday,
        holiday_hours=holiday,
    )
    assert found["shortfall"] >= 0
    assert package + found["shortfall"] >= found["legal_minimum"] >= LOWEST
    assert found["package_is_lawful"] == (found["shortfall"] == 0) or found["shortfall"] == 0


DAYS = some.lists(some.dates(date(2023, 1, 1), date(2026, 12, 31)), min_size=1, max_size=6, unique=True)


@FEW
@given(WAGES, DAYS)
def test_named_days_are_paid_three_times_only_on_statutory_holidays(wage, days):
    found = figures("overtime", monthly_wage=wage, dates=days, hours_holiday=8 * len(days))
    assert found["hours_holiday"] == 8 * sum(map(is_statutory_holiday, days))
    assert found["hours_workday"] + found["hours_restday"] + found["hours_holiday"] == 8 * len(days)


@pytest.mark.parametrize("year", range(2008, 2036))
def test_a_year_has_eleven_statutory_holidays_and_since_2025_thirteen(year):
    together = {2009: 1, 2020: 1, 2028: 1, 2031: 1}.get(year, 0)  # Mid-Autumn within National Day
    assert len(statutory_holidays(year)) == (13 if year >= 2025 else 11) - together


@pytest.mark.parametrize(
    ("day", "is_one"),
    [
        ("2025-01-28", True),
        ("2024-02-09", False),
        ("2024-05-02", False),
        ("2025-05-02", True),
        ("2026-05-05", False),
        ("2025-10-04", False),
        ("2020-01-31", False),
        ("2026-04-05", True),
    ],
)
def test_moved_days_are_no_statutory_holidays(day, is_one):
    assert is_statutory_holiday(date.fromisoformat(day)) is is_one


MONTHS = some.lists(some.integers(1, 8), min_size=1, max_size=8, unique=True)


@FEW
@given(WAGES, MONTHS, SUMS)
def test_arrears_grow_with_months_and_shrink_with_what_was_paid(wage, months, paid):
    told = [f"2026-{month:02d}" for month in months]
    due = amount("arrears_wage", monthly_wage=wage, months=told)
    assert due == wage * len(months)
    assert amount("arrears_wage", monthly_wage=wage, months=told, paid=paid) == max(Decimal(0), due - paid)
    assert amount("arrears_wage", monthly_wage=wage, months=told[:-1] or told) <= due


@FEW
@given(WAGES, some.lists(SUMS, min_size=1, max_size=6))
def test_a_month_paid_too_much_never_pays_for_another(wage, paid):
    found = amount("arrears_wage", monthly_wage=wage, months=len(paid), paid=paid)
    alone = [amount("arrears_wage", monthly_wage=wage, months=1, paid=[one]) for one in paid]
    assert found == sum(alone)
    assert found >= amount("arrears_wage", monthly_wage=wage, months=len(paid), paid=sum(paid))


@FEW
@given(WAGES, some.integers(0, 31))
def test_part_of_a_month_is_at_most_the_month(wage, days):
    forward = amount("arrears_wage", monthly_wage=wage, paid_days=days)
    absence = amount("arrears_wage", monthly_wage=wage, absent_days=days)
    assert max(forward, absence) <= wage
    assert forward <= amount("arrears_wage", monthly_wage=wage, paid_days=days + 1)
    assert absence >= amount("arrears_wage", monthly_wage=wage, absent_days=days + 1)
    if days <= 21:
        assert abs(forward + absence - wage) <= Decimal("0.01")


@FEW
@given(SUMS, SUMS)
def test_a_developer_advances_neither_more_than_is_owed_nor_than_it_owes(owed, money):
    found = figures("arrears_wage", worker_arrears=owed, unpaid_project_money=money)
    assert found["developer_advances"] == min(owed, money)
    assert found["general_contractor_first_pays"] == owed


@FEW
@given(SUMS, SUMS, SUMS)
def test_what_counts_and_what_is_missing_reach_the_minimum_wage(paid, overtime, heat):
    found = figures("min_wage", wage_paid=paid, overtime_part=overtime, heat_part=heat)
    assert found["counted_wage"] == paid - overtime - heat
    assert found["amount"] == max(Decimal(0), LOWEST - found["counted_wage"])


@FEW
@given(SUMS, SUMS)
def test_a_deduction_leaves_four_fifths_and_the_minimum_wage(wage, loss):
    found = figures("deduction", wage=wage, loss=loss)
    most = found["max_deduction"]
    assert 0 <= most <= cents(wage / 5)
    assert wage - most >= min(wage, LOWEST)
    if "schedule" in found:
        assert sum(found["schedule"]) == loss
        assert all(one <= most for one in found["schedule"])


@FEW
@given(WAGES, some.integers(0, 40), SUMS)
def test_a_non_compete_pays_for_two_years_at_most(wage, months, paid):
    found = amount("noncompete", avg_wage=wage, months=months, paid=paid)
    assert found <= cents(24 * max(wage * 3 / 10, LOWEST))
    assert found <= amount("noncompete", avg_wage=wage, months=months + 1, paid=paid)
