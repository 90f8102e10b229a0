"""What each way of serving asks for. Nothing of it is told to the other side."""

from __future__ import annotations

from weiquanbao.kernel.forms import Field, Form

#: Who may take a paper for the one it is for (民事诉讼法 88).
CAPACITIES = (
    ("self", "本人"),
    ("family", "同住的成年家属"),
    ("head", "法定代表人、负责人"),
    ("mailroom", "负责收件的人"),
    ("agent", "代理人、代收人"),
)
CAPACITY = Field("capacity", "他是", "choice", choices=CAPACITIES)
SERVER = Field("server", "谁去送的", "officer", required=False, hint="不选就是自己")
PHOTO = Field("items", "照片", "evidence", required=False, limit=20, hint="签收的回证、当时的情形")

HANDED_OVER = Form(
    (
        Field("recipient", "谁签收的", "line", limit=50),
        CAPACITY,
        Field("place", "在哪里", "line", required=False, limit=100),
        SERVER,
        PHOTO,
    )
)
LEFT = Form(
    (
        Field("refusal", "谁拒收、为什么", "text", limit=300),
        Field("place", "留在哪里", "line", limit=100),
        Field(
            "witness", "见证人姓名、单位", "line", required=False, limit=100, hint="没有见证人的，要有照片"
        ),
        SERVER,
        PHOTO,
    )
)
PUT_UP = Form(
    (
        Field("refusal", "为什么当面送不到", "text", limit=300, hint="关门了、拒收"),
        Field("place", "贴在哪里", "line", limit=100),
        SERVER,
        Field("items", "照片", "evidence", limit=20, hint="看得清地点和文书"),
    )
)
POSTED = Form(
    (
        Field("tracking", "邮件号", "line", limit=40),
        Field("place", "寄到哪里", "line", required=False, limit=100),
    )
)
DELIVERED = Form(
    (Field("recipient", "谁签收的", "line", limit=50), CAPACITY, PHOTO),
)
RETURNED = Form((Field("refusal", "为什么退回", "line", limit=200),))
GIVEN_UP = Form((Field("explanation", "怎么送过、为什么送不到", "text", limit=500),))
RECOMPUTED = Form(
    (
        Field("clock", "哪个期限", "line", limit=40, told=True),
        Field("was", "原来到", "date", told=True),
        Field("now", "改到", "date", told=True),
    )
)
