"""What to keep as proof for each claim, and what does in its place: nobody has everything."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Proof:
    """One thing that shows something, and what does as well."""

    shows: str
    best: str
    instead: str


RELATION = Proof("在这家干过活", "合同、工牌、工作服", "工资转账、考勤、工作群、和老板的聊天，工友作证也行")
PAY = Proof("工资说好多少", "合同、工资条", "以前每月的转账、老板在微信里说的数、招工的广告")
UNPAID = Proof("欠了多少", "欠条、对账单", "催工资的聊天、录音、没到账的银行流水")
LEFT = Proof("怎么走的", "辞退通知、离职证明", "叫你走的聊天、录音，被移出工作群的截图")
HOURS = Proof(
    "加了多久", "考勤、排班表", "打卡的截图、晚上交活的聊天、工友作证；考勤在单位手里，单位不拿出来对单位不利"
)
UNSIGNED = Proof("没签合同", "不用你证明", "签过没有，由单位拿合同来证明")
HURT = Proof("干活受的伤", "病历、诊断书、事故现场的照片", "当天的聊天、工友作证、去医院的时间")
GRADE = Proof("伤得多重", "工伤认定书、鉴定结论", "还没办的，先申请；认定和鉴定都不要钱")
PROOFS: Mapping[str, tuple[Proof, ...]] = {
    "wages": (RELATION, PAY, UNPAID),
    "dismissal": (RELATION, PAY, LEFT),
    "contract": (RELATION, PAY, UNSIGNED),
    "overtime": (RELATION, PAY, HOURS),
    "injury": (RELATION, HURT, GRADE),
}


def to_keep(story: str, parts: Iterable[str]) -> tuple[Proof, ...]:
    """Of a story, and of leaving where something is asked for that."""
    more = (LEFT,) if {"severance", "unlawful_2n"} & set(parts) else ()
    return tuple(dict.fromkeys((*PROOFS[story], *more)))
