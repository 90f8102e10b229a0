"""调解申请书: what opens a mediation (调解仲裁法 12, 协商调解规定 21)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from weiquanbao.documents import asking, deadlines
from weiquanbao.documents.document import Answers, Ask, By, Document, Field, Handing, Must, Part
from weiquanbao.documents.requests import REQUESTS, lines, total

BODY = Ask(
    "body",
    "请谁来调解？",
    (Field("body", "调解组织", hint="企业调解委员会、乡镇街道的调解组织、人民调解委员会", limit=80),),
    why="三种都可以，都不收钱。",
)


def _more(answers: Answers, today: date) -> Mapping[str, Any]:
    return {"asked": lines(answers), "total": total(answers)}


def _by(answers: Answers, today: date) -> By:
    """Mediation has no last day of its own; the year for arbitration runs on (调解仲裁法 14, 27)."""
    limit = deadlines.arbitration(answers, today)
    says = f"调解没有最后一天，但仲裁的一年在走：{limit.says}调解自收到申请起十五日（自然日）没谈成，就可以去仲裁。"
    return By(limit.on, says, ("调解仲裁法 14第3款", *limit.basis), lapsed=limit.lapsed)


def _copies(answers: Answers) -> str:
    return "3 份：调解组织 1 份，对方 1 份，自己留 1 份。也可以当面说，由调解组织记下来，你签字。"


DOCUMENT = Document(
    code="mediation_application",
    title="调解申请书",
    plain="请调解组织把单位叫来谈。不收钱，谈不成还能仲裁。",
    wants="请人调解",
    who=frozenset({"worker", "staff"}),
    asks=(
        asking.EMPLOYER,
        asking.WORKED,
        asking.LEFT,
        REQUESTS,
        asking.FACTS,
        asking.WHO,
        asking.IDENTITY,
        asking.BORN,
        asking.HOME,
        BODY,
    ),
    parts=(
        Part("parties", "双方", "你是谁，和哪家单位。", ("who", "identity", "born", "home", "employer")),
        Part("requests", "调解请求", "你想谈成什么。谈的时候让一步，谈不成不算数。", ("requests",)),
        Part("facts", "事实与理由", "事情的经过。", ("worked", "left", "facts")),
        Part("end", "交给谁、签名", "打印出来亲手签名。", ("body",)),
    ),
    musts=(
        Must(
            "申请人的姓名、性别、出生日期、身份证号码",
            "协商调解规定 21",
            ("name", "identity"),
            ("申请人：", "女，", "出生"),
        ),
        Must("申请人的住址、通讯地址、电话", "协商调解规定 21", ("home", "mail", "phone")),
        Must(
            "对方当事人",
            "协商调解规定 21",
            ("employer", "employer_address", "employer_phone"),
            ("被申请人：",),
        ),
        Must("调解请求，金额和算法", "协商调解规定 21", ("requests",), ("调解请求", "计算方法：", "合计：")),
        Must("事实与理由", "协商调解规定 21", ("facts",), ("事实与理由",)),
        Must("调解组织、签名、日期", "调解仲裁法 12", ("body",), ("申请人（签名）：", "2026年11月27日")),
    ),
    handing=Handing(
        where="{body}",
        by=_by,
        copies=_copies,
        bring=("身份证", "工资条、合同、聊天记录这些证据", "单位的名称、地址、电话"),
        basis=("调解仲裁法 10", "调解仲裁法 12", "协商调解规定 21"),
    ),
    basis=("调解仲裁法 12",),
    more=_more,
    orders=(("began", "ended", "离开的日子比开始干还早"),),
)
