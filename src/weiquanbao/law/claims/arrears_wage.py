"""拖欠、克扣工资: what was due in each pay period less what was paid, and who along the chain owes it."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from decimal import Decimal
from itertools import repeat
from typing import Literal

from weiquanbao.common.money import cents
from weiquanbao.law.calendar import china
from weiquanbao.law.claims.claim import Claim
from weiquanbao.law.claims.facts import Month, asks, fact
from weiquanbao.law.claims.payers import Chain, say_who_pays
from weiquanbao.law.claims.wage_base import DAYS
from weiquanbao.law.claims.working import Stopped, Working, needed

MINIMUM, STOPPAGE = "minimum_wage.month", "stoppage.pay_rate"
ZERO = Decimal(0)
DUE = ("劳动合同法 30", "劳动法 50")


@asks
class ArrearsWage:
    """What was agreed, what was worked, what was paid."""

    monthly_wage: Decimal | None = fact("说好每月多少")
    collective_wage: Decimal | None = fact("集体合同里每月多少")
    peer_wage: Decimal | None = fact("同样活的人每月多少")
    daily_wage: Decimal | None = fact("说好每天多少")
    hourly_wage: Decimal | None = fact("说好每小时多少")
    unit_price: Decimal | None = fact("说好每件多少")
    pieces: Decimal | None = fact("做了几件")
    hours: Decimal | None = fact("干了几小时")
    days: Decimal | None = fact("干了几天")
    months: tuple[Month, ...] | int | None = fact("哪几个月没有发够")
    month: Month | None = fact("哪个月")
    join_date: datetime.date | None = fact("哪天开始干的")
    period_start: datetime.date | None = fact("从哪天算起")
    period_end: datetime.date | None = fact("算到哪天")
    pay_day: datetime.date | None = fact("说好哪天发")
    end_date: datetime.date | None = fact("哪天走的")
    paid_days: Decimal | None = fact("该发几天的工资")
    absent_days: Decimal | None = fact("缺了几天")
    method: Literal["forward", "absence"] | None = fact("不满一个月的怎么算")
    due_each: tuple[Decimal, ...] | None = fact("每个月各应当发多少")
    paid: tuple[Decimal, ...] | Decimal | None = fact("已经发了多少")
    cycle_index: int | None = fact("停工停产的第几个工资支付周期")
    work_done: bool | None = fact("停工停产的时候干活没有")
    new_wage: Decimal | None = fact("停工停产的时候说好的工资")
    worker_arrears: Decimal | None = fact("一共欠多少")
    subcontractor_paid: Decimal | None = fact("分包单位已经付了多少")
    unpaid_project_money: Decimal | None = fact("还没有结清的工程款")
    chain: Chain | None = fact("活是怎么包出来的")


def arrears_wage(facts: ArrearsWage, work: Working) -> None:
    """What is owed, rounded once, and by whom."""
    _refuse_negatives(facts)
    dues = _dues(facts, work)
    owed = cents(_owed(facts, dues, work))
    work.money(amount=owed)
    if facts.end_date is not None:
        work.step("走的时候工资要一次付清", "工资支付暂行规定 9")
    if facts.pay_day is not None:
        _pay_by(facts.pay_day, work)
    _who_pays(facts, owed, work)


def _pay_by(day: datetime.date, work: Working) -> None:
    """A pay day that is a rest day or a holiday comes forward to the working day before it."""
    calendar = china()
    by = day if calendar.is_working(day) else calendar.add_working(day, -1)
    work.give(pay_by=by)
    work.step("说好{day}发，最晚{by}要发", "工资支付暂行规定 7", "农民工条例 14", day=day, by=by)


def _refuse_negatives(facts: ArrearsWage) -> None:
    wages = (
        facts.collective_wage,
        facts.peer_wage,
        facts.monthly_wage,
        facts.daily_wage,
        facts.hourly_wage,
        facts.unit_price,
        facts.worker_arrears,
    )
    counts = (facts.pieces, facts.hours, facts.days, facts.paid_days, facts.absent_days, facts.new_wage)
    sums = (facts.subcontractor_paid, facts.unpaid_project_money, *_paid(facts), *(facts.due_each or ()))
    if any(one is not None and one < 0 for one in (*wages, *counts, *sums)):
        raise Stopped("钱数、天数和小时要写 0 或比 0 大的数")


def _paid(facts: ArrearsWage) -> tuple[Decimal, ...]:
    if facts.paid is None:
        return ()
    return facts.paid if isinstance(facts.paid, tuple) else (facts.paid,)


def _dues(facts: ArrearsWage, work: Working) -> Sequence[Decimal]:
    """What was due, period by period."""
    if facts.worker_arrears is not None:
        work.step("一共欠 {owed} 元", *DUE, owed=facts.worker_arrears)
        return (facts.worker_arrears,)
    if facts.due_each is not None:
        work.step(
            "{many} 个月一共应发 {sum} 元", *DUE, many=len(facts.due_each), sum=sum(facts.due_each, ZERO)
        )
        return facts.due_each
    if facts.cycle_index is not None:
        return (_stoppage(facts, facts.cycle_index, work),)
    wage = _agreed(facts, work)
    return (_by_quantity(facts, work),) if wage is None else _by_month(facts, wage, work)


def _agreed(facts: ArrearsWage, work: Working) -> Decimal | None:
    """The rate of the contract, not below the collective contract's; none agreed: that one, else equal pay."""
    own, collective = facts.monthly_wage, facts.collective_wage
    if collective is not None and (own is None or own < collective):
        work.step("按集体合同每月 {wage} 元", "劳动合同法 11", "劳动合同法 55", wage=collective)
        return collective
    if own is None and facts.peer_wage is not None:
        work.step(
            "没有说好工资，同工同酬每月 {wage} 元", "劳动合同法 11", "劳动合同法 18", wage=facts.peer_wage
        )
        return facts.peer_wage
    return own


