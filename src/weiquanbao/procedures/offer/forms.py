"""What an offer says."""

from __future__ import annotations

from weiquanbao.kernel.forms import Field, Form

INSTALMENTS = (
    ("1", "一次付清"),
    *((str(count), f"分 {count} 期，每月一期") for count in (2, 3, 4, 5, 6, 8, 10, 12)),
)

OFFER = Form(
    (
        Field("party", "哪一家单位付", "party", required=False),
        Field("amount", "一共多少（元）", "money", told=True),
        Field(
            "shares",
            "每个人多少（元）",
            "shares",
            required=False,
            hint="不写，就按每个人请求的数目分；要写，就每个人都写",
        ),
        Field("instalments", "怎么付", "choice", choices=INSTALMENTS, told=True),
        Field("first_due", "第一笔哪天前付", "date", told=True),
        Field(
            "terms", "别的条件", "text", required=False, limit=1000, told=True, hint="比如补社保、开离职证明"
        ),
    )
)
NOTE = Form((Field("note", "想说的话", "text", required=False, limit=500, told=True),))
RECOMPUTED = Form(
    (
        Field("clock", "哪个期限", "line", limit=40, told=True),
        Field("was", "原来到", "date", told=True),
        Field("now", "改到", "date", told=True),
    )
)
