"""一裁终局: which items of an award are final for the employer, each by itself (调解仲裁法 47; 办案规则 50)."""

from __future__ import annotations

from decimal import Decimal

from weiquanbao.law.claims.claim import Claim
from weiquanbao.law.claims.facts import asks, fact
from weiquanbao.law.claims.severance import MINIMUM
from weiquanbao.law.claims.working import Working, needed

MONTHS, MIXED, INJURY_IS = "final_award.months", "final_award.mixed_not_final", "final_award.injury_final"
#: Labour standards on time, rest and social insurance (47第2项): final whatever they come to.
STANDARDS = {"working_time", "rest", "labour_standard", "social_insurance"}
#: Injury benefits beside the medical fee: not of 47, final in Zhejiang.
INJURY = {"work_injury", "injury", "injury_benefits", "death"}
#: Neither pay, fee, severance or damages nor a standard.
NEITHER = {"deposit", "reinstatement", "labour_relation", "certificate", "contract"}


@asks
class FinalAward:
    """The items of the award: what each is for, and what it comes to."""

    items: tuple[tuple[str, Decimal | None], ...] | None = fact("裁决的每一项和它的数")


def final_award(facts: FinalAward, work: Working) -> None:
    """Each item against the ceiling by itself, never their total; and what a mixed award means."""
    items = needed(facts, "items")
    months = work.figure(MONTHS)
    ceiling = work.figure(MINIMUM) * months
    work.money(ceiling=ceiling)
    work.step(
        "一项一项地比，不比总数：{months} 个月最低工资 = {ceiling} 元", "调解仲裁法 47", "办案规则 50",
        months=months, ceiling=ceiling,
    )  # fmt: skip
    sides: dict[bool, list[str]] = {True: [], False: []}
    for name, amount in items:
        sides[_is_final(name, amount, ceiling, work)].append(name)
    work.give(final=tuple(sides[True]), non_final=tuple(sides[False]))
    if sides[True] and sides[False]:
        _mixed(work)


def _is_final(name: str, amount: Decimal | None, ceiling: Decimal, work: Working) -> bool:
    """Equal to the ceiling is not above it."""
    if name in STANDARDS:
        work.step("{name}：国家的劳动标准，不论多少都终局", "调解仲裁法 47", "办案规则 50", name=name)
        return True
    if name in INJURY:
        return _injury(name, work)
    if name in NEITHER or amount is None:
        work.step("{name}：不是要报酬、医疗费、补偿、赔偿金的，不终局", "调解仲裁法 47", name=name)
        return False
    final = amount <= ceiling
    says = "{name} {amount} 元，不超过，终局" if final else "{name} {amount} 元，超过了，不终局"
    work.step(says, "调解仲裁法 47", "办案规则 50", name=name, amount=amount)
    return final


def _injury(name: str, work: Working) -> bool:
    if work.figure(INJURY_IS):
        work.step("{name}：浙江的工伤待遇裁决都终局", "浙江省劳动人事争议调解仲裁条例 37", name=name)
        return True
    work.step("{name}：工伤待遇里只有医疗费按数额看，其余不终局", "调解仲裁法 47", name=name)
    return False


def _mixed(work: Working) -> None:
    """Two awards by the national rule; where they stand in one, Zhejiang takes all of it for not final."""
    work.step("终局的和不终局的，要分开写两份裁决", "办案规则 50")
    if work.figure(MIXED):
        work.flag("mixed_award_not_final")
        work.step("写在一份里的，全部按不终局", "浙江省劳动人事争议调解仲裁条例 37", "劳动争议解释一 20")
        return
    work.flag("mixed_award_separate")


CLAIM = Claim(
    code="final_award",
    title="一裁终局",
    facts=FinalAward,
    work=final_award,
    formula="单项不超过十二个月当地最低工资的终局，一项一项地比",
    gives={"ceiling": "界线", "final": "终局的", "non_final": "不终局的"},
    basis=("调解仲裁法 47", "办案规则 50", "浙江省劳动人事争议调解仲裁条例 37"),
    limited="none",
    final="none",
    uses=(MINIMUM, MONTHS, MIXED, INJURY_IS),
)
