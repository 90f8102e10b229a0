"""单位答复: the whole life of one respondent's answer on one page.

Basis: the federation's house rule 单位答复, for a complaint to the union is no pleading: nobody is made to answer, but
everybody is heard. 调解仲裁法 6 says what follows in arbitration if the employer keeps back what it has to keep; 24
lets it act through an agent. What is not answered in time is recorded and may still be answered: the union wants facts.
"""

from __future__ import annotations

from weiquanbao.kernel.procedure import Act, Clock, Procedure, State, Tell
from weiquanbao.procedures.response import forms, guards

STAFF = ("intake_officer", "town_officer", "county_officer")
WAITING = ("notified", "no_answer")
OPEN = ("notified", "answered", "no_answer")
#: Paper and spoken answers are taken down by the union (内部规则 单位答复 5).
WHOEVER_ANSWERS = ("respondent", *STAFF)

PROCEDURE = Procedure(
    code="response",
    title="单位答复",
    version="2026-11-01",
    incident=True,
    roles={
        "respondent": "单位",
        "claimant": "职工",
        "agent": "职工的代理人",
        "representative": "职工代表",
        "intake_officer": "受理员",
        "town_officer": "镇街工会干部",
        "county_officer": "县总工会干部",
        "leader": "领导",
        "clock": "期限到点",
        "system": "系统",
    },
    facts=guards.FACTS,
    states={
        "notified": State("待答复", "通知单位了，在等它答复"),
        "answered": State("已答复", "单位答复了"),
        "no_answer": State("没有答复", "单位到期没有答复，事情照常往下办"),
        "closed": State("答复结束", "单位这边答完了", final=True),
    },
    acts={
        "notify": Act(
            "通知单位", (), "notified", STAFF, "内部规则 单位答复 1",
            plain="通知单位了",
            guards=(
                guards.worker_agreed_to_contact, guards.complaint_is_accepted,
                guards.somebody_is_left_to_notify,
            ),
            form=forms.NOTICE, parents=("complaint",), records=(("handler", "handler"),),
            notices=(Tell("notified", "claimant"),),
            papers=("notice",),
        ),
        "invite_again": Act(
            "再通知一次", OPEN, None, STAFF, "内部规则 单位答复 5", form=forms.AGAIN,
        ),
        "appear": Act(
            "联系人确认身份", OPEN, None, ("system",), "内部规则 单位答复 5",
            plain="单位打开看了", form=forms.APPEARANCE, notices=(Tell("appeared", "handler"),),
        ),
        "answer_claim": Act(
            "答一项请求", OPEN, None, WHOEVER_ANSWERS, "内部规则 单位答复 2",
            plain="单位答了一项", form=forms.CLAIM_ANSWER,
        ),
        "finish": Act(
            "交答复", WAITING, "answered", WHOEVER_ANSWERS, "内部规则 单位答复 2",
            plain="单位交了答复", guards=(guards.every_claim_is_answered,), form=forms.ANSWER,
            notices=(Tell("answered", "claimant"), Tell("answered_desk", "handler")),
        ),
        "add_evidence": Act(
            "交材料", OPEN, None, ("respondent",), "内部规则 单位答复 9",
            plain="单位交了材料", form=forms.EVIDENCE, notices=(Tell("evidence_added", "handler"),),
        ),
        "share_evidence": Act(
            "给对方看", OPEN, None, ("respondent",), "内部规则 单位答复 9",
            plain="单位把一件材料给你看了", form=forms.SHARING, notices=(Tell("shared", "claimant"),),
        ),
        "say_none": Act(
            "没有这样材料", OPEN, None, ("respondent",), "调解仲裁法 6",
            plain="单位说没有这样材料", form=forms.NONE_SUCH, notices=(Tell("evidence_added", "handler"),),
        ),
        "ask_time": Act(
            "申请延长", ("notified",), None, ("respondent",), "内部规则 单位答复 3",
            plain="单位要多一点时间", guards=(guards.time_was_not_asked_before,), form=forms.MORE_TIME,
            notices=(Tell("time_asked", "handler"),),
        ),
        "grant_time": Act(
            "同意延长", ("notified",), None, STAFF, "内部规则 单位答复 3",
            plain="多给了单位一点时间", guards=(guards.time_is_asked,),
            notices=(Tell("time_granted", "parties"),),
        ),
        "decline_time": Act(
            "不同意延长", ("notified",), None, STAFF, "内部规则 单位答复 3",
            plain="没有多给单位时间", guards=(guards.time_is_asked,), form=forms.DECLINED,
            notices=(Tell("time_declined", "respondent"),),
        ),
        "time_unanswered": Act(
            "延长视为同意", ("notified",), None, ("clock",), "内部规则 单位答复 3",
            plain="多给了单位一点时间",
            notices=(Tell("time_granted", "parties"), Tell("time_unanswered", "handler")),
        ),
        "name_agent": Act(
            "委托代理人", OPEN, None, ("respondent",), "调解仲裁法 24",
            plain="单位请了代理人", form=forms.AGENT,
            notices=(Tell("agent_named", "respondent"), Tell("agent_desk", "handler")),
        ),
        "end_agent": Act(
            "解除代理人", OPEN, None, ("respondent",), "内部规则 单位答复 6",
            plain="单位不要那位代理人了", form=forms.AGENT_ENDED, notices=(Tell("agent_desk", "handler"),),
        ),
        "say_not_ours": Act(
            "说不是本单位", OPEN, None, ("respondent",), "内部规则 单位答复 7",
            plain="单位说不是它，工会在核实", form=forms.NOT_OURS,
            notices=(Tell("not_ours", "handler"), Tell("not_ours_told", "claimant")),
        ),
        "not_answered": Act(
            "到期没有答复", ("notified",), "no_answer", ("clock",), "内部规则 单位答复 2",
            plain="单位没有按时答复，事情照常往下办",
            notices=(
                Tell("not_answered", "claimant"), Tell("not_answered_you", "respondent"),
                Tell("not_answered_desk", "handler"),
            ),
        ),
        "recompute": Act(
            "重算期限", OPEN, None, ("system",), "民法典 203",
            plain="放假安排公布了，日子重新算过", form=forms.RECOMPUTED,
        ),
        "settle": Act(
            "答复定下", ("answered",), "closed", ("clock",), "内部规则 单位答复 4",
            plain="单位的答复定下了", notices=(Tell("settled", "respondent"),),
        ),
        "close": Act(
            "结束答复", OPEN, "closed", STAFF, "内部规则 单位答复 10",
            plain="单位这边答完了", form=forms.CLOSING, grave=True, records=(("result", "result"),),
            notices=(Tell("closed", "claimant"), Tell("closed_you", "respondent")),
        ),
    },
    clocks={
        "answer": Clock(
            "单位答复", "内部规则 单位答复 2", "response.answer_days",
            starts=("notify",), stops=("finish", "not_answered"),
            plain="到这天前单位答复；不答复，事情照常往下办，也会如实记下来",
            pauses=("ask_time",), resumes=("grant_time", "decline_time", "time_unanswered"),
            extends=(
                ("grant_time", "response.extension_days"), ("time_unanswered", "response.extension_days"),
            ),
            on_expiry="not_answered",
        ),
        "time_answer": Clock(
            "答复延长申请", "内部规则 单位答复 3", "response.time_answer_days",
            starts=("ask_time",), stops=("grant_time", "decline_time", "time_unanswered", "finish"),
            plain="到这天前工会告诉单位同不同意；没有答复就算同意", on_expiry="time_unanswered",
        ),
        "change": Clock(
            "更改答复", "内部规则 单位答复 4", "response.change_days",
            starts=("finish",), stops=("settle",),
            plain="到这天前单位还可以改答复", on_expiry="settle",
        ),
    },
)  # fmt: skip
