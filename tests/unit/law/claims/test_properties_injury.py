"""What must hold for injuries, deaths and the periods, whatever the figures and the days."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from weiquanbao.law.calendar import china
from weiquanbao.law.claims.compute import compute
from weiquanbao.law.claims.deadline import EVENTS
from weiquanbao.law.claims.death import Relative
from weiquanbao.law.claims.register import CLAIMS
from weiquanbao.law.claims.working import Entered, Setting

ON = date(2026, 9, 1)
FEW = settings(max_examples=40)
MONEY = st.decimals(Decimal("0.01"), Decimal(60000), places=2)
GRADES = st.integers(1, 10)
DAYS = st.dates(date(2024, 1, 2), date(2026, 6, 30))
RELATIVES = st.lists(st.sampled_from(Relative.__args__), min_size=1, max_size=6)
AVERAGE = Decimal(8500)
FIGURES = {
    "average_wage.pool_month": AVERAGE,
    "average_wage.province_month": AVERAGE,
    "average_wage.pool_year": AVERAGE * 12,
    "average_wage.province_year": AVERAGE * 12,
    "income.national_urban_year": Decimal(54188),
}


def asked(code, /, *, without=(), **told):
    """A result with every local figure entered, save those named."""
    entered = {name: Entered(value) for name, value in FIGURES.items() if name not in without}
    result = compute(code, told, Setting(ON, "330782", entered, for_staff=True))
    assert result.stopped is None, str(result.stopped)
    return result.figures


def injury(**told):
    """An injury at an employer with a licence."""
    return asked("work_injury", illegal_employer=False, **told)


@FEW
@given(GRADES, GRADES, MONEY)
def test_a_worse_grade_never_gets_less(one, other, wage):
    worse, milder = (injury(grade=grade, own_wage=wage, insured=True) for grade in sorted((one, other)))
    assert worse["disability"] >= milder["disability"]
    if (min(one, other) <= 4) == (max(one, other) <= 4):
        # Grades 1 to 4 are kept and paid every month: the sums at the end are of the others only.
        assert worse["total"] >= milder["total"]


@FEW
@given(GRADES, MONEY, MONEY)
def test_a_higher_wage_never_gets_less_and_the_bounds_hold(grade, one, other):
    low, high = (injury(grade=grade, own_wage=wage, insured=True) for wage in sorted((one, other)))
    assert low["total"] <= high["total"]
    assert Decimal("0.6") * AVERAGE <= low["base"] <= high["base"] <= 3 * AVERAGE


@FEW
@given(GRADES, MONEY, st.sampled_from([True, False]), st.integers(0, 30), st.integers(0, 60))
def test_the_two_payers_together_pay_everything(grade, wage, insured, months, days):
    found = injury(
        grade=grade, own_wage=wage, insured=insured, one_off=False,
        own_monthly_wage_and_benefits=wage, leave_months=months, hospital_days=days,
    )  # fmt: skip
    assert abs(found["fund_pays"] + found["employer_pays"] - found["total"]) <= Decimal("0.01")
    assert min(found["fund_pays"], found["employer_pays"]) >= 0
    assert insured or found["fund_pays"] == 0
    assert found["wages"] <= 24 * wage


@FEW
@given(st.integers(5, 10), st.integers(0, 9))
def test_nearer_to_retirement_never_gets_more(grade, years):
    before, after = (
        injury(grade=grade, own_wage="6000", years_inside_five_year_window=n) for n in (years, years + 1)
    )
    assert 0 <= after["employment_aid"] <= before["employment_aid"] <= before["medical_aid"]
    assert after["medical_aid"] == before["medical_aid"]


@FEW
@given(st.lists(GRADES, min_size=1, max_size=4), MONEY)
def test_several_injuries_add_up_and_the_aids_come_once(grades, wage):
    together = injury(grades=grades, own_wage=wage, insured=True)
    alone = [injury(grade=grade, own_wage=wage, insured=True) for grade in grades]
    assert abs(together["disability"] - sum(one["disability"] for one in alone)) <= Decimal("0.05")
    assert together.get("medical_aid", 0) == alone[grades.index(min(grades))].get("medical_aid", 0)


@FEW
@given(RELATIVES, MONEY, st.booleans())
def test_dependants_never_get_more_than_the_wage(dependants, wage, known):
    without = () if known else ("average_wage.pool_month",)
    found = asked("death", own_wage=wage, dependants=dependants, without=without)
    assert 0 <= found["monthly_dependants"] <= found["base"]
    assert found["monthly_dependants"] <= found["monthly_raw"]
    assert known or found["monthly_dependants"] <= wage


@FEW
@given(RELATIVES, MONEY, st.integers(0, 100))
def test_another_dependant_never_takes_from_all_together(dependants, wage, age):
    fewer, more = (
        asked(
            "death", own_wage=wage, insured=False, dependants=several, ages=[age] * len(several)
        )
        for several in (dependants, [*dependants, "other"])
    )  # fmt: skip
    assert fewer["monthly_dependants"] <= more["monthly_dependants"]
    assert fewer["dependants_one_off"] <= fewer["base"] * 12 * 20


@FEW
@given(st.sampled_from(sorted(EVENTS)), DAYS)
def test_a_period_of_the_law_never_ends_on_a_rest_day(event, start):
    found, calendar = asked("deadline", **{event: start}), china()
    for row in EVENTS[event]:
        if row.due not in found:
            continue
        last = found[row.due]
        assert calendar.is_working(last)
        assert last > start
        assert not row.unmoved or start < found[row.unmoved] <= last


@FEW
@given(DAYS)
def test_notices_before_a_hearing_come_before_it_on_working_days(hearing):
    found, calendar = asked("deadline", hearing=hearing), china()
    assert found["latest_notice"] < found["latest_postponement_request"] < hearing
    assert calendar.is_working(found["latest_notice"])


@FEW
@given(DAYS, st.integers(1, 900), st.none() | st.integers(1, 300), st.sampled_from(["wages", "other"]))
def test_limitation_never_ends_before_a_year_and_a_demand_never_shortens_it(start, filed, demand, kind):
    told = {
        "kind": kind,
        "end_date" if kind == "wages" else "knew": start,
        "filing_date": start + timedelta(filed),
    }
    plain = asked("limitation", **told)
    assert plain["last_day"] >= plain["nominal"] >= start + timedelta(365)
    assert plain["in_time"] is (plain["last_day"] >= told["filing_date"])
    if demand is not None:
        later = asked("limitation", **told, demand_letter_received=start + timedelta(demand))
        assert later["last_day"] >= plain["last_day"]


@FEW
@given(DAYS, st.integers(1, 200), st.integers(1, 200))
def test_standing_still_gives_back_its_days_and_no_more(start, before, length):
    since = start + timedelta(before)
    told = {
        "knew": start,
        "suspended_from": since,
        "cause_removed": since + timedelta(length),
        "filing_date": ON,
    }
    plain, found = asked("limitation", knew=start, filing_date=ON), asked("limitation", **told)
    assert found["used_before"] == before - 1
    assert plain["nominal"] <= found["nominal"] <= plain["nominal"] + timedelta(length)


@FEW
@given(MONEY, st.integers(0, 400), st.integers(0, 400))
def test_interest_grows_with_every_day(principal, one, other):
    short, long = (
        asked("enforcement_interest", principal=principal, days=days)["amount"]
        for days in sorted((one, other))
    )
    assert 0 <= short <= long


@FEW
@given(MONEY, MONEY, MONEY, st.sampled_from(["assignee_first", "worker_first", "pro_rata"]))
def test_what_comes_in_is_divided_to_the_fen(claim, advance, recovered, order):
    found = asked("wage_assignment", claim=claim, advance=advance, recovered=recovered, order=order)
    assert found["to_union"] + found["to_worker"] == recovered
    assert found["assigned"] + found["kept_by_worker"] == claim
    assert 0 <= found["to_union"] <= found["assigned"] <= min(claim, advance)


@FEW
@given(st.integers(1, 5000))
def test_votes_are_the_least_that_is_enough(delegates):
    found = asked("collective_bargaining", delegates=delegates)
    assert 3 * (found["min_present"] - 1) < 2 * delegates <= 3 * found["min_present"]
    assert 2 * (found["min_yes_zhejiang"] - 1) <= delegates < 2 * found["min_yes_zhejiang"]


@pytest.mark.parametrize(("insured", "who"), [(True, "工伤保险基金付"), (False, "单位付")])
def test_it_is_said_who_pays_the_allowance(insured, who):
    setting = Setting(ON, "330782", for_staff=True)
    found = compute("work_injury", {"grade": 4, "own_wage": "6000", "insured": insured}, setting)
    assert any("每月伤残津贴" in str(step.says) and str(step.says).endswith(who) for step in found.steps)


def test_a_worker_is_never_told_what_is_not_confirmed():
    setting = Setting(ON, "330782")
    meals = compute("work_injury", {"hospital_days": 20, "grade": 10, "own_wage": "6000"}, setting)
    leave = compute(
        "maternity", {"cases": ["first child"], "monthly_wage": "6000", "insured": False}, setting
    )
    reminder = compute("supervision", {"reminder_received": "2026-03-02"}, setting)
    assert "meals" not in meals.figures
    assert "injury_sum_incomplete" in meals.flags
    assert (leave.figures["days"], leave.amount) == ((158,), None)
    assert "due" not in reminder.figures
    assert not any(one.confidence == "unverified" for found in (meals, leave, reminder) for one in found.used)


@pytest.mark.parametrize(
    ("code", "told", "named"),
    [
        ("work_injury", {"grade": 10, "own_wage": "-1"}, "月缴费工资"),
        ("work_injury", {"grade": 11, "own_wage": "6000"}, "一级到十级"),
        ("work_injury", {"grade": 0, "own_wage": "6000"}, "一级到十级"),
        ("work_injury", {"leave_months": 2}, "工资福利"),
        ("work_injury", {"nursing": "full"}, "月平均工资"),
        ("work_injury", {"grade": 3, "insured": False}, "年平均工资"),
        ("death", {"own_wage": "6000", "dependants": ["spouse"], "insured": False, "ages": [30, 40]}, "年龄"),
        ("death", {"after_recovery_leave": True, "grade": 5}, "一级到四级"),
        ("maternity", {"cases": ["first baby blue"]}, "看不懂"),
        ("maternity", {"cases": ["miscarriage"]}, "怀孕几个月"),
        ("maternity", {"cases": ["miscarriage under 5 months"]}, "满没满"),
        ("maternity", {"days": 98}, "月工资"),
        ("maternity", {"protected": "nursing", "hire_date": "2026-02-01", "end_date": "2026-01-01"}, "哪天走"),
        ("social_insurance", {"owed": "1"}, "晚了几天"),
        ("social_insurance", {"cash_in_lieu_month": "1"}, "几个月"),
        ("enforcement_interest", {"principal": "1"}, "最晚哪天"),
        ("enforcement_interest", {"principal": "1", "performance_due": "2014-07-31"}, "2014年7月31日"),
        ("deadline", {}, "从哪一天算起"),
        ("deadline", {"hearing": "2026-03-20", "holiday_block": "2026-03-09..2026-05-09"}, "放假的日子"),
        ("supervision", {}, "从哪一天算起"),
        ("collective_bargaining", {}, "哪一步"),
        ("wage_assignment", {"claim": "1"}, "垫了多少"),
        ("criminal_threshold", {"workers": 3}, "一共欠多少"),
    ],
)  # fmt: skip
def test_what_is_missing_or_cannot_be_stops_with_a_sentence_that_names_it(code, told, named):
    result = compute(code, told, Setting(ON, "330782"))
    assert named in str(result.stopped)
    assert not result.figures


def test_zhejiang_gives_nothing_away_to_jiangxi():
    jiangxi = Setting(ON, "360000", {name: Entered(value) for name, value in FIGURES.items()}, for_staff=True)
    leave = compute("maternity", {"cases": ["second child"]}, jiangxi)
    hurt = compute("work_injury", {"grade": 10, "own_wage": "6000"}, jiangxi)
    accepted = compute("deadline", {"accepted": "2026-03-02"}, jiangxi)
    offered = compute("collective_bargaining", {"offer_received": "2026-03-02"}, jiangxi)
    assert leave.figures["days"] == (98,)
    assert "medical_aid" not in hurt.figures
    assert "injury_sum_incomplete" in hurt.flags
    assert accepted.figures["due"] == date(2026, 4, 16)
    assert "simple_due" not in accepted.figures
    assert offered.figures == {"national_due": date(2026, 3, 22)}
    assert all(found.assumed for found in (leave, hurt, accepted, offered))


def test_nothing_known_of_a_limitation_is_no_reassurance():
    found = compute("limitation", {}, Setting(ON, "330782"))
    assert found.figures["last_day"] == ON
    assert found.assumed


def test_every_figure_that_can_be_given_has_a_name():
    assert all(title for claim in CLAIMS.values() for title in claim.gives.values())
