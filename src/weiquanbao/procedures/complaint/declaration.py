"""投诉: the whole life of a complaint on one page.

Basis: 浙江省工会劳动法律监督条例 16–19 where it speaks, else the federation's house rule 投诉办理.
A complaint is not arbitration: the one-year period of 调解仲裁法 27 runs beside it and is kept with the claims.
"""

from __future__ import annotations

from weiquanbao.kernel.procedure import Act, Clock, Procedure, State, Tell
from weiquanbao.procedures.complaint import forms, guards

STAFF = ("intake_officer", "town_officer", "county_officer")
ANYBODY = ("claimant", *STAFF)
BRINGING = ("claimant", "helper", *STAFF)
APPROVERS = ("leader", "county_officer")
NEW = ("received", "completing")
OPEN = (*NEW, "accepted")

PROCEDURE = Procedure(
    code="complaint",
    title="投诉",
    version="2026-11-01",
    roles={
        "claimant": "提出投诉的职工",
        "representative": "职工代表",
        "helper": "帮忙的人",
        "intake_officer": "受理员",
        "town_officer": "镇街工会干部",
        "county_officer": "县总工会干部",
        "leader": "领导",
        "clock": "期限到点",
        "system": "系统",
    },
    facts=guards.FACTS,
    states={
        "received": State("新收件", "收到了，等工会看"),
        "completing": State("待补齐", "还差几样，等你补"),
        "accepted": State("办理中", "工会在办"),
        "refused": State("不予受理", "这里办不了，告诉你去哪办", final=True),
        "referred": State("已指引", "该去别处办，告诉你怎么走", final=True),
        "closed": State("已办结", "办完了", final=True),
        "withdrawn": State("已撤回", "你撤回了", final=True),
        "merged": State("已并入", "并到你的另一件里接着办，你交的都还在", final=True),
    },
    acts={
        "file": Act(
            "收件", (), "received", ANYBODY, "浙江省工会劳动法律监督条例 16",
            plain="收到了",
            notices=(Tell("received", "claimant"), Tell("new_complaint", "intake")),
        ),
        "file_for": Act(
            "替人收件", (), "received", ("helper",), "民法典 161",
            plain="有人替你提出来，收到了",
            notices=(Tell("filed_for_you", "claimant"), Tell("new_complaint", "intake")),
        ),
        "file_on_paper": Act(
            "凭委托书收件", (), "received", ("helper",), "民法典 165",
            plain="有人拿着委托书替你提出来，收到了",
            notices=(Tell("filed_for_you", "claimant"), Tell("new_complaint", "intake")),
        ),
        "confirm_authority": Act(
            "核对委托书", NEW, None, STAFF, "内部规则 找人帮忙 4",
            plain="工会核对过委托书了", guards=(guards.authority_is_in_question,), form=forms.AUTHORITY,
        ),
        "reject_authority": Act(
            "委托书不成立", NEW, None, STAFF, "内部规则 找人帮忙 4",
            plain="委托书不成立，等你自己点头",
            guards=(guards.authority_is_unread,), form=forms.NO_AUTHORITY,
            notices=(Tell("authority_rejected", "claimant"),),
        ),
        "ratify": Act(
            "本人认可", NEW, None, ("claimant",), "民法典 171",
            plain="你认可了", guards=(guards.authority_is_in_question,), notices=(Tell("ratified", "intake"),),
        ),
        "reopen": Act(
            "重新办理", (), "received", ANYBODY, "内部规则 投诉办理 13",
            plain="重新办",
            guards=(guards.it_is_over, guards.nobody_is_on_it),
            form=forms.REOPENING, parents=("complaint",),
            notices=(Tell("reopened", "claimant"), Tell("new_complaint", "intake")),
        ),
        "accept": Act(
            "受理", ("received",), "accepted", STAFF, "浙江省工会劳动法律监督条例 17",
            plain="有人管了", guards=(guards.authority_is_read, guards.worker_stands_by_it),
            form=forms.ACCEPT, records=(("handler", "handler"),),
            notices=(Tell("accepted", "claimant"),),
            papers=("accepted",),
        ),
        "request_completion": Act(
            "一次告知", ("received",), "completing", STAFF, "内部规则 投诉办理 2",
            plain="还差几样，请你补", guards=(guards.not_asked_before,), form=forms.COMPLETION,
            notices=(Tell("completion_asked", "claimant"),),
            papers=("completion",),
        ),
        "complete": Act(
            "补齐", ("completing",), "received", ANYBODY, "内部规则 投诉办理 2",
            plain="你补好了", notices=(Tell("completed", "handler"),),
        ),
        "complete_for": Act(
            "替他补齐", ("completing",), "received", ("helper",), "内部规则 找人帮忙 5",
            plain="帮你的人替你补好了", guards=(guards.may_answer_for_him,),
            notices=(Tell("completed", "handler"),),
        ),
        "completion_lapsed": Act(
            "补正期满", ("completing",), "received", ("clock",), "内部规则 投诉办理 3",
            plain="没等到补的材料，按现有的接着看",
            notices=(Tell("completion_lapsed", "claimant"), Tell("completed", "handler")),
        ),
        "contact_employer": Act(
            "联系单位", ("accepted",), None, STAFF, "浙江省工会劳动法律监督条例 18",
            plain="找单位谈了", guards=(guards.worker_agreed_to_contact,), form=forms.CONTACT,
            notices=(Tell("progress", "claimant"),),
        ),
        "add_respondent": Act(
            "加一家单位", ("received", "completing", "accepted"), None, STAFF, "内部规则 单位答复 8",
            plain="又找到一家要负责的单位", form=forms.RESPONDENT, notices=(Tell("progress", "claimant"),),
        ),
        "record_progress": Act(
            "记一次办理", ("accepted",), None, STAFF, "浙江省工会劳动法律监督条例 18",
            plain="有新进展", form=forms.PROGRESS, notices=(Tell("progress", "claimant"),),
        ),
        "add_evidence": Act(
            "补充证据", OPEN, None, BRINGING, "内部规则 投诉办理 1",
            plain="加了证据", form=forms.EVIDENCE, notices=(Tell("evidence_added", "handler"),),
        ),
        "name_helper": Act(
            "找人帮忙", OPEN, None, ("claimant",), "内部规则 找人帮忙 1",
            plain="找了人帮忙", form=forms.HELPER,
        ),
        "end_help": Act(
            "不用他帮了", OPEN, None, ("claimant",), "内部规则 找人帮忙 2",
            plain="不用人帮了", guards=(guards.somebody_helps,),
        ),
        "wait": Act(
            "停表等候", ("accepted",), None, STAFF, "内部规则 投诉办理 11",
            plain="先等一个结果，时间停着",
            guards=(guards.is_not_waiting, guards.no_extension_is_asked, guards.handling_is_not_over),
            form=forms.WAIT, notices=(Tell("progress", "claimant"),),
        ),
        "resume": Act(
            "恢复办理", ("accepted",), None, STAFF, "内部规则 投诉办理 11",
            plain="接着办，时间接着走", guards=(guards.is_waiting,), notices=(Tell("progress", "claimant"),),
        ),
        "ask_extension": Act(
            "申请延期", ("accepted",), None, STAFF, "内部规则 投诉办理 5",
            guards=(
                guards.is_not_waiting, guards.no_extension_is_asked, guards.not_extended_before,
                guards.handling_is_not_over,
            ),
            form=forms.EXTENSION, notices=(Tell("extension_asked", "supervisors"),),
        ),
        "grant_extension": Act(
            "同意延期", ("accepted",), None, APPROVERS, "内部规则 投诉办理 5",
            plain="多给了一段时间", guards=(guards.extension_is_asked, guards.approver_is_another),
            countersigns="ask_extension",
            notices=(Tell("extended", "claimant"), Tell("extension_answered", "handler")),
        ),
        "decline_extension": Act(
            "不同意延期", ("accepted",), None, APPROVERS, "内部规则 投诉办理 5",
            guards=(guards.extension_is_asked, guards.approver_is_another), form=forms.DECLINE,
            countersigns="ask_extension", notices=(Tell("extension_answered", "handler"),),
        ),
        "extension_lapsed": Act(
            "延期未获答复", ("accepted",), None, ("clock",), "内部规则 投诉办理 5",
            notices=(Tell("extension_answered", "handler"),),
        ),
        "assign": Act(
            "分派", ("received", "accepted"), None, (*STAFF, "leader"), "内部规则 投诉办理 1",
            plain="换了承办人", form=forms.ASSIGNMENT, records=(("handler", "handler"),),
            notices=(Tell("assigned", "handler"),),
        ),
        "take_in": Act(
            "并入一件", OPEN, None, ("system",), "内部规则 投诉办理 12",
            plain="你的另一件并到这里", form=forms.TAKEN_IN, notices=(Tell("taken_in", "handler"),),
        ),
        "move": Act(
            "换地方办", OPEN, None, ("system",), "内部规则 移送 6",
            plain="换了地方办，时间照原来的算", form=forms.MOVED, records=(("handler", "handler"),),
            notices=(Tell("moved", "claimant"), Tell("assigned", "handler")),
        ),
        "correct": Act(
            "更正", OPEN, None, STAFF, "内部规则 投诉办理 6",
            plain="改正了一处", form=forms.CORRECTION, notices=(Tell("corrected", "claimant"),),
        ),
        "recompute": Act(
            "重算期限", OPEN, None, ("system",), "民法典 203",
            plain="放假安排公布了，日子重新算过", form=forms.RECOMPUTED,
        ),
        "intake_overdue": Act(
            "收件超期", ("received",), None, ("clock",), "内部规则 投诉办理 10",
            plain="该答复你的日子过了，上级在催", notices=(Tell("intake_overdue", "supervisors"),),
        ),
        "handling_overdue": Act(
            "办理超期", ("accepted",), None, ("clock",), "内部规则 投诉办理 10",
            plain="该办完的日子过了，上级在催", notices=(Tell("handling_overdue", "supervisors"),),
        ),
        "refuse": Act(
            "不予受理", ("received",), "refused", STAFF, "浙江省工会劳动法律监督条例 17",
            plain="这里办不了，理由和去处写在下面", form=forms.REFUSAL, grave=True,
            records=(("ground", "result"),), notices=(Tell("refused", "claimant"),),
            papers=("refused",),
        ),
        "refer": Act(
            "指引去别处", ("received", "accepted"), "referred", STAFF, "内部规则 投诉办理 7",
            plain="该去别处办，怎么走写在下面", form=forms.REFERRAL, grave=True,
            records=(("body", "result"),), notices=(Tell("referred", "claimant"),),
            papers=("referral",),
        ),
        "withdraw": Act(
            "撤回", OPEN, "withdrawn", ("claimant",), "内部规则 投诉办理 9",
            plain="你撤回了", guards=(guards.nobody_else_stands,), form=forms.WITHDRAWAL, grave=True,
            records=(("ground", "result"),), notices=(Tell("withdrawn", "handler"),),
        ),
        "withdraw_for_worker": Act(
            "代职工撤回", OPEN, "withdrawn", STAFF, "内部规则 投诉办理 9",
            plain="按你说的撤回了", guards=(guards.nobody_else_stands,), form=forms.WITHDRAWAL, grave=True,
            records=(("ground", "result"),), notices=(Tell("withdrawn_for_you", "claimant"),),
        ),
        "merge": Act(
            "并入另一件", OPEN, "merged", STAFF, "内部规则 投诉办理 12",
            plain="并到你的另一件里接着办", guards=(guards.nothing_else_runs,), form=forms.MERGER, grave=True,
            notices=(Tell("merged", "claimant"),),
        ),
        "close": Act(
            "结案", ("accepted",), "closed", STAFF, "内部规则 投诉办理 8",
            plain="办完了",
            guards=(guards.something_was_done, guards.is_not_waiting, guards.no_mediation_runs),
            form=forms.CLOSING, grave=True, records=(("result", "result"), ("amount", "amount_obtained")),
            notices=(Tell("closed", "claimant"),),
            papers=("closed",),
        ),
    },
    clocks={
        "intake": Clock(
            "收件答复", "浙江省工会劳动法律监督条例 17", "complaint.answer_days",
            starts=("file", "file_for", "file_on_paper", "reopen", "complete", "complete_for", "completion_lapsed"),
            stops=("accept", "refuse", "refer", "request_completion", "withdraw", "withdraw_for_worker", "merge"),
            plain="到这天前，工会告诉你收不收、谁来办",
            on_expiry="intake_overdue",
        ),
        "completion": Clock(
            "补材料", "内部规则 投诉办理 3", "complaint.completion_days",
            starts=("request_completion",),
            stops=("complete", "complete_for", "completion_lapsed", "withdraw", "withdraw_for_worker", "merge"),
            plain="到这天前补好；补不齐，我们按现有的接着看",
            on_expiry="completion_lapsed",
        ),
        "handling": Clock(
            "办理", "内部规则 投诉办理 4", "complaint.handling_days",
            starts=("accept",), stops=("close", "refer", "withdraw", "withdraw_for_worker", "merge"),
            plain="到这天前，工会给你一个结果",
            pauses=("wait",), resumes=("resume",),
            extends=(("grant_extension", "complaint.extension_days"),),
            on_expiry="handling_overdue",
        ),
        "extension_answer": Clock(
            "延期答复", "内部规则 投诉办理 5", "complaint.extension_answer_days",
            starts=("ask_extension",), stops=("grant_extension", "decline_extension", "extension_lapsed"),
            plain="",
            on_expiry="extension_lapsed",
        ),
    },
)  # fmt: skip
