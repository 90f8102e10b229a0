"""While the wound heals: wages, care and meals (工伤保险条例 33; 浙江省工伤保险条例 24, 25)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from weiquanbao.law.claims.own_wage import HUNDRED, without
from weiquanbao.law.claims.work_injury_facts import MINIMUM, PROVINCE_MONTH, RULES, ZHEJIANG, Item, WorkInjury
from weiquanbao.law.claims.working import Working, needed


def while_healing(facts: WorkInjury, work: Working) -> Iterator[Item]:
    """Wages, care and meals until the grade is found."""
    if facts.leave_months is not None:
        yield Item("wages", _wages(facts, work), by_fund=False)
    if facts.care_months is not None:
        average = work.figure(PROVINCE_MONTH, facts.injury_date)
        care = average * facts.care_months
        work.step(
            "家里人护理：不低于全省月平均工资 {average} 元 × {months} 个月 = {care} 元，单位付", f"{ZHEJIANG} 25",
            average=average, months=facts.care_months, care=care,
        )  # fmt: skip
        yield Item("care", care, by_fund=False)
    if facts.hospital_days is not None:
        yield from _meals(facts.hospital_days, facts, work)


def _wages(facts: WorkInjury, work: Working) -> Decimal:
    """停工留薪: all pay goes on; past twelve months only as confirmed, past twenty-four never."""
    wage, months = needed(facts, "own_monthly_wage_and_benefits"), needed(facts, "leave_months")
    usual = work.figure("injury.leave_months", facts.injury_date)
    longest = usual + work.figure("injury.leave_extension_months", facts.injury_date)
    counted = min(months, usual if facts.extension_confirmed is False else longest)
    if counted > usual and facts.extension_confirmed is None:
        work.assume("停工留薪超过 {usual} 个月的，当作鉴定委员会确认过", usual=usual)
    if counted < months:
        work.flag("injury_leave_limited")
    work.step(
        "停工留薪期工资福利照发：{wage} 元 × {months} 个月 = {sum} 元，单位付", f"{RULES} 33",
        wage=wage, months=counted, sum=wage * counted,
    )  # fmt: skip
    return Decimal(wage * counted)


def _meals(days: int, facts: WorkInjury, work: Working) -> Iterator[Item]:
    on = facts.injury_date
    a_month = without(work, "injury.meal_days_a_month", on, "住院伙食补助怎么折成天还没有核实，没有算进来")
    if a_month is None:
        work.flag("injury_sum_incomplete")
        return
    lowest, rate = work.figure(MINIMUM, on), work.figure("injury.meal_rate", on)
    meals = lowest * rate * days / a_month
    work.step(
        "住院伙食补助：最低工资 {lowest} 元 × {percent}% ÷ {a_month} × {days} 天 = {meals} 元", f"{ZHEJIANG} 24",
        lowest=lowest, percent=rate * HUNDRED, a_month=a_month, days=days, meals=meals,
    )  # fmt: skip
    work.assume("伙食补助一个月按 {a_month} 天折", a_month=a_month)
    yield Item("meals", meals, by_fund=True)
