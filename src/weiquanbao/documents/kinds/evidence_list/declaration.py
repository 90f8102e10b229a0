"""证据清单: what is handed in as evidence (办案规则 15, 18, 29)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from weiquanbao.documents import deadlines
from weiquanbao.documents.document import Answers, Ask, By, Document, Field, Handing, Must, Part
from weiquanbao.documents.values import rows

FORMS = (("original", "原件"), ("copy", "复印件"), ("electronic", "电子数据"))
SUBMITTER = Ask(
    "submitter",
    "是谁交证据？",
    (
        Field("submitter", "提交人", hint="姓名或者单位全称", limit=120),
        Field("role", "是哪一方", "choice", choices=(("claimant", "申请人"), ("respondent", "被申请人"))),
        Field("case_number", "案号", required=False, hint="受理通知书上有；还没有就空着", limit=60),
    ),
    why="清单上要写明谁交的，收的人照着核对。",
)
EVIDENCE = Ask(
    "evidence",
    "有哪些证据？",
    (
        Field(
            "evidence",
            "证据",
            "rows",
            columns=(
                Field("title", "证据名称", hint="比如：工资条", limit=80),
                Field("source", "哪里来的", hint="比如：单位发的、本人手机里的", limit=80),
                Field("purpose", "证明什么", limit=120),
                Field("pages", "几页", "count"),
                Field("form", "原件还是复印件", "choice", choices=FORMS),
            ),
        ),
    ),
    why="一样证据一行。页数写清，少了一页当场看得出来。",
)
RECEIVER = Ask(
    "receiver",
    "交给谁？",
    (Field("receiver", "收证据的单位", hint="仲裁委或者法院的全称", limit=80),),
    why="收的人在回执上签字，证明你交过。",
)


def _more(answers: Answers, today: date) -> Mapping[str, Any]:
    return {"pieces": len(rows(answers, "evidence")), "sheets": _sheets(answers)}


def _sheets(answers: Answers) -> int:
    return sum(int(str(row.get("pages") or 0)) for row in rows(answers, "evidence"))


def _by(answers: Answers, today: date) -> By:
    return deadlines.no_period(
        "举证期限由仲裁庭定，写在通知书上。过了期限交的，可能不收。和申请书、答辩书一起交最稳妥。",
        "办案规则 15",
        "浙江省劳动人事争议调解仲裁条例 25",
    )


def _copies(answers: Answers) -> str:
    return "2 份加对方人数：收的人 1 份，对方每家 1 份，自己留 1 份，让收的人在上面签字。"


DOCUMENT = Document(
    code="evidence_list",
    title="证据清单",
    plain="把证据一样一样列出来，写明哪里来的、证明什么。交证据都要附这张。",
    wants="把证据列成清单",
    who=frozenset({"worker", "employer", "staff"}),
    asks=(EVIDENCE, SUBMITTER, RECEIVER),
    parts=(
        Part("head", "谁交的", "写明是哪一方、哪个案子的证据。", ("submitter", "receiver")),
        Part("list", "证据", "每一样的名称、来源、证明什么、几页、是不是原件。", ("evidence",)),
        Part("receipt", "回执", "收的人签字，你留一张，证明哪天交过、交了几页。"),
    ),
    musts=(
        Must("序号、证据名称", "办案规则 29", ("evidence",), ("序号", "证据名称")),
        Must("证据来源", "办案规则 29", words=("证据来源",)),
        Must("页数", "办案规则 15", words=("页数", "共10页")),
        Must("原件或者复印件", "办案规则 18", words=("原件或者复印件", "电子数据")),
        Must("证明目的", "办案规则 15", words=("证明事实",)),
        Must("提交人", "办案规则 15", ("submitter", "role"), ("提交人（签名或者盖章）：",)),
        Must("提交日期", "办案规则 15", words=("2026年11月27日",)),
        Must("收件回执", "办案规则 15", words=("回执", "签收人：", "签收日期：")),
    ),
    handing=Handing(
        where="{receiver}",
        by=_by,
        copies=_copies,
        bring=(
            "身份证（单位带营业执照复印件）",
            "证据原件，当场核对",
            "证据复印件，按清单的顺序编好页码",
            "录音、聊天记录：存好的手机或者光盘",
        ),
        basis=("办案规则 15", "办案规则 18", "办案规则 29"),
    ),
    basis=("办案规则 15",),
    more=_more,
)
