"""调解: the whole life of a mediation on one page.

Which body mediates is said by the act that entrusts it, and the periods follow from that: an enterprise committee
(协商调解规定 22, 29), another mediation organisation (调解仲裁法 10, 14), people's mediation (人民调解法 17). Both
sides are asked; silence is no consent. What the law leaves open the house rule 调解 says.
"""

from __future__ import annotations

from weiquanbao.kernel.procedure import Act, Clock, Procedure, State, Tell
from weiquanbao.procedures.mediation import forms, guards

STAFF = ("intake_officer", "town_officer", "county_officer", "leader")
CHIEFS = ("leader", "county_officer")
WORKERS = ("claimant", "representative")
BOTH = (*WORKERS, "respondent")
OPEN = ("proposed", "asked", "inviting", "ready", "mediating")

PROCEDURE = Procedure(
    code="mediation",
    title="调解",
    version="2026-11-01",
    roles={
        "claimant": "职工",
        "representative": "职工代表",
        "agent": "职工的代理人",
        "helper": "协助的人",
        "leaver": "退出调解的职工",
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
        "proposed": State("等职工答复", "工会建议谈一谈，等你答复"),
        "asked": State("待定机构", "你想谈，工会在定由谁来调"),
        "inviting": State("等单位答复", "问过单位了，等它答复"),
        "ready": State("待指派", "双方都愿意谈，等指派调解员"),
        "mediating": State("调解中", "正在谈"),
        "declined": State("不愿调解", "有一方不愿意谈，没有谈", final=True),
        "failed": State("谈不成", "没谈成", final=True),
        "over": State("期满没谈成", "到期了还没谈成", final=True),
        "concluded": State("谈成了", "谈成了", final=True),
    },
    acts={
        "ask": Act(
            "想和单位谈", (), "asked", WORKERS, "调解仲裁法 10",
            plain="你说想谈", guards=(guards.no_mediation_runs,), form=forms.ASKING,
            parents=("complaint",), notices=(Tell("asked", "intake"),),
        ),
        "ask_for_worker": Act(
            "代职工申请调解", (), "asked", STAFF, "内部规则 调解 1",
            plain="按你说的申请了调解", guards=(guards.no_mediation_runs,), form=forms.ASKING,
            parents=("complaint",), notices=(Tell("asked_for_you", "claimant"),),
        ),
        "propose": Act(
            "建议调解", (), "proposed", STAFF, "内部规则 调解 1",
            plain="工会建议谈一谈", guards=(guards.no_mediation_runs,), form=forms.PROPOSAL,
            parents=("complaint",), notices=(Tell("proposed", "claimant"),),
        ),
        "want": Act(
            "愿意谈", ("proposed",), "asked", WORKERS, "内部规则 调解 1",
            plain="你愿意谈", form=forms.ASKING, notices=(Tell("asked", "intake"),),
        ),
        "to_committee": Act(
            "交企业调解委员会", ("asked",), "inviting", STAFF, "协商调解规定 22",
            plain="由企业调解委员会来调，问单位愿不愿意", guards=(guards.worker_wants_it,), form=forms.ENTRUSTING,
            notices=(Tell("entrusted", "claimant"), Tell("invited", "respondent")),
            papers=("invitation",),
        ),
        "to_group": Act(
            "交调解组织", ("asked",), "inviting", STAFF, "调解仲裁法 10",
            plain="由调解组织来调，问单位愿不愿意", guards=(guards.worker_wants_it,), form=forms.ENTRUSTING,
            notices=(Tell("entrusted", "claimant"), Tell("invited", "respondent")),
            papers=("invitation",),
        ),
        "to_people": Act(
            "交人民调解委员会", ("asked",), "inviting", STAFF, "人民调解法 17",
            plain="由人民调解委员会来调，问单位愿不愿意", guards=(guards.worker_wants_it,), form=forms.ENTRUSTING,
            notices=(Tell("entrusted", "claimant"), Tell("invited", "respondent")),
            papers=("invitation",),
        ),
        "agree": Act(
            "同意调解", ("inviting", "ready"), "ready", ("respondent",), "内部规则 调解 2",
            plain="单位愿意谈", guards=(guards.has_not_agreed,), form=forms.NOTE,
            notices=(Tell("agreed", "claimant"), Tell("to_assign", "supervisors")),
        ),
        "record_agreement": Act(
            "代记单位同意", ("inviting", "ready"), "ready", STAFF, "内部规则 调解 2",
            plain="单位愿意谈", form=forms.ON_BEHALF,
            notices=(Tell("agreed", "claimant"), Tell("to_assign", "supervisors")),
        ),
        "join": Act(
            "也来谈", ("mediating",), None, ("respondent",), "内部规则 调解 2",
            plain="又有一家单位来谈", guards=(guards.has_not_agreed,), form=forms.NOTE,
            notices=(Tell("agreed", "claimant"), Tell("joined", "handler")),
        ),
        "accept": Act(
            "受理，指派调解员", ("ready",), "mediating", CHIEFS, "内部规则 调解 3",
            plain="有调解员了，可以谈了", guards=(guards.no_committee_acts,), form=forms.MEDIATOR,
            records=(("handler", "handler"),),
            notices=(Tell("mediator", "parties"), Tell("appointed", "handler")),
            papers=("acceptance",),
        ),
        "accept_by_committee": Act(
            "调委会受理，指派调解员", ("ready",), "mediating", CHIEFS, "协商调解规定 22",
            plain="有调解员了，可以谈了", guards=(guards.committee_acts,), form=forms.MEDIATOR,
            records=(("handler", "handler"),),
            notices=(Tell("mediator", "parties"), Tell("appointed", "handler")),
            papers=("acceptance",),
        ),
        "grant_recusal": Act(
            "同意回避", ("mediating",), None, CHIEFS, "内部规则 调解 4",
            plain="同意回避，换了调解员", guards=(guards.recusal_is_asked, guards.another_decides),
            form=forms.REPLACING, records=(("handler", "handler"),),
            notices=(Tell("mediator", "parties"), Tell("appointed", "handler")),
        ),
        "decline_recusal": Act(
            "不同意回避", ("mediating",), None, CHIEFS, "内部规则 调解 4",
            plain="没有同意回避", guards=(guards.recusal_is_asked, guards.another_decides),
            form=forms.DECISION, notices=(Tell("recusal_declined", "parties"), Tell("recusal_declined", "handler")),
        ),
        "schedule_session": Act(
            "约时间", ("mediating",), None, STAFF, "内部规则 调解 5",
            plain="约好了时间",
            guards=(guards.is_the_mediator, guards.no_recusal_is_asked, guards.no_session_is_set),
            form=forms.SESSION, notices=(Tell("session", "parties"),),
        ),
        "hold_session": Act(
            "记笔录", ("mediating",), None, STAFF, "内部规则 调解 5",
            plain="谈了一场，笔录在下面",
            guards=(guards.is_the_mediator, guards.no_recusal_is_asked, guards.session_is_set),
            form=forms.MINUTES,
        ),
        "move_session": Act(
            "改时间", ("mediating",), None, STAFF, "内部规则 调解 5",
            plain="改了时间", guards=(guards.is_the_mediator, guards.session_is_set),
            form=forms.SESSION, notices=(Tell("session_moved", "parties"),),
        ),
        "cancel_session": Act(
            "取消这一场", ("mediating",), None, STAFF, "内部规则 调解 5",
            plain="这一场取消了", guards=(guards.is_the_mediator, guards.session_is_set),
            form=forms.CANCELLING, notices=(Tell("session_cancelled", "parties"),),
        ),
        "share_evidence": Act(
            "交换证据", ("mediating",), None, STAFF, "内部规则 调解 7",
            plain="双方可以看对方的证据了", guards=(guards.is_the_mediator,), form=forms.SHARING,
            notices=(Tell("shared", "parties"),),
        ),
        "examine": Act(
            "说说对方的证据", ("mediating",), None, BOTH, "内部规则 调解 7",
            plain="对一件证据说了看法", form=forms.EXAMINATION, notices=(Tell("examined", "handler"),),
        ),
        "longer": Act(
            "同意多谈几天", ("mediating",), None, BOTH, "协商调解规定 29",
            plain="有一方同意多谈几天", guards=(guards.has_not_said_longer,), notices=(Tell("longer", "handler"),),
        ),
        "extend": Act(
            "延长调解", ("mediating",), None, STAFF, "协商调解规定 29",
            plain="双方同意，多谈几天",
            guards=(guards.is_the_mediator, guards.both_sides_want_longer, guards.not_extended_before),
            notices=(Tell("extended", "parties"),),
        ),
        "assign": Act(
            "换调解员", ("mediating",), None, CHIEFS, "内部规则 调解 3",
            plain="换了调解员", form=forms.REPLACING, records=(("handler", "handler"),),
            guards=(guards.no_recusal_is_asked,),
            notices=(Tell("mediator", "parties"), Tell("appointed", "handler")),
        ),
        "ask_recusal": Act(
            "请调解员回避", ("mediating",), None, BOTH, "内部规则 调解 4",
            plain="有人请调解员回避", guards=(guards.no_recusal_is_asked,), form=forms.RECUSAL,
            notices=(Tell("recusal_asked", "supervisors"),),
        ),
        "step_down": Act(
            "主动回避", ("mediating",), None, STAFF, "内部规则 调解 4",
            plain="调解员回避了，等换人", guards=(guards.is_the_mediator,), form=forms.STEPPING_DOWN,
            notices=(Tell("stepped_down", "supervisors"),),
        ),
        "drop_out": Act(
            "退出调解", ("inviting", "ready", "mediating"), None, ("respondent",), "内部规则 调解 10",
            plain="有一家单位不谈了", guards=(guards.has_not_left, guards.others_may_go_on), form=forms.NOTE,
            notices=(Tell("dropped_out", "claimant"), Tell("dropped_out", "handler")),
        ),
        "unanswered": Act(
            "单位没答复", ("inviting",), "declined", ("clock",), "内部规则 调解 2",
            plain="等到期了，单位没有答复，就当不愿意",
            notices=(Tell("unanswered", "claimant"), Tell("unanswered_unit", "respondent")),
        ),
        "worker_silent": Act(
            "职工没答复", ("proposed",), "declined", ("clock",), "内部规则 调解 2",
            plain="等到期了，没有等到你的答复", notices=(Tell("ended_for_you", "claimant"),),
        ),
        "acceptance_overdue": Act(
            "受理超期", ("ready",), None, ("clock",), "内部规则 调解 3",
            plain="该指派调解员的日子过了，上级在催", notices=(Tell("acceptance_overdue", "supervisors"),),
        ),
        "recusal_overdue": Act(
            "回避没答复", ("mediating",), None, ("clock",), "内部规则 调解 4",
            notices=(Tell("recusal_overdue", "supervisors"),),
        ),
        "recompute": Act(
            "重算期限", OPEN, None, ("system",), "民法典 203",
            plain="放假安排公布了，日子重新算过", form=forms.RECOMPUTED,
        ),
        "refuse": Act(
            "不愿意调解", ("inviting", "ready", "mediating"), "declined", ("respondent",), "内部规则 调解 10",
            plain="单位不愿意谈", guards=(guards.nobody_else_goes_on,), form=forms.NOTE, grave=True,
            notices=(Tell("refused", "claimant"), Tell("ended", "handler")),
        ),
        "decline": Act(
            "不谈了", OPEN, "declined", WORKERS, "内部规则 调解 10",
            plain="你说不谈了", guards=(guards.ends_the_talks_of_all,), form=forms.NOTE, grave=True,
            notices=(
                Tell("ended_for_you", "claimant"), Tell("declined", "respondent"), Tell("ended", "handler"),
            ),
        ),
        "leave": Act(
            "自己退出", OPEN, None, ("claimant",), "内部规则 调解 11",
            plain="有一个人退出了", guards=(guards.several_talk,), form=forms.LEAVING, grave=True,
            notices=(
                Tell("left", "claimant"), Tell("left_unit", "respondent"), Tell("left_desk", "handler"),
            ),
        ),
        "all_left": Act(
            "职工都退出了", OPEN, "failed", ("system",), "内部规则 调解 11",
            plain="一起谈的人都退出了，没谈成", form=forms.DESERTED, records=(("ground", "result"),),
            notices=(Tell("all_left_unit", "respondent"), Tell("ended", "handler")),
        ),
        "fail": Act(
            "谈不成，结束调解", ("ready", "mediating"), "failed", STAFF, "内部规则 调解 10",
            plain="没谈成，接下来怎么走写在上面", guards=(guards.is_the_mediator_or_none,), form=forms.FAILURE,
            grave=True, records=(("ground", "result"),),
            notices=(Tell("failed", "claimant"), Tell("failed_unit", "respondent")),
            papers=("ended",),
        ),
        "period_over": Act(
            "期满没谈成", ("inviting", "ready", "mediating"), "over", ("clock",), "调解仲裁法 14",
            plain="到期没谈成，接下来怎么走写在上面",
            notices=(Tell("over", "claimant"), Tell("over_unit", "respondent"), Tell("ended", "handler")),
            papers=("ended",),
        ),
        "conclude": Act(
            "谈成，结束调解", ("mediating",), "concluded", STAFF, "调解仲裁法 14",
            plain="谈成了，说好的写在上面", guards=(guards.is_the_mediator, guards.every_side_has_settled),
            form=forms.CONCLUSION, grave=True,
            notices=(Tell("concluded", "claimant"), Tell("concluded_unit", "respondent")),
        ),
    },
    clocks={
        "worker_answer": Clock(
            "职工答复", "内部规则 调解 2", "mediation.answer_days",
            starts=("propose",), stops=("want",),
            plain="到这天前说一声愿不愿意谈；不说就当不谈", on_expiry="worker_silent",
        ),
        "answer": Clock(
            "单位答复", "内部规则 调解 2", "mediation.answer_days",
            starts=("to_committee", "to_group", "to_people"), stops=("agree", "record_agreement"),
            plain="到这天前答复愿不愿意谈；不答复就当不愿意", on_expiry="unanswered",
        ),
        "acceptance": Clock(
            "受理", "内部规则 调解 3", "mediation.acceptance_days",
            starts=("agree", "record_agreement"), stops=("accept", "accept_by_committee"),
            plain="到这天前，告诉你调解员是谁", on_expiry="acceptance_overdue",
        ),
        "recusal": Clock(
            "回避答复", "内部规则 调解 4", "mediation.recusal_days",
            starts=("ask_recusal",), stops=("grant_recusal", "decline_recusal", "step_down"),
            plain="到这天前，答复换不换调解员；这之前不开会", on_expiry="recusal_overdue",
        ),
        "group": Clock(
            "调解", "调解仲裁法 14", "mediation.days",
            starts=("to_group",), stops=("conclude", "fail"),
            plain="到这天前谈成；过了可以去申请仲裁",
            extends=(("extend", "mediation.extension_days"),), on_expiry="period_over",
        ),
        "committee": Clock(
            "调委会调解", "协商调解规定 29", "mediation.committee_days",
            starts=("accept_by_committee",), stops=("conclude", "fail"),
            plain="到这天前谈成；过了可以去申请仲裁",
            extends=(("extend", "mediation.extension_days"),), on_expiry="period_over",
        ),
        "people": Clock(
            "人民调解", "内部规则 调解 9", "mediation.people_days",
            starts=("to_people",), stops=("conclude", "fail"),
            plain="到这天前谈成；过了可以去申请仲裁",
            extends=(("extend", "mediation.extension_days"),), on_expiry="period_over",
        ),
    },
)  # fmt: skip
