"""先予执行申请书: part of what is owed before the award (调解仲裁法 44, 办案规则 51)."""

from __future__ import annotations

from datetime import date

from weiquanbao.common.money import in_figures
from weiquanbao.documents import asking, deadlines
from weiquanbao.documents.document import Answers, Ask, By, Document, Fault, Field, Handing, Must, Part
from weiquanbao.documents.requests import total
from weiquanbao.documents.sums import mismatch
from weiquanbao.documents.values import money

CASE = Ask(
    "case",
    "仲裁办到哪了？",
    (
        Field("board", "仲裁委全称", limit=80),
        Field("case_number", "案号", hint="受理通知书上有", limit=60),
    ),
    why="申请交给正在办你案子的仲裁庭。",
)
SUM = Ask(
    "sum",
    "先要哪笔钱？",
    (
        Field(
            "kind",
            "是什么钱",
            "choice",
            choices=(
                ("pay", "劳动报酬"),
                ("medical", "工伤医疗费"),
                ("severance", "经济补偿"),
                ("damages", "赔偿金"),
            ),
        ),
        Field("advance", "先付多少", "money"),
        Field("formula", "怎么算的", required=False, hint="比如：6000×3＝18000", limit=400),
    ),
    why="先予执行只管这四样，不能超过你申请仲裁的数。",
)
CLEAR = Ask(
    "clear",
    "凭什么说欠得清楚？",
    (Field("clear", "理由", "text", hint="比如：单位写了欠条、承认欠这些", limit=1500),),
    why="权利义务关系要明确。单位认的、有欠条的最好。",
)
HARDSHIP = Ask(
    "hardship",
    "不先付会怎么样？",
    (Field("hardship", "生活的难处", "text", hint="比如：房租、孩子学费、在医院欠费", limit=1500),),
    why="不先执行会严重影响生活，才能先予执行。",
)


def _sum(answers: Answers, today: date) -> tuple[Fault, ...]:
    """The sum is what its formula comes to, and not more than is asked for in the case, where that is known."""
    advance, asked = money(answers, "advance"), total(answers)
    found = []
    if wrong := mismatch(advance, str(answers.get("formula") or "")):
        found.append(Fault(f"先付的钱{wrong}", "sum"))
    if advance is not None and asked is not None and advance > asked:
        says = f"先付的 {in_figures(advance)} 元比仲裁请求的 {in_figures(asked)} 元还多。"
        found.append(Fault(says, "sum"))
    return tuple(found)


def _by(answers: Answers, today: date) -> By:
    return deadlines.no_period(
        "裁决以前都可以交，越早越好。仲裁庭裁决先予执行的，移送人民法院执行。", "调解仲裁法 44", "办案规则 51"
    )


def _copies(answers: Answers) -> str:
    return "3 份：仲裁庭 1 份，单位 1 份，自己留 1 份。"


DOCUMENT = Document(
    code="advance_enforcement_application",
    title="先予执行申请书",
    plain="等不到裁决、日子过不下去了，请仲裁庭叫单位先付一部分。职工不用提供担保。",
    wants="没钱过日子，请先付一部分",
    who=frozenset({"worker", "staff"}),
    asks=(
        CASE,
        SUM,
        CLEAR,
        HARDSHIP,
        asking.EMPLOYER,
        asking.EVIDENCE,
        asking.WHO,
        asking.IDENTITY,
        asking.BORN,
        asking.HOME,
    ),
    parts=(
        Part("parties", "双方", "和仲裁申请书上一样。", ("who", "identity", "born", "home", "employer")),
        Part("request", "申请事项", "先要哪一笔、多少。", ("sum",)),
        Part("facts", "事实与理由", "欠得清楚，日子过不下去，这两样都要写。", ("clear", "hardship")),
        Part("evidence", "证据", "欠条、病历、房租催款单这些。", ("evidence",)),
        Part("end", "交给谁、签名", "打印出来亲手签名。", ("case",)),
    ),
    musts=(
        Must(
            "申请人的姓名、性别、出生日期、身份证号码",
            "办案规则 51",
            ("name", "identity"),
            ("申请人：", "女，", "出生"),
        ),
        Must("申请人的住址、通讯地址、电话", "办案规则 51", ("home", "mail", "phone")),
        Must(
            "被申请人的名称、住所、电话",
            "办案规则 51",
            ("employer", "employer_address", "employer_phone"),
            ("被申请人：",),
        ),
        Must("仲裁案件", "办案规则 51", ("board", "case_number")),
        Must("属于可以先予执行的请求", "调解仲裁法 44", ("kind",), ("申请事项",)),
        Must("先予执行的数额", "调解仲裁法 44", ("advance", "formula"), ("大写：",)),
        Must("权利义务关系明确", "调解仲裁法 44", ("clear",), ("权利义务关系明确",)),
        Must("不先予执行将严重影响生活", "调解仲裁法 44", ("hardship",), ("严重影响申请人的生活",)),
        Must("劳动者不提供担保", "调解仲裁法 44", words=("可以不提供担保",)),
        Must("证据", "办案规则 51", ("evidence",), ("证据来源",)),
        Must("签名、日期", "办案规则 51", words=("申请人（签名）：", "2026年11月27日")),
        Must(
            "法律依据，写全名",
            "调解仲裁法 44",
            words=(
                "《中华人民共和国劳动争议调解仲裁法》第四十四条",
                "《劳动人事争议仲裁办案规则》第五十一条",
            ),
        ),
    ),
    handing=Handing(
        where="{board}，办你案子的仲裁庭",
        by=_by,
        copies=_copies,
        bring=(
            "身份证",
            "欠条、工资条这些证明欠得清楚的",
            "病历、房租、欠费单这些证明日子难的",
            "受理通知书",
        ),
        basis=("调解仲裁法 44", "办案规则 51", "浙江省劳动人事争议调解仲裁条例 34"),
    ),
    basis=("调解仲裁法 44", "办案规则 51"),
    checks=(_sum,),
)
