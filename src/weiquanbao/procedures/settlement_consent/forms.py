"""What each act of asking for consent asks for."""

from __future__ import annotations

from weiquanbao.kernel.forms import Field, Form

#: 办案规则 63: what a representative may not do without those represented.
ABOUT = (
    ("settle", "和解、调解"),
    ("change", "变更请求"),
    ("waive", "放弃一部分请求"),
    ("admit", "承认对方的请求"),
)
QUESTION = Form(
    (
        Field("about", "哪一种", "choice", choices=ABOUT, told=True),
        Field(
            "terms", "要大家同意什么", "text", limit=1000, told=True,
            hint="写清给多少、分几次、哪天给，每个人都看得到",
        ),
    )
)  # fmt: skip
#: What the offer says nobody types again: each reads it as it stands, with his own share.
OFFER_QUESTION = Form((Field("explanation", "告诉大家的话", "text", required=False, limit=300, told=True),))
ANSWER = Form((Field("agrees", "你同意吗？", "yes_no", hint="只管你自己的那一份。不同意，不影响别人"),))
#: Filled in by the count.
RESULT = Form((Field("counts", "答复", "line", required=False, limit=80, told=True),))
RECOMPUTED = Form(
    (
        Field("clock", "哪个期限", "line", limit=40, told=True),
        Field("was", "原来到", "date", told=True),
        Field("now", "改到", "date", told=True),
    )
)
