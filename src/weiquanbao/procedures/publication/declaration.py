"""公开答复: proposed by the lawyer who answered, agreed to by whoever asked, passed by somebody else.

Basis: the federation's house rule 法律咨询 9.
"""

from __future__ import annotations

from weiquanbao.kernel.procedure import Act, Procedure, State, Tell
from weiquanbao.procedures.publication import forms, guards

APPROVERS = ("county_officer", "leader")
OPEN = ("proposed", "agreed")

PROCEDURE = Procedure(
    code="publication",
    title="公开答复",
    version="2026-11-01",
    incident=True,
    roles={
        "claimant": "来问的职工",
        "duty_lawyer": "答的律师",
        "county_officer": "县总工会干部",
        "leader": "领导",
    },
    facts=guards.FACTS,
    states={
        "proposed": State("等职工同意", "律师想把去掉名字的答复给别人看，问你愿不愿意"),
        "agreed": State("等人看过", "你同意了，等另一个人再看一遍"),
        "published": State("已公开", "放进指南了，随时可以收回", final=True),
        "refused": State("职工不同意", "你不同意，不放", final=True),
        "declined": State("不放", "没放进指南", final=True),
    },
    acts={
        "propose": Act(
            "提出公开", (), "proposed", ("duty_lawyer",), "内部规则 法律咨询 9",
            plain="律师想把去掉名字的答复给别人看", form=forms.PROPOSAL, parents=("consultation",),
            notices=(Tell("proposed", "claimant"),),
        ),
        "agree": Act(
            "同意公开", ("proposed",), "agreed", ("claimant",), "内部规则 法律咨询 9",
            plain="你同意了", form=forms.AGREEMENT, notices=(Tell("agreed", "supervisors"),),
        ),
        "refuse": Act(
            "不同意公开", ("proposed", "agreed"), "refused", ("claimant",), "内部规则 法律咨询 9",
            plain="你不同意，不放", grave=True,
        ),
        "approve": Act(
            "看过，放进指南", ("agreed",), "published", APPROVERS, "内部规则 法律咨询 9",
            plain="放进指南了", countersigns="propose", notices=(Tell("approved", "handler"),),
        ),
        "decline": Act(
            "不放", OPEN, "declined", APPROVERS, "内部规则 法律咨询 9",
            plain="没放进指南", form=forms.REASON, grave=True, notices=(Tell("declined", "handler"),),
        ),
        "take_back": Act(
            "不提了", OPEN, "declined", ("duty_lawyer",), "内部规则 法律咨询 9", plain="没放进指南", grave=True,
        ),
    },
    clocks={},
)  # fmt: skip
