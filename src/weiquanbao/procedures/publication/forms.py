"""What each act of a publication asks for."""

from __future__ import annotations

from weiquanbao.kernel.forms import Field, Form
from weiquanbao.law.knowledge import topics

#: The shelves of the guide.
TOPICS = tuple((code, one.title) for code, one in topics().items())

PROPOSAL = Form(
    (
        Field("topic", "放在指南的哪一栏", "choice", choices=TOPICS),
        Field("question", "问题（不写名字、单位）", "line", limit=300, told=True),
        Field("answer", "答复（不写名字、电话、单位）", "text", limit=2000, told=True),
        Field("articles", "依据", "line", required=False, limit=400, told=True, hint="法条用顿号分开"),
    )
)
AGREEMENT = Form((Field("agree", "把这个答复给别人看", "choice", choices=(("yes", "我同意"),), told=True),))
REASON = Form((Field("reason", "为什么", "text", limit=500),))
#: Taking a published answer back is no act: the publication is over. Whoever asked need not say why.
WITHDRAWAL = Form((Field("why", "为什么收回", "line", limit=200, told=True),))
