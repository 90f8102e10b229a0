"""工资债权让渡: from the application to the replenished fund, one case for all the workers of a matter who apply.

The union pays wages that are certain, takes over the claim to that sum (民法典 545) and gets it back from the employer,
on whom it counts from the notice on (546). The agreement binds each worker by his own signature: whoever does not sign
drops out, and nothing of his is assigned or advanced. Assessing, approving and paying are three people's.
"""

from __future__ import annotations

from weiquanbao.kernel.procedure import Act, Clock, Procedure, State, Tell
from weiquanbao.kernel.signatures import ON_PAPER
from weiquanbao.procedures.wage_assignment import forms, guards

OFFICERS = ("intake_officer", "town_officer", "county_officer")
STAFF = (*OFFICERS, "leader")
CHIEFS = ("leader",)
CASHIER = ("cashier",)
WORKERS = ("claimant", "representative")
#: The union holds a claim, of some or of all.
HOLDING = ("paying", "recovering")
OPEN = ("applied", "assessed", "signing", "signed", *HOLDING)
OVERDUE = (Tell("overdue", "supervisors"),)

PROCEDURE = Procedure(
    code="wage_assignment",
    title="工资让渡",
    version="2026-11-01",
    roles={
        "claimant": "职工",
        "representative": "职工代表",
        "leaver": "退出让渡的职工",
        "intake_officer": "受理员",
        "town_officer": "镇街工会干部",
        "county_officer": "县总工会干部",
        "leader": "领导",
        "cashier": "出纳",
        "clock": "期限到点",
        "system": "系统",
    },
    facts=guards.FACTS,
    states={
        "applied": State("待评估", "收到了，工会在看能不能先垫"),
        "assessed": State("待批准", "看过了，等领导批准"),
        "signing": State("待签", "同意先垫，等签协议"),
        "signed": State("待付款", "签好了，等出纳付钱"),
        "paying": State("付款中", "正在付给你"),
        "recovering": State("追偿中", "垫的钱付了，工会在向单位要"),
        "recovered": State("都追回来了", "工会垫的都要回来了", final=True),
        "written_off": State("核销了", "工会垫的要不回来，结了；你不用还", final=True),
        "refused": State("不予让渡", "工会没有同意先垫，理由写在里面", final=True),
        "withdrawn": State("撤回了", "你说不用了", final=True),
        "lapsed": State("没有签成", "协议没有签成，没有垫钱", final=True),
    },
    acts={
        "apply": Act(
            "申请让渡", (), "applied", WORKERS, "内部规则 工资债权让渡 1",
            plain="有人申请先垫工资", guards=(guards.no_assignment_runs, guards.wages_are_claimed), form=forms.APPLY,
            parents=("complaint",), notices=(Tell("applied", "handler"),),
        ),
        "apply_for": Act(
            "代职工申请让渡", (), "applied", STAFF, "内部规则 工资债权让渡 1",
            plain="工会按你说的申请了", guards=(guards.no_assignment_runs, guards.wages_are_claimed),
            form=forms.APPLY_FOR, parents=("complaint",), notices=(Tell("applied_for_you", "claimant"),),
        ),
        "join": Act(
            "我也申请", ("applied",), None, ("claimant",), "内部规则 工资债权让渡 1",
            plain="又有人申请", guards=(guards.has_not_applied,), form=forms.JOIN,
            notices=(Tell("applied", "handler"),),
        ),
        "add": Act(
            "代另一个职工申请", ("applied",), None, STAFF, "内部规则 工资债权让渡 1",
            plain="工会又替一个人申请了", form=forms.ADD, notices=(Tell("applied_for_you", "claimant"),),
        ),
        "give_account": Act(
            "写收款账户", OPEN, None, ("claimant",), "内部规则 工资债权让渡 10",
            plain="有人写了收款账户", guards=(guards.has_applied,), form=forms.ACCOUNT,
        ),
        "record_account": Act(
            "代写收款账户", OPEN, None, STAFF, "内部规则 工资债权让渡 10",
            plain="工会按你说的写了收款账户", form=forms.ACCOUNT_FOR,
        ),
        "ask_more": Act(
            "请补材料", ("applied",), None, OFFICERS, "内部规则 工资债权让渡 6",
            plain="工会请你补材料", form=forms.ASKING, notices=(Tell("more_asked", "claimant"),),
        ),
        "bring_more": Act(
            "补材料", ("applied",), None, WORKERS, "内部规则 工资债权让渡 6",
            plain="补了材料", guards=(guards.something_was_asked,), form=forms.BRINGING,
            notices=(Tell("more_brought", "handler"),),
        ),
        "not_brought": Act(
            "到期没补材料", ("applied",), None, ("clock",), "内部规则 工资债权让渡 6",
            plain="到期没有补，按现有的看", notices=(Tell("not_brought", "handler"),),
        ),
        "assess": Act(
            "评估", ("applied",), "assessed", STAFF, "内部规则 工资债权让渡 2",
            plain="工会看过了，等领导批准", form=forms.ASSESSMENT, notices=(Tell("assessed", "supervisors"),),
        ),
        "send_back": Act(
            "退回重评", ("assessed",), "applied", CHIEFS, "内部规则 工资债权让渡 5",
            plain="领导请再看一遍", form=forms.SENDING_BACK, notices=(Tell("sent_back", "handler"),),
        ),
        "approve": Act(
            "批准让渡", ("assessed",), "signing", CHIEFS, "内部规则 工资债权让渡 4",
            plain="工会同意先垫，看协议、签字", guards=(guards.another_assessed,), form=forms.APPROVAL,
            countersigns="assess", papers=("summary", "agreement"), signers=("claimant", "union"),
            notices=(Tell("to_sign", "claimant"),),
        ),
        "assess_overdue": Act(
            "评估超期", ("applied",), None, ("clock",), "内部规则 工资债权让渡 5", notices=OVERDUE,
        ),
        "approve_overdue": Act(
            "批准超期", ("assessed",), None, ("clock",), "内部规则 工资债权让渡 5", notices=OVERDUE,
        ),
        "refuse": Act(
            "不予让渡", ("applied", "assessed"), "refused", STAFF, "内部规则 工资债权让渡 7",
            plain="工会没有同意先垫，理由写在里面", form=forms.REFUSAL, grave=True, records=(("ground", "result"),),
            papers=("refused",), notices=(Tell("refused", "claimant"),),
        ),
        "refuse_one": Act(
            "不给这个人垫", ("applied",), None, STAFF, "内部规则 工资债权让渡 7",
            plain="有一个人没给垫，理由写在里面", form=forms.REFUSAL_OF_ONE, notices=(Tell("refused_one", "claimant"),),
        ),
        "sign": Act(
            "签协议", ("signing",), None, ("claimant",), "电子签名法 13",
            plain="有一个人签了", guards=(guards.has_to_sign,), form=forms.SIGNATURE, signature="own",
        ),
        "decline": Act(
            "不签", ("signing",), None, ("claimant",), "内部规则 工资债权让渡 8",
            plain="有一个人不签，不给他垫", guards=(guards.has_to_sign,), form=forms.DECLINING, signature="declined",
            grave=True, notices=(Tell("declined", "handler"),),
        ),
        "record_signature": Act(
            "收纸上签的协议", ("signing",), None, STAFF, "内部规则 签署 5",
            plain="有一个人在纸上签了", guards=(guards.a_party_has_to_sign,), form=ON_PAPER, signature="paper",
        ),
        "note_unsigned": Act(
            "记谁没签", ("signing",), None, STAFF, "内部规则 工资债权让渡 8",
            plain="有一个人没签，不给他垫", guards=(guards.a_party_has_to_sign,), form=forms.UNSIGNED,
            signature="noted", notices=(Tell("noted", "claimant"),),
        ),
        "sign_for_union": Act(
            "代表工会签", ("signing",), None, CHIEFS, "民法典 545",
            plain="工会签了", guards=(guards.union_has_to_sign,), form=forms.SIGNATURE, signature="union",
        ),
        "not_signed": Act(
            "到期没签齐", ("signing",), None, ("clock",), "内部规则 工资债权让渡 8",
            plain="到期了，没签的人不给他垫", signature="lapsed",
            notices=(Tell("not_signed_you", "claimant"), Tell("not_signed", "handler")),
        ),
        "complete": Act(
            "协议签好了", ("signing",), "signed", ("system",), "民法典 545",
            plain="协议签好了，等付钱", guards=(guards.everybody_signed,), settles="final",
            notices=(Tell("signed", "handler"), Tell("to_pay", "cashier")),
        ),
        "order_payment": Act(
            "下付款单", ("signed", *HOLDING), "paying", CASHIER, "内部规则 工资债权让渡 9",
            plain="出纳去付了", guards=(guards.may_be_paid_by_him,), form=forms.ORDERING,
        ),
        "confirm_payment": Act(
            "记付款成功", HOLDING, None, CASHIER, "内部规则 工资债权让渡 9",
            plain="付了一批，看看到了没有", guards=(guards.something_is_ordered,), form=forms.PAID,
            papers=("voucher",), notices=(Tell("paid", "claimant"),),
        ),
        "spare": Act(
            "不用垫了", ("signed", "paying"), None, STAFF, "内部规则 工资债权让渡 9",
            plain="有一个人不用垫了", guards=(guards.somebody_waits,), form=forms.SPARING,
            notices=(Tell("spared", "claimant"),),
        ),
        "payment_overdue": Act(
            "付款超期", ("signed", *HOLDING), None, ("clock",), "内部规则 工资债权让渡 9", notices=OVERDUE,
        ),
        "all_paid": Act(
            "都付好了", ("paying",), "recovering", ("system",), "民法典 545",
            plain="都付好了，工会去向单位要",
        ),
        "paid_again": Act(
            "退回的又付好了", ("paying",), "recovering", ("system",), "内部规则 工资债权让渡 9",
            plain="退回的又付好了",
        ),
        "notify": Act(
            "通知单位", HOLDING, None, STAFF, "民法典 546",
            plain="通知单位了", guards=(guards.somebody_was_paid,), form=forms.NOTIFYING, papers=("notice",),
        ),
        "notify_overdue": Act(
            "通知超期", HOLDING, None, ("clock",), "内部规则 工资债权让渡 11", notices=OVERDUE,
        ),
        "choose_road": Act(
            "选怎么追", HOLDING, None, STAFF, "内部规则 工资债权让渡 12",
            plain="工会选了一条路去要", guards=(guards.employer_is_notified, guards.something_is_outstanding),
            form=forms.ROAD, records=(("road", "result"),), notices=(Tell("road", "claimant"),),
        ),
        "chase_overdue": Act(
            "追偿没有动静", HOLDING, None, ("clock",), "内部规则 工资债权让渡 12", notices=OVERDUE,
        ),
        "record_recovery": Act(
            "记追回", HOLDING, None, CASHIER, "内部规则 工资债权让渡 14",
            plain="要回来一笔，按协议分", guards=(guards.somebody_was_paid,), form=forms.RECOVERY,
            notices=(Tell("came_in", "claimant"), Tell("came_in_desk", "handler")),
        ),
        "payment_returned": Act(
            "记付款退回", HOLDING, "paying", CASHIER, "内部规则 工资债权让渡 9",
            plain="有一笔银行退回来了，改好账户再付", guards=(guards.something_was_sent,), form=forms.RETURNED,
            notices=(Tell("returned", "claimant"), Tell("returned_desk", "handler")),
        ),
        "pay_out": Act(
            "付给职工", HOLDING, None, CASHIER, "内部规则 工资债权让渡 14",
            plain="你们的那份付了", guards=(guards.a_worker_has_to_get,), form=forms.PAYING_OUT,
            notices=(Tell("paid_out", "claimant"),),
        ),
        "pay_out_overdue": Act(
            "付给职工超期", HOLDING, None, ("clock",), "内部规则 工资债权让渡 14", notices=OVERDUE,
        ),
        "record_paid_to_worker": Act(
            "记单位付给职工", HOLDING, None, STAFF, "合同编通则解释 48",
            plain="单位直接付过一笔给职工", guards=(guards.somebody_was_paid,), form=forms.PAID_DIRECTLY,
            notices=(Tell("paid_directly", "claimant"),),
        ),
        "record_repaid": Act(
            "记职工还工会", HOLDING, None, CASHIER, "内部规则 工资债权让渡 15",
            plain="有一个人还了工会", guards=(guards.a_worker_has_to_repay,), form=forms.REPAID,
        ),
        "note_insolvency": Act(
            "记单位破产", HOLDING, None, STAFF, "内部规则 工资债权让渡 13",
            plain="单位进了破产，工会去申报", form=forms.INSOLVENCY, notices=(Tell("insolvent", "supervisors"),),
        ),
        "note_set_off": Act(
            "记单位要抵销", HOLDING, None, STAFF, "民法典 549",
            plain="单位说要抵一笔", guards=(guards.somebody_was_paid,), form=forms.SET_OFF,
            notices=(Tell("set_off", "supervisors"),),
        ),
        "propose_write_off": Act(
            "提出核销", ("recovering",), None, STAFF, "内部规则 工资债权让渡 16",
            guards=(guards.something_is_outstanding, guards.no_write_off_waits), form=forms.WRITING_OFF,
            notices=(Tell("write_off_proposed", "supervisors"),),
        ),
        "write_off": Act(
            "决定核销", ("recovering",), None, CHIEFS, "内部规则 工资债权让渡 16",
            plain="要不回来的，工会核销了，你不用还", guards=(guards.write_off_is_proposed, guards.another_proposed),
            form=forms.DECIDING, countersigns="propose_write_off", grave=True,
            notices=(Tell("write_off_decided", "handler"),),
        ),
        "decline_write_off": Act(
            "不核销，接着追", ("recovering",), None, CHIEFS, "内部规则 工资债权让渡 16",
            guards=(guards.write_off_is_proposed,), form=forms.DECIDING,
            notices=(Tell("write_off_decided", "handler"),),
        ),
        "settled": Act("职工的付清了", HOLDING, None, ("system",), "内部规则 工资债权让渡 14"),
        "leave": Act(
            "只退自己的", ("applied", "assessed"), None, ("claimant",), "内部规则 工资债权让渡 17",
            plain="有一个人不要了", guards=(guards.has_applied, guards.several_applied), form=forms.LEAVING, grave=True,
            notices=(Tell("left", "handler"),),
        ),
        "withdraw": Act(
            "撤回让渡申请", ("applied", "assessed", "signing"), "withdrawn", ("claimant",), "内部规则 工资债权让渡 17",
            plain="你说不用了", guards=(guards.has_applied, guards.he_alone_applied), form=forms.LEAVING, grave=True,
            settles="void", notices=(Tell("left", "handler"),),
        ),
        "lapse": Act(
            "没有签成", ("signing", "signed", "paying"), "lapsed", ("system",), "内部规则 工资债权让渡 8",
            plain="协议没有签成，没有垫钱", settles="void", notices=(Tell("lapsed", "claimant"),),
        ),
        "close_written_off": Act(
            "核销完，结了", ("recovering",), "written_off", ("system",), "内部规则 工资债权让渡 16",
            plain="工会垫的要不回来，结了；你不用还", notices=(Tell("written_off", "claimant"),),
        ),
        "recovered": Act(
            "都追回来了", ("recovering",), "recovered", ("system",), "内部规则 工资债权让渡 14",
            plain="工会垫的都要回来了", notices=(Tell("recovered", "claimant"), Tell("recovered_desk", "handler")),
        ),
        "recompute": Act(
            "重算期限", OPEN, None, ("system",), "民法典 203",
            plain="放假安排公布了，日子重新算过", form=forms.RECOMPUTED,
        ),
    },
    clocks={
        "assess": Clock(
            "评估", "内部规则 工资债权让渡 5", "wage_assignment.assess_days",
            starts=("apply", "apply_for", "bring_more", "send_back"), stops=("assess",),
            plain="到这天前，工会看完能不能先垫", on_expiry="assess_overdue",
        ),
        "more": Clock(
            "补材料", "内部规则 工资债权让渡 6", "wage_assignment.more_days",
            starts=("ask_more",), stops=("bring_more", "assess"),
            plain="到这天前补材料；不补，按现有的看", on_expiry="not_brought",
        ),
        "approve": Clock(
            "批准", "内部规则 工资债权让渡 5", "wage_assignment.approve_days",
            starts=("assess",), stops=("send_back", "approve"),
            plain="到这天前，告诉你给不给", on_expiry="approve_overdue",
        ),
        "sign": Clock(
            "签协议", "内部规则 工资债权让渡 8", "wage_assignment.sign_days",
            starts=("approve",), stops=("complete",),
            plain="到这天前签好；不签，就不垫了", on_expiry="not_signed",
        ),
        "pay": Clock(
            "付款", "内部规则 工资债权让渡 9", "wage_assignment.pay_days",
            starts=("complete", "payment_returned"), stops=("all_paid", "paid_again"),
            plain="到这天前，付到你账户", on_expiry="payment_overdue",
        ),
        "notify": Clock(
            "通知单位", "内部规则 工资债权让渡 11", "wage_assignment.notify_days",
            starts=("all_paid",), stops=("notify",), plain="", on_expiry="notify_overdue",
        ),
        "chase": Clock(
            "追偿", "内部规则 工资债权让渡 12", "wage_assignment.chase_days",
            starts=("notify", "choose_road", "record_recovery"), stops=("recovered", "close_written_off"),
            plain="", on_expiry="chase_overdue",
        ),
        "pay_out": Clock(
            "付给职工", "内部规则 工资债权让渡 14", "wage_assignment.pay_out_days",
            starts=("record_recovery",), stops=("settled",),
            plain="到这天前，把你的那份付给你", on_expiry="pay_out_overdue",
        ),
    },
)  # fmt: skip
