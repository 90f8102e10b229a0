"""高温津贴: months of the season times the rate; never counted towards the minimum wage (最低工资规定 12)."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Literal

from weiquanbao.law.claims.claim import Claim
from weiquanbao.law.claims.facts import asks, fact
from weiquanbao.law.claims.min_wage import shortfall
from weiquanbao.law.claims.working import Stopped, Working, needed

FIRST, MOST, ENTERED = "heat.first_month", "heat.months_a_year", "heat.month"
ZERO = Decimal(0)
BASIS = "防暑降温措施管理办法 17"

Place = Literal["outdoor", "indoor", "hot_work", "other_work", "general"]


@asks
class HeatAllowance:
    """Where the work was, in which months, and what was paid for the heat."""

    months: int | None = fact("干了几个高温月（6 月到 9 月）")
    work_from: datetime.date | None = fact("从哪天干到")
    work_to: datetime.date | None = fact("干到哪天")
    place: Place | None = fact("在哪里干活")
    cooled_below_33: bool | None = fact("室内有没有降到 33 度以下")
    paid: Decimal | None = fact("已经发了多少高温津贴")
    wage_paid: Decimal | None = fact("一个月实际发了多少")
    heat_part: Decimal | None = fact("其中高温津贴")
    date: datetime.date | None = fact("哪一天")


def heat_allowance(facts: HeatAllowance, work: Working) -> None:
    """The allowance itself, or what is missing to the minimum wage once it is taken out."""
    if facts.wage_paid is not None:
        _not_in_the_minimum(facts, facts.wage_paid, work)
        return
    if facts.cooled_below_33 and facts.place != "outdoor":
        work.step("室内降到 33 度以下的，不发高温津贴", BASIS)
        work.money(amount=ZERO)
        return
    months = _months(facts, work)
    rate = work.figure(_code(facts, work), _on(facts, work))
    due, paid = rate * months, facts.paid or ZERO
    work.step(
        "每月 {rate} 元 × {months} 个月 = {due} 元，已发 {paid} 元", BASIS,
        rate=rate, months=months, due=due, paid=paid,
    )  # fmt: skip
    work.give(months=months)
    work.money(due=due, amount=max(ZERO, due - paid))


def _on(facts: HeatAllowance, work: Working) -> datetime.date:
    return facts.date or facts.work_to or work.setting.as_of


def _code(facts: HeatAllowance, work: Working) -> str:
    """The rate that was entered, else the one for the place of work."""
    if ENTERED in work.setting.entered:
        return ENTERED
    if facts.place is None:
        raise Stopped("还不知道在室外还是室内干活，知道了才能算")
    return f"heat.{facts.place}_month"


def _months(facts: HeatAllowance, work: Working) -> int:
    """Those of the season only."""
    if facts.months is None:
        first, last = needed(facts, "work_from"), needed(facts, "work_to")
        return sum(_in_season(first, last, year, work) for year in range(first.year, last.year + 1))
    most = int(work.figure(MOST, _on(facts, work)))
    if facts.months < 0:
        raise Stopped("月数要写 0 或比 0 大的数")
    if facts.months > most:
        work.flag("heat_season_only")
        work.step("一年只发 {most} 个月", BASIS, most=most)
    return min(facts.months, most)


def _in_season(first: datetime.date, last: datetime.date, year: int, work: Working) -> int:
    """Months of one year's season in which there was work."""
    start = int(work.figure(FIRST, datetime.date(year, 12, 31)))
    end = start + int(work.figure(MOST, datetime.date(year, 12, 31))) - 1
    begin = max(start, first.month if first.year == year else 1)
    return max(0, min(end, last.month if last.year == year else 12) - begin + 1)


def _not_in_the_minimum(facts: HeatAllowance, paid: Decimal, work: Working) -> None:
    short = shortfall(paid, facts.heat_part or ZERO, _on(facts, work), work)
    if facts.heat_part and short:
        work.flag("heat_not_in_minimum_wage")
    work.money(shortfall=short, amount=short)


CLAIM = Claim(
    code="heat_allowance",
    title="高温津贴",
    facts=HeatAllowance,
    work=heat_allowance,
    formula="高温津贴 = 每月标准 × 高温月数（6 月到 9 月）",
    gives={
        "amount": "还要付多少",
        "due": "应发多少",
        "months": "算几个月",
        "counted_wage": "算进最低工资的",
        "shortfall": "比最低工资少了多少",
    },
    basis=(BASIS, "最低工资规定 12"),
    limited="wages",
    worker_proves=("在高温下干活", "哪几个月"),
    employer_proves=("降温措施", "发过津贴"),
    burden=("调解仲裁法 6",),
    uses=(
        "heat.first_month",
        "heat.general_month",
        "heat.hot_work_month",
        "heat.indoor_month",
        "heat.month",
        "heat.months_a_year",
        "heat.other_work_month",
        "heat.outdoor_month",
        "minimum_wage.month",
    ),
)
