"""Overtime by kind of day, less the rest that made up for it, within the limits (劳动法 41, 42; 放假办法 2, 6)."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from weiquanbao.law.calendar import china
from weiquanbao.law.claims.overtime_facts import RATES, ZERO, Extra, Overtime, day_of, hours_told
from weiquanbao.law.claims.working import Working
from weiquanbao.law.statutory_holidays import is_statutory_holiday

A_DAY, A_MONTH, STANDARD_DAY = "overtime.hours_a_day", "overtime.hours_a_month", "working_time.day"


def hours_by_kind(facts: Overtime, work: Working) -> Extra:
    """Hours by kind; those of days that were named by what the day was (放假办法 2, 6)."""
    extra = Extra(
        (facts.hours_workday or ZERO) + (facts.workday_ot_hours or ZERO),
        (facts.hours_restday or ZERO) + (facts.restday_hours or ZERO),
        (facts.hours_holiday or ZERO) + (facts.holiday_hours or ZERO),
    )
    if not facts.dates:
        return extra
    days, kinds = sorted(set(facts.dates)), [0, 0, 0]
    for day in days:
        kinds[_kind(day)] += 1
    named, rest = _named(facts, extra, days, work)
    if kinds[1] and not (extra.restday and not extra.holiday):
        work.flag("substitute_day_is_rest_day")
    work.step(
        "{days} 天里法定节假日 {holidays} 天、休息日 {restdays} 天、工作日 {workdays} 天", "放假办法 2", "放假办法 6",
        days=len(days), holidays=kinds[2], restdays=kinds[1], workdays=kinds[0],
    )  # fmt: skip
    if len(set(map(_kind, days))) > 1:
        work.assume("那几天每天干的小时一样多")
    share = [named * count / len(days) for count in kinds]
    return Extra(rest.workday + share[0], rest.restday + share[1], rest.holiday + share[2])


def _kind(day: datetime.date) -> int:
    """0 a working day, 1 a rest day, 2 a statutory holiday."""
    if is_statutory_holiday(day):
        return 2
    return 0 if china().is_working(day) else 1


def _named(
    facts: Overtime, extra: Extra, days: Sequence[datetime.date], work: Working
) -> tuple[Decimal, Extra]:
    """The hours of the named days, and those told apart from them; a whole day each where no hours were told."""
    if facts.hours is not None:
        return facts.hours, extra
    if facts.hours_per_day is not None:
        return facts.hours_per_day * len(days), extra
    if any(one is not None for one in hours_told(facts)):
        return extra.holiday or extra.restday or extra.workday, _without_named(extra)
    a_day = work.figure(STANDARD_DAY, days[0])
    work.assume("没有说几小时，每天按 {hours} 小时", hours=a_day)
    return a_day * len(days), extra


def _without_named(extra: Extra) -> Extra:
    """The kind the named days were told under is sorted anew: holidays, else rest days, else working days."""
    if extra.holiday:
        return replace(extra, holiday=ZERO)
    return replace(extra, restday=ZERO) if extra.restday else replace(extra, workday=ZERO)


def rested(facts: Overtime, extra: Extra, work: Working) -> Extra:
    """Rest days that were made up for are not paid; statutory holidays are, whatever rest was given."""
    if facts.compensatory_rest:
        work.step("休息日加班已经补休的，不付加班费", *RATES)
        return replace(extra, restday=ZERO)
    if facts.compensatory_hours:
        left = max(ZERO, extra.restday - facts.compensatory_hours)
        work.step(
            "休息日加班补休了 {hours} 小时，还剩 {left} 小时",
            *RATES,
            hours=facts.compensatory_hours,
            left=left,
        )
        return replace(extra, restday=left)
    return extra


def limits(facts: Overtime, hours: Decimal, months: int, work: Working) -> None:
    """劳动法 41: 36 hours a month, three a day; 42 lifts them. Protected women work none."""
    on = day_of(facts, work)
    if facts.pregnant_7_months or facts.nursing:
        work.flag("overtime_of_protected")
    if facts.emergency:
        work.step("抢险、抢修不受每月小时数的限制，加班费照付", "劳动法 42")
        return
    most = work.figure(A_MONTH, on)
    if hours > most * months:
        work.flag("monthly_overtime_over_36h")
        work.step(
            "加班 {hours} 小时，超过每月 {most} 小时，违法，加班费照付", "劳动法 41", "劳动法 90",
            hours=hours, most=most,
        )  # fmt: skip
    if facts.longest_day is not None and facts.longest_day > work.figure(A_DAY, on):
        work.flag("daily_overtime_over_3h")
