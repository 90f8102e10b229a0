"""为什么能要: of each thing to ask for the ground in plain words, and the articles it stands on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something is due, for whoever has never read a law."""

    says: str
    basis: tuple[str, ...]


WHY: Mapping[str, Reason] = {
    "arrears_wage": Reason("干了活，单位就要按说好的数、按时把工资给足。", ("劳动合同法 30", "劳动法 50")),
    "overtime": Reason("上班时间以外、休息天、法定节日干活，单位要多付钱。", ("劳动合同法 31", "劳动法 44")),
    "double_wage": Reason(
        "干满一个月还没签书面合同，从下个月起单位每个月要付两份工资。", ("劳动合同法 82第1款",)
    ),
    "severance": Reason("这样走的，单位要按干了几年给补偿。", ("劳动合同法 46", "劳动合同法 47")),
    "unlawful_2n": Reason(
        "辞退要有法律上的理由，还要按规矩办；没有的，按补偿的两倍赔。", ("劳动合同法 48", "劳动合同法 87")
    ),
    "work_injury": Reason(
        "认定了工伤，按伤得多重给钱：有的工伤保险基金付，有的单位付。", ("社会保险法 38", "社会保险法 39")
    ),
}
#: What begins the year anew, and what it does not run in: nobody is asked it here, so it is told.
RUNS_ANEW = Reason(
    "催过他、去有关部门投诉过、他答应过给，有凭据的，一年从那天重新算。", ("调解仲裁法 27第2款",)
)
STANDS_STILL = Reason("因为不可抗力或者别的正当理由去不了，那段日子不算在一年里。", ("调解仲裁法 27第3款",))
_FINAL = "仲裁定了就算数，单位一般不能再去起诉（法律叫“一裁终局”）"
_BY_SUM = {
    True: Reason(_FINAL, ("调解仲裁法 47",)),
    False: Reason("超过十二个月最低工资，仲裁以后单位还可以去起诉", ("调解仲裁法 47", "调解仲裁法 50")),
}
_OF_INJURY = {
    True: Reason(_FINAL, ("浙江省劳动人事争议调解仲裁条例 37",)),
    False: Reason("工伤待遇，仲裁以后单位还可以去起诉", ("调解仲裁法 47", "调解仲裁法 50")),
}


def of_finality(code: str, *, final: bool) -> Reason:
    """Whether arbitration settles it: by the sum of it (调解仲裁法 47); of an injury by the rule of the province."""
    return (_OF_INJURY if code == "work_injury" else _BY_SUM)[final]
