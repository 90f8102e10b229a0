"""加付赔偿金: half to all of what was ordered to be paid and was not, a range (劳动合同法 85; 监察条例 26)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from weiquanbao.law.claims.claim import Claim
from weiquanbao.law.claims.facts import asks, fact
from weiquanbao.law.claims.working import Stopped, Working, needed

ZERO = Decimal(0)
LEAST, MOST = "additional.least_rate", "additional.most_rate"


@asks
class Additional:
    """What is due, whether an authority ordered it, and whether it was paid in time."""

    due: Decimal | None = fact("单位该付多少")
    ordered: bool | None = fact("劳动保障部门下过限期支付的决定没有")
    deadline: date | None = fact("限期到哪天")
    paid_by_deadline: bool | None = fact("到期以前付清了没有")
    paid_on: date | None = fact("哪天付清的")
    paid: Decimal | None = fact("到期以前付了多少")


def additional_85(facts: Additional, work: Working) -> None:
    """Nothing without an order and its lapse; then the range."""
    owed = _owed(facts, work)
    least, most = work.figure(LEAST, facts.deadline), work.figure(MOST, facts.deadline)
    work.money(min=owed * least, max=owed * most)
    if owed:
        work.step(
            "限期过了还没有付：{owed} 元的 {least} 倍到 {most} 倍，多少由仲裁、法院定",
            "劳动合同法 85", "劳动保障监察条例 26", "劳动争议解释一 1", owed=owed, least=least, most=most,
        )  # fmt: skip


def _owed(facts: Additional, work: Working) -> Decimal:
    """What was still unpaid when the time that was set ran out; nothing where none was set."""
    if not facts.ordered:
        work.flag("needs_administrative_order")
        work.step("要劳动保障部门先下限期支付的决定、过了期限还不付，才有加付赔偿金", "劳动合同法 85")
        return ZERO
    if _was_in_time(facts, work):
        work.step("期限以前付清了，没有加付赔偿金", "劳动合同法 85")
        return ZERO
    due: Decimal = needed(facts, "due")
    return max(due - (facts.paid or ZERO), ZERO)


def _was_in_time(facts: Additional, work: Working) -> bool:
    if facts.paid_by_deadline is not None:
        return facts.paid_by_deadline
    if facts.deadline is None:
        raise Stopped("还不知道到期以前付清了没有，知道了才能算")
    if facts.paid_on is not None:
        return facts.paid_on <= facts.deadline
    if work.setting.as_of <= facts.deadline:
        raise Stopped("限期到 {day}，还没有过，现在没有加付赔偿金", day=facts.deadline)
    return False


CLAIM = Claim(
    code="additional_85",
    title="加付赔偿金",
    facts=Additional,
    work=additional_85,
    formula="加付赔偿金 = 限期支付、过期没有付的数 × 50% 到 100%（要先有劳动保障部门的决定）",
    gives={"min": "至少", "max": "至多"},
    basis=("劳动合同法 85", "劳动保障监察条例 26"),
    worker_proves=("有限期支付的决定", "期限过了"),
    employer_proves=("期限以前付了",),
    burden=("调解仲裁法 6",),
    uses=(LEAST, MOST),
)
