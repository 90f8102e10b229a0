"""加班费 inside a package wage (包薪): whether it pays the hours at least the minimum wage (最低工资规定 12)."""

from __future__ import annotations

from decimal import Decimal

from weiquanbao.law.claims.overtime_facts import MINIMUM, RATES, ZERO, Overtime, day_of
from weiquanbao.law.claims.overtime_hours import hours_by_kind, limits, rested
from weiquanbao.law.claims.overtime_pay import weighted
from weiquanbao.law.claims.wage_base import HOURS
from weiquanbao.law.claims.working import Working


def package_wage(facts: Overtime, package: Decimal, work: Working) -> None:
    """What the hours are worth at the minimum wage, against what the package pays for them."""
    on, extra = day_of(facts, work), rested(facts, hours_by_kind(facts, work), work)
    limits(facts, extra.total, 1, work)
    hours, lowest = work.figure(HOURS, on), work.figure(MINIMUM, on)
    worth = hours + weighted(extra, on, work)
    legal = lowest * worth / hours
    work.step("正常 {hours} 小时，加上加班折算，一共相当于 {worth} 小时", *RATES, hours=hours, worth=worth)
    work.step(
        "按最低工资 {lowest} 元 ÷ {hours} × {worth} = {legal} 元，包薪 {package} 元", "劳动法 48", "最低工资规定 12",
        lowest=lowest, hours=hours, worth=worth, legal=legal, package=package,
    )  # fmt: skip
    short = max(ZERO, legal - package)
    months = facts.months or 1
    work.give(equivalent_hours=worth, package_is_lawful=short == 0)
    work.money(
        legal_minimum=legal,
        shortfall=short,
        base_hourly=package / worth,
        amount=max(ZERO, short * months - (facts.paid or ZERO)),
    )
