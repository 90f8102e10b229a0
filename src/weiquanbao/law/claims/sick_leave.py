"""病假工资 and 医疗期: at least 80 % of the minimum wage (劳动法意见 59); months of 医疗期规定 3 and 4."""

from __future__ import annotations

import datetime
from decimal import Decimal

from weiquanbao.law.claims.claim import Claim
from weiquanbao.law.claims.facts import asks, fact
from weiquanbao.law.claims.working import Stopped, Working

MINIMUM, RATE = "minimum_wage.month", "sick_pay.floor_rate"
ZERO = Decimal(0)
#: Years here from which each treatment period of a career of ten years and more runs, the longest first.
LONG = (
    (20, "treatment.long_career_from_20"),
    (15, "treatment.long_career_from_15"),
    (10, "treatment.long_career_from_10"),
    (5, "treatment.long_career_from_5"),
    (0, "treatment.long_career_under_5"),
)
SHORT = ((5, "treatment.short_career_settled"), (0, "treatment.short_career_newcomer"))


@asks
class SickLeave:
    """What was paid while ill, and how long somebody has worked."""

    paid: Decimal | None = fact("病假一个月发了多少")
    agreed: Decimal | None = fact("合同或者制度里的病假工资，每月多少")
    wage: Decimal | None = fact("平时每月工资")
    agreed_rate: Decimal | None = fact("合同或者制度里写的病假工资是平时的几成")
    sick_months: int | None = fact("病假几个月都是这样")
    total_years: Decimal | None = fact("一共工作了几年")
    employer_years: Decimal | None = fact("在这个单位工作了几年")
    sick_months_in_window: Decimal | None = fact("这段时间里一共病休了几个月")
    date: datetime.date | None = fact("哪一天开始病假")


def sick_leave(facts: SickLeave, work: Working) -> None:
    """The floor with what is missing to it, and the treatment period, as far as each was asked."""
    on = facts.date or work.setting.as_of
    if facts.total_years is None and facts.employer_years is None and facts.paid is None:
        raise Stopped("还不知道病假发了多少，也不知道工作了几年，知道一样才能算")
    if facts.total_years is not None or facts.employer_years is not None:
        _treatment(facts, on, work)
    if facts.paid is not None:
        _pay(facts, facts.paid, on, work)


def _pay(facts: SickLeave, paid: Decimal, on: datetime.date, work: Working) -> None:
    """The agreed sick pay, never under the floor."""
    if paid < 0:
        raise Stopped("钱数要写 0 或比 0 大的数")
    lowest, rate = work.figure(MINIMUM, on), work.figure(RATE, on)
    floor = lowest * rate
    work.step(
        "病假工资至少 {lowest} 元 × {rate} = {floor} 元",
        "劳动法意见 59",
        lowest=lowest,
        rate=rate,
        floor=floor,
    )
    agreed = _agreed(facts)
    due = max(floor, agreed or ZERO)
    if agreed is None:
        work.assume("合同和制度里没有写更高的病假工资")
    else:
        work.step("约定 {agreed} 元，按 {due} 元", "劳动法意见 59", agreed=agreed, due=due)
    months = facts.sick_months if facts.sick_months is not None else 1
    short = max(ZERO, due - paid)
    work.step(
        "应发 {due} 元，发了 {paid} 元，少了 {short} 元，{months} 个月", "劳动法意见 59",
        due=due, paid=paid, short=short, months=months,
    )  # fmt: skip
    work.money(floor=floor, due=due, amount=short * months)


def _agreed(facts: SickLeave) -> Decimal | None:
    if facts.agreed is not None:
        return facts.agreed
    if facts.wage is not None and facts.agreed_rate is not None:
        return facts.wage * facts.agreed_rate
    return None


def _treatment(facts: SickLeave, on: datetime.date, work: Working) -> None:
    """The months, and the window they are counted in; 以上 includes the year itself."""
    total, here = _years(facts)
    long = total >= 10
    months = int(work.figure(next(code for least, code in (LONG if long else SHORT) if here >= least), on))
    window = int(work.figure(f"treatment.window_of_{months}", on))
    work.give(months=months, counting_window_months=window)
    work.step(
        "一共工作 {total} 年，在本单位 {here} 年：医疗期 {months} 个月，在 {window} 个月里累计", "医疗期规定 3",
        "医疗期规定 4", total=total, here=here, months=months, window=window,
    )  # fmt: skip
    if facts.sick_months_in_window is not None and facts.sick_months_in_window > months:
        work.flag("treatment_period_over")


def _years(facts: SickLeave) -> tuple[Decimal, Decimal]:
    """Nobody has worked less in all than here."""
    here = facts.employer_years if facts.employer_years is not None else facts.total_years
    total = facts.total_years if facts.total_years is not None else here
    if here is None or total is None or here < 0 or here > total:
        raise Stopped("在本单位的年数不会比一共工作的年数多，也不会小于 0")
    return total, here


CLAIM = Claim(
    code="sick_leave",
    title="病假工资和医疗期",
    facts=SickLeave,
    work=sick_leave,
    formula="病假工资 ≥ 最低工资 × 80%；医疗期按一共的和本单位的工作年限查表",
    gives={
        "amount": "还要补多少",
        "floor": "每月至少多少",
        "due": "每月应发多少",
        "months": "医疗期几个月",
        "counting_window_months": "在几个月里累计",
    },
    basis=("医疗期规定 3", "医疗期规定 4", "劳动法意见 59"),
    limited="wages",
    worker_proves=("生病和休假的材料",),
    employer_proves=("病假工资的规定", "发过多少"),
    burden=("调解仲裁法 6",),
    uses=(
        "minimum_wage.month",
        "sick_pay.floor_rate",
        "treatment.long_career_from_10",
        "treatment.long_career_from_15",
        "treatment.long_career_from_20",
        "treatment.long_career_from_5",
        "treatment.long_career_under_5",
        "treatment.short_career_newcomer",
        "treatment.short_career_settled",
        "treatment.window_of_12",
        "treatment.window_of_18",
        "treatment.window_of_24",
        "treatment.window_of_3",
        "treatment.window_of_6",
        "treatment.window_of_9",
    ),
)
