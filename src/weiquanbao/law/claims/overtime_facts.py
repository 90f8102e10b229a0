"""What overtime pay asks to be told, and what was worked by kind of day."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from weiquanbao.law.claims.facts import asks, fact
from weiquanbao.law.claims.working import Working

ZERO = Decimal(0)
RATES = ("劳动法 44", "工资支付暂行规定 13第1款")
MINIMUM = "minimum_wage.month"

Cycle = Literal["week", "month", "quarter", "year"]


@asks
class Overtime:
    """What was worked beyond the standard hours, and what it was paid."""

    monthly_wage: Decimal | None = fact("月工资")
    daily_wage: Decimal | None = fact("日工资")
    hourly_wage: Decimal | None = fact("小时工资")
    base: Decimal | None = fact("约定的加班费基数（每月）")
    base_reason: str | None = fact("为什么按这个基数")
    hours_workday: Decimal | None = fact("平时加班几小时")
    hours_restday: Decimal | None = fact("休息日加班几小时")
    hours_holiday: Decimal | None = fact("法定节假日加班几小时")
    dates: tuple[datetime.date, ...] | None = fact("放假的哪几天去干了")
    hours: Decimal | None = fact("那几天一共干几小时")
    hours_per_day: Decimal | None = fact("那几天每天干几小时")
    compensatory_rest: bool | None = fact("休息日加班以后补休了没有")
    compensatory_hours: Decimal | None = fact("补休了几小时")
    longest_day: Decimal | None = fact("一天最多加班几小时")
    months: int | None = fact("这些小时是几个月的")
    waiver_signed: bool | None = fact("签过不要加班费的条子没有")
    emergency: bool | None = fact("是不是抢险、抢修")
    pregnant_7_months: bool | None = fact("是不是怀孕七个月以上")
    nursing: bool | None = fact("是不是在哺乳期")
    scheme: Literal["standard", "comprehensive", "irregular"] = fact("哪一种工时", default="standard")
    approved: bool | None = fact("特殊工时有没有批准")
    cycle: Cycle | None = fact("综合计算工时按多长一个周期")
    cycles: int | None = fact("几个周期")
    total_hours: Decimal | None = fact("周期里一共干了几小时")
    holiday_hours: Decimal | None = fact("其中法定节假日几小时")
    unit_price: Decimal | None = fact("每件多少钱")
    pieces_workday: Decimal | None = fact("完成定额以后，平时多做几件")
    pieces_restday: Decimal | None = fact("休息日做几件")
    pieces_holiday: Decimal | None = fact("法定节假日做几件")
    package_monthly: Decimal | None = fact("包薪一个月多少")
    workday_ot_hours: Decimal | None = fact("包薪的一个月里，平时加班几小时")
    restday_hours: Decimal | None = fact("包薪的一个月里，休息日加班几小时")
    paid: Decimal | None = fact("已经付了多少加班费")
    date: datetime.date | None = fact("加班在哪一天前后")
    year: int | None = fact("加班在哪一年")


@dataclass(frozen=True, slots=True)
class Extra:
    """Something of each kind: hours or pieces."""

    workday: Decimal
    restday: Decimal
    holiday: Decimal

    @property
    def total(self) -> Decimal:
        """All of it."""
        return self.workday + self.restday + self.holiday


def day_of(facts: Overtime, work: Working) -> datetime.date:
    """The day whose law is asked: the first that was worked, the year that was told, else the day asked about."""
    if facts.date is not None:
        return facts.date
    if facts.dates:
        return min(facts.dates)
    return datetime.date(facts.year, 12, 31) if facts.year is not None else work.setting.as_of


def hours_told(facts: Overtime) -> tuple[Decimal | None, ...]:
    """Everything that says how much was worked."""
    by_kind = (facts.hours_workday, facts.hours_restday, facts.hours_holiday)
    of_package = (facts.workday_ot_hours, facts.restday_hours, facts.holiday_hours)
    return (*by_kind, *of_package, facts.pieces_workday, facts.pieces_restday, facts.pieces_holiday)
