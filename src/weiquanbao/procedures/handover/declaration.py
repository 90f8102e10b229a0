"""移送: the whole life of a handover on one page.

Basis: the federation's house rule 移送. Passing personal data to another body needs the worker's separate consent
(个人信息保护法 23, unverified: its text was not read), so a handover to an outside body begins with asking
him; one to another town of the union needs none, but counts only once that town takes over.
"""

from __future__ import annotations

from weiquanbao.kernel.procedure import Act, Clock, Procedure, State, Tell
from weiquanbao.procedures.handover import forms, guards

STAFF = ("intake_officer", "town_officer", "county_officer")
#: Who sent a case to another town: whoever did it, and the county. The town it lies with is not among them.
SENDERS = ("sender", "intake_officer", "county_officer")
OPEN = ("asking", "agreed", "sent", "offered")

PROCEDURE = Procedure(
    code="handover",
    title="移送",
    version="2026-11-01",
    incident=True,
    roles={
        "claimant": "职工",
        "sender": "移出的人",
        "intake_officer": "受理员",
        "town_officer": "镇街工会干部",
        "county_officer": "县总工会干部",
        "clock": "期限到点",
        "system": "系统",
    },
    facts=guards.FACTS,
    states={
        "asking": State("等职工同意", "工会想把材料转给别的单位，等你同意"),
        "agreed": State("待送出", "你同意了，工会去送"),
        "sent": State("等回执", "材料送过去了，等对方收"),
        "offered": State("等接办", "要换到别的镇街办，等那边接"),
        "received": State("对方已收", "对方收下了，接着找对方", final=True),
        "taken": State("已接办", "换到那边办了", final=True),
        "returned": State("已退回", "对方退回来了，原来的工会接着办", final=True),
        "declined": State("职工不同意", "你没同意，材料没有转", final=True),
        "recalled": State("已收回", "工会收回了，原来的工会接着办", final=True),
    },
    acts={
        "propose": Act(
            "移送外单位", (), "asking", STAFF, "内部规则 移送 1",
            plain="工会想把材料转给别的单位", guards=(guards.nothing_is_on_its_way,), form=forms.PROPOSAL,
            parents=("complaint",), notices=(Tell("asked", "claimant"),),
        ),
        "offer": Act(
            "移给本县别的镇街", (), "offered", STAFF, "内部规则 移送 6",
            plain="要换到别的镇街办", guards=(guards.nothing_is_on_its_way,), form=forms.OFFER,
            parents=("complaint",), notices=(Tell("offered", "intake"),),
        ),
        "agree": Act(
            "同意转过去", ("asking", "agreed"), "agreed", ("claimant",), "内部规则 移送 1",
            plain="你同意转过去", guards=(guards.worker_has_not_agreed,), form=forms.AGREEMENT,
            notices=(Tell("agreed", "handler"),),
        ),
        "send": Act(
            "送出材料包", ("agreed",), "sent", STAFF, "内部规则 移送 3",
            plain="材料送过去了", guards=(guards.worker_agreed_to_pass,), form=forms.SENDING,
            notices=(Tell("sent", "claimant"),),
        ),
        "agree_on_paper": Act(
            "职工当面签了同意书", ("asking", "agreed"), "agreed", STAFF, "内部规则 移送 1",
            plain="你签了同意书", guards=(guards.somebody_has_not_agreed,), form=forms.ON_PAPER,
            notices=(Tell("agreed_on_paper", "claimant"),),
        ),
        "acknowledge": Act(
            "记录收件回执", ("sent",), "received", STAFF, "内部规则 移送 4",
            plain="对方收下了", form=forms.RECEIVED, notices=(Tell("received", "claimant"),),
        ),
        "take_over": Act(
            "接办", ("offered",), "taken", STAFF, "内部规则 移送 6",
            plain="那边接了", guards=(guards.there_is_still_a_case, guards.receiver_is_another),
            form=forms.TAKING, notices=(Tell("taken", "handler"),),
        ),
        "chase": Act(
            "催回执", ("sent",), None, STAFF, "内部规则 移送 4", plain="工会在催回执", form=forms.REMINDER,
        ),
        "remind": Act(
            "催接办", ("offered",), None, SENDERS, "内部规则 移送 4",
            plain="工会在催那边接", form=forms.REMINDER, notices=(Tell("reminded", "intake"),),
        ),
        "receipt_overdue": Act(
            "没等到回执", ("sent", "offered"), None, ("clock",), "内部规则 移送 4",
            plain="对方还没有回执，工会在催",
            notices=(Tell("receipt_overdue", "handler"), Tell("receipt_overdue", "supervisors")),
        ),
        "recompute": Act(
            "重算期限", OPEN, None, ("system",), "民法典 203",
            plain="放假安排公布了，日子重新算过", form=forms.RECOMPUTED,
        ),
        "decline": Act(
            "不同意转", ("asking",), "declined", ("claimant",), "内部规则 移送 1",
            plain="你没同意，材料没有转", form=forms.DECLINE, grave=True, notices=(Tell("declined", "handler"),),
        ),
        "consent_lapsed": Act(
            "没等到职工答复", ("asking",), "declined", ("clock",), "内部规则 移送 2",
            plain="没等到你答复，材料没有转", notices=(Tell("not_passed", "claimant"), Tell("declined", "handler")),
        ),
        "take_back": Act(
            "不让转了", ("agreed",), "declined", ("claimant",), "内部规则 移送 1",
            plain="你收回了同意，材料没有转", form=forms.DECLINE, grave=True,
            notices=(Tell("declined", "handler"),),
        ),
        "recall": Act(
            "收回", ("asking", "agreed", "sent"), "recalled", STAFF, "内部规则 移送 7",
            plain="工会收回了", form=forms.RECALL, grave=True, notices=(Tell("recalled", "claimant"),),
        ),
        "call_back": Act(
            "不移了，收回", ("offered",), "recalled", SENDERS, "内部规则 移送 7",
            plain="工会收回了", form=forms.RECALL, grave=True, notices=(Tell("recalled", "claimant"),),
        ),
        "return": Act(
            "退回", ("sent", "offered"), "returned", STAFF, "内部规则 移送 5",
            plain="对方退回来了", guards=(guards.returner_is_another,), form=forms.RETURN, grave=True,
            notices=(Tell("returned", "handler"), Tell("came_back", "claimant")),
        ),
    },
    clocks={
        "consent": Clock(
            "职工答复", "内部规则 移送 2", "handover.consent_days",
            starts=("propose",), stops=("agree", "agree_on_paper", "decline", "consent_lapsed", "recall"),
            plain="到这天前告诉我们同不同意；不答复就不转", on_expiry="consent_lapsed",
        ),
        "receipt": Clock(
            "回执", "内部规则 移送 4", "handover.receipt_days",
            starts=("send", "offer"), stops=("acknowledge", "take_over", "return", "recall", "call_back"),
            plain="到这天前，对方要说收没收到", on_expiry="receipt_overdue",
        ),
    },
)  # fmt: skip
