"""What each act of the representation procedure asks for."""

from __future__ import annotations

from weiquanbao.kernel.forms import Field, Form
from weiquanbao.kernel.signatures import signature

FORUMS = (
    ("arbitration", "劳动仲裁"),
    ("court", "法院"),
    ("enforcement", "申请法院强制执行"),
    ("unknown", "不知道"),
)
#: 民事诉讼法 62: each of these must be given by name.
POWERS = (
    ("admit", "替你承认对方说的"),
    ("waive", "替你放弃一部分"),
    ("change", "替你改要求"),
    ("settle", "替你和解、调解"),
    ("receive", "替你收文书"),
)
RESULTS = (
    ("won", "要求都支持了"),
    ("partly_won", "支持了一部分"),
    ("settled", "谈成了"),
    ("lost", "没有支持"),
    ("stopped", "没有再走下去"),
)

APPLICATION = Form(
    (
        Field("forum", "想去哪里打", "choice", choices=FORUMS, told=True),
        Field("reason", "为什么要工会替你打", "text", required=False, limit=500, told=True),
    )
)
GRANT = Form(
    (
        Field("handler", "指派谁代理", "officer", told=True, hint="和这件事的调解员、当事人不能是同一个人"),
        Field("explanation", "告诉职工的话", "text", limit=500, told=True, hint="谁替你办、接下来做什么"),
    )
)
REFUSAL = Form(
    (
        Field(
            "ground", "理由", "choice", told=True,
            choices=(
                ("no_relation", "不是劳动关系，工会不能代理"),
                ("no_basis", "事实或法律上站不住"),
                ("has_agent", "已经有代理人"),
                ("legal_aid", "符合法律援助条件，由法律援助机构办"),
                ("out_of_place", "不归本地办"),
            ),
        ),
        Field("explanation", "书面说明", "text", limit=1000, told=True, hint="写清事实和理由，职工会看到全文"),
        Field("road", "还能怎么走", "text", limit=500, told=True, hint="去哪里、带什么、最晚哪天"),
    )
)  # fmt: skip
AUTHORITY = Form(
    (
        Field(
            "powers", "哪些事可以替你定", "choices", required=False, choices=POWERS, told=True,
            hint="不选，就只替你说话、交材料；要替你拿主意的，一样一样选",
        ),
    )
)  # fmt: skip
SIGNATURE = signature("我看过全文，委托这位同志代理我这件事，也同意用验证码签字")
REPLACEMENT = Form(
    (
        Field("handler", "换成谁", "officer", told=True),
        Field("explanation", "为什么换", "text", limit=500, told=True),
    )
)
REPORT = Form(
    (
        Field("done", "做了什么", "text", limit=2000, hint="只有工会看得到"),
        Field("explanation", "告诉职工的话", "text", limit=500, told=True, hint="到哪一步了、下一步哪天"),
    )
)
FINISHING = Form(
    (
        Field("result", "结果", "choice", choices=RESULTS, told=True),
        Field("amount", "职工拿到多少（元）", "money", required=False, told=True),
        Field("explanation", "告诉职工的话", "text", limit=1000, told=True),
        Field("road", "接下来还能怎么走", "text", required=False, limit=500, told=True),
    )
)
LEAVING = Form((Field("note", "想说的话", "text", required=False, limit=500, told=True),))
RECOMPUTED = Form(
    (
        Field("clock", "哪个期限", "line", limit=40, told=True),
        Field("was", "原来到", "date", told=True),
        Field("now", "改到", "date", told=True),
    )
)
