"""What each act of the consultation asks for."""

from __future__ import annotations

from weiquanbao.kernel.forms import Field, Form

#: How the worker found the answer; said when he ends it.
CONTENT = (("yes", "答到点子上了"), ("partly", "还行"), ("no", "没答到"))

#: What it may be about: the pictures a complaint begins with.
PROBLEMS = (
    ("wages", "工资没给"),
    ("injury", "受伤了"),
    ("dismissal", "被辞退"),
    ("contract", "没签合同"),
    ("overtime", "加班"),
    ("insurance", "社保"),
    ("leave", "休假"),
    ("other", "其他"),
)

QUESTION = Form((Field("question", "问什么", "text", required=False, limit=2000, told=True),))
ASSIGNMENT = Form(
    (
        Field("handler", "交给哪位律师", "lawyer", told=True),
        Field("reason", "为什么是这位", "line", limit=200, told=True),
    )
)
HAND_OVER = Form(
    (
        Field("handler", "换成哪位律师", "lawyer", told=True),
        Field("reason", "为什么换", "line", limit=200, told=True),
    )
)
ANSWER = Form(
    (
        Field(
            "answer", "答复", "text", limit=2000, told=True, hint="先说结论，再说怎么做、哪天前。用平常的话"
        ),
        Field("articles", "依据", "line", required=False, limit=400, told=True, hint="法条用顿号分开"),
    )
)
ASK_BACK = Form((Field("wanted", "要职工说清楚什么", "text", limit=1000, told=True),))
MORE = Form(
    (
        Field("question", "说清楚一点", "text", limit=2000, told=True),
        Field("items", "照片、录音", "evidence", required=False),
    )
)
FOLLOW_UP = Form(
    (
        Field("question", "还想问什么", "text", limit=2000, told=True),
        Field("items", "照片、录音", "evidence", required=False),
    )
)
ENDING = Form(
    (
        Field("content", "答得怎么样", "choice", required=False, choices=CONTENT, told=True),
        Field("note", "想说的话", "text", required=False, limit=500),
    )
)
COMPLAINING = Form(
    (
        Field("problems", "是什么事", "choices", choices=PROBLEMS, told=True, hint="可以点几个"),
        Field("agree", "让工会办你的事", "choice", choices=(("yes", "我同意"),), told=True),
        Field("contact", "工会可以去找单位", "yes_no", required=False, told=True, hint="单位会知道是你说的"),
        Field("injury", "伤情材料，工会可以看", "yes_no", required=False, told=True, hint="受伤的事才要答"),
    )
)
#: The same at the counter: what he agreed to stands on the paper he signed, and is ticked as it stands there.
COMPLAINING_ON_PAPER = Form(
    (
        Field("items", "职工签字的同意书", "evidence", limit=60),
        Field("problems", "是什么事", "choices", choices=PROBLEMS, told=True, hint="可以点几个"),
        Field("contact", "他同意工会去找单位", "yes_no", required=False, told=True, hint="照他在纸上勾的点"),
        Field(
            "injury",
            "他同意工会看伤情材料",
            "yes_no",
            required=False,
            told=True,
            hint="受伤的事才要答，照纸上勾的点",
        ),
    )
)
DROPPING = Form((Field("note", "想说的话", "text", required=False, limit=500),))
RECOMPUTED = Form(
    (
        Field("clock", "哪个期限", "line", limit=40, told=True),
        Field("was", "原来到", "date", told=True),
        Field("now", "改到", "date", told=True),
    )
)
