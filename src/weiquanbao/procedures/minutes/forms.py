"""What each act on the minutes of a session asks for."""

from __future__ import annotations

from weiquanbao.kernel.forms import Field, Form
from weiquanbao.kernel.signatures import signature

#: As the mediation writes them.
PRESENT = (
    ("claimant", "职工本人"),
    ("claimant_agent", "职工的代理人、代表"),
    ("respondent", "单位负责人、联系人"),
    ("respondent_agent", "单位的代理人"),
    ("helper", "老乡联络员、家人"),
)
WHY = (
    ("refused", "在场，不肯签"),
    ("gone", "没等签就走了"),
    ("absent", "这一场没有来"),
)
SIGNATURE = signature("我看过全文，记得对，也同意用验证码签字")
DECLINING = Form(
    (
        Field(
            "note",
            "为什么不签",
            "text",
            limit=500,
            told=True,
            hint="哪里记漏、记错了，写在这里，调解员看得到",
        ),
    )
)
UNSIGNED = Form(
    (
        Field("party", "谁没签", "party"),
        Field("ground", "怎么回事", "choice", choices=WHY, told=True),
        Field("note", "他怎么说的", "text", required=False, limit=500, told=True),
    )
)
CORRECTION = Form(
    (
        Field("present", "谁到了", "choices", choices=PRESENT, told=True),
        Field("minutes", "改正以后的笔录", "text", limit=2000, told=True, hint="全文再写一遍，改的地方改好"),
        Field("explanation", "改了什么、谁提的", "text", limit=500, told=True),
    )
)
RECOMPUTED = Form(
    (
        Field("clock", "哪个期限", "line", limit=40, told=True),
        Field("was", "原来到", "date", told=True),
        Field("now", "改到", "date", told=True),
    )
)
