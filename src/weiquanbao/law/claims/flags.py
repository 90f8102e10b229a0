"""What a program must warn about or refuse: a code for each, and the sentence with its articles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Flag:
    """A warning in words, with the articles it rests on; `refuses` where nothing is computed because of it."""

    says: str
    basis: tuple[str, ...] = ()
    refuses: bool = False


FLAGS: Mapping[str, Flag] = {
    "severance_capped": Flag("工资高过当地平均工资的三倍，按三倍算，最多算十二年", ("劳动合同法 47第2款",)),
    "pre_2008_needs_decision": Flag(
        "2008 年以前的一段怎么算，要由人来定：两段分开写明", ("劳动合同法 97第3款",)
    ),
    "average_wage_missing": Flag(
        "没有当地上一年度的月平均工资，没有比三倍的封顶：工资高的，先问清楚再算", ("劳动合同法 47第2款",)
    ),
    "double_wage_outside_window": Flag(
        "满一年以后视为已经签了无固定期限合同，那以后没有二倍工资", ("劳动合同法 14第3款", "劳动争议解释二 9")
    ),
    "limitation_not_compared": Flag(
        "不知道哪天申请仲裁，没有比时效；越晚过去的越多", ("调解仲裁法 27第1款",)
    ),
    "limitation_defence": Flag(
        "有一部分或者全部过了时效；单位仲裁时没有提，一般就不能再提，所以不删，照样列着",
        ("劳动争议解释二 20",),
    ),
    "needs_administrative_order": Flag(
        "没有劳动保障部门限期支付的决定，不能要加付赔偿金",
        ("劳动合同法 85", "劳动争议解释一 1"),
        refuses=True,
    ),
    "probation_below_post_lowest": Flag(
        "也低于同一个岗位最低一档工资的八成，两样都不够", ("劳动合同法 20", "劳动合同法实施条例 15")
    ),
    "mixed_award_not_final": Flag(
        "终局的和不终局的写在一份裁决里，浙江全部按不终局：请仲裁庭分开写",
        ("办案规则 50", "浙江省劳动人事争议调解仲裁条例 37"),
    ),
    "mixed_award_separate": Flag("终局的和不终局的要分开写两份裁决", ("办案规则 50",)),
}
