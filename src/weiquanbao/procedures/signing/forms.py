"""What each act of the signing procedure asks for."""

from __future__ import annotations

from weiquanbao.kernel.forms import Field, Form

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
#: The wording one signs is named by its digest, so that nobody signs another one than he read.
DIGEST = Field("digest", "签的是哪一稿", "line", limit=64)
SIGNATURE = Form(
    (
        DIGEST,
        Field(
            "agreed", "我看过全文，同意按它办，也同意用验证码签字", "yes_no",
            hint="验证码签字和亲笔签字一样算数。不想用手机签，可以到工会在纸上签。",
        ),
        Field("code", "验证码", "code", limit=12),
    )
)  # fmt: skip
ON_PAPER = Form(
    (
        Field("party", "谁在纸上签的", "party"),
        Field("items", "签好的扫描件", "evidence", limit=60, hint="平放、拍全，一页一张，按顺序"),
        DIGEST,
        Field(
            "looked", "标出的地方对着纸都看过，和原文一样", "yes_no", required=False,
            hint="先不选：系统先和原文比，不一样的地方会标出来。扫描不清楚也会标，对着纸逐处看过再选“是”",
        ),
    )
)  # fmt: skip
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
