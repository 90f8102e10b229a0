"""What each act of an election asks for."""

from __future__ import annotations

from weiquanbao.kernel.forms import Field, Form

#: 办案规则 63: three to five.
SEATS = (("3", "三名"), ("4", "四名"), ("5", "五名"))
OPENING = Form(
    (
        Field("seats", "选几名代表", "choice", choices=SEATS, told=True),
        Field("explanation", "告诉大家的话", "text", required=False, limit=300, told=True),
    )
)
#: Party ids, one after the other. They go into the ballot box and never into the entries of the case.
BALLOT = Form((Field("candidates", "选谁", "line", limit=100),))
#: Filled in by the count.
RESULT = Form(
    (
        Field("representatives", "选出的代表", "line", required=False, limit=200, told=True),
        Field("turnout", "投票人数", "line", required=False, limit=40, told=True),
    )
)
RECOMPUTED = Form(
    (
        Field("clock", "哪个期限", "line", limit=40, told=True),
        Field("was", "原来到", "date", told=True),
        Field("now", "改到", "date", told=True),
    )
)
