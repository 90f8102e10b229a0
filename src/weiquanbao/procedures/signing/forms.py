"""What each act of the signing procedure asks for."""

from __future__ import annotations

from weiquanbao.kernel.forms import Field, Form
from weiquanbao.kernel.signatures import signature

WAYS = (
    ("transfer", "转到银行卡"),
    ("cash", "付现金，写收条"),
    ("phone", "手机转账"),
    ("other", "别的方式，写在下面"),
)

DRAFT = Form(
    (
        Field("way", "钱怎么付", "choice", choices=WAYS, told=True),
        Field(
            "clauses", "别的约定", "text", required=False, limit=2000, told=True,
            hint="一行一条。金额和日子按双方接受的方案写，不用再写",
        ),
    )
)  # fmt: skip
SIGNATURE = signature("我看过全文，同意按它办，也同意用验证码签字")
REFUSAL = Form((Field("note", "为什么不签", "text", required=False, limit=500, told=True),))
TAKING_BACK = Form((Field("explanation", "为什么收回", "text", limit=500, told=True),))
CALLING_OFF = Form((Field("explanation", "为什么不签了", "text", limit=500, told=True),))
RECOMPUTED = Form(
    (
        Field("clock", "哪个期限", "line", limit=40, told=True),
        Field("was", "原来到", "date", told=True),
        Field("now", "改到", "date", told=True),
    )
)
