"""入伙确认: from the text message to yes or no, and the way out afterwards.

Basis: the federation's house rule 一起提出. Nobody becomes a party because a fellow worker wrote his name down.
"""

from __future__ import annotations

from weiquanbao.kernel.procedure import Act, Clock, Procedure, State, Tell
from weiquanbao.procedures.joining import forms, guards

STAFF = ("intake_officer", "town_officer", "county_officer")

PROCEDURE = Procedure(
    code="joining",
    title="入伙确认",
    version="2026-11-01",
    incident=True,
    roles={
        "claimant": "一起提的职工",
        "invitee": "被请的工友",
        "intake_officer": "受理员",
        "town_officer": "镇街工会干部",
        "county_officer": "县总工会干部",
        "leader": "领导",
        "clock": "期限到点",
        "system": "系统",
    },
    facts=guards.FACTS,
    states={
        "invited": State("等本人确认", "工友请你一起提，等你点头"),
        "joined": State("一起提的", "你和工友一起提的"),
        "declined": State("不一起提", "你没有一起提", final=True),
        "lapsed": State("没等到确认", "没等到你点头，不算一起提", final=True),
        "left": State("已退出", "你退出了", final=True),
    },
    acts={
        "invite": Act(
            "请工友一起提", (), "invited", ("claimant", *STAFF), "内部规则 一起提出 1",
            plain="工友请你一起提", guards=(guards.calls_the_group_together,), form=forms.INVITATION,
            parents=("complaint",), notices=(Tell("invited", "claimant"),),
        ),
        "confirm": Act(
            "我也一起提", ("invited",), "joined", ("invitee",), "内部规则 一起提出 1",
            plain="你点头了，一起提", guards=(guards.complaint_still_runs,), form=forms.CONFIRMATION,
            notices=(Tell("joined", "claimant"),),
        ),
        "recompute": Act(
            "重算期限", ("invited", "joined"), None, ("system",), "民法典 203",
            plain="放假安排公布了，日子重新算过", form=forms.RECOMPUTED,
        ),
        "decline": Act(
            "我不一起提", ("invited",), "declined", ("invitee",), "内部规则 一起提出 1",
            plain="你说不一起提", grave=True,
        ),
        "lapse": Act(
            "确认期满", ("invited",), "lapsed", ("clock",), "内部规则 一起提出 2",
            plain="没等到你点头", notices=(Tell("lapsed", "claimant"),),
        ),
        "leave": Act(
            "退出", ("joined",), "left", ("claimant",), "内部规则 一起提出 4",
            plain="你退出了", form=forms.LEAVING, grave=True,
        ),
    },
    clocks={
        "joining": Clock(
            "本人确认", "内部规则 一起提出 2", "groups.joining_days",
            starts=("invite",), stops=("confirm", "decline", "lapse"),
            plain="到这天前点头；过了不算一起提", on_expiry="lapse",
        ),
    },
)  # fmt: skip
