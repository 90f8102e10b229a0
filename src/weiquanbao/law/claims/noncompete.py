"""竞业限制补偿: what was agreed, or three tenths of the average wage (劳动合同法 23, 24; 解释一 36-39)."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Literal

from weiquanbao.law.claims.claim import Claim
from weiquanbao.law.claims.facts import asks, fact
from weiquanbao.law.claims.working import Stopped, Working, needed

MINIMUM, RATE = "minimum_wage.month", "noncompete.rate"
MOST, UNPAID, EXTRA = "noncompete.most_months", "noncompete.unpaid_months", "noncompete.extra_months"
ZERO = Decimal(0)


@asks
class NonCompete:
    """The clause, how long it was kept, and who ended it."""

    monthly: Decimal | None = fact("约定每月补偿多少")
    avg_wage: Decimal | None = fact("走以前十二个月平均每月多少")
    months: Decimal | None = fact("遵守了几个月")
    unpaid_months: Decimal | None = fact("有几个月没有付")
    paid: Decimal | None = fact("已经付了多少")
    ended_by: Literal["employer", "worker", "nobody"] | None = fact("谁提前解除了竞业限制")
    knows_secrets: bool | None = fact("接触过商业秘密没有")
    during_employment: bool | None = fact("是不是在职的时候")
    performed: bool | None = fact("有没有遵守")
    end_date: datetime.date | None = fact("哪天走的")


def noncompete(facts: NonCompete, work: Working) -> None:
    """What a month is worth, for how many, and three more where the employer ended it early."""
    _refuse_negatives(facts)
    if facts.during_employment:
        work.step("在职期间的竞业限制有效，没有补偿也算数", "劳动争议解释二 14")
        work.money(amount=ZERO)
        return
    on = facts.end_date or work.setting.as_of
    if facts.knows_secrets is False:
        work.flag("noncompete_without_secrets")
    if facts.performed is False:
        work.step("没有遵守竞业限制的，没有补偿；单位还可以要求退回和付违约金", "劳动争议解释二 15")
        work.money(amount=ZERO)
        return
    monthly = _monthly(facts, on, work)
    months = _months(facts, on, work) + _extra(facts, on, work)
    due, paid = monthly * months, facts.paid or ZERO
    work.step(
        "{monthly} 元 × {months} 个月 = {due} 元，已付 {paid} 元", "劳动合同法 23",
        monthly=monthly, months=months, due=due, paid=paid,
    )  # fmt: skip
    work.give(months=months)
    work.money(monthly=monthly, amount=max(ZERO, due - paid))


def _refuse_negatives(facts: NonCompete) -> None:
    told = (facts.monthly, facts.avg_wage, facts.months, facts.unpaid_months, facts.paid)
    if any(one is not None and one < 0 for one in told):
        raise Stopped("钱数和月数要写 0 或比 0 大的数")


def _monthly(facts: NonCompete, on: datetime.date, work: Working) -> Decimal:
    """What was agreed; else three tenths of the average, not under the minimum wage where the work was."""
    if facts.monthly is not None:
        work.step("约定每月 {monthly} 元", "劳动争议解释一 37", monthly=facts.monthly)
        return facts.monthly
    wage: Decimal = needed(facts, "avg_wage")
    rate = work.figure(RATE, on)
    share = wage * rate
    work.step(
        "没有约定补偿的：{wage} 元 × {rate} = {share} 元",
        "劳动争议解释一 36第1款",
        wage=wage,
        rate=rate,
        share=share,
    )
    lowest = work.known(MINIMUM, on)
    if lowest is None or share >= lowest:
        return share
    work.step("低于最低工资，按 {lowest} 元", "劳动争议解释一 36第2款", lowest=lowest)
    return lowest


def _months(facts: NonCompete, on: datetime.date, work: Working) -> Decimal:
    """Months kept and not paid, at most two years; three unpaid ones let the worker end it."""
    kept = facts.unpaid_months if facts.unpaid_months is not None else needed(facts, "months")
    months = Decimal(kept)
    if facts.unpaid_months is not None:
        free = facts.unpaid_months >= work.figure(UNPAID, on)
        work.give(worker_may_end=free)
        if free:
            work.flag("noncompete_may_end")
    most = work.figure(MOST, on)
    if months > most:
        work.flag("noncompete_over_two_years")
        work.step("竞业限制最长 {most} 个月", "劳动合同法 24第2款", most=most)
    return min(months, most)


def _extra(facts: NonCompete, on: datetime.date, work: Working) -> Decimal:
    """Three more months where the employer ended it within its term."""
    ended_by = facts.ended_by
    if ended_by is None and facts.unpaid_months is not None and facts.months is None:
        work.assume("单位提前解除了竞业限制")
        ended_by = "employer"
    if ended_by != "employer":
        return ZERO
    extra = work.figure(EXTRA, on)
    work.step("单位提前解除的，另加 {extra} 个月", "劳动争议解释一 39第2款", extra=extra)
    return extra


CLAIM = Claim(
    code="noncompete",
    title="竞业限制补偿",
    facts=NonCompete,
    work=noncompete,
    formula="补偿 = 每月补偿（没有约定的按平均工资 30%，不低于最低工资）× 月数",
    gives={
        "amount": "还要付多少",
        "monthly": "每月多少",
        "months": "算几个月",
        "worker_may_end": "可不可以要求不再受限制",
    },
    basis=("劳动合同法 23", "劳动合同法 24", "劳动争议解释一 36", "劳动争议解释一 39"),
    worker_proves=("有这个约定", "遵守了"),
    employer_proves=("解除了限制", "付过补偿"),
    burden=("调解仲裁法 6",),
    uses=(
        "minimum_wage.month",
        "noncompete.extra_months",
        "noncompete.most_months",
        "noncompete.rate",
        "noncompete.unpaid_months",
    ),
)
