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
    "monthly_overtime_over_36h": Flag(
        "一个月加班超过三十六小时，违法；加班费照样要付", ("劳动法 41", "劳动法 90")
    ),
    "daily_overtime_over_3h": Flag("一天加班超过三小时，违法；加班费照样要付", ("劳动法 41", "劳动法 90")),
    "overtime_of_protected": Flag(
        "怀孕七个月以上、正在哺乳的，不能安排加班", ("女职工劳动保护特别规定 6", "女职工劳动保护特别规定 9")
    ),
    "substitute_day_is_rest_day": Flag(
        "放假的日子里有的不是法定节假日，是调休或者补假，按休息日算两倍", ("放假办法 2", "放假办法 6")
    ),
    "special_hours_not_approved": Flag(
        "特殊工时没有批准的，按标准工时算加班", ("劳动法 39", "特殊工时审批办法 7")
    ),
    "irregular_holiday_needs_review": Flag(
        "不定时工作制在法定节假日干活，各省不一样，要由人来定", ("工资支付暂行规定 13", "劳动法 44")
    ),
    "base_below_minimum_wage": Flag("加班费的基数低于最低工资，按最低工资算", ("劳动法 48", "劳动法 44")),
    "heat_not_in_minimum_wage": Flag("高温津贴不能算进最低工资", ("最低工资规定 12",)),
    "heat_season_only": Flag("高温津贴只在规定的月份发，多出来的月份没有算", ("防暑降温措施管理办法 17",)),
    "part_time_paid_too_late": Flag("非全日制最长十五天要发一次工资", ("劳动合同法 72",)),
    "treatment_period_over": Flag("病休超过了医疗期", ("医疗期规定 3", "劳动合同法 40")),
    "noncompete_without_secrets": Flag("没有接触过商业秘密的，竞业限制不生效", ("劳动争议解释二 13",)),
    "noncompete_over_two_years": Flag("竞业限制最长两年，超过的部分不算数", ("劳动合同法 24",)),
    "noncompete_may_end": Flag("单位三个月没有付补偿，可以要求不再受限制", ("劳动争议解释一 38",)),
    "deduction_without_clause": Flag("劳动合同里没有约定赔偿的，不能扣工资", ("工资支付暂行规定 16",)),
    "deduction_over_limit": Flag("扣得太多，多扣的要退", ("工资支付暂行规定 15", "工资支付暂行规定 16")),
    "penalty_not_allowed": Flag("除了服务期和竞业限制，不能要劳动者付违约金，也不能罚款", ("劳动合同法 25",)),
    "papers_withheld": Flag(
        "扣身份证、档案、离职证明都违法，可以要求马上还", ("劳动合同法 9", "劳动合同法 84")
    ),
    "over_age_other_matters": Flag(
        "超龄用工的经济补偿、二倍工资这些事，不在这条规定里，去法院", ("超龄劳动者规定 19",)
    ),
    "managed_without_labour_relation": Flag(
        "不完全符合确立劳动关系的情形：要订书面协议，最低工资、按时发、休息、安全和职业伤害都要保障",
        ("新就业形态意见 2",),
    ),
    "labour_relation_in_doubt": Flag("是不是劳动关系，看事实，仲裁和法院来定", ("新就业形态意见 18",)),
    "dispatch_term_too_short": Flag("派遣单位的劳动合同不能短于两年", ("劳动合同法 58",)),
    "dispatch_part_time": Flag("派遣不能用非全日制", ("劳动合同法实施条例 30",)),
    "dispatch_unequal_pay": Flag("派遣的和用工单位同岗位的要同工同酬", ("劳动合同法 63",)),
}
