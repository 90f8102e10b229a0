"""迟延履行的加倍部分债务利息 (民事诉讼法 264; 迟延履行利息解释 1–4)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from weiquanbao.law.claims.claim import Claim
from weiquanbao.law.claims.facts import asks, fact
from weiquanbao.law.claims.sensible import sensible
from weiquanbao.law.claims.working import Working, needed

RATE, ZERO, TEN_THOUSAND = "enforcement.double_rate_day", Decimal(0), Decimal(10000)
RULES = ("民事诉讼法 264", "迟延履行利息解释 1", "迟延履行利息解释 2", "迟延履行利息解释 3")


@asks
class EnforcementInterest:
    """A judgment or award that was not performed in time."""

    principal: Decimal | None = fact("裁决、判决要付多少，不算利息")
    performance_due: date | None = fact("最晚哪天要付")
    paid: date | None = fact("哪天付清的")
    days: int | None = fact("晚了几天")
    excluded_days: int | None = fact("不是因为他申请、停下来的有几天")
    payments: tuple[tuple[date, Decimal], ...] | None = fact("分几次付的，哪天付了多少")


def enforcement_interest(facts: EnforcementInterest, work: Working) -> None:
    """What is still unpaid, each day of delay; payments go to the debt first."""
    sensible(facts)
    rate = work.figure(RATE, facts.performance_due)
    total, days_late = ZERO, 0
    for owed, days in _stretches(facts, work):
        days_late += days
        total += owed * rate * days
        work.step(
            "{owed} 元 × 每天万分之 {ten_thousandth} × {days} 天 = {sum} 元", *RULES,
            owed=owed, ten_thousandth=rate * TEN_THOUSAND, days=days, sum=owed * rate * days,
        )  # fmt: skip
    work.give(days=days_late)
    work.money(amount=total)


def _stretches(facts: EnforcementInterest, work: Working) -> list[tuple[Decimal, int]]:
    """How much was owed for how many days, one stretch for each payment."""
    principal: Decimal = needed(facts, "principal")
    if facts.payments:
        return _by_payment(facts, principal, facts.payments, work)
    return [(principal, _less_excluded(facts, _days(facts, work)))]


def _days(facts: EnforcementInterest, work: Working) -> int:
    """From the end of the time to pay to the day it was paid."""
    counted = None
    if facts.performance_due is not None:
        counted = _between(facts.performance_due, _until(facts, work))
    if facts.days is None:
        return counted if counted is not None else needed(facts, "performance_due")
    if facts.paid is not None and counted not in {None, facts.days}:
        work.assume("按日子算是 {counted} 天，按说的 {days} 天算", counted=counted or 0, days=facts.days)
    return facts.days


def _until(facts: EnforcementInterest, work: Working) -> date:
    if facts.paid is not None:
        return facts.paid
    if facts.days is None:
        work.assume("还没付清，算到 {day}", day=work.setting.as_of)
    return work.setting.as_of


def _between(due: date, until: date) -> int:
    return max((until - due).days, 0)


def _less_excluded(facts: EnforcementInterest, days: int) -> int:
    return max(days - (facts.excluded_days or 0), 0)


def _by_payment(
    facts: EnforcementInterest, principal: Decimal, payments: tuple[tuple[date, Decimal], ...], work: Working
) -> list[tuple[Decimal, int]]:
    due: date = needed(facts, "performance_due")
    stretches, owed, since = [], principal, due
    for day, sum_ in sorted(payments):
        stretches.append((owed, _between(since, day)))
        owed, since = max(owed - sum_, ZERO), max(since, day)
    if owed:
        stretches.append((owed, _between(since, _until(facts, work))))
    work.step("付的钱先抵裁决、判决的钱，再抵加倍的利息", "迟延履行利息解释 4")
    return [(owed, days) for owed, days in stretches if owed and days]


CLAIM = Claim(
    code="enforcement_interest",
    title="迟延履行的加倍利息",
    facts=EnforcementInterest,
    work=enforcement_interest,
    formula="没付的钱 × 每天万分之一点七五 × 晚的天数",
    gives={"amount": "加倍的利息", "days": "晚了几天"},
    basis=(*RULES, "迟延履行利息解释 4"),
    limited="none",
    final="none",
    worker_proves=("生效的裁决、判决、调解书", "哪天到期"),
    employer_proves=("哪天付的",),
    needs_labour_relation=False,
    uses=(RATE,),
)
