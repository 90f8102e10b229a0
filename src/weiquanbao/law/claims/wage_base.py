"""工资折算: what a day and an hour of a monthly wage are (人社部发〔2025〕2号; 劳动法 51)."""

from __future__ import annotations

from decimal import Decimal

from weiquanbao.law.claims.claim import Claim
from weiquanbao.law.claims.facts import asks, fact
from weiquanbao.law.claims.working import Working, needed

DAYS, HOURS = "wage.days_a_month", "wage.hours_a_month"


@asks
class WageBase:
    """A monthly wage."""

    monthly_wage: Decimal | None = fact("月工资")


def wage_base(facts: WageBase, work: Working) -> None:
    """月工资 ÷ 21.75, 月工资 ÷ 174."""
    wage: Decimal = needed(facts, "monthly_wage")
    days, hours = work.figure(DAYS), work.figure(HOURS)
    work.money(daily=wage / days, hourly=wage / hours)
    work.step(
        "日工资：{wage} ÷ {days} = {daily} 元", "工资折算通知 2", wage=wage, days=days, daily=wage / days
    )
    work.step(
        "小时工资：{wage} ÷ {hours} = {hourly} 元",
        "工资折算通知 2",
        wage=wage,
        hours=hours,
        hourly=wage / hours,
    )


CLAIM = Claim(
    code="wage_base",
    title="工资折算",
    facts=WageBase,
    work=wage_base,
    formula="日工资 = 月工资 ÷ 21.75；小时工资 = 月工资 ÷ 174",
    gives={"daily": "日工资", "hourly": "小时工资"},
    basis=("工资折算通知 2", "劳动法 51"),
    limited="none",
    final="none",
    uses=(
        "wage.days_a_month",
        "wage.hours_a_month",
    ),
)
