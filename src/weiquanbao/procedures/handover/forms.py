"""What each act of the handover procedure asks for."""

from __future__ import annotations

from weiquanbao.kernel.forms import Field, Form

BODIES = (
    ("inspection", "劳动保障监察机构"),
    ("legal_aid", "法律援助机构"),
    ("arbitration", "劳动人事争议仲裁委员会"),
    ("other_union", "其他县的工会"),
    ("court", "人民法院"),
)
#: What may go along. The facts, the claims with their last days and what was done go along always.
ALONG = (
    ("evidence", "证据副本"),
    ("contact", "职工的手机号（不打码）"),
)
WHY = Field("reason", "为什么移送", "text", limit=500, told=True)
PLACE = Field("town", "移给哪个镇街", "line", limit=80, told=True)
RECEIPT = Field("items", "回执的照片", "evidence", limit=60)

PROPOSAL = Form(
    (
        Field("kind", "转给哪一类", "choice", choices=BODIES, told=True),
        Field("body", "单位全名", "line", limit=80, told=True, hint="职工同意的就是这一家"),
        Field("contact", "对方电话", "line", limit=40, told=True),
        WHY,
        Field("along", "带什么过去", "choices", choices=ALONG, required=False, told=True),
    )
)
OFFER = Form((PLACE, WHY))
AGREEMENT = Form((Field("agreed", "我同意把材料转给上面这家单位", "yes_no", told=True),))
ON_PAPER = Form((Field("items", "职工签字的同意书", "evidence", limit=60),))
SENDING = Form(
    (
        Field(
            "way", "怎么送的", "choice", told=True,
            choices=(("by_hand", "当面交"), ("post", "邮寄"), ("online", "对方的网上窗口")),
        ),
        Field("note", "备注", "text", required=False, limit=500, hint="只有工会看得到"),
    )
)  # fmt: skip
RECEIVED = Form(
    (
        Field("reference", "对方的收件号", "line", required=False, limit=60, told=True),
        RECEIPT,
        Field("explanation", "告诉职工的话", "text", limit=500, told=True, hint="谁收的、下一步找谁"),
    )
)
RETURN = Form((Field("reason", "为什么退回", "text", limit=500, told=True),))
TAKING = Form(
    (
        Field("handler", "承办人", "officer", required=False, hint="不选就是自己"),
        Field("explanation", "告诉职工的话", "text", required=False, limit=500, told=True),
    )
)
REMINDER = Form((Field("note", "怎么催的", "text", limit=500),))
RECALL = Form((Field("reason", "为什么收回", "text", limit=500, told=True),))
DECLINE = Form((Field("note", "想说的话", "text", required=False, limit=500, told=True),))
RECOMPUTED = Form(
    (
        Field("clock", "哪个期限", "line", limit=40, told=True),
        Field("was", "原来到", "date", told=True),
        Field("now", "改到", "date", told=True),
    )
)