def _by_quantity(facts: ArrearsWage, work: Working) -> Decimal:
    """Pay by the day, the hour or the piece."""
    kinds = (
        ("天", facts.daily_wage, facts.days if facts.days is not None else facts.paid_days),
        ("小时", facts.hourly_wage, facts.hours),
        ("件", facts.unit_price, facts.pieces),
    )
    told = [(unit, price, many) for unit, price, many in kinds if price is not None and many is not None]
    if not told:
        needed(facts, "monthly_wage")
    for unit, price, many in told:
        work.step(
            "{many} {unit} × {price} 元 = {sum} 元", *DUE, many=many, unit=unit, price=price, sum=many * price
        )
    return sum((price * many for _unit, price, many in told), ZERO)


def _by_month(facts: ArrearsWage, wage: Decimal, work: Working) -> Sequence[Decimal]:
    """Whole months, and a part of one by the method that was chosen: the two methods are never mixed."""
    whole = _whole_months(facts, wage, work)
    method = _method(facts)
    if method == "absence":
        days: Decimal = needed(facts, "absent_days")
        rest = whole or [wage]
        return [*rest[:-1], _less_absent(rest[-1], days, _on(facts, work), work)]
    if method == "forward":
        return [*whole, _forward(wage, _paid_days(facts, work), _on(facts, work), work)]
    return whole or [_at_least(wage, _on(facts, work), work)]


def _method(facts: ArrearsWage) -> str | None:
    """The forward method is the default; None where only whole months were told."""
    if facts.method is not None:
        return facts.method
    if facts.paid_days is not None:
        return "forward"
    if facts.absent_days is not None:
        return "absence"
    begun = facts.join_date or facts.period_start
    return "forward" if begun and facts.period_end and facts.months is None else None


def _on(facts: ArrearsWage, work: Working) -> datetime.date:
    """The month that was named, else the end of the period, the last of several months, the day asked about."""
    if facts.month is not None:
        return facts.month.first
    if isinstance(facts.months, tuple) and facts.months:
        return max(facts.months).first
    return facts.period_end or facts.period_start or work.setting.as_of


