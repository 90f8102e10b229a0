"""征求同意: everybody who is represented is asked before anything of his is changed, given up, admitted or settled.

Basis: 办案规则 63 and 浙江省劳动人事争议调解仲裁条例 40. Silence is no consent (内部规则 一起提出 6).
A round opened from an offer is about that offer as it stands, word for word: an offer never changes, a new one is
another case with a round of its own (内部规则 一起提出 9).
"""

from __future__ import annotations

from weiquanbao.kernel.procedure import Act, Clock, Procedure, State, Tell
from weiquanbao.procedures.settlement_consent import forms, guards

STAFF = ("intake_officer", "town_officer", "county_officer")

PROCEDURE = Procedure(
    code="settlement_consent",
    title="征求同意",
    version="2026-11-01",
    incident=True,
    roles={
        "claimant": "一起提的职工",
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
        "asking": State("征求中", "问你同意不同意"),
        "counted": State("已截止", "答复截止了"),
        "agreed": State("都同意", "大家都同意", final=True),
        "split": State("不是都同意", "有人没同意，只对同意的人算数", final=True),
        "void": State("方案没有了", "方案没有了，不用答了", final=True),
    },
    acts={
        "ask": Act(
            "征求大家同意", (), "asking", ("representative", *STAFF), "办案规则 63",
            plain="问大家同意不同意", guards=(guards.several_stand_together, guards.no_round_runs),
            form=forms.QUESTION, parents=("complaint", "mediation"), notices=(Tell("consent_asked", "claimant"),),
        ),
        "ask_offer": Act(
            "拿这个方案问大家", (), "asking", ("representative", "claimant", *STAFF), "办案规则 63",
            plain="拿方案问大家同不同意",
            guards=(
                guards.several_stand_together, guards.talks_go_on, guards.not_asked_before, guards.asks_for_all,
            ),
            form=forms.OFFER_QUESTION, parents=("offer",), notices=(Tell("offer_asked", "claimant"),),
        ),
        "answer": Act(
            "答复", ("asking",), None, ("claimant",), "浙江省劳动人事争议调解仲裁条例 40",
            plain="有人答复了", guards=(guards.has_not_answered,), form=forms.ANSWER,
        ),
        "recompute": Act(
            "重算期限", ("asking",), None, ("system",), "民法典 203",
            plain="放假安排公布了，日子重新算过", form=forms.RECOMPUTED,
        ),
        "close_round": Act(
            "截止答复", ("asking",), "counted", ("clock",), "内部规则 一起提出 6",
            plain="答复截止了",
        ),
        "all_answered": Act(
            "都答了，提前截止", ("asking",), "counted", ("system",), "内部规则 一起提出 6",
            plain="都答了，提前截止",
        ),
        "offer_gone": Act(
            "方案没有了", ("asking",), "void", ("system",), "内部规则 一起提出 9",
            plain="方案没有了，不用答了", notices=(Tell("offer_gone", "claimant"),),
        ),
        "offer_split": Act(
            "方案不是都同意", ("counted",), "split", ("system",), "内部规则 一起提出 9",
            plain="有人没同意，方案只对同意的人算数", form=forms.RESULT,
            notices=(
                Tell("offer_split", "claimant"), Tell("offer_counted", "respondent"),
                Tell("offer_counted_desk", "handler"),
            ),
        ),
        "offer_agreed": Act(
            "方案都同意", ("counted",), "agreed", ("system",), "办案规则 63",
            plain="大家都同意这个方案", form=forms.RESULT,
            notices=(
                Tell("offer_agreed", "claimant"), Tell("offer_counted", "respondent"),
                Tell("offer_counted_desk", "handler"),
            ),
        ),
        "split": Act(
            "不是都同意", ("counted",), "split", ("system",), "内部规则 一起提出 6",
            plain="有人没同意，只对同意的人算数", form=forms.RESULT,
            notices=(Tell("split", "claimant"), Tell("split", "intake")),
        ),
        "agree": Act(
            "都同意", ("counted",), "agreed", ("system",), "办案规则 63",
            plain="大家都同意", form=forms.RESULT,
            notices=(Tell("agreed", "claimant"), Tell("agreed", "intake")),
        ),
    },
    clocks={
        "consent": Clock(
            "答复", "内部规则 一起提出 6", "groups.consent_days",
            starts=("ask", "ask_offer"), stops=("close_round", "all_answered"),
            plain="到这天前答复；没答复的不算同意", on_expiry="close_round",
        ),
    },
)  # fmt: skip
