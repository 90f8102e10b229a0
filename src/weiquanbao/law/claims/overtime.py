"""加班费: hours of each kind times the hourly base times its rate (劳动法 44; 工资支付暂行规定 13)."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal, NamedTuple

from weiquanbao.law.calendar import china
from weiquanbao.law.claims.claim import Claim
from weiquanbao.law.claims.facts import fact
from weiquanbao.law.claims.wage_base import DAYS, HOURS
from weiquanbao.law.claims.working import Stopped, Working, needed
from weiquanbao.law.statutory_holidays import is_statutory_holiday

MINIMUM = "minimum_wage.month"
WORKDAY, RESTDAY, HOLIDAY = "overtime.workday_rate", "overtime.restday_rate", "overtime.holiday_rate"
A_DAY, A_MONTH, STANDARD_DAY = "overtime.hours_a_day", "overtime.hours_a_month", "working_time.day"
ZERO = Decimal(0)
RATES = ("劳动法 44", "工资支付暂行规定 13第1款")

Cycle = Literal["week", "month", "quarter", "year"]
#: Months a cycle has, for the limit of article 41; a week's is left to the month it lies in.
MONTHS: dict[str, int] = {"week": 1, "month": 1, "quarter": 3, "year": 12}


@dataclass(frozen=True, slots=True)
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


class Base(NamedTuple):
    """What an hour is paid: `wage` ÷ `by`, kept apart so that it is divided last."""

    wage: Decimal
    by: Decimal


def overtime(facts: Overtime, work: Working) -> None:
    """By the kind of pay and of working time, what is due and was not paid."""
    _refuse_negatives(facts)
    if facts.package_monthly is not None:
        _package(facts, facts.package_monthly, work)
    elif facts.unit_price is not None:
        _pieces(facts, facts.unit_price, work)
    else:
        _by_scheme(facts, work)


def day_of(facts: Overtime, work: Working) -> datetime.date:
    """The day whose law is asked: the first that was worked, the year that was told, else the day asked about."""
    if facts.date is not None:
        return facts.date
    if facts.dates:
        return min(facts.dates)
    return datetime.date(facts.year, 12, 31) if facts.year is not None else work.setting.as_of


def _refuse_negatives(facts: Overtime) -> None:
    told = (
        facts.monthly_wage,
        facts.base,
        *_hours_told(facts),
        facts.total_hours,
        facts.paid,
        facts.unit_price,
    )
    if any(one is not None and one < 0 for one in told):
        raise Stopped("钱数和小时要写 0 或比 0 大的数")


def _hours_told(facts: Overtime) -> tuple[Decimal | None, ...]:
    by_kind = (facts.hours_workday, facts.hours_restday, facts.hours_holiday)
    of_package = (facts.workday_ot_hours, facts.restday_hours, facts.holiday_hours)
    return (*by_kind, *of_package, facts.pieces_workday, facts.pieces_restday, facts.pieces_holiday)


def _by_scheme(facts: Overtime, work: Working) -> None:
    if facts.scheme == "standard":
        _standard(facts, work)
        return
    if facts.approved is False:
        work.flag("special_hours_not_approved")
        work.step("特殊工时没有批准，按标准工时算", "劳动法 39", "特殊工时审批办法 7")
        _standard(facts, work)
        return
    if facts.approved is None:
        work.assume("特殊工时是批准过的；没有批准就按标准工时算，批准文件要单位拿出来")
    (_irregular if facts.scheme == "irregular" else _comprehensive)(facts, work)


def _standard(facts: Overtime, work: Working) -> None:
    if not facts.dates and not any(one is not None for one in _hours_told(facts)):
        raise Stopped("还不知道每种加班各有几小时，分开写了才能算")
    if facts.waiver_signed:
        work.step("签过不要加班费的条子，违反法律的不算数", "劳动合同法 26")
    extra = _rested(facts, _sorted(facts, work), work)
    _limits(facts, extra.total, facts.months or 1, work)
    _pay(facts, extra, work)


def _sorted(facts: Overtime, work: Working) -> Extra:
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
    if any(one is not None for one in _hours_told(facts)):
        return extra.holiday or extra.restday or extra.workday, _without_named(extra)
    a_day = work.figure(STANDARD_DAY, days[0])
    work.assume("没有说几小时，每天按 {hours} 小时", hours=a_day)
    return a_day * len(days), extra


def _without_named(extra: Extra) -> Extra:
    """The kind the named days were told under is sorted anew: holidays, else rest days, else working days."""
    if extra.holiday:
        return replace(extra, holiday=ZERO)
    return replace(extra, restday=ZERO) if extra.restday else replace(extra, workday=ZERO)


def _rested(facts: Overtime, extra: Extra, work: Working) -> Extra:
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


def _limits(facts: Overtime, hours: Decimal, months: int, work: Working) -> None:
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


def _pay(facts: Overtime, extra: Extra, work: Working) -> None:
    base = hourly_base(facts, work)
    on = day_of(facts, work)
    _said(extra, base, "小时", on, work)
    due = _weighted(extra, on, work) * base.wage / base.by
    work.money(base_hourly=base.wage / base.by)
    work.give(hours_workday=extra.workday, hours_restday=extra.restday, hours_holiday=extra.holiday)
    _less_paid(facts, due, work)


def _said(extra: Extra, base: Base, unit: str, on: datetime.date, work: Working) -> None:
    """Each kind with its rate and what it comes to."""
    for kind, many, rate in _rows(extra, on, work):
        if many:
            work.step(
                "{kind}：{many} {unit} × {each} 元 × {rate} = {sum} 元", *RATES,
                kind=kind, many=many, unit=unit, each=base.wage / base.by, rate=rate,
                sum=many * rate * base.wage / base.by,
            )  # fmt: skip


def _weighted(extra: Extra, on: datetime.date, work: Working) -> Decimal:
    """All of it in hours of normal pay."""
    return sum((many * rate for _kind, many, rate in _rows(extra, on, work)), ZERO)


def _rows(extra: Extra, on: datetime.date, work: Working) -> tuple[tuple[str, Decimal, Decimal], ...]:
    return (
        ("平时加班", extra.workday, work.figure(WORKDAY, on)),
        ("休息日加班", extra.restday, work.figure(RESTDAY, on)),
        ("法定节假日加班", extra.holiday, work.figure(HOLIDAY, on)),
    )


def _less_paid(facts: Overtime, due: Decimal, work: Working) -> None:
    paid = facts.paid or ZERO
    if paid:
        work.step("应付 {due} 元，已付 {paid} 元", "劳动合同法 31", due=due, paid=paid)
    else:
        work.step("一共应付加班费 {due} 元", "劳动合同法 31", due=due)
    work.money(due=due, amount=max(ZERO, due - paid))


def _irregular(facts: Overtime, work: Working) -> None:
    """The rates do not apply; holidays are treated differently by province, so a person decides."""
    work.step("批准的不定时工作制，不按加班的倍数付", "工资支付暂行规定 13第4款")
    if facts.hours_holiday or facts.holiday_hours:
        work.flag("irregular_holiday_needs_review")
    work.money(amount=ZERO)


def _comprehensive(facts: Overtime, work: Working) -> None:
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
    _limits(facts, over + holiday, MONTHS[cycle] * cycles, work)
    _pay(facts, Extra(over, ZERO, holiday), work)


def _pieces(facts: Overtime, price: Decimal, work: Working) -> None:
    """Pieces beyond the quota at the same rates."""
    extra = Extra(facts.pieces_workday or ZERO, facts.pieces_restday or ZERO, facts.pieces_holiday or ZERO)
    if facts.compensatory_rest:
        extra = _rested(facts, extra, work)
    work.step("完成定额以后多做的，按单价 {price} 元的倍数", "工资支付暂行规定 13第2款", price=price)
    on = day_of(facts, work)
    _said(extra, Base(price, Decimal(1)), "件", on, work)
    _less_paid(facts, _weighted(extra, on, work) * price, work)


def _package(facts: Overtime, package: Decimal, work: Working) -> None:
    """What the hours are worth at the minimum wage, against what the package pays for them."""
    on, extra = day_of(facts, work), _rested(facts, _sorted(facts, work), work)
    _limits(facts, extra.total, 1, work)
    hours, lowest = work.figure(HOURS, on), work.figure(MINIMUM, on)
    worth = hours + _weighted(extra, on, work)
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


CLAIM = Claim(
    code="overtime",
    title="加班费",
    facts=Overtime,
    work=overtime,
    formula="加班费 = 加班小时 × 小时工资 × 倍数（平时 1.5、休息日没有补休 2、法定节假日 3）",
    gives={
        "amount": "还要付的加班费",
        "due": "应付的加班费",
        "base_hourly": "每小时按多少",
        "hours_workday": "平时加班几小时",
        "hours_restday": "休息日加班几小时",
        "hours_holiday": "法定节假日加班几小时",
        "standard_hours": "周期的标准小时",
        "over_hours": "超过标准几小时",
        "equivalent_hours": "相当于正常多少小时",
        "legal_minimum": "包薪至少要多少",
        "shortfall": "包薪每月少了多少",
        "package_is_lawful": "包薪够不够最低工资",
    },
    basis=("劳动法 44", "劳动法 41", "工资支付暂行规定 13", "劳动合同法 31", "劳动合同法 85"),
    limited="wages",
    worker_proves=("加过班，或者加班的记录在单位手里",),
    employer_proves=("考勤记录", "特殊工时的批准"),
    burden=("劳动争议解释一 42", "调解仲裁法 6"),
    needs_labour_relation=False,
    uses=(
        "working_time.day",
        "minimum_wage.month",
        "overtime.holiday_rate",
        "overtime.hours_a_day",
        "overtime.hours_a_month",
        "overtime.restday_rate",
        "overtime.workday_rate",
        "wage.days_a_month",
        "wage.hours_a_month",
        "working_time.month",
        "working_time.quarter",
        "working_time.year",
    ),
)
