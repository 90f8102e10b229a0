"""签署: the whole life of an agreement on paper, from the draft until everybody it binds has signed.

Basis: 调解仲裁法 14 (signed by both sides and the mediator, sealed by the body), 电子签名法 13 and 14 (a signature by a
way both agreed to counts like one by hand), and the federation's house rule 签署 for how and by when.
"""

from __future__ import annotations

from weiquanbao.kernel.procedure import Act, Clock, Procedure, State, Tell
from weiquanbao.kernel.signatures import ON_PAPER
from weiquanbao.procedures.signing import forms, guards

STAFF = ("intake_officer", "town_officer", "county_officer", "leader")
#: In the ledger a representative signs as one, not as the member he is too.
PARTIES = ("representative", "claimant", "respondent")
OPEN = ("drafting", "signing")

PROCEDURE = Procedure(
    code="signing",
    title="签署",
    version="2026-11-01",
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
        "drafting": State("拟稿", "调解员在写协议"),
        "signing": State("待签", "协议写好了，等大家签"),
        "signed": State("签好了", "都签了，协议算数了", final=True),
        "refused": State("有人不签", "有人不签，协议不成立", final=True),
        "unsigned": State("到期没签齐", "到期没签齐，协议不成立", final=True),
        "called_off": State("不签了", "这份协议不签了", final=True),
    },
    acts={
        "draft": Act(
            "拟协议书", (), "drafting", STAFF, "调解仲裁法 14",
            plain="调解员在写协议",
            guards=(guards.talks_are_concluded, guards.nothing_is_being_signed, guards.is_the_mediator),
            form=forms.DRAFT, papers=("agreement",), parents=("mediation",),
        ),
        "revise": Act(
            "改稿", ("drafting",), None, STAFF, "内部规则 签署 1",
            guards=(guards.is_the_mediator,), form=forms.DRAFT,
        ),
        "send": Act(
            "送签", ("drafting",), "signing", STAFF, "内部规则 签署 2",
            plain="协议写好了，请大家看一遍、签字", guards=(guards.is_the_mediator,),
            notices=(Tell("to_sign", "parties"),),
        ),
        "take_back": Act(
            "收回再改", ("signing",), "drafting", STAFF, "内部规则 签署 2",
            plain="协议收回去再改，改好了请大家重新签", guards=(guards.is_the_mediator,),
            form=forms.TAKING_BACK, notices=(Tell("taken_back", "parties"),),
        ),
        "sign": Act(
            "签字", ("signing",), None, PARTIES, "电子签名法 13",
            plain="有一方签了", guards=(guards.has_to_sign,), form=forms.SIGNATURE,
            signature="acting", notices=(Tell("somebody_signed", "handler"),),
        ),
        "sign_as_mediator": Act(
            "调解员签字", ("signing",), None, STAFF, "调解仲裁法 14",
            plain="调解员签了", guards=(guards.is_the_mediator, guards.mediator_has_to_sign),
            form=forms.SIGNATURE, signature="mediator",
        ),
        "record_signature": Act(
            "收纸上签的", ("signing",), None, STAFF, "内部规则 签署 5",
            plain="有一方在纸上签了", guards=(guards.a_party_has_to_sign,), form=ON_PAPER,
            signature="paper",
        ),
        "recompute": Act(
            "重算期限", OPEN, None, ("system",), "民法典 203",
            plain="放假安排公布了，日子重新算过", form=forms.RECOMPUTED,
        ),
        "complete": Act(
            "签齐了", ("signing",), "signed", ("system",), "调解仲裁法 14",
            plain="都签了，协议算数了", guards=(guards.everybody_signed,),
            notices=(Tell("signed", "not_served"), Tell("signed_desk", "handler")),
        ),
        "refuse": Act(
            "不签", ("signing",), "refused", PARTIES, "内部规则 签署 6",
            plain="有一方不签，协议不成立", guards=(guards.has_to_sign,), form=forms.REFUSAL, grave=True,
            settles="void", notices=(Tell("refused", "parties"), Tell("refused_desk", "handler")),
        ),
        "call_off": Act(
            "不签了，撤掉", OPEN, "called_off", STAFF, "内部规则 签署 2",
            plain="这份协议不签了", guards=(guards.is_the_mediator,), form=forms.CALLING_OFF, grave=True,
            settles="void",
            notices=(Tell("called_off", "parties"),),
        ),
        "not_signed": Act(
            "到期没签齐", ("signing",), "unsigned", ("clock",), "内部规则 签署 3",
            plain="到期没签齐，协议不成立", settles="void",
            notices=(Tell("not_signed", "parties"), Tell("refused_desk", "handler")),
        ),
    },
    clocks={
        "signing": Clock(
            "签字", "内部规则 签署 3", "signing.days",
            starts=("send",), stops=("complete", "refuse", "take_back", "call_off", "not_signed"),
            plain="到这天前签好；过了，这份协议就不成立", on_expiry="not_signed",
        ),
    },
)  # fmt: skip