def _whole_months(facts: ArrearsWage, wage: Decimal, work: Working) -> list[Decimal]:
    if facts.months is None:
        return []
    if isinstance(facts.months, int):
        work.step("{many} 个月 × {wage} 元", *DUE, many=facts.months, wage=wage)
        return list(repeat(wage, facts.months))
    months = sorted(set(facts.months))
    dues = _floors(wage, months, work)
    work.step("{many} 个月一共应发 {sum} 元", *DUE, many=len(months), sum=sum(dues, ZERO))
    return dues


def _floors(wage: Decimal, months: Sequence[Month], work: Working) -> list[Decimal]:
    """Not below the minimum wage of each month; where one is not known, earlier ones are not asked for."""
    dues, asking = [], True
    for month in reversed(months):
        lowest = work.known(MINIMUM, month.first) if asking else None
        asking = lowest is not None
        dues.append(max(wage, lowest or wage))
        if lowest is not None and wage < lowest:
            _below(wage, lowest, str(month), work)
    return dues[::-1]


def _at_least(wage: Decimal, on: datetime.date, work: Working) -> Decimal:
    lowest = work.known(MINIMUM, on)
    if lowest is None or wage >= lowest:
        work.step("一个月应发 {wage} 元", *DUE, wage=wage)
        return wage
    _below(wage, lowest, f"{on.year}-{on.month:02d}", work)
    return lowest


def _below(wage: Decimal, lowest: Decimal, month: str, work: Working) -> None:
    work.step(
        "{month}：{wage} 元低于最低工资，按 {lowest} 元", "劳动法 48", "最低工资规定 12",
        month=month, wage=wage, lowest=lowest,
    )  # fmt: skip


def _forward(wage: Decimal, days: Decimal, on: datetime.date, work: Working) -> Decimal:
    """Paid days times the daily wage, at most the monthly wage."""
    of_month = work.figure(DAYS, on)
    due = min(wage, wage * days / of_month)
    work.step(
        "按出勤的天数：{days} 天 × {wage} ÷ {of_month} = {due} 元（最多一个月工资）", "工资折算通知 2",
        days=days, wage=wage, of_month=of_month, due=due,
    )  # fmt: skip
    work.assume("不满一个月的，法律没有写死怎么算：按该发的天数乘日工资")
    work.give(method="forward", paid_days=days)
    return due


def _less_absent(wage: Decimal, days: Decimal, on: datetime.date, work: Working) -> Decimal:
    """The monthly wage less absent days."""
    of_month = work.figure(DAYS, on)
    due = max(ZERO, wage - wage * days / of_month)
    work.step(
        "按缺勤的天数：{wage} − {days} 天 × {wage} ÷ {of_month} = {due} 元", "工资折算通知 2",
        days=days, wage=wage, of_month=of_month, due=due,
    )  # fmt: skip
    work.assume("不满一个月的，法律没有写死怎么算：月工资减去缺勤天数的日工资")
    work.give(method="absence", absent_days=days)
    return due


def _paid_days(facts: ArrearsWage, work: Working) -> Decimal:
    """Those told, else Mondays to Fridays: statutory holidays among them are paid."""
    if facts.paid_days is not None:
        return facts.paid_days
    first = facts.period_start or needed(facts, "join_date")
    last: datetime.date = needed(facts, "period_end")
    if last < first:
        raise Stopped("算到哪天，要在从哪天算起以后")
    if (first.year, first.month) != (last.year, last.month):
        raise Stopped("头尾不在一个月里的，把整月和不满的一个月分开写")
    work.assume("星期一到星期五都算该发工资的日子，法定节假日也在里面")
    days = (first + datetime.timedelta(days=more) for more in range((last - first).days + 1))
    return Decimal(sum(day.weekday() < 5 for day in days))


