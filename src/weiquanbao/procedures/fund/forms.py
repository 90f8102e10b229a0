"""What each act of the fund asks for. Sums are yuan to the fen; numbers of entries are those of the books."""

from __future__ import annotations

from weiquanbao.kernel.forms import Field, Form

#: A file of two million bytes, four characters for three of them.
LONGEST_STATEMENT = 2_700_000
#: Stands before the bytes of a file, in base64; a statement that was pasted begins with its own words.
AS_BYTES = "base64:"
ITEMS = (("interest", "银行给的利息"), ("fee", "银行收的手续费"))

_AMOUNT = Field("amount", "多少（元）", "money")
#: The books go by the day the money moved, the case by the day somebody wrote it down.
_DAY = Field("day", "银行哪天入账的", "date", not_after_today=True)
_WHY = Field("explanation", "为什么", "text", limit=500)
_VOUCHER = Field("items", "凭证", "evidence", required=False, limit=20, hint="拨款通知、银行回单")
_YEAR = Field("year", "哪一年的", "line", limit=4, hint="写成 2026 这样")
_BUDGET = (
    _YEAR,
    Field("amount", "这一年能垫多少（元）", "money"),
    Field("warning", "预警线：存款低于多少要告诉领导（元）", "money"),
)

ESTABLISHMENT = Form(
    (
        Field("name", "基金名称", "line", limit=60),
        Field("explanation", "依据：哪次会议、哪个文件", "text", limit=500),
        *_BUDGET,
    )
)
GRANT = Form((_AMOUNT, _DAY, Field("source", "谁拨的、为什么拨", "line", limit=200), _VOUCHER))
BUDGET = Form((*_BUDGET, _WHY))
STATEMENT = Form(
    (
        Field("name", "叫什么", "line", limit=120, hint="比如 2026年10月流水"),
        Field(
            "file", "流水", "text", limit=LONGEST_STATEMENT,
            hint="网银导出的 CSV：有一行写着交易日期、借方、贷方、余额；对方户名、摘要、流水号最好也有",
        ),
    )
)  # fmt: skip
MATCH = Form(
    (
        Field("bank_line", "流水编号", "line", limit=18, hint="对账页上每条流水前面的编号"),
        Field("entries", "分录号", "line", limit=200, hint="几笔一起的用顿号分开，比如 12、13"),
    )
)
UNMATCH = Form((Field("bank_line", "流水编号", "line", limit=18), _WHY))
BANK_ITEM = Form(
    (
        Field("what", "是什么", "choice", choices=ITEMS),
        _AMOUNT,
        _DAY,
        Field("bank_line", "流水编号", "line", required=False, limit=18, hint="写上就同时对上这一条流水"),
        Field("explanation", "要说明的", "line", required=False, limit=200),
    )
)
CLOSING = Form(
    (
        Field("month", "结到哪个月", "line", limit=7, hint="写成 2026-10 这样；这个月和以前的都结"),
        Field("explanation", "对账情况", "text", limit=500, hint="流水对上没有，没对上的差在哪里"),
    )
)
REVERSAL = Form((Field("entry", "冲哪一笔（分录号）", "line", limit=9), _WHY))
REASON = Form((_WHY,))
