"""试用期: how long it may be, what it must pay, and damages for what was served too long (劳动合同法 19, 20, 83)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal

from weiquanbao.law.claims.claim import Claim
from weiquanbao.law.claims.facts import asks, fact
from weiquanbao.law.claims.service_length import length, nth_day
from weiquanbao.law.claims.severance import MINIMUM
from weiquanbao.law.claims.stretch import pay, stretch
from weiquanbao.law.claims.wage_base import DAYS
from weiquanbao.law.claims.working import Stopped, Working, needed

ZERO = Decimal(0)
RATE = "probation.wage_rate"
BANDS = ("long", "middle", "short")


@asks
class Probation:
    """The contract, the probation that was agreed and served, and what it paid."""

    contract_months: Decimal | None = fact("合同签了几个月")
    contract_start: date | None = fact("合同从哪天")
    contract_end: date | None = fact("合同到哪天")
    contract_type: Literal["fixed", "open_ended", "task", "part_time"] | None = fact("哪一种合同")
    employment_type: Literal["full_time", "part_time", "public_welfare"] = fact(
        "哪一种用工", default="full_time"
    )
    only_probation: bool | None = fact("合同是不是只写了试用期")
    agreed_probation_months: Decimal | None = fact("说好试用几个月")
    served_months: Decimal | None = fact("实际试用了几个月")
    probation_start: date | None = fact("试用从哪天")
    probation_end: date | None = fact("试用到哪天")
    workdays_in_remainder: int | None = fact("不满一个月的那几天里有几个工作日")
    second_probation_months: Decimal | None = fact("在同一家又试用了几个月")
    post_probation_wage: Decimal | None = fact("转正以后每月工资")
    contract_wage: Decimal | None = fact("合同写的每月工资")
    probation_wage: Decimal | None = fact("试用期每月发多少")
    post_lowest_wage: Decimal | None = fact("同一个岗位最低一档每月多少")
    months: Decimal | None = fact("这样发了几个月")


def probation(facts: Probation, work: Working) -> None:
    """Wages short of the floor, and damages for the time served too long; both are due beside each other."""
    short, too_long = _wages_short(facts, work), _too_long(facts, work)
    if short is None and too_long is None:
        raise Stopped("要知道合同多长、试用了多久，或者试用期发多少，才能算")
    work.money(amount=(short or ZERO) + (too_long or ZERO))


def _wages_short(facts: Probation, work: Working) -> Decimal | None:
    """The floor (80 % of the contract wage, never under the minimum wage) less what was paid; None where not asked."""
    if facts.probation_wage is None:
        return None
    wage = facts.contract_wage if facts.contract_wage is not None else needed(facts, "post_probation_wage")
    floor = _floor(facts, wage, work)
    months = next((one for one in (facts.months, facts.served_months) if one is not None), None)
    if months is None:
        months = needed(facts, "months")
    missing = max(floor - facts.probation_wage, ZERO)
    work.money(floor=floor, wage_shortfall=missing * months)
    work.step(
        "试用期至少每月 {floor} 元，发了 {paid} 元，少 {missing} 元 × {months} 个月 = {sum} 元", "劳动合同法 20",
        "劳动合同法实施条例 15", floor=floor, paid=facts.probation_wage, missing=missing, months=months,
        sum=missing * months,
    )  # fmt: skip
    return Decimal(missing * months)


def _floor(facts: Probation, wage: Decimal, work: Working) -> Decimal:
    on = facts.probation_start or facts.contract_start
    rate, lowest = work.figure(RATE, on), work.figure(MINIMUM, on)
    floor = max(wage * rate, lowest)
    work.step(
        "合同工资 {wage} 元 × {rate} = {share} 元，最低工资 {lowest} 元，按高的：{floor} 元", "劳动合同法 20",
        "劳动合同法实施条例 15", wage=wage, rate=rate, share=wage * rate, lowest=lowest, floor=floor,
    )  # fmt: skip
    paid = facts.probation_wage
    if facts.post_lowest_wage is not None and paid is not None and paid < facts.post_lowest_wage * rate:
        work.flag("probation_below_post_lowest")
    return floor


def _too_long(facts: Probation, work: Working) -> Decimal | None:
    """Damages: the wage after probation for each month served beyond the maximum; None where not asked."""
    first, second = _first_excess(facts, work), facts.second_probation_months
    if first is None and second is None:
        return None
    excess = (first or ZERO) + (second or ZERO)
    if second is not None:
        work.step(
            "同一家单位只能试用一次，第二次的 {months} 个月都不合法", "劳动合同法 19第2款", months=second
        )
    by_days = _by_days(facts, work)
    work.give(excess_months=excess)
    if not excess and not by_days:
        work.step("没有超过法律许可的试用期", "劳动合同法 19第1款")
        return ZERO
    wage = facts.post_probation_wage if facts.post_probation_wage is not None else facts.contract_wage
    if wage is None:
        wage = needed(facts, "post_probation_wage")
    damages = wage * excess + by_days
    work.money(damages=damages)
    work.step(
        "超过的试用期按转正工资赔，工资另外照发：{wage} 元 × {excess} 个月，加零头 {rest} 元 = {sum} 元",
        "劳动合同法 83", wage=wage, excess=excess, rest=by_days, sum=damages,
    )  # fmt: skip
    return Decimal(damages)


def _first_excess(facts: Probation, work: Working) -> Decimal | None:
    """Whole months of the first probation beyond the maximum; None where nothing of it was told."""
    served = _served(facts, work)
    if served is None:
        return None
    most = _most(facts, work)
    work.give(legal_max_months=most)
    agreed = facts.agreed_probation_months
    if agreed is not None and agreed > most >= served:
        work.step("说好的 {agreed} 个月超过了，但是没有做满：没有做的不赔", "劳动合同法 83", agreed=agreed)
    return max(served - most, ZERO)


def _served(facts: Probation, work: Working) -> Decimal | None:
    """Months that were served: only what was served earns damages (83)."""
    if facts.served_months is not None:
        return facts.served_months
    if facts.probation_start is not None and facts.probation_end is not None:
        if facts.probation_end < facts.probation_start:
            raise Stopped("试用到哪天，要在从哪天以后")
        return Decimal(length(facts.probation_start, facts.probation_end).months)
    if facts.agreed_probation_months is not None:
        work.assume("说好的试用期还不知道做了多久，按没有做算，不赔")
        return ZERO
    return None


def _by_days(facts: Probation, work: Working) -> Decimal:
    """What was served beyond whole months, by the working days of it, where the days are known."""
    start, end = facts.probation_start, facts.probation_end
    if facts.served_months is not None or start is None or end is None:
        return ZERO
    most = work.figures["legal_max_months"]
    months = max(length(start, end).months, int(str(most)))
    over = stretch(nth_day(start, months), end)
    wage: Decimal = needed(facts, "post_probation_wage")
    return pay(over, wage, facts.workdays_in_remainder, work, "劳动合同法 83").sum


def _most(facts: Probation, work: Working) -> Decimal:
    """The longest probation the law allows, in months, by the kind of work, of contract, and its length."""
    if "part_time" in {facts.employment_type, facts.contract_type}:
        work.step("非全日制用工不能有试用期", "劳动合同法 70")
        return ZERO
    if facts.contract_type == "task":
        work.step("以完成一件任务为期限的合同，不能有试用期", "劳动合同法 19第3款")
        return ZERO
    if facts.only_probation:
        work.step("合同只写了试用期的，试用期不成立，这段时间就是合同期", "劳动合同法 19第4款")
        return ZERO
    if facts.contract_type == "open_ended":
        most = work.figure("probation.long.most", facts.contract_start)
        work.step("无固定期限合同，试用期最多 {most} 个月", "劳动合同法 19第1款", most=most)
        return most
    return _by_length(facts, work)


def _by_length(facts: Probation, work: Working) -> Decimal:
    """By the whole months of the contract: a day short of a year is under a year."""
    months, on = facts.contract_months, facts.contract_start or facts.probation_start
    if months is None:
        first, last = needed(facts, "contract_start"), needed(facts, "contract_end")
        if last < first:
            raise Stopped("合同到哪天，要在从哪天以后")
        months = Decimal(length(first, last).months)
    for band in BANDS:
        if months >= work.figure(f"probation.{band}.from_months", on):
            most = work.figure(f"probation.{band}.most", on)
            work.step(
                "合同满 {months} 个月，试用期最多 {most} 个月", "劳动合同法 19第1款", months=months, most=most
            )
            return most
    work.step("合同只有 {months} 个月，太短，不能有试用期", "劳动合同法 19第3款", months=months)
    return ZERO


CLAIM = Claim(
    code="probation",
    title="试用期",
    facts=Probation,
    work=probation,
    formula="少发的工资 =（合同工资 × 80%，不低于最低工资 − 发的）× 月数；赔偿金 = 转正工资 × 做满的超期月数",
    gives={
        "amount": "一共",
        "floor": "试用期每月至少多少",
        "wage_shortfall": "少发的工资",
        "legal_max_months": "试用期最多几个月",
        "excess_months": "超过几个月",
        "damages": "赔偿金",
    },
    basis=("劳动合同法 19", "劳动合同法 20", "劳动合同法 83", "劳动合同法实施条例 15"),
    worker_proves=("合同怎么写的", "试用了多久", "发了多少"),
    employer_proves=("试用期合法", "工资发够了"),
    burden=("调解仲裁法 6",),
    uses=(
        *(f"probation.{band}.{what}" for band in BANDS for what in ("from_months", "most")),
        RATE,
        MINIMUM,
        DAYS,
    ),
)
