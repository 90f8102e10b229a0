"""履行: an agreement that was reached is followed until every worker has what is due to him.

What a mediation came to binds both sides and they perform it (调解仲裁法 14). When the money is due is the parties' own
day: it is not counted, so no holiday moves it (内部规则 履行 3). Silence is no receipt.
"""

from __future__ import annotations

from weiquanbao.kernel.declaration import AGREED
from weiquanbao.kernel.procedure import Act, Clock, Procedure, State, Tell
from weiquanbao.procedures.performance import forms, guards

STAFF = ("intake_officer", "town_officer", "county_officer", "leader")
#: An agreement that stands, and one whose signing came to nothing: money that comes is noted all the same.
STANDING = ("paying", "late")
OPEN = (*STANDING, "unsigned")
LATE = (
    Tell("late", "claimant"),
    Tell("late_unit", "respondent"),
    Tell("late_desk", "handler"),
    Tell("late_desk", "supervisors"),
)
DISPUTED = (Tell("disputed", "respondent"), Tell("disputed_desk", "handler"))

PROCEDURE = Procedure(
    code="performance",
    title="履行",
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
        "paying": State("履行中", "说好的钱，在等单位付"),
        "late": State("有款没按时付", "有一笔到了日子没付"),
        "unsigned": State("协议没签成", "协议没签成，说好的钱还没有定下来"),
        "fulfilled": State("付清了", "都付清了", final=True),
        "unfulfilled": State("没付清，走了别的路", "没付清，走了别的路", final=True),
    },
    acts={
        "start": Act(
            "开始履行", (), "paying", ("system",), "调解仲裁法 14",
            plain="谈成了，等单位付钱", parents=("complaint",),
        ),
        "report": Act(
            "报付款", OPEN, None, ("respondent",), "内部规则 履行 2",
            plain="单位说付了一笔", guards=(guards.something_is_unreported,), form=forms.REPORT,
            notices=(Tell("reported", "claimant"), Tell("reported_desk", "handler")),
        ),
        "confirm": Act(
            "收到了", OPEN, None, ("claimant",), "内部规则 履行 4",
            plain="有人说收到了", guards=(guards.has_something_to_answer,),
            notices=(Tell("confirmed", "respondent"),),
        ),
        "short": Act(
            "少了", OPEN, None, ("claimant",), "内部规则 履行 5",
            plain="有人说少了", guards=(guards.has_something_to_answer,), form=forms.SHORT, notices=DISPUTED,
        ),
        "deny": Act(
            "没收到", OPEN, None, ("claimant",), "内部规则 履行 5",
            plain="有人说没收到", guards=(guards.has_something_to_answer,), form=forms.NOTE, notices=DISPUTED,
        ),
        "receive": Act(
            "收到一笔", OPEN, None, ("claimant",), "内部规则 履行 4",
            plain="有人说收到一笔", guards=(guards.nothing_waits_for_his_answer,), form=forms.RECEIPT,
            notices=(Tell("confirmed", "respondent"),),
        ),
        "record_chase": Act(
            "记催付", ("late",), None, STAFF, "内部规则 履行 6",
            plain="工会催过单位了", form=forms.CHASE, notices=(Tell("chased", "claimant"),),
        ),
        "record_answer": Act(
            "代职工记收到多少", OPEN, None, STAFF, "内部规则 履行 7",
            plain="工会按职工说的记了收到多少", form=forms.ANSWER_FOR,
            notices=(Tell("recorded", "claimant"), Tell("confirmed", "respondent")),
        ),
        "record_report": Act(
            "代单位报付款", OPEN, None, STAFF, "内部规则 履行 7",
            plain="工会按单位说的记了一笔付款", guards=(guards.something_is_unreported,), form=forms.REPORT_FOR,
            notices=(Tell("reported", "claimant"),),
        ),
        "record_road": Act(
            "记走了哪条路", OPEN, None, STAFF, "内部规则 履行 9",
            plain="走了一条路，写在下面", form=forms.ROAD, notices=(Tell("road", "claimant"),),
        ),
        "answer_overdue": Act(
            "职工没答复收到没有", OPEN, None, ("clock",), "内部规则 履行 4",
            plain="还没答复收到没有，又问了一次",
            notices=(Tell("asked_again", "claimant"), Tell("unanswered_desk", "handler")),
        ),
        "all_answered": Act("都答复了", OPEN, None, ("system",), "内部规则 履行 4"),
        "next_due": Act("等下一笔", STANDING, None, ("system",), "内部规则 履行 3"),
        "covered": Act("都报过付款", STANDING, None, ("system",), "内部规则 履行 2"),
        "instalment_late": Act(
            "到期没付", STANDING, "late", ("clock",), "内部规则 履行 6",
            plain="到了日子没付，接下来怎么走写在上面", notices=LATE,
        ),
        "fall_late": Act(
            "没付成，已经逾期", STANDING, "late", ("system",), "内部规则 履行 5",
            plain="没付成，日子已经过了，接下来怎么走写在上面", notices=LATE,
        ),
        "chase_overdue": Act(
            "催付超期", ("late",), None, ("clock",), "内部规则 履行 6", notices=(Tell("chase_overdue", "supervisors"),),
        ),
        "caught_up": Act(
            "补上了", ("late",), "paying", ("system",), "内部规则 履行 5", plain="没按时付的补上了",
        ),
        "hold": Act(
            "协议没签成，停下", STANDING, "unsigned", ("system",), "调解仲裁法 14",
            plain="协议没签成，说好的钱还没有定下来；单位愿意付的，照样可以付",
        ),
        "resume": Act(
            "协议签好了，接着付", ("unsigned",), "paying", ("system",), "调解仲裁法 14",
            plain="协议签好了，说好的钱定下来了",
        ),
        "unsigned_overdue": Act(
            "没签成，还没有下文", ("unsigned",), None, ("clock",), "内部规则 履行 11",
            notices=(Tell("unsigned_overdue", "supervisors"),),
        ),
        "recompute": Act(
            "重算期限", OPEN, None, ("system",), "民法典 203",
            plain="放假安排公布了，日子重新算过", form=forms.RECOMPUTED,
        ),
        "give_over": Act(
            "没付清，走别的路", ("late", "unsigned"), "unfulfilled", STAFF, "内部规则 履行 9",
            plain="没付清，走了别的路", form=forms.ROAD, grave=True, records=(("road", "result"),),
            notices=(Tell("given_over", "claimant"), Tell("given_over_unit", "respondent")),
        ),
        "fulfil": Act(
            "付清", OPEN, "fulfilled", ("system",), "内部规则 履行 8",
            plain="都付清了",
            notices=(
                Tell("fulfilled", "claimant"), Tell("fulfilled_unit", "respondent"), Tell("fulfilled_desk", "handler"),
            ),
        ),
    },
    clocks={
        "instalment": Clock(
            "付款", "内部规则 履行 3", AGREED,
            starts=("start", "next_due"), stops=("covered", "instalment_late", "hold"),
            plain="到这天前，单位付下一笔", on_expiry="instalment_late",
        ),
        "answer": Clock(
            "答复收到没有", "内部规则 履行 4", "performance.answer_days",
            starts=("report", "record_report"), stops=("all_answered",),
            plain="到这天前，说一声收到没有；不说不算收到", on_expiry="answer_overdue",
        ),
        "chase": Clock(
            "催付", "内部规则 履行 6", "performance.chase_days",
            starts=("instalment_late", "fall_late", "record_chase"), stops=("caught_up", "hold"),
            plain="", on_expiry="chase_overdue",
        ),
        "unsigned": Clock(
            "重新签，或者走别的路", "内部规则 履行 11", "performance.unsigned_days",
            starts=("hold",), stops=("resume",),
            plain="", on_expiry="unsigned_overdue",
        ),
    },
)  # fmt: skip
