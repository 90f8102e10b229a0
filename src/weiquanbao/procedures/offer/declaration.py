"""方案: an offer and its answer. A state says whom it waits for; the mediator's proposal waits for both.

Where several workers stand together nobody accepts before all of them were asked about this very offer in a round
of consent (征求同意), and it binds those who said yes (办案规则 63, 浙江省劳动人事争议调解仲裁条例 40).
"""

from __future__ import annotations

from weiquanbao.kernel.procedure import Act, Clock, Procedure, State, Tell
from weiquanbao.procedures.offer import forms, guards

STAFF = ("intake_officer", "town_officer", "county_officer", "leader")
WORKERS = ("claimant", "representative")
WAITING = ("to_worker", "to_unit", "to_both")
GOING = (guards.talks_go_on,)
#: By or for several workers: whoever speaks for them, and only after each was asked.
OURS = (guards.talks_go_on, guards.speaks_for_the_group)
JOINT = (guards.talks_go_on, guards.accepts_for_those_who_agree, guards.members_were_asked)
THEIRS = (guards.talks_go_on, guards.members_were_asked)
#: In the ledger a representative acts as one, not as the member he is too.
FOR_ALL = ("representative", "claimant")

PROCEDURE = Procedure(
    code="offer",
    title="方案",
    version="2026-11-01",
    incident=True,
    roles={
        "claimant": "职工",
        "representative": "职工代表",
        "agent": "职工的代理人",
        "helper": "协助的人",
        "respondent": "单位",
        "intake_officer": "受理员",
        "town_officer": "镇街工会干部",
        "county_officer": "县总工会干部",
        "leader": "领导",
        "clock": "期限到点",
        "system": "系统",
    },
    facts=guards.FACTS,
    states={
        "to_worker": State("等职工答复", "等你答复"),
        "to_unit": State("等单位答复", "等单位答复"),
        "to_both": State("等双方答复", "等你和单位答复"),
        "declined": State("没接受", "有一方没接受", final=True),
        "withdrawn": State("撤回了", "提的人撤回了", final=True),
        "replaced": State("有了新方案", "有了新方案，这个不算了", final=True),
        "lapsed": State("过期了", "过期没答复，不算了", final=True),
        "accepted": State("接受了", "双方都接受了", final=True),
    },
    acts={
        "ask": Act(
            "提方案", (), "to_unit", WORKERS, "内部规则 调解 6",
            plain="你提了方案", guards=OURS, form=forms.OFFER, parents=("mediation",),
            notices=(Tell("offered", "other_side"), Tell("offered_desk", "handler")),
        ),
        "bid": Act(
            "提出方案", (), "to_worker", ("respondent",), "内部规则 调解 6",
            plain="单位提了方案", guards=GOING, form=forms.OFFER, parents=("mediation",),
            notices=(Tell("offered", "other_side"), Tell("offered_desk", "handler")),
        ),
        "propose": Act(
            "给双方的方案", (), "to_both", STAFF, "内部规则 调解 6",
            plain="调解员提了方案", guards=(guards.talks_go_on, guards.is_the_mediator), form=forms.OFFER,
            parents=("mediation",), notices=(Tell("offered", "parties"),),
        ),
        "put_to_members": Act(
            "问大家同不同意", WAITING, None, ("system",), "办案规则 63",
            plain="在问大家同不同意，方案多等几天",
        ),
        "worker_first": Act(
            "我接受", ("to_both",), "to_unit", FOR_ALL, "内部规则 调解 6",
            plain="你接受了，等单位", guards=JOINT, form=forms.NOTE, notices=(Tell("half", "other_side"),),
        ),
        "unit_first": Act(
            "我们接受", ("to_both",), "to_worker", ("respondent",), "内部规则 调解 6",
            plain="单位接受了，等你", guards=GOING, form=forms.NOTE, notices=(Tell("half", "other_side"),),
        ),
        "lapse": Act(
            "方案过期", WAITING, "lapsed", ("clock",), "内部规则 调解 6",
            plain="过期没答复，不算了", notices=(Tell("lapsed", "parties"),),
        ),
        "replace": Act(
            "换成新方案", WAITING, "replaced", ("system",), "内部规则 调解 6", plain="有了新方案，这个不算了",
        ),
        "recompute": Act(
            "重算期限", WAITING, None, ("system",), "民法典 203",
            plain="放假安排公布了，日子重新算过", form=forms.RECOMPUTED,
        ),
        "decline_by_worker": Act(
            "不接受", ("to_worker", "to_both"), "declined", WORKERS, "内部规则 调解 6",
            plain="你没接受", guards=(guards.declines_for_all,), form=forms.NOTE, grave=True,
            notices=(Tell("declined", "other_side"), Tell("declined_desk", "handler")),
        ),
        "decline_by_unit": Act(
            "不接受这个方案", ("to_unit", "to_both"), "declined", ("respondent",), "内部规则 调解 6",
            plain="单位没接受", form=forms.NOTE, grave=True,
            notices=(Tell("declined", "other_side"), Tell("declined_desk", "handler")),
        ),
        "withdraw_by_worker": Act(
            "撤回", ("to_unit",), "withdrawn", WORKERS, "内部规则 调解 6",
            plain="你撤回了", guards=(guards.speaks_for_the_group,), form=forms.NOTE, grave=True,
            notices=(Tell("withdrawn", "other_side"),),
        ),
        "withdraw_by_unit": Act(
            "撤回方案", ("to_worker",), "withdrawn", ("respondent",), "内部规则 调解 6",
            plain="单位撤回了", form=forms.NOTE, grave=True, notices=(Tell("withdrawn", "other_side"),),
        ),
        "withdraw_by_mediator": Act(
            "撤回给双方的方案", ("to_both",), "withdrawn", STAFF, "内部规则 调解 6",
            plain="调解员撤回了", guards=(guards.is_the_mediator,), form=forms.NOTE, grave=True,
            notices=(Tell("withdrawn", "parties"),),
        ),
        "accept_by_worker": Act(
            "接受", ("to_worker",), "accepted", FOR_ALL, "内部规则 调解 6",
            plain="你接受了", guards=JOINT, form=forms.NOTE, grave=True,
            notices=(Tell("accepted", "other_side"), Tell("accepted_desk", "handler")),
        ),
        "accept_by_unit": Act(
            "接受方案", ("to_unit",), "accepted", ("respondent",), "内部规则 调解 6",
            plain="单位接受了", guards=THEIRS, form=forms.NOTE, grave=True,
            notices=(Tell("accepted", "other_side"), Tell("accepted_desk", "handler")),
        ),
    },
    clocks={
        "validity": Clock(
            "方案有效", "内部规则 调解 6", "mediation.offer_days",
            starts=("ask", "bid", "propose"), stops=("lapse",),
            plain="到这天前答复；过了这个方案就不算了",
            extends=(("put_to_members", "groups.consent_days"),), on_expiry="lapse",
        ),
    },
)  # fmt: skip
