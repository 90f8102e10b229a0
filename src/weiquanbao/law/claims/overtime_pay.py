"""What overtime is paid: the hourly base, times the rate of each kind of day (劳动法 44; 工资支付暂行规定 13)."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import NamedTuple

from weiquanbao.law.claims.overtime_facts import MINIMUM, RATES, ZERO, Extra, Overtime, day_of
from weiquanbao.law.claims.wage_base import DAYS, HOURS
from weiquanbao.law.claims.working import Working, needed

WORKDAY, RESTDAY, HOLIDAY = "overtime.workday_rate", "overtime.restday_rate", "overtime.holiday_rate"


class Base(NamedTuple):
    """What an hour is paid: `wage` ÷ `by`, kept apart so that it is divided last."""

    wage: Decimal
    by: Decimal


def pay(facts: Overtime, extra: Extra, work: Working) -> None:
    """Hours of each kind at the hourly base, less what was paid."""
    base = hourly_base(facts, work)
    on = day_of(facts, work)
    said(extra, base, "小时", on, work)
    due = weighted(extra, on, work) * base.wage / base.by
    work.money(base_hourly=base.wage / base.by)
    work.give(hours_workday=extra.workday, hours_restday=extra.restday, hours_holiday=extra.holiday)
    less_paid(facts, due, work)


def hourly_base(facts: Overtime, work: Working) -> Base:
    """The wage of the contract, or a lower base that was agreed; never under the minimum wage."""
    on = day_of(facts, work)
    hours = work.figure(HOURS, on)
    monthly = facts.base if facts.base is not None else _monthly(facts, on, work)
    if facts.base is not None:
        work.step(
            "约定的加班费基数是每月 {base} 元（{reason}）", "工资支付暂行规定 13第1款",
            base=facts.base, reason=facts.base_reason or "没有说原因",
        )  # fmt: skip
    lowest = work.known(MINIMUM, on)
    if lowest is not None and monthly < lowest:
        work.flag("base_below_minimum_wage")
        work.step("{base} 元低于最低工资，按 {lowest} 元", "劳动法 48", base=monthly, lowest=lowest)
        monthly = lowest
    work.step(
        "每小时：{wage} ÷ {hours} = {hourly} 元",
        "工资折算通知 2",
        wage=monthly,
        hours=hours,
        hourly=monthly / hours,
    )
    return Base(monthly, hours)


def _monthly(facts: Overtime, on: datetime.date, work: Working) -> Decimal:
    """A day's or an hour's pay as that of a month, without dividing."""
    if facts.hourly_wage is not None:
        return facts.hourly_wage * work.figure(HOURS, on)
    if facts.daily_wage is not None:
        return facts.daily_wage * work.figure(DAYS, on)
    wage: Decimal = needed(facts, "monthly_wage")
    return wage


def said(extra: Extra, base: Base, unit: str, on: datetime.date, work: Working) -> None:
    """Each kind with its rate and what it comes to."""
    for kind, many, rate in _rows(extra, on, work):
        if many:
            work.step(
                "{kind}：{many} {unit} × {each} 元 × {rate} = {sum} 元", *RATES,
                kind=kind, many=many, unit=unit, each=base.wage / base.by, rate=rate,
                sum=many * rate * base.wage / base.by,
            )  # fmt: skip


def weighted(extra: Extra, on: datetime.date, work: Working) -> Decimal:
    """All of it in hours of normal pay."""
    return sum((many * rate for _kind, many, rate in _rows(extra, on, work)), ZERO)


def _rows(extra: Extra, on: datetime.date, work: Working) -> tuple[tuple[str, Decimal, Decimal], ...]:
    return (
        ("平时加班", extra.workday, work.figure(WORKDAY, on)),
        ("休息日加班", extra.restday, work.figure(RESTDAY, on)),
        ("法定节假日加班", extra.holiday, work.figure(HOLIDAY, on)),
    )


def less_paid(facts: Overtime, due: Decimal, work: Working) -> None:
    """What is left of the yuan that are due."""
    paid = facts.paid or ZERO
    if paid:
        work.step("应付 {due} 元，已付 {paid} 元", "劳动合同法 31", due=due, paid=paid)
    else:
        work.step("一共应付加班费 {due} 元", "劳动合同法 31", due=due)
    work.money(due=due, amount=max(ZERO, due - paid))
