"""最低工资: pay without overtime, special allowances and welfare, against the minimum (最低工资规定 3, 12)."""

from __future__ import annotations

import datetime
from decimal import Decimal

from weiquanbao.law.claims.claim import Claim
from weiquanbao.law.claims.facts import Month, asks, fact
from weiquanbao.law.claims.working import Stopped, Working, needed

MONTH, HOUR = "minimum_wage.month", "minimum_wage.hour"
CYCLE = "part_time.cycle_days"
ZERO = Decimal(0)


@asks
class MinWage:
    """What was paid, and what of it does not count."""

    wage_paid: Decimal | None = fact("一个月实际发了多少")
    overtime_part: Decimal | None = fact("其中加班费")
    heat_part: Decimal | None = fact("其中高温津贴")
    cold_part: Decimal | None = fact("其中低温津贴")
    shift_part: Decimal | None = fact("其中中班、夜班津贴")
    toxic_part: Decimal | None = fact("其中井下、有毒有害津贴")
    welfare_part: Decimal | None = fact("其中福利待遇")
    own_absence: bool | None = fact("是不是因为自己的原因没有正常干活")
    hourly_paid: Decimal | None = fact("每小时发多少（非全日制）")
    hours: Decimal | None = fact("一共干了几小时（非全日制）")
    pay_cycle_days: int | None = fact("几天发一次工资（非全日制）")
    months: int | None = fact("几个月都是这样")
    month: Month | None = fact("哪个月")
    date: datetime.date | None = fact("哪一天")


def min_wage(facts: MinWage, work: Working) -> None:
    """What is missing to the minimum, by the month or by the hour."""
    told = (facts.wage_paid, facts.hourly_paid, facts.hours, *_stripped(facts))
    if any(one is not None and one < 0 for one in told):
        raise Stopped("钱数和小时要写 0 或比 0 大的数")
    if facts.own_absence:
        work.step("因为自己的原因没有正常干活的，不比最低工资", "最低工资规定 12第3款")
        work.money(amount=ZERO)
    elif facts.hourly_paid is not None or facts.hours is not None:
        _by_the_hour(facts, work)
    else:
        _by_the_month(facts, work)


def _on(facts: MinWage, work: Working) -> datetime.date:
    return facts.date or (facts.month.first if facts.month is not None else work.setting.as_of)


def _stripped(facts: MinWage) -> tuple[Decimal | None, ...]:
    allowances = (facts.heat_part, facts.cold_part, facts.shift_part, facts.toxic_part)
    return (facts.overtime_part, *allowances, facts.welfare_part)


def _by_the_month(facts: MinWage, work: Working) -> None:
    paid: Decimal = needed(facts, "wage_paid")
    stripped = sum((one for one in _stripped(facts) if one is not None), ZERO)
    short = shortfall(paid, stripped, _on(facts, work), work)
    months = facts.months if facts.months is not None else 1
    if months != 1:
        work.step("{short} 元 × {months} 个月", "劳动合同法 85", short=short, months=months)
    work.money(shortfall=short, amount=short * months)


def shortfall(paid: Decimal, stripped: Decimal, on: datetime.date, work: Working) -> Decimal:
    """What a month's pay lacks once what does not count is taken out (最低工资规定 12)."""
    lowest, counted = work.figure(MONTH, on), paid - stripped
    work.step(
        "实发 {paid} 元，减去加班费、特殊津贴、福利 {stripped} 元，算 {counted} 元", "最低工资规定 12第1款",
        paid=paid, stripped=stripped, counted=counted,
    )  # fmt: skip
    short = max(ZERO, lowest - counted)
    work.step(
        "最低工资 {lowest} 元，少了 {short} 元", "劳动法 48", "最低工资规定 12", lowest=lowest, short=short
    )
    work.money(counted_wage=counted)
    return short


def _by_the_hour(facts: MinWage, work: Working) -> None:
    """Part-time work: the hourly minimum, paid at least every fifteen days (劳动合同法 72)."""
    on, hours = _on(facts, work), Decimal(needed(facts, "hours"))
    lowest = work.figure(HOUR, on)
    paid = facts.wage_paid if facts.hourly_paid is None else facts.hourly_paid * hours
    if paid is None:
        raise Stopped("还不知道每小时发多少，知道了才能算")
    short = max(ZERO, lowest * hours - paid)
    work.step(
        "每小时至少 {lowest} 元 × {hours} 小时 = {due} 元，发了 {paid} 元，少了 {short} 元", "劳动合同法 72第1款",
        lowest=lowest, hours=hours, due=lowest * hours, paid=paid, short=short,
    )  # fmt: skip
    if facts.pay_cycle_days is not None and facts.pay_cycle_days > work.figure(CYCLE, on):
        work.flag("part_time_paid_too_late")
    work.money(shortfall=short, amount=short)


CLAIM = Claim(
    code="min_wage",
    title="最低工资差额",
    facts=MinWage,
    work=min_wage,
    formula="差额 = 最低工资 −（实发 − 加班费 − 特殊津贴 − 福利）",
    gives={
        "amount": "一共少了多少",
        "shortfall": "每个月少了多少",
        "counted_wage": "算进去的工资",
    },
    basis=("劳动法 48", "最低工资规定 12", "劳动合同法 72", "劳动合同法 85"),
    limited="wages",
    worker_proves=("收到多少",),
    employer_proves=("工资由哪几项组成",),
    burden=("调解仲裁法 6", "工资支付暂行规定 6"),
    needs_labour_relation=False,
    uses=(
        "minimum_wage.hour",
        "minimum_wage.month",
        "part_time.cycle_days",
    ),
)
