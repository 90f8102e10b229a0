"""代诉: the whole life of a representation on one page.

Basis: 工会法 22 and 30 (the union supports and aids the worker), the federation's house rule 代诉 for its own periods,
民事诉讼法 62 and 调解仲裁法 24 for the authority the worker gives.
"""

from __future__ import annotations

from weiquanbao.kernel.procedure import Act, Clock, Procedure, State, Tell
from weiquanbao.kernel.signatures import ON_PAPER
from weiquanbao.procedures.representation import forms, guards

CENTRE = ("intake_officer", "county_officer", "leader")
STAFF = ("intake_officer", "town_officer", "county_officer")
OPEN = ("applied", "granted", "authorised")

PROCEDURE = Procedure(
    code="representation",
    title="代诉",
    version="2026-11-01",
    roles={
        "claimant": "职工",
        "agent": "工会指派的代理人",
        "intake_officer": "受理员",
        "town_officer": "镇街工会干部",
        "county_officer": "县总工会干部",
        "leader": "领导",
        "clock": "期限到点",
        "system": "系统",
    },
    facts=guards.FACTS,
    states={
        "applied": State("待答复", "工会在看能不能替你打"),
        "granted": State("待签委托", "同意替你打，等你签委托"),
        "authorised": State("代理中", "有人替你打了"),
        "refused": State("不予代诉", "这次工会不能替你打，怎么走写在下面", final=True),
        "withdrawn": State("不要代诉了", "你说不用工会替你打了", final=True),
        "lapsed": State("没签委托", "没等到你签委托，要的话再申请", final=True),
        "ended": State("代理结束", "代理结束了", final=True),
    },
    acts={
        "apply": Act(
            "申请代诉", (), "applied", ("claimant", *STAFF), "工会法 22",
            plain="申请了", guards=(guards.no_representation_runs,), form=forms.APPLICATION,
            parents=("complaint",), notices=(Tell("applied", "claimant"), Tell("new_application", "intake")),
        ),
        "grant": Act(
            "同意代诉", ("applied",), "granted", CENTRE, "工会法 30",
            plain="同意替你打", form=forms.GRANT, records=(("handler", "handler"),),
            notices=(Tell("granted", "claimant"), Tell("appointed", "handler")),
            papers=("granted",),
        ),
        "write_authority": Act(
            "写委托书", ("granted",), None, ("claimant",), "内部规则 代诉 4",
            plain="委托书写好了，等你签", form=forms.AUTHORITY, papers=("authority",),
        ),
        "write_authority_for": Act(
            "代写委托书", ("granted",), None, CENTRE, "内部规则 代诉 4",
            plain="委托书写好了，等你签", form=forms.AUTHORITY, papers=("authority",),
            notices=(Tell("authority_written", "claimant"),),
        ),
        "authorise": Act(
            "签委托", ("granted",), "authorised", ("claimant",), "调解仲裁法 24",
            plain="你签了委托", guards=(guards.authority_is_his_to_sign,), form=forms.SIGNATURE,
            signature="acting",
            notices=(Tell("authorised", "handler"),),
        ),
        "record_authority": Act(
            "收纸上签的委托", ("granted",), "authorised", CENTRE, "内部规则 签署 5",
            plain="你签了委托", guards=(guards.authority_waits,), form=ON_PAPER,
            signature="paper",
            notices=(Tell("authorised", "handler"),),
        ),
        "report": Act(
            "报进展", ("authorised",), None, ("agent",), "内部规则 代诉 5",
            plain="有新进展", form=forms.REPORT, notices=(Tell("reported", "claimant"),),
        ),
        "replace": Act(
            "换代理人", ("granted", "authorised"), "granted", CENTRE, "内部规则 代诉 6",
            plain="换了人替你打，请再签一次委托", form=forms.REPLACEMENT, records=(("handler", "handler"),),
            notices=(Tell("replaced", "claimant"), Tell("appointed", "handler")),
        ),
        "answer_overdue": Act(
            "答复超期", ("applied",), None, ("clock",), "内部规则 代诉 2",
            plain="该答复你的日子过了，上级在催", notices=(Tell("answer_overdue", "supervisors"),),
        ),
        "report_overdue": Act(
            "报进展超期", ("authorised",), None, ("clock",), "内部规则 代诉 5",
            notices=(Tell("report_overdue", "handler"), Tell("report_overdue", "supervisors")),
        ),
        "recompute": Act(
            "重算期限", OPEN, None, ("system",), "民法典 203",
            plain="放假安排公布了，日子重新算过", form=forms.RECOMPUTED,
        ),
        "refuse": Act(
            "不予代诉", ("applied",), "refused", CENTRE, "内部规则 代诉 3",
            plain="这次不能替你打，理由和去处写在下面", form=forms.REFUSAL, grave=True,
            records=(("ground", "result"),), notices=(Tell("refused", "claimant"),),
            papers=("refused",),
        ),
        "withdraw": Act(
            "不要代诉了", ("applied", "granted"), "withdrawn", ("claimant",), "内部规则 代诉 8",
            plain="你说不用了", form=forms.LEAVING, grave=True, settles="void", notices=(Tell("withdrawn", "handler"),),
        ),
        "authority_lapsed": Act(
            "委托没签", ("granted",), "lapsed", ("clock",), "内部规则 代诉 4",
            plain="没等到你签委托", settles="void", notices=(Tell("authority_lapsed", "claimant"),),
        ),
        "revoke": Act(
            "解除委托", ("authorised",), "ended", ("claimant",), "内部规则 代诉 8",
            plain="你解除了委托", form=forms.LEAVING, grave=True, notices=(Tell("withdrawn", "handler"),),
        ),
        "finish": Act(
            "办结代诉", ("authorised",), "ended", ("agent",), "内部规则 代诉 7",
            plain="打完了", form=forms.FINISHING, grave=True,
            records=(("result", "result"), ("amount", "amount_obtained")),
            notices=(Tell("finished", "claimant"),),
            papers=("closed",),
        ),
    },
    clocks={
        "answer": Clock(
            "代诉答复", "内部规则 代诉 2", "representation.answer_days",
            starts=("apply",), stops=("grant", "refuse", "withdraw"),
            plain="到这天前，工会告诉你替不替你打", on_expiry="answer_overdue",
        ),
        "authority": Clock(
            "签委托", "内部规则 代诉 4", "representation.authority_days",
            starts=("grant", "replace"), stops=("authorise", "record_authority", "withdraw", "authority_lapsed"),
            plain="到这天前签好委托；过了要再申请", on_expiry="authority_lapsed",
        ),
        "report": Clock(
            "报进展", "内部规则 代诉 5", "representation.report_days",
            starts=("authorise", "record_authority", "report"), stops=("replace", "finish", "revoke"),
            plain="到这天前，替你办的人告诉你到哪一步了", on_expiry="report_overdue",
        ),
    },
)  # fmt: skip
