"""What banks write over columns, beside sums and under a statement: read, never shown. Plain data."""

from __future__ import annotations

from collections.abc import Mapping

NAMES: Mapping[str, tuple[str, ...]] = {
    "day": ("交易日期", "交易时间", "交易日", "记账日期", "记账日", "入账日期", "入账时间", "日期"),
    # Of the bank's books, as the statement is: what it owes us falls by a debit, so 借方 is money out.
    "out": ("借方", "借方发生额", "借方金额", "借方交易金额", "支出", "支出金额", "转出金额", "支取"),
    "in": ("贷方", "贷方发生额", "贷方金额", "贷方交易金额", "收入", "收入金额", "转入金额", "存入"),
    "amount": ("交易金额", "发生额", "金额"),
    "mark": ("借贷标志", "借贷方向", "借贷", "收支标志", "收支方向", "收支"),
    "balance": ("余额", "账户余额", "本次余额", "当前余额", "交易后余额", "账面余额"),
    "counterparty": (
        "对方户名",
        "对方名称",
        "对方账户名称",
        "对方账户名",
        "对方单位",
        "交易对方",
        "对手名称",
    ),
    "note": ("摘要", "交易摘要", "附言", "用途", "备注", "交易备注"),
    "serial": ("流水号", "交易流水号", "交易流水", "核心流水号", "银行流水号", "交易序号", "凭证号"),
}
#: How a sum with a mark beside it says that it went out or came in.
OUT, IN = ("借", "借方", "支", "支出", "D", "出"), ("贷", "贷方", "收", "收入", "C", "入")
#: How the rows under the movements begin.
TOTALS = ("合计", "总计", "小计", "本页", "借方合计", "贷方合计", "累计")
