"""强制执行申请书: an award or statement that is not kept (调解仲裁法 51, 民事诉讼法 235, 250, 264)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from weiquanbao.common.dates import plain_date
from weiquanbao.documents import asking, deadlines
from weiquanbao.documents.document import Answers, Ask, By, Document, Fault, Field, Handing, Must, Part
from weiquanbao.documents.values import day, money
from weiquanbao.law.claims.compute import compute
from weiquanbao.law.claims.working import Setting

TITLE = Ask(
    "title",
    "凭哪份文书执行？",
    (
        Field(
            "title",
            "文书",
            "choice",
            choices=(
                ("award", "仲裁裁决书"),
                ("statement", "仲裁调解书"),
                ("confirmation", "司法确认裁定书"),
                ("judgment", "民事判决书"),
            ),
        ),
        Field("title_number", "编号", limit=60),
        Field("made_by", "谁作的", hint="仲裁委或者法院的全称", limit=80),
        Field("effective_on", "哪天生效", "date"),
    ),
    why="只有生效的文书才能执行。",
)
SUM = Ask(
    "sum",
    "该付多少，付了多少？",
    (
        Field("awarded", "文书写的数", "money"),
        Field("due_on", "最晚该哪天付", "date"),
        Field("paid", "已经付了", "money", required=False, hint="一分没付就空着"),
    ),
    why="没付的数和加倍的利息由系统算。",
)
COURT = Ask(
    "court",
    "交给哪个法院？",
    (Field("court", "法院全称", hint="单位所在地或者财产所在地的", limit=80),),
    why="执行由被执行人住所地或者财产所在地的法院管。",
)


def _more(answers: Answers, today: date) -> Mapping[str, Any]:
    awarded, paid, due = money(answers, "awarded"), money(answers, "paid"), day(answers, "due_on")
    left = max(awarded - (paid or 0), Decimal(0)) if awarded is not None else None
    interest = None
    if left and due and due < today:
        told = {"principal": str(left), "performance_due": due.isoformat()}
        interest = compute("enforcement_interest", told, Setting(today))
    found = interest.amount if interest else None
    return {
        "left": left,
        "late": (today - due).days if due and due < today else 0,
        "interest": found,
        "whole": left + (found or 0) if left is not None else None,
    }


def _sums(answers: Answers, today: date) -> tuple[Fault, ...]:
    awarded, paid, due = money(answers, "awarded"), money(answers, "paid"), day(answers, "due_on")
    found = []
    if awarded is not None and paid is not None and paid >= awarded:
        found.append(Fault("已经付的不少于该付的，没有可以执行的。", "sum"))
    if due and due >= today:
        found.append(Fault(f"最晚付款的日子是{plain_date(due)}，还没过，现在不能申请执行。", "sum"))
    return tuple(found)


def _by(answers: Answers, today: date) -> By:
    return deadlines.counted(
        "enforcement.years", day(answers, "due_on"), today, what="交到法院", since="该付款的最后一天"
    )


def _copies(answers: Answers) -> str:
    return "2 份：法院 1 份，自己留 1 份。"


DOCUMENT = Document(
    code="enforcement_application",
    title="强制执行申请书",
    plain="裁决书、调解书生效了单位还不付，请法院强制执行。",
    wants="裁决下来了单位不付",
    who=frozenset({"worker", "staff"}),
    asks=(
        TITLE,
        SUM,
        asking.CLUES,
        asking.EMPLOYER,
        asking.CHIEF,
        asking.WHO,
        asking.IDENTITY,
        asking.BORN,
        asking.HOME,
        COURT,
    ),
    parts=(
        Part(
            "parties",
            "双方",
            "你是申请执行人，单位是被执行人。",
            ("who", "identity", "born", "home", "employer", "chief"),
        ),
        Part("request", "请求事项", "没付的数，加上晚付的加倍利息。合计由系统算。", ("sum",)),
        Part("facts", "事实与理由", "凭哪份文书，哪天生效，单位哪天该付没付。", ("title",)),
        Part("clues", "财产线索", "你知道单位有什么，写给法院。", ("clues",)),
        Part("end", "交给谁、签名", "打印出来亲手签名。", ("court",)),
    ),
    musts=(
        Must(
            "申请执行人的姓名、性别、出生日期、身份证号码",
            "民事诉讼法 235",
            ("name", "identity"),
            ("申请执行人：", "女，", "出生"),
        ),
        Must("申请执行人的住址、通讯地址、电话", "民事诉讼法 235", ("home", "mail", "phone")),
        Must(
            "被执行人",
            "民事诉讼法 235",
            ("employer", "employer_address", "employer_phone", "chief"),
            ("被执行人：",),
        ),
        Must(
            "执行依据，已经生效",
            "调解仲裁法 51",
            ("title", "title_number", "made_by", "effective_on"),
            ("发生法律效力",),
        ),
        Must("执行标的", "民事诉讼法 235", ("awarded", "due_on", "paid"), ("请求事项", "大写：")),
        Must("加倍支付迟延履行期间的债务利息", "民事诉讼法 264", words=("加倍", "利息", "合计：")),
        Must("财产线索", "民事诉讼法 235", ("clues",), ("财产线索",)),
        Must(
            "二年的申请期间",
            "民事诉讼法 250",
            words=("《中华人民共和国民事诉讼法》第二百三十五条、第二百五十条、第二百六十四条",),
        ),
        Must("法院、签名、日期", "民事诉讼法 235", ("court",), ("申请执行人（签名）：", "2026年11月27日")),
    ),
    handing=Handing(
        where="{court}的执行立案窗口（单位所在地或者财产所在地的）",
        by=_by,
        copies=_copies,
        bring=(
            "身份证，和复印件",
            "生效的裁决书、调解书或者裁定书原件，和送达证明",
            "单位的工商登记信息",
            "财产线索：账号、照片、地址",
            "你的银行卡号",
        ),
        basis=("调解仲裁法 51", "民事诉讼法 235", "民事诉讼法 250"),
    ),
    basis=("调解仲裁法 51", "民事诉讼法 235"),
    more=_more,
    orders=(("effective_on", "due_on", "该付的日子比文书生效还早"),),
    checks=(_sums,),
)
