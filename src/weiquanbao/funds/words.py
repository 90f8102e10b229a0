"""The codes of the fund and their Chinese words."""

from __future__ import annotations

from weiquanbao.law.claims.wage_assignment import ORDERS

#: Accounts in the order of the balance sheet. All lines are signed fen: debit above zero, credit below.
ACCOUNTS = {
    "cash": "银行存款",
    "advances": "在途垫付",
    "claims": "受让债权",
    "recoveries": "追回待分",
    "due_to_workers": "应付职工",
    "due_from_workers": "应收职工",
    "grants": "拨入资金",
    "write_offs": "核销",
    "bank_items": "利息和手续费",
}
#: Accounts whose lines name the worker they concern.
BY_WORKER = ("advances", "claims", "due_to_workers", "due_from_workers")
#: Kinds of entries. A payment that comes back before it was confirmed is `returned` and reverses its order.
KINDS = {
    "granted": "拨入",
    "ordered": "开付款单",
    "paid": "付出垫付",
    "returned": "退回",
    "recovered": "追回并分配",
    "paid_out": "付给职工",
    "paid_before_notice": "通知前单位已付给职工",
    "sent_twice": "重复付款",
    "repaid": "职工退还",
    "written_off": "核销",
    "bank_item": "利息或手续费",
    "reversal": "冲回",
}
#: Kinds that turn another entry back.
TURNING_BACK = ("reversal", "returned")
#: How a recovery is split between union and worker; the law's own words.
SPLITS = {str(code): word for code, word in ORDERS.items()}
STATES = {
    "applied": "已申请",
    "granted": "已批准",
    "signed": "已签",
    "ordered": "已开付款单",
    "paid": "已付",
    "dropped": "不办了",
}
ORDER_KINDS = {"advance": "垫付", "payout": "付职工应得部分"}
ORDER_STATES = {"ordered": "等银行付", "paid": "已付", "returned": "退回"}
ROADS = {
    "demand": "催告",
    "mediation": "调解",
    "payment_order": "支付令",
    "court": "起诉",
    "agent": "代职工追讨，追回后还",
    "third_person": "第三人代为清偿（民法典 524）",
    "arbitration": "劳动仲裁",
}
