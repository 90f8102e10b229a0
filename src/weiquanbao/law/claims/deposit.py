"""押金、扣证、离职证明: given back at once; the fine goes to the State (劳动合同法 9, 84, 89)."""

from __future__ import annotations

import datetime
from decimal import Decimal

from weiquanbao.law.claims.claim import Claim
from weiquanbao.law.claims.facts import asks, fact
from weiquanbao.law.claims.working import Stopped, Working

LEAST, MOST = "deposit.least_fine", "deposit.most_fine"
ZERO = Decimal(0)


@asks
class Deposit:
    """What was taken, from how many, and what is still withheld."""

    deposit: Decimal | None = fact("每人收了多少押金")
    workers: int | None = fact("几个人")
    returned: Decimal | None = fact("每人已经退了多少")
    papers_withheld: bool | None = fact("扣了身份证、毕业证没有")
    file_withheld: bool | None = fact("走了以后扣着档案或者东西没有")
    certificate_refused: bool | None = fact("不给离职证明没有")
    damages: Decimal | None = fact("因为这个损失了多少")
    date: datetime.date | None = fact("哪一天")


def deposit(facts: Deposit, work: Working) -> None:
    """The refund, the range of the fine, and proven damage."""
    each, workers = facts.deposit or ZERO, facts.workers if facts.workers is not None else 1
    told = (facts.papers_withheld, facts.file_withheld, facts.certificate_refused)
    if facts.deposit is None and not any(told):
        raise Stopped("还不知道收了多少押金、扣了什么，知道了才能算")
    left = max(ZERO, each - (facts.returned or ZERO))
    if each < 0 or workers < 1:
        raise Stopped("押金要写 0 或比 0 大的数，人数至少是 1")
    damages = facts.damages or ZERO
    if facts.deposit is not None:
        work.step(
            "押金每人退 {left} 元，{workers} 个人一共 {sum} 元", "劳动合同法 9", "劳动合同法 84第2款",
            left=left, workers=workers, sum=left * workers,
        )  # fmt: skip
        work.money(refund_each=left, refund_total=left * workers)
    _papers(facts, work)
    _fine(facts, workers, work)
    if damages:
        work.step("造成的损失 {damages} 元要赔", "劳动合同法 84", "劳动合同法 89", damages=damages)
    work.money(amount=left * workers + damages)


def _papers(facts: Deposit, work: Working) -> None:
    if facts.papers_withheld:
        work.step("扣的身份证等证件要马上还本人", "劳动合同法 84第1款")
    if facts.file_withheld:
        work.step("扣的档案和东西要还，按收押金一样罚", "劳动合同法 84第3款")
    if facts.certificate_refused:
        work.step("离职证明要当时就给，不给造成损失的要赔", "劳动合同法 50", "劳动合同法 89")
    if facts.papers_withheld or facts.file_withheld or facts.certificate_refused:
        work.flag("papers_withheld")


def _fine(facts: Deposit, workers: int, work: Working) -> None:
    """For taking money or keeping files, by the head; it is paid to the State, not to the worker."""
    if facts.deposit is None and not facts.file_withheld:
        return
    on = facts.date or work.setting.as_of
    least, most = work.figure(LEAST, on), work.figure(MOST, on)
    work.money(fine_range_total=(least * workers, most * workers))
    work.step(
        "劳动行政部门可以罚单位每人 {least} 到 {most} 元，罚款交国家",
        "劳动合同法 84第2款",
        least=least,
        most=most,
    )


CLAIM = Claim(
    code="deposit",
    title="押金、扣证件",
    facts=Deposit,
    work=deposit,
    formula="要退 = 每人押金 × 人数；罚款每人 500 到 2000 元，交国家",
    gives={
        "amount": "要退多少",
        "refund_each": "每人退多少",
        "refund_total": "一共退多少",
        "fine_range_total": "单位可能被罚多少",
    },
    basis=("劳动合同法 9", "劳动合同法 84", "劳动合同法 89"),
    final="none",
    worker_proves=("交过押金",),
    employer_proves=("退过了",),
    burden=("调解仲裁法 6",),
    uses=(
        "deposit.least_fine",
        "deposit.most_fine",
    ),
)
