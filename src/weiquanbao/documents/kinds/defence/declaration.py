"""答辩书: what the respondent answers, request by request (调解仲裁法 30, 办案规则 10, 33)."""

from __future__ import annotations

from datetime import date

from weiquanbao.documents import asking, deadlines
from weiquanbao.documents.document import Answers, Ask, By, Document, Fault, Field, Handing, Must, Part
from weiquanbao.documents.values import day

CASE = Ask(
    "case",
    "答辩哪个案子？",
    (
        Field("applicant", "申请人", hint="申请书上写的", limit=120),
        Field("case_number", "案号", hint="应诉通知书上有", limit=60),
        Field("received_on", "哪天收到申请书副本", "date"),
        Field("board", "仲裁委全称", limit=80),
    ),
    why="答辩期从收到副本的第二天算。",
)
ANSWERS = Ask(
    "answers",
    "每一项怎么答？",
    (
        Field(
            "answers",
            "答辩意见",
            "rows",
            columns=(
                Field("request", "对方要什么", limit=200),
                Field(
                    "stand",
                    "认不认",
                    "choice",
                    choices=(("admit", "同意"), ("part", "部分同意"), ("deny", "不同意")),
                ),
                Field("says", "为什么", limit=600),
            ),
        ),
    ),
    why="一项一项答。没答的，仲裁庭按对方的证据看。",
)
FACTS = Ask(
    "facts",
    "事实和依据是什么？",
    (
        Field("facts", "事实", "text", limit=3000, hint="哪天入职、工资怎么定、付了什么、为什么解除"),
        Field("law", "法律依据", required=False, hint="写法律全名和条号", limit=400),
    ),
    why="工资台账、考勤、解除的依据由单位拿出来，拿不出来要承担不利后果。",
)
LIMITATION = Ask(
    "limitation",
    "提不提时效？",
    (
        Field("limitation", "时效抗辩", "choice", choices=(("yes", "提，已经过了一年"), ("no", "不提"))),
        Field("limitation_why", "为什么说过了", required=False, limit=300),
    ),
    why="仲裁时不提，到法院一般不能再提。",
)
FORUM = Ask(
    "forum",
    "管辖有没有异议？",
    (
        Field("forum", "管辖异议", "choice", choices=(("yes", "有，不该由它办"), ("no", "没有"))),
        Field("forum_why", "应该由哪个仲裁委办，为什么", required=False, limit=300),
    ),
    why="管辖异议要在答辩期满以前书面提出。",
)


def _by(answers: Answers, today: date) -> By:
    return deadlines.counted(
        "arbitration.defence_days",
        day(answers, "received_on"),
        today,
        what="把答辩书交到仲裁委",
        since="收到申请书副本",
    )


def _pleas(answers: Answers, today: date) -> tuple[Fault, ...]:
    """A plea without its reason is none; a jurisdiction plea after the period is not heard (办案规则 10)."""
    found = []
    if answers.get("limitation") == "yes" and not answers.get("limitation_why"):
        found.append(Fault("提时效抗辩要写明从哪天算、为什么过了。", "limitation"))
    if answers.get("forum") == "yes" and not answers.get("forum_why"):
        found.append(Fault("提管辖异议要写明应该由哪个仲裁委办、为什么。", "forum"))
    if answers.get("forum") == "yes" and _by(answers, today).lapsed:
        found.append(Fault("答辩期过了，管辖异议不再审查。", "forum", bars=False))
    return tuple(found)


def _copies(answers: Answers) -> str:
    return "一共 2 份加申请人人数：仲裁委 1 份，申请人每人 1 份，自己留 1 份。证据也是这个份数。"


DOCUMENT = Document(
    code="defence",
    title="答辩书",
    plain="单位收到仲裁申请书副本以后，一项一项回答。不交不影响开庭，但是说不清的对自己不利。",
    wants="回答职工的申请",
    who=frozenset({"employer"}),
    asks=(CASE, asking.EMPLOYER, asking.CHIEF, ANSWERS, FACTS, LIMITATION, FORUM, asking.EVIDENCE),
    parts=(
        Part(
            "parties",
            "答辩人",
            "贵单位的全称、地址、法定代表人，照营业执照写。",
            ("employer", "chief", "case"),
        ),
        Part("pleas", "管辖和时效", "要提的，现在提；过了答辩期、到了法院就晚了。", ("forum", "limitation")),
        Part("answers", "答辩意见", "对方要的每一项，认还是不认，为什么。", ("answers",)),
        Part("facts", "事实与理由", "事情的经过和法律依据。", ("facts",)),
        Part("evidence", "证据", "工资台账、考勤这些由单位保管的，要拿出来。", ("evidence",)),
        Part("end", "交给谁、盖章", "盖单位公章，法定代表人或者代理人签字。"),
    ),
    musts=(
        Must(
            "答辩人的名称、住所、法定代表人",
            "调解仲裁法 30",
            ("employer", "employer_address", "employer_phone", "chief", "chief_post"),
            ("答辩人（被申请人）：",),
        ),
        Must("对方当事人和案号", "办案规则 33", ("applicant", "case_number")),
        Must("对每一项请求的答辩", "办案规则 33", ("answers",), ("答辩意见",)),
        Must("事实与理由", "办案规则 33", ("facts",), ("事实与理由",)),
        Must("法律依据", "办案规则 33", ("law",), ("依照",)),
        Must("时效抗辩", "劳动争议解释二 20", ("limitation_why",), ("时效抗辩",)),
        Must("管辖异议", "办案规则 10", ("forum_why",), ("管辖异议",)),
        Must("证据和来源", "办案规则 29", ("evidence",), ("证据来源",)),
        Must("收到副本的日期", "办案规则 33", ("received_on",)),
        Must("仲裁委员会、盖章、日期", "办案规则 33", ("board",), ("答辩人（盖章）：", "2026年11月27日")),
    ),
    handing=Handing(
        where="{board}，案件的仲裁庭",
        by=_by,
        copies=_copies,
        bring=(
            "营业执照复印件，法定代表人身份证明",
            "盖了章的答辩书和副本",
            "证据清单、证据复印件；原件带去核对",
            "有人代理的：授权委托书",
        ),
        basis=("调解仲裁法 30", "办案规则 33"),
    ),
    basis=("调解仲裁法 30", "办案规则 33"),
    checks=(_pleas,),
)
