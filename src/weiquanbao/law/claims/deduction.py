"""扣工资和违约金: what may be taken from pay at most (工资支付暂行规定 15, 16; 劳动合同法 22, 25)."""

from __future__ import annotations

import datetime
from decimal import Decimal

from weiquanbao.common.money import cents
from weiquanbao.law.claims.claim import Claim
from weiquanbao.law.claims.facts import asks, fact
from weiquanbao.law.claims.working import Stopped, Working, needed

MINIMUM, RATE = "minimum_wage.month", "deduction.most_rate"
ZERO = Decimal(0)
#: A schedule longer than ten years helps nobody.
LONGEST = 120


@asks
class Deduction:
    """The wage, what was taken from it and for what."""

    wage: Decimal | None = fact("当月工资")
    loss: Decimal | None = fact("单位说的损失")
    contract_clause: bool | None = fact("劳动合同里约定了赔偿没有")
    worker_fault: bool | None = fact("是不是自己的原因造成的")
    deducted: Decimal | None = fact("这个月实际扣了多少")
    lawful_part: Decimal | None = fact("其中个税、社保个人部分和法院要求代扣的")
    penalty: Decimal | None = fact("罚款或者违约金多少（不是服务期和竞业限制的）")
    training_cost: Decimal | None = fact("专项培训费用")
    service_months: Decimal | None = fact("服务期几个月")
    served_months: Decimal | None = fact("已经干了几个月")
    service_years: Decimal | None = fact("服务期几年")
    served_years: Decimal | None = fact("已经干了几年")
    agreed_penalty: Decimal | None = fact("约定的违约金")
    left_under_38: bool | None = fact("是不是因为单位违法才走的")
    paid: Decimal | None = fact("已经付的违约金")
    date: datetime.date | None = fact("哪一天")


def deduction(facts: Deduction, work: Working) -> None:
    """The lawful maximum, and what is to be given back."""
    _refuse_negatives(facts)
    if facts.training_cost is not None:
        _service_period(facts, facts.training_cost, work)
        return
    back = ZERO
    if facts.penalty is not None:
        work.flag("penalty_not_allowed")
        work.step(
            "不能约定由劳动者付的违约金、罚款 {penalty} 元，要退", "劳动合同法 25", penalty=facts.penalty
        )
        back = facts.penalty
        if facts.wage is None:
            work.money(max_deduction=ZERO, amount=back)
            return
    most = _most(facts, work)
    back += _too_much(facts, most, work)
    work.money(amount=back)


def _refuse_negatives(facts: Deduction) -> None:
    pay = (facts.wage, facts.loss, facts.deducted, facts.lawful_part, facts.penalty, facts.paid)
    training = (
        facts.training_cost,
        facts.service_months,
        facts.served_months,
        facts.service_years,
        facts.served_years,
    )
    if any(one is not None and one < 0 for one in (*pay, *training, facts.agreed_penalty)):
        raise Stopped("钱数和月数要写 0 或比 0 大的数")


def _most(facts: Deduction, work: Working) -> Decimal:
    """A fifth of the month's wage, and never into the minimum wage; nothing without a clause or without fault."""
    wage: Decimal = needed(facts, "wage")
    on = facts.date or work.setting.as_of
    if facts.contract_clause is False or facts.worker_fault is False:
        work.flag("deduction_without_clause")
        work.step("合同里没有约定赔偿，或者不是自己的原因，一分也不能扣", "工资支付暂行规定 16")
        work.money(max_deduction=ZERO)
        return ZERO
    if facts.contract_clause is None:
        work.assume("劳动合同里约定了赔偿，而且是自己的原因造成的；这要单位证明")
    rate, lowest = work.figure(RATE, on), work.figure(MINIMUM, on)
    share, above = wage * rate, max(ZERO, wage - lowest)
    most = cents(min(share, above))
    work.step(
        "当月工资 {wage} 元 × {rate} = {share} 元", "工资支付暂行规定 16", wage=wage, rate=rate, share=share
    )
    work.step(
        "扣完不能低于最低工资：{wage} − {lowest} = {above} 元；每月最多扣 {most} 元", "工资支付暂行规定 16",
        wage=wage, lowest=lowest, above=above, most=most,
    )  # fmt: skip
    work.money(max_deduction=most)
    if facts.loss is not None:
        _schedule(facts.loss, most, work)
    return most


