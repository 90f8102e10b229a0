"""谁来付 (欠薪的清偿责任): who pays wages along a chain of contracts, who first, who jointly, under which article."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Literal, NamedTuple

from weiquanbao.law.claims.working import Figure, Working

Chain = Literal[
    "employer", "subcontract", "transferred", "developer_unpaid", "illegal_subcontract", "lent_name_construction",
    "illegal_project", "unlicensed_supplier", "outsourced_to_individual", "lent_name", "investor",
    "unlicensed_employer", "merged", "closed", "affiliates", "dispatch",
]  # fmt: skip
FIRST, PAYS, DIRECT, ADVANCE, JOINT, AFTER = (
    "先行清偿",
    "清偿",
    "直接责任",
    "垫付",
    "连带责任",
    "单位不付的，由他付",
)


class Payer(NamedTuple):
    """Somebody who owes the wages: how, and under which articles."""

    who: str
    how: str
    basis: tuple[str, ...]


_GENERAL = Payer("施工总承包单位", FIRST, ("农民工条例 30第3款",))
_SUB = Payer("分包单位", DIRECT, ("农民工条例 30第1款",))
#: For each way work was passed on: those who owe, the one to turn to first at the head.
CHAINS: Mapping[str, tuple[Payer, ...]] = {
    "employer": (Payer("用人单位", PAYS, ("劳动合同法 30", "劳动法 50")),),
    "subcontract": (_GENERAL, _SUB),
    "transferred": (
        Payer("施工总承包单位", FIRST, ("农民工条例 30第4款",)),
        Payer("转包接手的单位", PAYS, ("农民工条例 16",)),
    ),
    "developer_unpaid": (
        Payer("建设单位", ADVANCE, ("农民工条例 29第2款",)),
        _GENERAL,
        _SUB,
    ),
    "illegal_subcontract": (
        Payer("发包的建设单位或者施工总承包单位", PAYS, ("农民工条例 36第1款", "劳动争议解释二 1")),
        Payer("承包的个人或者没有资格的单位", JOINT, ("劳动合同法 94",)),
    ),
    "lent_name_construction": (
        Payer("出借名义的施工单位", PAYS, ("农民工条例 36第2款", "劳动争议解释二 2")),
    ),
    "illegal_project": (Payer("建设单位", PAYS, ("农民工条例 37",)),),
    "unlicensed_supplier": (Payer("用工单位", PAYS, ("农民工条例 18",)),),
    "outsourced_to_individual": (
        Payer("发包的用人单位", PAYS, ("农民工条例 19第1款", "劳动争议解释二 1")),
        Payer("承包的个人", JOINT, ("劳动合同法 94",)),
    ),
    "lent_name": (Payer("出借名义的用人单位", PAYS, ("农民工条例 19第2款", "劳动争议解释二 2")),),
    "investor": (
        Payer("用人单位", PAYS, ("农民工条例 20",)),
        Payer("出资人", AFTER, ("农民工条例 20",)),
    ),
    "unlicensed_employer": (
        Payer("没有合法经营资格的单位或者它的出资人", PAYS, ("农民工条例 17", "劳动合同法 93")),
    ),
    "merged": (Payer("合并、分立以前的单位，书面说好的由接手的单位", PAYS, ("农民工条例 21",)),),
    "closed": (
        Payer("用人单位", PAYS, ("农民工条例 22第1款",)),
        Payer("主要出资人", AFTER, ("农民工条例 22第2款",)),
    ),
    "affiliates": (Payer("一起用工的几家关联单位", JOINT, ("劳动争议解释二 3",)),),
    "dispatch": (
        Payer("劳务派遣单位", PAYS, ("劳动合同法 58",)),
        Payer("用工单位（造成损害的）", JOINT, ("劳动合同法 92第2款",)),
    ),
}


def say_who_pays(chain: Chain, owed: Decimal, project_money: Decimal | None, work: Working) -> None:
    """Each of them with the sum they can be asked for; a developer advances no more than the money still unpaid."""
    rows: list[Figure] = []
    for payer in CHAINS[chain]:
        sum_ = _limited(payer, owed, project_money)
        if sum_ is None:
            work.step(
                "{who}：{how}，以还没有结清的工程款为限（还有多少没有告诉）",
                *payer.basis,
                who=payer.who,
                how=payer.how,
            )
        else:
            work.step("{who}：{how} {owed} 元", *payer.basis, who=payer.who, how=payer.how, owed=sum_)
        rows.append((payer.who, payer.how, sum_, payer.basis))
    work.give(payers=tuple(rows))


def _limited(payer: Payer, owed: Decimal, project_money: Decimal | None) -> Decimal | None:
    if payer.how != ADVANCE:
        return owed
    return None if project_money is None else min(owed, project_money)
