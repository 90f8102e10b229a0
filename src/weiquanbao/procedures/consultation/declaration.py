"""法律咨询: the whole life of a question on one page.

Basis: 工会法 30 (the union gives legal advice), the federation's house rule 法律咨询 for its own periods.
"""

from __future__ import annotations

from weiquanbao.kernel.procedure import Act, Clock, Procedure, State, Tell
from weiquanbao.procedures.consultation import forms, guards

STAFF = ("intake_officer", "county_officer", "leader")
LAWYER = ("duty_lawyer",)
#: Who takes a question down for a worker, at the counter, on the hotline or out on a visit, as with a complaint; and
#: what he says when he comes again, for he may have no phone.
COUNTER = ("intake_officer", "town_officer", "county_officer")
WITH_LAWYER = ("assigned", "taken")
UNANSWERED = ("asked", *WITH_LAWYER, "asked_back")
OPEN = (*UNANSWERED, "answered")

PROCEDURE = Procedure(
    code="consultation",
    title="法律咨询",
    version="2026-11-01",
    roles={
        "claimant": "来问的职工",
        "duty_lawyer": "在答的律师",
        "intake_officer": "受理员",
        "town_officer": "镇街工会干部",
        "county_officer": "县总工会干部",
        "leader": "领导",
        "clock": "期限到点",
        "system": "系统",
    },
    facts=guards.FACTS,
    states={
        "asked": State("待交律师", "收到了，正在找律师"),
        "assigned": State("待律师看", "交给律师了"),
        "taken": State("律师在答", "律师在看你的问题"),
        "asked_back": State("等职工说清楚", "律师想再问你一句"),
        "answered": State("已答复", "律师答你了"),
        "closed": State("已结束", "问完了", final=True),
        "dropped": State("不问了", "你不问了", final=True),
        "lapsed": State("没有回音", "没等到你的回话，先结束了，随时再问", final=True),
        "turned": State("已变成投诉", "变成投诉了，工会接着办", final=True),
    },
    acts={
        "ask": Act(
            "来问", (), "asked", ("claimant", *COUNTER), "内部规则 法律咨询 1",
            plain="你问了", form=forms.QUESTION,
            notices=(Tell("received", "claimant"),),
        ),
        "assign_by_rota": Act(
            "按坐班交给律师", ("asked",), "assigned", ("system",), "内部规则 法律咨询 2",
            plain="交给律师了", form=forms.ASSIGNMENT, records=(("handler", "handler"),),
            notices=(Tell("given", "handler"),),
        ),
        "assign": Act(
            "交给律师", ("asked",), "assigned", STAFF, "内部规则 法律咨询 2",
            plain="交给律师了", form=forms.ASSIGNMENT, records=(("handler", "handler"),),
            notices=(Tell("given", "handler"),),
        ),
        "take": Act(
            "接下来答", ("assigned",), "taken", LAWYER, "内部规则 法律咨询 3", plain="律师在看你的问题",
        ),
        "answer": Act(
            "答复", WITH_LAWYER, "answered", LAWYER, "内部规则 法律咨询 3",
            plain="律师答你了", form=forms.ANSWER, notices=(Tell("answered", "claimant"),),
        ),
        "ask_back": Act(
            "先问清楚", WITH_LAWYER, "asked_back", LAWYER, "内部规则 法律咨询 4",
            plain="律师想再问你一句", form=forms.ASK_BACK, notices=(Tell("asked_back", "claimant"),),
        ),
        "tell_more": Act(
            "答律师的话", ("asked_back",), "taken", ("claimant", *COUNTER), "内部规则 法律咨询 4",
            plain="你说清楚了", form=forms.MORE, notices=(Tell("told_more", "handler"),),
        ),
        "hand_over": Act(
            "换一位律师", (*WITH_LAWYER, "answered"), None, (*LAWYER, *STAFF), "内部规则 法律咨询 5",
            plain="换了一位律师", form=forms.HAND_OVER,
            records=(("handler", "handler"),), notices=(Tell("given", "handler"),),
        ),
        "follow_up": Act(
            "追问", ("answered",), "taken", ("claimant", *COUNTER), "内部规则 法律咨询 6",
            plain="你又问了", form=forms.FOLLOW_UP,
            notices=(Tell("followed_up", "handler"), Tell("received", "claimant")),
        ),
        "become_matter": Act(
            "变成投诉", OPEN, "turned", ("claimant",), "内部规则 法律咨询 7",
            plain="你把它变成投诉了", form=forms.COMPLAINING,
            notices=(Tell("turned", "handler"),),
        ),
        "become_matter_on_paper": Act(
            "凭同意书变成投诉", OPEN, "turned", COUNTER, "内部规则 法律咨询 7",
            plain="你签了同意书，变成投诉了", form=forms.COMPLAINING_ON_PAPER,
            notices=(Tell("turned", "handler"),),
        ),
        "close": Act(
            "满意，结束", ("answered",), "closed", ("claimant",), "内部规则 法律咨询 6",
            plain="问完了", form=forms.ENDING, records=(("content", "result"),),
        ),
        "drop": Act(
            "不问了", UNANSWERED, "dropped", ("claimant",), "内部规则 法律咨询 6",
            plain="你不问了", form=forms.DROPPING, grave=True, notices=(Tell("dropped", "handler"),),
        ),
        "assign_overdue": Act(
            "没交给律师", ("asked",), None, ("clock",), "内部规则 法律咨询 2",
            notices=(Tell("assign_overdue", "supervisors"),),
        ),
        "overdue": Act(
            "答复超期", ("asked", *WITH_LAWYER), None, ("clock",), "内部规则 法律咨询 3",
            plain="该答你的日子过了，上级在催",
            notices=(Tell("overdue", "supervisors"), Tell("overdue", "handler")),
        ),
        "lapse": Act(
            "没有回音", ("asked_back",), "lapsed", ("clock",), "内部规则 法律咨询 4",
            plain="没等到你的回话，先结束了", notices=(Tell("lapsed", "claimant"),),
        ),
        "rest": Act(
            "没有再问", ("answered",), "closed", ("clock",), "内部规则 法律咨询 6", plain="没有再问，算结束了",
        ),
        "recompute": Act(
            "重算期限", OPEN, None, ("system",), "民法典 203",
            plain="放假安排公布了，日子重新算过", form=forms.RECOMPUTED,
        ),
    },
    clocks={
        "assign": Clock(
            "交给律师", "内部规则 法律咨询 2", "consultation.assign_days",
            starts=("ask",), stops=("assign", "assign_by_rota"), plain="", on_expiry="assign_overdue",
        ),
        "answer": Clock(
            "咨询答复", "内部规则 法律咨询 3", "consultation.answer_days",
            starts=("ask", "follow_up"), stops=("answer",), pauses=("ask_back",), resumes=("tell_more",),
            plain="到这天前，律师答你", on_expiry="overdue",
        ),
        "more": Clock(
            "等职工说清楚", "内部规则 法律咨询 4", "consultation.more_days",
            starts=("ask_back",), stops=("tell_more",), plain="到这天前回律师一句，不然先结束", on_expiry="lapse",
        ),
        "quiet": Clock(
            "追问", "内部规则 法律咨询 6", "consultation.quiet_days",
            starts=("answer",), stops=("follow_up",), plain="到这天前还能追问", on_expiry="rest",
        ),
    },
)  # fmt: skip
