"""推选代表: opened, voted in secret, counted by itself, and done again where too few took part.

Basis: 调解仲裁法 7 and 办案规则 63 (ten or more, three to five), the federation's house rule 一起提出 5 for the ballot.
"""

from __future__ import annotations

from weiquanbao.kernel.procedure import Act, Clock, Procedure, State, Tell
from weiquanbao.procedures.election import forms, guards

STAFF = ("intake_officer", "town_officer", "county_officer")

PROCEDURE = Procedure(
    code="election",
    title="推选代表",
    version="2026-11-01",
    incident=True,
    roles={
        "claimant": "一起提的职工",
        "intake_officer": "受理员",
        "town_officer": "镇街工会干部",
        "county_officer": "县总工会干部",
        "leader": "领导",
        "clock": "期限到点",
        "system": "系统",
    },
    facts=guards.FACTS,
    states={
        "voting": State("投票中", "请你选代表"),
        "counted": State("已截止", "正在数票"),
        "elected": State("已选出", "代表选出来了", final=True),
        "repeat": State("没选出来", "投票的人不够，要再选一次", final=True),
    },
    acts={
        "open_vote": Act(
            "推选代表", (), "voting", ("claimant", *STAFF), "调解仲裁法 7",
            plain="开始投票",
            guards=(guards.ten_stand_together, guards.no_election_runs, guards.calls_the_group_together),
            form=forms.OPENING, parents=("complaint",), notices=(Tell("voting_open", "claimant"),),
        ),
        "vote": Act(
            "投票", ("voting",), None, ("claimant",), "办案规则 63",
            plain="有人投了票", guards=(guards.has_not_voted,), form=forms.BALLOT,
        ),
        "recompute": Act(
            "重算期限", ("voting",), None, ("system",), "民法典 203",
            plain="放假安排公布了，日子重新算过", form=forms.RECOMPUTED,
        ),
        "close_vote": Act(
            "截止投票", ("voting",), "counted", ("clock",), "内部规则 一起提出 5",
            plain="投票截止了",
        ),
        "all_voted": Act(
            "都投了，提前截止", ("voting",), "counted", ("system",), "内部规则 一起提出 5",
            plain="都投了，提前截止",
        ),
        "repeat": Act(
            "没有选出", ("counted",), "repeat", ("system",), "内部规则 一起提出 5",
            plain="投票的人不够，要再选一次", form=forms.RESULT,
            notices=(Tell("not_elected", "claimant"), Tell("not_elected", "intake")),
        ),
        "elect": Act(
            "选出代表", ("counted",), "elected", ("system",), "办案规则 63",
            plain="代表选出来了", form=forms.RESULT,
            notices=(Tell("elected", "claimant"), Tell("elected", "intake")),
        ),
    },
    clocks={
        "voting": Clock(
            "投票", "内部规则 一起提出 5", "groups.voting_days",
            starts=("open_vote",), stops=("close_vote", "all_voted"),
            plain="到这天前投票", on_expiry="close_vote",
        ),
    },
)  # fmt: skip
