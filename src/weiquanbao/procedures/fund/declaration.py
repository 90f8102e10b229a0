"""让渡基金: what becomes of the money itself, from its founding on; what is paid to workers is in their own cases.

The house's own procedure: it runs on a matter without parties. Cashier and leader are never one person (内部规则
让渡基金 4); every sum is tied to one of these steps or to one of 工资债权让渡.
"""

from __future__ import annotations

from weiquanbao.kernel.procedure import Act, Procedure, State, Tell
from weiquanbao.procedures.fund import forms, guards

OPEN = ("open",)
CASHIER = ("cashier",)
LEADER = ("leader",)
RULE = "内部规则 让渡基金"

PROCEDURE = Procedure(
    code="fund",
    title="让渡基金",
    version="2026-11-01",
    roles={
        "leader": "领导",
        "cashier": "出纳",
        "county_officer": "县总工会干部",
        "system": "系统",
    },
    facts=guards.FACTS,
    states={
        "open": State("在用", ""),
        "wound_up": State("已停办", "", final=True),
    },
    acts={
        "establish": Act("设立基金", (), "open", LEADER, f"{RULE} 1", form=forms.ESTABLISHMENT),
        "grant": Act(
            "登记拨入", OPEN, None, CASHIER, f"{RULE} 2", form=forms.GRANT,
            notices=(Tell("granted", "supervisors"),),
        ),
        "budget": Act(
            "定预算和预警线", OPEN, None, LEADER, f"{RULE} 3", form=forms.BUDGET,
            notices=(Tell("budgeted", "cashier"),),
        ),
        "import_statement": Act("导入银行流水", OPEN, None, CASHIER, f"{RULE} 5", form=forms.STATEMENT),
        "match": Act("对上流水", OPEN, None, CASHIER, f"{RULE} 5", form=forms.MATCH),
        "unmatch": Act("拆开对错的", OPEN, None, CASHIER, f"{RULE} 5", form=forms.UNMATCH),
        "record_bank_item": Act(
            "记利息、手续费", OPEN, None, CASHIER, f"{RULE} 6", form=forms.BANK_ITEM,
        ),
        "propose_closing": Act(
            "提出结账", OPEN, None, CASHIER, f"{RULE} 7", guards=(guards.no_closing_waits,),
            form=forms.CLOSING, notices=(Tell("closing_proposed", "supervisors"),),
        ),
        "close_period": Act(
            "结账", OPEN, None, LEADER, f"{RULE} 7", guards=(guards.a_closing_waits,),
            countersigns="propose_closing", notices=(Tell("closed", "cashier"),),
        ),
        "decline_closing": Act(
            "不同意结账", OPEN, None, LEADER, f"{RULE} 7", guards=(guards.a_closing_waits,),
            form=forms.REASON, notices=(Tell("closing_declined", "cashier"),),
        ),
        "propose_reversal": Act(
            "提出冲回", OPEN, None, CASHIER, f"{RULE} 8", guards=(guards.no_reversal_waits,),
            form=forms.REVERSAL, notices=(Tell("reversal_proposed", "supervisors"),),
        ),
        "reverse": Act(
            "冲回", OPEN, None, LEADER, f"{RULE} 8", guards=(guards.a_reversal_waits,),
            countersigns="propose_reversal", notices=(Tell("reversed", "cashier"),),
        ),
        "decline_reversal": Act(
            "不同意冲回", OPEN, None, LEADER, f"{RULE} 8", guards=(guards.a_reversal_waits,),
            form=forms.REASON, notices=(Tell("reversal_declined", "cashier"),),
        ),
        "low_balance": Act(
            "存款低于预警线", OPEN, None, ("system",), f"{RULE} 3",
            guards=(guards.cash_fell_below_the_line,),
            notices=(Tell("low", "supervisors"), Tell("low", "cashier")),
        ),
        "wind_up": Act(
            "停办", OPEN, "wound_up", LEADER, f"{RULE} 9", guards=(guards.nothing_is_left,),
            form=forms.REASON, grave=True, notices=(Tell("wound_up", "cashier"),),
        ),
    },
    clocks={},
)  # fmt: skip