def _schedule(loss: Decimal, most: Decimal, work: Working) -> None:
    """Month by month until the loss is made good; none where nothing can be taken."""
    whole = int(loss // most) if most else 0
    rest = loss - most * whole
    if (not most and loss) or whole >= LONGEST:
        work.step("这样扣不完，或者要扣 {longest} 个月以上", "工资支付暂行规定 16", longest=LONGEST)
        return
    schedule = (*(most for _ in range(whole)), *((rest,) if rest else ()))
    work.money(schedule=schedule)
    work.give(months=len(schedule))
    work.step("损失 {loss} 元分 {months} 个月扣完", "工资支付暂行规定 16", loss=loss, months=len(schedule))


def _too_much(facts: Deduction, most: Decimal, work: Working) -> Decimal:
    """What was deducted beyond the lawful part and the maximum, or beyond the loss itself."""
    if facts.deducted is None:
        return ZERO
    lawful = facts.lawful_part or ZERO
    allowed = most if facts.loss is None else min(most, facts.loss)
    back = max(ZERO, facts.deducted - lawful - allowed)
    work.step(
        "扣了 {deducted} 元，依法代扣 {lawful} 元，赔损失最多 {allowed} 元，多扣 {back} 元", "工资支付暂行规定 15",
        "工资支付暂行规定 16", deducted=facts.deducted, lawful=lawful, allowed=allowed, back=back,
    )  # fmt: skip
    if back:
        work.flag("deduction_over_limit")
    return back


def _service_period(facts: Deduction, cost: Decimal, work: Working) -> None:
    """The penalty for a service period is at most the training cost not yet served off (劳动合同法 22)."""
    whole, served = _served(facts)
    if facts.left_under_38:
        most = ZERO
        work.step("因为单位违法才走的，不付服务期的违约金", "劳动合同法实施条例 26")
    else:
        most = cost * max(ZERO, whole - served) / whole
        if facts.agreed_penalty is not None:
            most = min(most, facts.agreed_penalty)
        work.step(
            "培训费 {cost} 元 ×（{whole} − {served}）÷ {whole}，违约金最多 {most} 元", "劳动合同法 22第2款",
            cost=cost, whole=whole, served=served, most=most,
        )  # fmt: skip
    paid = facts.paid if facts.paid is not None else facts.deducted
    work.money(max_penalty=most, amount=max(ZERO, (paid or ZERO) - most))


def _served(facts: Deduction) -> tuple[Decimal, Decimal]:
    whole = facts.service_years * 12 if facts.service_years is not None else needed(facts, "service_months")
    if not whole:
        raise Stopped("服务期要比 0 长")
    return whole, (facts.served_years or ZERO) * 12 + (facts.served_months or ZERO)


CLAIM = Claim(
    code="deduction",
    title="扣工资、违约金",
    facts=Deduction,
    work=deduction,
    formula="每月最多扣 = 工资 × 20%，扣完不低于最低工资；服务期违约金 ≤ 培训费 × 没有干满的部分",
    gives={
        "amount": "要退多少",
        "max_deduction": "每月最多扣多少",
        "schedule": "每个月扣多少",
        "months": "分几个月",
        "max_penalty": "违约金最多多少",
    },
    basis=("工资支付暂行规定 15", "工资支付暂行规定 16", "劳动合同法 22", "劳动合同法 25"),
    limited="wages",
    worker_proves=("扣过工资",),
    employer_proves=("合同里的约定", "损失", "过错"),
    burden=("劳动争议解释一 44", "调解仲裁法 6"),
    uses=(
        "deduction.most_rate",
        "minimum_wage.month",
    ),
)
