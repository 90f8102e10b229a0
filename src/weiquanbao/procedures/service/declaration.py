"""送达: one paper on its way to one party, from its making to the receipt.

Basis: 民事诉讼法 87 to 91, which the union follows by its house rule 送达, for it is no court; 办案规则 20 for
employers that closed or refuse. On a phone a paper is served the day it arrives, whether or not it is opened (90): what
follows an unopened one is the house's own care and moves no date. The union gives no public notice.
"""

from __future__ import annotations

from weiquanbao.kernel.procedure import Act, Clock, Procedure, State, Tell
from weiquanbao.procedures.service import forms, guards

STAFF = ("intake_officer", "town_officer", "county_officer")
#: Still to be brought to somebody by a person.
OWED = ("to_serve", "again")
OPEN = ("to_serve", "arrived", "again", "posted", "put_up")
#: Cases whose acts write papers.
PARENTS = ("complaint", "response", "mediation", "minutes", "representation", "signing", "wage_assignment")
RECEIPT = ("receipt",)

PROCEDURE = Procedure(
    code="service",
    title="送达",
    version="2026-11-01",
    incident=True,
    roles={
        "intake_officer": "受理员",
        "town_officer": "镇街工会干部",
        "county_officer": "县总工会干部",
        "leader": "领导",
        "clock": "期限到点",
        "system": "系统",
    },
    facts=guards.FACTS,
    states={
        "to_serve": State("待送达", "工会当面给你或者寄给你"),
        "arrived": State("到手机了，没打开", "到你手机上了"),
        "again": State("没打开，另送", "工会另外给你送一份"),
        "posted": State("寄出了", "寄给你了"),
        "put_up": State("张贴了，等日子", "贴在门口了"),
        "served": State("已送达", "送到了", final=True),
        "not_served": State("没有送到", "没有送到", final=True),
    },
    acts={
        "prepare": Act(
            "登记要送达", (), "to_serve", ("system",), "内部规则 送达 1", parents=PARENTS,
        ),
        "send": Act(
            "手机送达", (), "arrived", ("system",), "民事诉讼法 90", parents=PARENTS,
            papers=RECEIPT, notices=(Tell("arrived", "addressee"),),
        ),
        "agree": Act(
            "同意手机收，当场送到", ("to_serve",), "arrived", ("system",), "民事诉讼法 90", papers=RECEIPT,
        ),
        "open": Act("打开了", ("arrived", "again"), "served", ("system",), "内部规则 送达 3"),
        "look": Act("看过，不算送达", ("to_serve", "posted", "put_up"), None, ("system",), "内部规则 送达 3"),
        "remind": Act(
            "没打开，再发短信", ("arrived",), None, ("clock",), "内部规则 送达 4",
            notices=(Tell("unread", "addressee"),),
        ),
        "fall_back": Act(
            "没打开，改由人送", ("arrived",), "again", ("clock",), "内部规则 送达 4",
            notices=(Tell("fall_back", "handler"),),
        ),
        "hand_over": Act(
            "当面送达", (*OWED, "posted", "put_up"), "served", STAFF, "民事诉讼法 88",
            form=forms.HANDED_OVER, papers=RECEIPT,
        ),
        "leave": Act(
            "留置送达", OWED, "served", STAFF, "民事诉讼法 89", form=forms.LEFT, papers=RECEIPT,
        ),
        "put_up": Act(
            "张贴送达", OWED, "put_up", STAFF, "办案规则 20",
            guards=(guards.is_for_an_employer,), form=forms.PUT_UP,
        ),
        "stands_put_up": Act(
            "张贴满三个工作日", ("put_up",), "served", ("clock",), "办案规则 20", papers=RECEIPT,
        ),
        "post": Act("邮寄", OWED, "posted", STAFF, "民事诉讼法 91", form=forms.POSTED),
        "delivered": Act(
            "邮件签收了", ("posted",), "served", STAFF, "民事诉讼法 91", form=forms.DELIVERED, papers=RECEIPT,
        ),
        "returned": Act(
            "邮件退回了", ("posted",), "to_serve", STAFF, "内部规则 送达 5", form=forms.RETURNED,
        ),
        "overdue": Act(
            "送达超期", OWED, None, ("clock",), "内部规则 送达 2", notices=(Tell("overdue", "handler"),),
        ),
        "post_overdue": Act(
            "邮寄没有回音", ("posted",), None, ("clock",), "内部规则 送达 5",
            notices=(Tell("post_overdue", "handler"),),
        ),
        "recompute": Act(
            "重算期限", OPEN, None, ("system",), "民法典 203", form=forms.RECOMPUTED,
        ),
        "give_up": Act(
            "送不到", OWED, "not_served", STAFF, "内部规则 送达 6", form=forms.GIVEN_UP, grave=True,
        ),
    },
    clocks={
        "serve": Clock(
            "送出文书", "内部规则 送达 2", "serving.serve_days",
            starts=("prepare", "fall_back", "returned"), stops=("agree", "post", "put_up"),
            plain="", on_expiry="overdue",
        ),
        "remind": Clock(
            "没打开再发短信", "内部规则 送达 4", "serving.remind_days",
            starts=("send", "agree"), stops=("fall_back",), plain="", on_expiry="remind",
        ),
        "unread": Clock(
            "没打开另送", "内部规则 送达 4", "serving.unread_days",
            starts=("send", "agree"), stops=("fall_back",), plain="", on_expiry="fall_back",
        ),
        "post": Clock(
            "邮寄等回执", "内部规则 送达 5", "serving.post_days",
            starts=("post",), stops=("returned",), plain="", on_expiry="post_overdue",
        ),
        "put_up": Clock(
            "张贴后算送达", "办案规则 20", "serving.posted_up_days",
            starts=("put_up",), stops=("stands_put_up",), plain="", on_expiry="stands_put_up",
        ),
    },
)  # fmt: skip
