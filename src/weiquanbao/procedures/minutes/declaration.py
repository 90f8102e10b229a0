"""调解笔录: the life of the minutes of one session, from their writing until everybody who was there has signed.

A case of its own, because the talks may be over the next minute. No article this house has read says who signs the
minutes of a mediation; 调解仲裁法 40 speaks of hearings before a tribunal, and the house rule 笔录 follows it. Minutes
stand whoever does not sign them; that is written down.
"""

from __future__ import annotations

from weiquanbao.kernel.procedure import Act, Clock, Procedure, State, Tell
from weiquanbao.kernel.signatures import ON_PAPER
from weiquanbao.procedures.minutes import forms, guards

STAFF = ("intake_officer", "town_officer", "county_officer", "leader")
#: In the ledger a representative signs as one, not as the member he is too; who sat there for a worker may sign.
PARTIES = ("representative", "claimant", "respondent", "agent")

PROCEDURE = Procedure(
    code="minutes",
    title="调解笔录",
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
        "signing": State("待签", "笔录写好了，等到场的人签"),
        "done": State("签完了", "笔录签完了", final=True),
        "unsigned": State("到期没签齐", "笔录留着，没签的人写明了", final=True),
        "corrected": State("另写了一份", "这份改过了，看新的一份", final=True),
    },
    acts={
        "lay_out": Act(
            "写成笔录", (), "signing", ("system",), "内部规则 笔录 1",
            plain="笔录写好了", parents=("mediation",), papers=("minutes",),
            notices=(Tell("to_sign", "parties"), Tell("to_sign_desk", "handler")),
        ),
        "rewrite": Act(
            "更正笔录", (), "signing", STAFF, "内部规则 笔录 5",
            plain="笔录改正了，另写了一份", guards=(guards.is_the_mediator,), form=forms.CORRECTION,
            parents=("minutes",), papers=("minutes",), notices=(Tell("corrected", "parties"),),
        ),
        "sign": Act(
            "签字", ("signing",), None, PARTIES, "电子签名法 13",
            plain="有一方签了", guards=(guards.has_to_sign,), form=forms.SIGNATURE,
            signature="own",
        ),
        "sign_as_mediator": Act(
            "调解员签字", ("signing",), None, STAFF, "内部规则 笔录 2",
            plain="调解员签了", guards=(guards.is_the_mediator, guards.mediator_has_to_sign),
            form=forms.SIGNATURE, signature="mediator",
        ),
        "record_signature": Act(
            "收纸上签的", ("signing",), None, STAFF, "内部规则 签署 5",
            plain="有一方在纸上签了", guards=(guards.a_party_has_to_sign,), form=ON_PAPER,
            signature="paper",
        ),
        "decline": Act(
            "不签", ("signing",), None, PARTIES, "内部规则 笔录 4",
            plain="有一方不签，写明了", guards=(guards.has_to_sign,), form=forms.DECLINING, signature="declined",
            notices=(Tell("declined", "handler"),),
        ),
        "note_unsigned": Act(
            "记谁没签", ("signing",), None, STAFF, "内部规则 笔录 4",
            plain="有一方没签，写明了", guards=(guards.is_the_mediator, guards.a_party_has_to_sign),
            form=forms.UNSIGNED, signature="noted",
        ),
        "not_signed": Act(
            "到期没签齐", ("signing",), "unsigned", ("clock",), "内部规则 笔录 3",
            plain="到期了，没签的写明了", notices=(Tell("not_signed", "handler"),),
        ),
        "give_way": Act(
            "另写了一份", ("signing",), "corrected", ("system",), "内部规则 笔录 5",
            plain="这份改过了，看新的一份",
        ),
        "complete": Act(
            "签完了", ("signing",), "done", ("system",), "内部规则 笔录 2",
            plain="笔录签完了", guards=(guards.everybody_signed,),
        ),
        "recompute": Act(
            "重算期限", ("signing",), None, ("system",), "民法典 203",
            plain="放假安排公布了，日子重新算过", form=forms.RECOMPUTED,
        ),
    },
    clocks={
        "signing": Clock(
            "笔录签字", "内部规则 笔录 3", "minutes.days",
            starts=("lay_out", "rewrite"), stops=("complete", "not_signed", "give_way"),
            plain="到这天前签好；不签，笔录照样留着", on_expiry="not_signed",
        ),
    },
)  # fmt: skip
