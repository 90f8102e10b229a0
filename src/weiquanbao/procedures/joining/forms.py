"""What each act of joining asks for."""

from __future__ import annotations

from weiquanbao.kernel.forms import Field, Form

#: Name and phone go into the person's own row, never into the entries of the case.
INVITATION = Form(
    (
        Field("name", "工友的名字", "line", limit=40),
        Field("phone", "工友的手机号", "line", limit=40, hint="给他发短信，本人点头才算"),
        Field("amount", "单位欠他多少（元）", "money", required=False, hint="不知道就空着，他自己再填"),
    )
)
STILL = (("yes", "还在干"), ("no", "不干了"))
CONFIRMATION = Form(
    (
        Field(
            "amount", "单位欠你多少（元）", "money", required=False,
            hint="工友替你写过的，你写的算数；不知道就空着",
        ),
        # 调解仲裁法 27: each worker's year runs from his own days, whoever opened the group.
        Field(
            "known_on", "从哪天起没给你钱、出的事", "date", required=False,
            hint="大概的也行；不写就算不出你最晚哪天去仲裁",
        ),
        Field("still_working", "还在这家干吗", "choice", required=False, choices=STILL),
        Field("worked_until", "不干了的，最后一天是哪天", "date", required=False),
    )
)  # fmt: skip
LEAVING = Form((Field("note", "想说的话", "text", required=False, limit=300, hint="只有工会看得到"),))
RECOMPUTED = Form(
    (
        Field("clock", "哪个期限", "line", limit=40, told=True),
        Field("was", "原来到", "date", told=True),
        Field("now", "改到", "date", told=True),
    )
)
