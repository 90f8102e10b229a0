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
    "injury_sum_incomplete": Flag("有的项目缺数没有算进来，真正的总数更多", ("工伤保险条例 30",)),
    "injury_retirement_counting": Flag(
        "离退休五年里每增加一岁减多少怎么数，要先问当地", ("浙江省工伤保险条例 27",)
    ),
    "injury_leave_limited": Flag(
        "停工留薪一般十二个月，鉴定委员会确认了最多再加十二个月，多出的没有算", ("工伤保险条例 33",)
    ),
    "maternity_top_up": Flag(
        "生育津贴比自己的工资少，差的部分单位补不补还没有核实", ("女职工劳动保护特别规定 5",)
    ),
    "contributions_not_to_worker": Flag(
        "社保费要交给征收机构，不能要求折成钱付给个人", ("社会保险法 63", "劳动争议解释二 19")
    ),
    "limitation_passed": Flag("一年的期限可能已经过了，对方不提，仲裁和法院一般不管", ("劳动争议解释二 20",)),
    "limitation_runs_on": Flag(
        "工会监督的时候，申请仲裁的一年照样在走，快到期要先去申请", ("调解仲裁法 27",)
    ),
    "interruption_unproven": Flag("没有凭据的催要、只向工会投诉，先不当作重新算", ("办案规则 27",)),
    "assignee_not_in_arbitration": Flag(
        "工会受让以后不是劳动者，仲裁可能不收：先让单位认账、打欠条，再走法院", ("劳动争议解释一 15",)
    ),
    "assignment_not_acknowledged": Flag("单位还没认账，先要欠条或者调解协议", ("劳动争议解释一 15",)),
    "claim_not_assigned": Flag("这种钱不转让", ("民法典 545",), refuses=True),
    "possible_crime": Flag("可能是拒不支付劳动报酬罪，只是提醒，由公安、检察院、法院定", ("刑法 276之一",)),
}
