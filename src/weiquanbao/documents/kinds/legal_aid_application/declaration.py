"""法律援助申请表: person, matter, means or exemption (法律援助法 41, 42)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from weiquanbao.documents import asking, deadlines
from weiquanbao.documents.document import Answers, Ask, By, Document, Fault, Field, Handing, Must, Part

KIND = Ask(
    "kind",
    "为什么事要律师？",
    (
        Field(
            "kind",
            "事项",
            "choice",
            choices=(
                ("pay", "要工资"),
                ("injury", "要工伤赔偿"),
                ("relation", "确认劳动关系"),
                ("other", "别的劳动争议"),
            ),
        ),
        Field("opponent", "对方是谁", limit=120),
        Field(
            "stage",
            "办到哪一步",
            "choice",
            choices=(
                ("new", "还没开始"),
                ("arbitration", "仲裁在办"),
                ("court", "法院在办"),
                ("enforcement", "执行在办"),
            ),
        ),
    ),
    why="工资、工伤、劳动关系的事，都可以申请法律援助。",
)
MEANS = Ask(
    "means",
    "你是哪一种？",
    (
        Field(
            "means",
            "经济状况",
            "choice",
            choices=(
                ("migrant", "进城务工，要工资或者工伤赔偿"),
                ("poor", "低保、特困、残疾人等"),
                ("declare", "经济困难，说明情况"),
            ),
        ),
    ),
    why="进城务工的人要工资、工伤赔偿，不查经济状况（法律援助法第四十二条）。",
)
FAMILY = Ask(
    "family",
    "家里的情况？",
    (
        Field("members", "家里几口人", "count"),
        Field("income", "全家一个月收入", "money"),
        Field("difficulty", "难处", required=False, limit=300),
    ),
    why="说明经济困难，如实写就行，法律援助机构会去核。",
    when=("means", frozenset({"declare"})),
)
CENTRE = Ask(
    "centre",
    "交给哪个机构？",
    (Field("centre", "法律援助机构", hint="仲裁、法院所在地的法律援助中心或者工作站", limit=80),),
    why="由办案机关所在地的法律援助机构受理。",
)
EXEMPT = {"migrant": ("pay", "injury")}


def _more(answers: Answers, today: date) -> Mapping[str, Any]:
    law = {
        "migrant": "《中华人民共和国法律援助法》第四十二条，免予核查经济困难状况",
        "poor": "《中华人民共和国法律援助法》第四十二条，有材料证明，免予核查经济困难状况",
        "declare": "《中华人民共和国法律援助法》第四十一条，如实说明经济困难状况",
    }
    return {"means_law": law.get(str(answers.get("means") or ""), "《中华人民共和国法律援助法》第四十一条")}


def _fit(answers: Answers, today: date) -> tuple[Fault, ...]:
    """Only for pay and injury migrant workers are not asked for their means (法律援助法 42)."""
    if answers.get("means") == "migrant" and answers.get("kind") not in {*EXEMPT["migrant"], None, ""}:
        return (
            Fault("只有要工资、要工伤赔偿的，进城务工的人才不查经济状况。这件事要说明经济困难。", "means"),
        )
    return ()


def _by(answers: Answers, today: date) -> By:
    return deadlines.no_period(
        "没有最后一天。机构七日（自然日）内决定。仲裁时效不到七日（自然日）就要过的，可以先援助、后补手续，去的时候说清楚。",
        "法律援助法 43",
        "法律援助法 44",
    )


def _copies(answers: Answers) -> str:
    return "2 份：法律援助机构 1 份，自己留 1 份。"


DOCUMENT = Document(
    code="legal_aid_application",
    title="法律援助申请表",
    plain="请国家派律师，不收钱。要工资、工伤赔偿的进城务工人员不查收入。",
    wants="请不要钱的律师",
    who=frozenset({"worker", "staff"}),
    asks=(
        KIND,
        MEANS,
        FAMILY,
        asking.FACTS,
        asking.EVIDENCE,
        asking.WHO,
        asking.IDENTITY,
        asking.BORN,
        asking.HOME,
        CENTRE,
    ),
    parts=(
        Part("person", "申请人", "你是谁、怎么找到你。", ("who", "identity", "born", "home")),
        Part("matter", "申请事项", "为什么事、和谁、办到哪一步。", ("kind", "facts")),
        Part("means", "经济状况", "不查收入的写明是哪一种；要查的如实写。", ("means", "family")),
        Part("evidence", "证明材料", "有关的证据。", ("evidence",)),
        Part("end", "承诺和签名", "写的都是真的，亲手签名。", ("centre",)),
    ),
    musts=(
        Must(
            "申请人的姓名、性别、出生日期、身份证号码",
            "法律援助法 41",
            ("name", "identity"),
            ("申请人", "女"),
        ),
        Must("申请人的住址、通讯地址、电话", "法律援助法 41", ("home", "mail", "phone")),
        Must("申请事项", "法律援助法 31", ("kind", "opponent", "stage"), ("申请事项",)),
        Must("案情和理由", "法律援助法 41", ("facts",), ("案情",)),
        Must(
            "经济困难状况，或者免予核查的理由",
            "法律援助法 42",
            ("means", "members", "income", "difficulty"),
            ("经济状况", "《中华人民共和国法律援助法》第四十一条"),
        ),
        Must("证明材料", "法律援助法 41", ("evidence",), ("证明材料",)),
        Must("如实申报的承诺", "法律援助法 41", words=("承诺", "真实")),
        Must("机构、签名、日期", "法律援助法 41", ("centre",), ("申请人（签名）：", "2026年11月27日")),
    ),
    handing=Handing(
        where="{centre}",
        by=_by,
        copies=_copies,
        bring=(
            "身份证，和复印件",
            "劳动合同、工资条这些和事情有关的材料",
            "低保证、残疾证这些（有的话）",
            "仲裁、法院的通知书（有的话）",
        ),
        basis=("法律援助法 31", "法律援助法 41", "法律援助法 42"),
    ),
    basis=("法律援助法 41", "法律援助法 42"),
    more=_more,
    checks=(_fit,),
)
