"""Every role of the house: what it is for, what it sees, and which roles never meet in one person."""

from dataclasses import dataclass

from weiquanbao.people.duties import DUTIES


@dataclass(frozen=True, slots=True)
class Role:
    """One role; `separation` is the class that never meets another in one person, none for roles of a case."""

    code: str
    label: str
    meaning: str
    sees: tuple[str, ...]
    separation: str | None = None


def _duty(code: str, meaning: str, *sees: str) -> Role:
    """A role one is appointed to: its name and separation class are those of the duty."""
    duty = DUTIES[code]
    return Role(code, duty.label, meaning, sees, duty.separation)


_CASE = ("所在组织及下级的案件", "当事人姓名和打码的号码", "证据", "时间线和期限", "内部备注")

ROLES: dict[str, Role] = {
    role.code: role
    for role in (
        _duty(
            "intake_officer",
            "在维权中心或镇街登记、受理投诉，一次告知要补的材料，转给该管的部门，联系职工。"
            "只看任职的组织和它下级的案件；看完整手机号要写理由，每看一次都有记录。",
            *_CASE,
        ),
        _duty(
            "town_officer",
            "镇街工会的干部，办理本镇街的案件，到企业核实、调解，把结果写回案件。"
            "看得到本镇街和下面片区、联合工会、基层工会的案件。",
            *_CASE,
        ),
        _duty(
            "county_officer",
            "县总工会的干部，办理全县的案件，支援镇街，接手镇街办不了的事。",
            *_CASE,
        ),
        _duty(
            "leader",
            "审批延期，分派案件。自己申请的延期要由另一个人批。",
            *_CASE,
            "本级及下级的统计",
        ),
        _duty(
            "duty_lawyer",
            "在县里和镇街坐班的律师，答职工的咨询，看职工写的文书。只看交给自己的，看不到任职组织的案件，也不办案。",
            "交给自己答的咨询",
            "交给自己看的文书",
            "自己的坐班",
        ),
        _duty(
            "cashier",
            "管让渡基金的钱：按批准的数付给职工，记追回来的钱，对银行流水。"
            "只看任职的组织和它下级的工资让渡和基金，不看投诉、证据和来往消息，也不办案、不批钱。",
            "所在组织及下级的工资债权让渡",
            "所在组织的让渡基金",
            "自己那几步写下的话和文书",
        ),
        _duty(
            "auditor",
            "查案件办得对不对：只能看，不能办。不能同时办案，也不能同时是管理员。",
            "所在组织及下级的案件（只读）",
            "当事人姓名和打码的号码",
            "时间线和期限",
            "账本校验结果",
        ),
        _duty(
            "system_admin",
            "开通和停用账号，管理组织和设置，提出任职。提出的任职要由安全管理员批准。看不到任何案件。",
            "账号",
            "组织",
            "任职",
            "设置",
        ),
        _duty(
            "security_admin",
            "批准或不批准任职，给锁住的账号解锁，重置动态口令。看不到任何案件。",
            "账号",
            "任职",
        ),
        _duty(
            "audit_admin",
            "看安全记录：谁登录、谁试错、谁看了完整号码、谁任了什么职。只能看。看不到任何案件。",
            "安全记录",
            "看号记录（只有案件编号，没有内容）",
        ),
        Role(
            "claimant",
            "申请人",
            "提出这件事的职工，用手机号登录。只看自己的事：进度、期限、要补的材料和结果。",
            ("自己的案件", "自己交的证据", "写给自己的通知"),
        ),
        Role(
            "respondent",
            "被申请人",
            "被提出来的单位一方：单位联系人和它委托的代理人，用手机号登录。"
            "只看写明给它的请求、期限、双方已经交换的证据和自己交的东西。看不到职工的电话、住处和工会的内部备注。",
            ("写给本单位的请求", "交换过的证据", "自己的答复和证据", "写给自己的通知"),
        ),
        Role(
            "invitee",
            "被请的工友",
            "工友请他一起提、自己还没点头的人。只看请他的这一步，点头以后才是申请人。",
            ("请自己一起提的消息",),
        ),
        Role(
            "leaver",
            "退出调解的职工",
            "几个人一起谈，自己先退出的职工。只看自己退出了、说定过的和接下来的路，这次调解里不再办什么。",
            ("自己退出的调解", "接下来的路"),
        ),
        Role(
            "agent",
            "职工的代理人",
            "受职工委托、由工会指派的代理人，替职工说话、交材料，把进展告诉职工。和调解员、承办人不能是同一个人。",
            ("所代理职工的案件", "所代理职工的证据", "写给自己的通知"),
        ),
        Role(
            "representative",
            "职工代表",
            "十人以上一起提出来的，由大家推选的三到五名代表，替大家参加调解。要让步、和解，先要大家同意。",
            ("这一批职工的案件", "写给自己的通知"),
        ),
        Role(
            "helper",
            "协助的人",
            "家人或者老乡联络员，经本人同意帮忙看进度、交材料，不能替本人作决定。",
            ("所帮助职工的案件", "写给自己的通知"),
        ),
        Role(
            "sender",
            "移出的人",
            "把案件移给本县另一镇街、等对方接办的经办人。只能催、收回，不能自己接办。",
            ("自己移出的案件走到哪一步",),
        ),
        Role("clock", "期限", "期限到了，由系统按到期日记下结果。不是人，不看任何东西。", ()),
        Role("system", "系统", "系统自己做的事，例如登记收件、发通知。不是人，不看任何东西。", ()),
        Role("peer", "对方县", "另一个县的工会系统发来的消息。只能做协办程序里写明的事。", ("协办的案件",)),
    )
}

READERS: tuple[str, ...] = ("intake_officer", "town_officer", "county_officer", "leader", "auditor")
"""The staff roles every case can be seen by; the three administrators are never among them."""

NARROW: tuple[str, ...] = ("cashier",)
"""Staff roles that see, within reach of their appointment, the cases of a procedure that names them and no others."""

GIVEN: tuple[str, ...] = ("duty_lawyer",)
"""Staff roles that see, wherever it lies, a case that was given to them, of a procedure that names them."""

NAMED = frozenset({*NARROW, *GIVEN})
"""Roles that are something only to a procedure that names them."""

ON_CASES: tuple[str, ...] = (*READERS, *NARROW)
"""Everybody of the staff for whom cases are listed."""


def label(code: str) -> str:
    """The Chinese name of a role."""
    return ROLES[code].label
