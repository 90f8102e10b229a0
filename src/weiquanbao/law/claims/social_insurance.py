"""社会保险没交 (社会保险法 63, 86; 解释二 19): the road to the collection body, and what follows in money.

The contributions themselves are never owed to the worker in cash.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from weiquanbao.law.claims import severance
from weiquanbao.law.claims.claim import Claim
from weiquanbao.law.claims.facts import asks, fact
from weiquanbao.law.claims.sensible import sensible
from weiquanbao.law.claims.working import Stopped, Working

ZERO, LATE_FEE = Decimal(0), "insurance.late_fee_day"


@asks
class SocialInsurance:
    """Contributions that were not paid, not in full, or swapped for cash."""

    owed: Decimal | None = fact("少交了多少")
    days: int | None = fact("晚了几天")
    owed_since: date | None = fact("从哪天起欠的")
    paid_on: date | None = fact("哪天补交的")
    hire_date: date | None = fact("哪天开始干的")
    end_date: date | None = fact("哪天走的")
    avg_wage: Decimal | None = fact("走以前十二个月的平均工资")
    last12_total: Decimal | None = fact("走以前十二个月一共应得多少")
    total_wages: Decimal | None = fact("干的这些月一共应得多少")
    worked_months: int | None = fact("一共干了几个月")
    waiver_signed: bool | None = fact("签过不交社保的条子没有")
    ground: severance.Ground | None = fact("离开的原因")
    cash_in_lieu_month: Decimal | None = fact("每个月拿多少钱抵社保")
    months: int | None = fact("拿了几个月")
    employer_back_paid: bool | None = fact("单位补交了没有")
    benefit_lost: Decimal | None = fact("因为没交，少领了多少待遇")
    can_be_made_up: bool | None = fact("还能不能补办")


def social_insurance(facts: SocialInsurance, work: Working) -> None:
    """The road first, then each consequence that was asked about."""
    sensible(facts)
    work.flag("contributions_not_to_worker")
    work.step(
        "社保费不付给个人：找社保费征收机构或者劳动保障监察，让单位补交",
        "社会保险法 63",
        "社会保险法若干规定 27",
        "劳动保障监察条例 20",
    )
    if facts.owed is not None:
        _late_fee(facts, facts.owed, work)
    if facts.cash_in_lieu_month is not None:
        _cash(facts, facts.cash_in_lieu_month, work)
    if facts.benefit_lost is not None:
        work.money(amount=_damages(facts, facts.benefit_lost, work))
    if facts.end_date is not None:
        _severance(facts, work)


def _late_fee(facts: SocialInsurance, owed: Decimal, work: Working) -> None:
    days = _days_late(facts, work)
    rate = work.figure(LATE_FEE, facts.paid_on)
    work.step(
        "滞纳金：{owed} 元 × 每天 {permille}‰ × {days} 天 = {fee} 元，交给征收机构", "社会保险法 86",
        owed=owed, permille=rate * 1000, days=days, fee=owed * rate * days,
    )  # fmt: skip
    work.give(payable_to="collection_body")
    work.money(late_fee=owed * rate * days)


def _days_late(facts: SocialInsurance, work: Working) -> int:
    if facts.days is not None:
        return facts.days
    if facts.owed_since is None:
        raise Stopped("还不知道晚了几天，知道了才能算滞纳金")
    until = facts.paid_on or work.setting.as_of
    if facts.paid_on is None:
        work.assume("还没补交，算到今天")
    return max((until - facts.owed_since).days, 0)


def _cash(facts: SocialInsurance, month: Decimal, work: Working) -> None:
    """What was paid instead goes back once the employer has paid up, not before (解释二 19)."""
    work.step("约定不交社保、发钱抵的，约定不算数", "劳动争议解释二 19")
    if facts.months is None:
        raise Stopped("还不知道拿了几个月")
    if not facts.employer_back_paid:
        work.step("单位没补交以前，不用退", "劳动争议解释二 19")
        work.money(refund_to_employer=ZERO)
        return
    work.step(
        "单位补交以后，可以要回抵社保的钱：{month} 元 × {months} 个月 = {refund} 元", "劳动争议解释二 19",
        month=month, months=facts.months, refund=month * facts.months,
    )  # fmt: skip
    work.money(refund_to_employer=month * facts.months)


def _damages(facts: SocialInsurance, lost: Decimal, work: Working) -> Decimal:
    """Only where it can no longer be made up (解释一 1)."""
    if facts.can_be_made_up:
        work.step("还能补办的，去补办，不赔钱", "劳动争议解释一 1")
        return ZERO
    if facts.can_be_made_up is None:
        work.assume("当作已经不能补办了")
    work.step("不能补办、待遇领不到的，单位赔 {lost} 元", "劳动争议解释一 1", lost=lost)
    return lost


def _severance(facts: SocialInsurance, work: Working) -> None:
    """Who leaves because nothing was paid in gets severance; a paper saying otherwise is void."""
    if facts.benefit_lost is not None:
        return
    severance.severance(
        severance.Severance(
            hire_date=facts.hire_date,
            end_date=facts.end_date,
            ground=facts.ground or "38_1_3",
            avg_wage=facts.avg_wage,
            last12_total=facts.last12_total,
            total_wages=facts.total_wages,
            worked_months=facts.worked_months,
            waiver_signed=facts.waiver_signed,
        ),
        work,
    )


CLAIM = Claim(
    code="social_insurance",
    title="社会保险没交",
    facts=SocialInsurance,
    work=social_insurance,
    formula="社保费由征收机构追，不付给个人；因此走的，有经济补偿；不能补办的，赔待遇的损失",
    gives={
        **severance.CLAIM.gives,
        "amount": "单位要付给你的",
        "late_fee": "滞纳金，交给征收机构",
        "payable_to": "交给谁",
        "refund_to_employer": "补交以后要退给单位的",
    },
    basis=("社会保险法 63", "社会保险法 86", "劳动合同法 38", "劳动争议解释二 19", "劳动争议解释一 1"),
    final="standard",
    worker_proves=("有劳动关系", "工资多少"),
    employer_proves=("交了社保费",),
    burden=("调解仲裁法 6", "社会保险法若干规定 27"),
    uses=(LATE_FEE, severance.MINIMUM, severance.AVERAGE, severance.TIMES, severance.MOST),
)
