"""支付令申请书: a fixed sum that is due, without a hearing (民事诉讼法 225, 民诉法解释 427; 调解仲裁法 16)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from weiquanbao.common.dates import plain_date
from weiquanbao.documents import asking, deadlines
from weiquanbao.documents.document import Answers, Ask, By, Document, Fault, Field, Handing, Must, Part
from weiquanbao.documents.values import day

GROUND = Ask(
    "ground",
    "凭什么要这笔钱？",
    (
        Field(
            "ground",
            "依据",
            "choice",
            choices=(("agreement", "调解协议，单位没照办"), ("wages", "欠的工资，两边没争")),
        ),
    ),
    why="两种支付令不一样：凭协议的没办成，可以直接去法院告；凭欠薪的没办成，要先仲裁。",
)
AGREEMENT = Ask(
    "agreement",
    "是哪份调解协议？",
    (
        Field("agreed_on", "哪天签的", "date"),
        Field("body", "谁主持调解的", limit=80),
    ),
    why="法院要看协议。",
    when=("ground", frozenset({"agreement"})),
)
SUM = Ask(
    "sum",
    "多少钱，哪天该付？",
    (
        Field("agreed_sum", "要付的钱", "money"),
        Field("due_on", "最晚该哪天付", "date", to_come=True),
        Field(
            "owed_for", "是什么钱", hint="工资、工伤医疗费、补偿、赔偿，比如：2026年6月至8月的工资", limit=160
        ),
    ),
    why="支付令只管数目写定了、到期了的钱。",
)
FREE = Ask(
    "free",
    "你还欠单位什么吗？",
    (
        Field("counter", "你欠不欠单位", "choice", choices=(("no", "不欠"), ("yes", "欠"))),
        Field(
            "reachable",
            "单位找得到吗",
            "choice",
            choices=(("yes", "找得到，能送到"), ("no", "跑了，找不到")),
        ),
        Field("preserved", "先请法院冻过他的钱吗", "choice", choices=(("no", "没有"), ("yes", "冻过"))),
    ),
    why="互相欠的、送不到的、已经申请诉前保全的，法院不发支付令。",
)


def _more(answers: Answers, today: date) -> Mapping[str, Any]:
    law = (
        "《中华人民共和国劳动争议调解仲裁法》第十六条"
        if answers.get("ground") == "agreement"
        else "《中华人民共和国劳动合同法》第三十条"
    )
    return {"special": law}


def _conditions(answers: Answers, today: date) -> tuple[Fault, ...]:
    """民诉法解释 427: due, no duty in return, the debtor can be served, nothing was frozen before."""
    found, due = [], day(answers, "due_on")
    if due and due >= today:
        found.append(Fault(f"最晚付款的日子是{plain_date(due)}，还没过，现在不能申请支付令。", "sum"))
    if answers.get("counter") == "yes":
        found.append(Fault("互相欠的，法院不发支付令。走仲裁。", "free"))
    if answers.get("reachable") == "no":
        found.append(Fault("单位找不到、送不到的，法院不发支付令。走仲裁。", "free"))
    if answers.get("preserved") == "yes":
        found.append(Fault("已经申请诉前保全的，法院不发支付令。走仲裁。", "free"))
    return tuple(found)


def _by(answers: Answers, today: date) -> By:
    return deadlines.no_period(
        "没有单独的最后一天，越早越好。单位收到支付令后十五日（自然日）内书面异议的，支付令失效。仲裁的一年还在走，别等。",
        "民事诉讼法 227",
        "调解仲裁法 16",
    )


def _copies(answers: Answers) -> str:
    return "3 份：法院 1 份，单位 1 份，自己留 1 份。"


DOCUMENT = Document(
    code="payment_order_application",
    title="支付令申请书",
    plain="数目写定、到期没付的钱，请法院直接叫单位付，不用开庭。单位书面不认就失效。",
    wants="请法院发支付令",
    who=frozenset({"worker", "staff"}),
    asks=(
        GROUND,
        AGREEMENT,
        asking.EMPLOYER,
        asking.CHIEF,
        SUM,
        FREE,
        asking.FACTS,
        asking.EVIDENCE,
        asking.WHO,
        asking.IDENTITY,
        asking.BORN,
        asking.HOME,
        asking.COURT,
    ),
    parts=(
        Part(
            "parties",
            "双方",
            "你是债权人，单位是债务人。",
            ("who", "identity", "born", "home", "employer", "chief"),
        ),
        Part("request", "请求事项", "要多少钱。只写定了数的。", ("sum",)),
        Part(
            "facts",
            "事实与理由",
            "这笔钱怎么来的，哪天到期，为什么没有争议。",
            ("ground", "agreement", "facts", "free"),
        ),
        Part("evidence", "证据", "协议、欠条、对账单，写明数目的。", ("evidence",)),
        Part("end", "交给谁、签名", "打印出来亲手签名。", ("court",)),
    ),
    musts=(
        Must(
            "申请人的姓名、性别、出生日期、身份证号码",
            "民事诉讼法 225",
            ("name", "identity"),
            ("申请人（债权人）：", "女，", "出生"),
        ),
        Must("申请人的住址、通讯地址、电话", "民事诉讼法 225", ("home", "mail", "phone")),
        Must(
            "债务人",
            "民事诉讼法 225",
            ("employer", "employer_address", "employer_phone", "chief"),
            ("被申请人（债务人）：",),
        ),
        Must("请求给付的金钱数量", "民事诉讼法 225", ("agreed_sum", "owed_for"), ("请求事项", "大写：")),
        Must("所根据的事实", "民事诉讼法 225", ("facts", "agreed_on", "body"), ("事实与理由",)),
        Must("已经到期、数额确定", "民事诉讼法 225", ("due_on",), ("已经到期", "数额确定")),
        Must("没有其他债务纠纷，能够送达", "民事诉讼法 225", words=("没有其他债务纠纷", "能够送达")),
        Must("没有申请诉前保全", "民事诉讼法 225", words=("没有向人民法院申请诉前保全",)),
        Must("证据", "民事诉讼法 225", ("evidence",), ("证据来源",)),
        Must("法院、签名、日期", "民事诉讼法 225", ("court",), ("申请人（签名）：", "2026年11月27日")),
        Must(
            "法律依据，写全名",
            "调解仲裁法 16",
            words=(
                "《中华人民共和国劳动争议调解仲裁法》第十六条",
                "《中华人民共和国民事诉讼法》第二百二十五条",
            ),
        ),
    ),
    handing=Handing(
        where="{court}的立案窗口（单位所在地的基层人民法院）",
        by=_by,
        copies=_copies,
        bring=(
            "身份证，和复印件",
            "签好的调解协议，或者欠条、对账单",
            "签好名的支付令申请书",
            "单位的工商登记信息",
        ),
        basis=("调解仲裁法 16", "劳动合同法 30", "民事诉讼法 225"),
    ),
    basis=("民事诉讼法 225", "调解仲裁法 16"),
    more=_more,
    orders=(("agreed_on", "due_on", "该付的日子比签协议还早"),),
    checks=(_conditions,),
)
