"""加班费 under 综合计算工时: what exceeds the hours of the cycle (工资支付暂行规定 13第3款; 工资折算通知 1)."""

from __future__ import annotations

from decimal import Decimal

from weiquanbao.law.claims.overtime_facts import ZERO, Cycle, Extra, Overtime, day_of
from weiquanbao.law.claims.overtime_hours import limits
from weiquanbao.law.claims.overtime_pay import pay
from weiquanbao.law.claims.working import Stopped, Working, needed

#: Months a cycle has, for the limit of article 41; a week's is left to the month it lies in.
MONTHS: dict[str, int] = {"week": 1, "month": 1, "quarter": 3, "year": 12}


def comprehensive_hours(facts: Overtime, work: Working) -> None:
    """What exceeds the standard of the cycle is extended time; statutory holidays are paid as such."""
    cycle: Cycle = needed(facts, "cycle")
    total: Decimal = needed(facts, "total_hours")
    on, cycles = day_of(facts, work), facts.cycles or 1
    standard = work.figure(f"working_time.{cycle}", on) * cycles
    holiday = (facts.holiday_hours or ZERO) + (facts.hours_holiday or ZERO)
    if holiday > total:
        raise Stopped("法定节假日的小时不会比一共的小时多")
    if holiday:
        work.assume("一共的小时里包括法定节假日干的")
    over = max(ZERO, total - holiday - standard)
    work.step(
        "一共 {total} 小时，减去法定节假日 {holiday} 小时和标准 {standard} 小时，超过 {over} 小时",
        "工资支付暂行规定 13第3款", "工资折算通知 1",
        total=total, holiday=holiday, standard=standard, over=over,
    )  # fmt: skip
    work.give(standard_hours=standard, over_hours=over)
    limits(facts, over + holiday, MONTHS[cycle] * cycles, work)
    pay(facts, Extra(over, ZERO, holiday), work)