def _stoppage(facts: ArrearsWage, cycle: int, work: Working) -> Decimal:
    """停工停产: the first cycle in full, later ones by whether there was work (工资支付暂行规定 12)."""
    if cycle <= 1:
        wage: Decimal = needed(facts, "monthly_wage")
        work.step("不是自己的原因停工，第一个工资支付周期照发 {wage} 元", "工资支付暂行规定 12", wage=wage)
        return wage
    on = _on(facts, work)
    if facts.work_done is None:
        needed(facts, "work_done")
    lowest = work.figure(MINIMUM, on)
    if facts.work_done:
        due = max(lowest, facts.new_wage or ZERO)
        work.step(
            "第二个周期起，干了活的不低于最低工资 {lowest} 元，按 {due} 元", "工资支付暂行规定 12",
            lowest=lowest, due=due,
        )  # fmt: skip
        return due
    rate = work.figure(STOPPAGE, on)
    work.step(
        "第二个周期起，没有干活的：最低工资 {lowest} 元 × {rate}",
        "工资支付暂行规定 12",
        lowest=lowest,
        rate=rate,
    )
    return lowest * rate


def _owed(facts: ArrearsWage, dues: Sequence[Decimal], work: Working) -> Decimal:
    """Due less paid: month by month where payments were told so, none below zero."""
    paid = _paid(facts)
    if facts.subcontractor_paid is not None:
        paid = (sum(paid, ZERO) + facts.subcontractor_paid,)
    if isinstance(facts.paid, tuple) and facts.subcontractor_paid is None:
        if len(paid) != len(dues):
            raise Stopped("应发的和已发的月数对不上")
        owed = sum((max(ZERO, due - had) for due, had in zip(dues, paid, strict=True)), ZERO)
    else:
        owed = max(ZERO, sum(dues, ZERO) - sum(paid, ZERO))
    if paid:
        work.step(
            "应发 {due} 元，已发 {paid} 元，还欠 {owed} 元", "劳动合同法 30",
            due=sum(dues, ZERO), paid=sum(paid, ZERO), owed=owed,
        )  # fmt: skip
    return owed


def _who_pays(facts: ArrearsWage, owed: Decimal, work: Working) -> None:
    """Along the chain that was told; where a subcontractor paid a part there is one."""
    chain = facts.chain
    if chain is None and facts.subcontractor_paid is not None:
        chain = "subcontract"
    if chain is None and facts.unpaid_project_money is not None:
        chain = "developer_unpaid"
    say_who_pays(chain or "employer", owed, facts.unpaid_project_money, work)
    if chain in {"subcontract", "transferred", "developer_unpaid"}:
        work.money(general_contractor_first_pays=owed)
    if facts.unpaid_project_money is not None and chain == "developer_unpaid":
        work.money(developer_advances=min(owed, facts.unpaid_project_money))


CLAIM = Claim(
    code="arrears_wage",
    title="拖欠、克扣的工资",
    facts=ArrearsWage,
    work=arrears_wage,
    formula="欠薪 = 每个月应发的工资 − 已发的工资，逐月相加",
    gives={
        "amount": "还欠多少",
        "pay_by": "最晚哪天要发",
        "method": "不满一个月的算法",
        "paid_days": "按几天发",
        "absent_days": "缺了几天",
        "general_contractor_first_pays": "施工总承包单位先付",
        "developer_advances": "建设单位垫付",
        "payers": "谁来付",
    },
    basis=("劳动合同法 30", "劳动合同法 85", "劳动法 50", "工资支付暂行规定 7", "农民工条例 30"),
    limited="wages",
    worker_proves=("有劳动关系", "干了哪些日子", "说好多少钱"),
    employer_proves=("发过工资", "为什么少发", "工资账"),
    burden=("劳动争议解释一 44", "工资支付暂行规定 6", "农民工条例 50", "调解仲裁法 6"),
    needs_labour_relation=False,
    uses=(
        "minimum_wage.month",
        "wage.days_a_month",
    ),
)
