"""工资债权让渡: what of a wage claim goes to the union that advanced money, and who is paid what (民法典 545–549)."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from weiquanbao.common.money import cents
from weiquanbao.law.claims.claim import Claim
from weiquanbao.law.claims.facts import asks, fact
from weiquanbao.law.claims.sensible import sensible
from weiquanbao.law.claims.working import Working, needed

ZERO = Decimal(0)
Order = Literal["assignee_first", "worker_first", "pro_rata"]
Kind = Literal["wages", "future_wages", "severance", "injury", "social_insurance", "medical"]
ORDERS: dict[Order, str] = {
    "assignee_first": "先还工会",
    "worker_first": "先给职工",
    "pro_rata": "按比例分",
}


@asks
class WageAssignment:
    """An advance of the union, and the claim it is taken against."""

    claim: Decimal | None = fact("单位欠的工资一共多少")
    kind: Kind | None = fact("是哪一种钱")
    advance: Decimal | None = fact("工会先垫了多少")
    assigned: Decimal | None = fact("转让了多少")
    recovered: Decimal | None = fact("要回来多少")
    order: Order | None = fact("要回来的钱怎么分")
    acknowledged: bool | None = fact("单位认账、打欠条没有")
    paid_to_worker_before_notice: Decimal | None = fact("通知单位以前，单位付给职工多少")
    paid_to_worker_after_notice: Decimal | None = fact("通知单位以后，单位又付给职工多少")


def wage_assignment(facts: WageAssignment, work: Working) -> None:
    """How much is assigned, then who gets what of the money that came in."""
    sensible(facts)
    work.flag("assignee_not_in_arbitration")
    if facts.kind not in {None, "wages"}:
        work.flag("claim_not_assigned")
        work.step("只转让已经到期的工资；工伤、社保、补偿这些跟着人走的不转，以后的工资不转", "民法典 545")
        work.money(assigned=ZERO)
        return
    claim: Decimal = needed(facts, "claim")
    assigned = _assigned(facts, claim, work)
    if facts.acknowledged is False:
        work.flag("assignment_not_acknowledged")
    kept = claim - assigned
    work.money(assigned=assigned, kept_by_worker=kept)
    if facts.paid_to_worker_before_notice is not None or facts.paid_to_worker_after_notice is not None:
        _paid_to_the_worker(facts, assigned, kept, work)
    if facts.recovered is not None:
        _divide(facts, facts.recovered, assigned, claim, work)


def _assigned(facts: WageAssignment, claim: Decimal, work: Working) -> Decimal:
    """No more than was advanced, no more than is owed."""
    limit = needed(facts, "advance") if facts.assigned is None else facts.assigned
    if facts.advance is not None:
        limit = min(limit, facts.advance)
    assigned = min(limit, claim)
    work.step(
        "只转垫付的那么多，也不超过欠的 {claim} 元：转 {assigned} 元，职工自己留 {kept} 元", "民法典 545", "民法典 547",
        claim=claim, assigned=assigned, kept=claim - assigned,
    )  # fmt: skip
    return assigned


def _paid_to_the_worker(facts: WageAssignment, assigned: Decimal, kept: Decimal, work: Working) -> None:
    """Before the notice a payment to the worker counts; after it, it does not count against the union."""
    before = facts.paid_to_worker_before_notice or ZERO
    taken = min(max(before - kept, ZERO), assigned)
    work.step(
        "通知单位以前，单位付给职工的算付过了：先抵职工自己留的，多出的 {taken} 元抵转给工会的，由职工还工会",
        "民法典 546", "合同编通则解释 48",
        taken=taken,
    )  # fmt: skip
    if facts.paid_to_worker_after_notice:
        work.step("通知单位以后，再付给职工的，不抵转给工会的", "民法典 546", "合同编通则解释 48")
    work.money(employer_owes_union=assigned - taken, worker_owes_union=taken)


def _divide(
    facts: WageAssignment, recovered: Decimal, assigned: Decimal, claim: Decimal, work: Working
) -> None:
    """By contract: whoever stands first takes all of his part first."""
    order: Order = facts.order or "worker_first"
    if facts.order is None:
        work.assume("没有约定怎么分，先给职工：困难的职工建议这样约定")
    to_union = part_of_assignee(order, min(recovered, claim), assigned, claim)
    to_worker = recovered - to_union
    work.step(
        "要回来 {recovered} 元，{order}：工会 {union} 元，职工 {worker} 元", "民法典 547",
        recovered=recovered, order=ORDERS[order], union=to_union, worker=to_worker,
    )  # fmt: skip
    work.money(
        to_union=to_union,
        to_worker=to_worker,
        worker_outstanding=max(claim - assigned - to_worker, ZERO),
        union_outstanding=assigned - to_union,
    )


def part_of_assignee(order: Order, recovered: Decimal, assigned: Decimal, claim: Decimal) -> Decimal:
    """What of the money that came in is the union's, by the agreed order. In yuan; no more is recovered than claimed.

    Of several part payments each is divided by what is open of both parts when it comes in (民法典 547).
    """
    if order == "assignee_first":
        return min(recovered, assigned)
    if order == "worker_first":
        return max(recovered - (claim - assigned), ZERO)
    # The fen that is left over goes to the worker: what both get is what came in.
    return cents(recovered * assigned / claim) if claim else ZERO


CLAIM = Claim(
    code="wage_assignment",
    title="工资债权让渡",
    facts=WageAssignment,
    work=wage_assignment,
    formula="转让的 = 工会垫付的，不超过欠的工资；要回来的钱按约定分",
    gives={
        "assigned": "转给工会的",
        "kept_by_worker": "职工自己留的",
        "to_union": "给工会",
        "to_worker": "给职工",
        "worker_outstanding": "还欠职工",
        "union_outstanding": "还欠工会",
        "employer_owes_union": "单位还要付工会",
        "worker_owes_union": "职工要还工会",
    },
    basis=("民法典 545", "民法典 546", "民法典 547", "合同编通则解释 48"),
    limited="none",
    final="none",
    worker_proves=("欠条、单位认账", "转让协议", "通知送到单位"),
    employer_proves=("通知以前付过",),
    burden=("民法典 546",),
)
