"""劳动保障监察投诉书: asks the inspectors to look into it (浙江省劳动保障监察条例 19–22, 劳动保障监察条例 20, 21)."""

from __future__ import annotations

from datetime import date

from weiquanbao.documents import asking, deadlines
from weiquanbao.documents.document import Answers, Ask, By, Document, Fault, Field, Handing, Must, Part
from weiquanbao.documents.values import day

WRONG = Ask(
    "wrong",
    "单位做错了什么？",
    (
        Field(
            "wrongs",
            "违法的事",
            "choices",
            choices=(
                ("wages", "拖欠、克扣工资"),
                ("overtime", "加班不给钱、超时"),
                ("contract", "不签劳动合同"),
                ("insurance", "不交社保"),
                ("minimum", "低于最低工资"),
                ("deposit", "收押金、扣证件"),
                ("women", "违反女职工、未成年工保护"),
                ("other", "别的"),
            ),
        ),
        Field("wrong_until", "最近一次是哪天", "date", hint="一直没停的写今天"),
        Field("owed", "欠多少钱", "money", required=False, hint="不知道就空着"),
    ),
    why="监察从违法的事停下来那天起管两年。",
)
ASKS = Ask(
    "asks",
    "想要监察做什么？",
    (Field("asks", "请求", "text", hint="比如：责令单位付清工资、补签合同", limit=800),),
    why="写明要它查什么、叫单位改什么。",
)
ELSEWHERE = Ask(
    "elsewhere",
    "仲裁、法院在办吗？",
    (Field("elsewhere", "同一件事", "choice", choices=(("no", "没有"), ("yes", "在办"))),),
    why="仲裁、法院已经在办的同一件事，监察不收。",
)
INSPECTORS = Ask(
    "inspectors",
    "交给哪个监察机构？",
    (Field("inspectors", "机构全称", hint="干活的地方的", limit=80),),
    why="由干活的地方的劳动保障监察机构管。",
)


def _elsewhere(answers: Answers, today: date) -> tuple[Fault, ...]:
    """Matters in arbitration or suit are not accepted (劳动保障监察条例 21)."""
    if answers.get("elsewhere") != "yes":
        return ()
    return (Fault("仲裁或者法院已经在办的，监察不受理同一件事。", "elsewhere"),)


def _by(answers: Answers, today: date) -> By:
    return deadlines.counted(
        "inspection.limit_years",
        day(answers, "wrong_until"),
        today,
        what="去投诉",
        since="违法的事停下来那天",
    )


def _copies(answers: Answers) -> str:
    return "2 份：监察机构 1 份，自己留 1 份。当面说也行，由它记下来，你签字。"


DOCUMENT = Document(
    code="inspection_complaint",
    title="劳动保障监察投诉书",
    plain="请政府的监察去查单位、叫它改、叫它付。不收钱。",
    wants="请政府去查单位",
    who=frozenset({"worker", "staff"}),
    asks=(
        asking.EMPLOYER,
        WRONG,
        asking.FACTS,
        ASKS,
        ELSEWHERE,
        asking.EVIDENCE_IF_ANY,
        asking.WHO,
        asking.IDENTITY,
        asking.BORN,
        asking.HOME,
        INSPECTORS,
    ),
    parts=(
        Part(
            "parties",
            "投诉人和被投诉单位",
            "你是谁，投诉哪家单位，单位在哪里。",
            ("who", "identity", "born", "home", "employer"),
        ),
        Part("requests", "投诉请求", "要监察查什么、叫单位改什么。", ("asks",)),
        Part("facts", "违法事实", "单位做了什么，什么时候。", ("wrong", "facts", "elsewhere")),
        Part("evidence", "证据", "有什么写什么，没有也可以投诉。", ("evidence",), only_with="evidence"),
        Part("end", "交给谁、签名", "打印出来亲手签名。", ("inspectors",)),
    ),
    musts=(
        Must(
            "投诉人的姓名、性别、出生日期、身份证号码",
            "浙江省劳动保障监察条例 19",
            ("name", "identity"),
            ("投诉人：", "女，", "出生"),
        ),
        Must("投诉人的住址、通讯地址、电话", "浙江省劳动保障监察条例 19", ("home", "mail", "phone")),
        Must(
            "被投诉单位的名称、地址",
            "浙江省劳动保障监察条例 19",
            ("employer", "employer_address", "employer_phone"),
            ("被投诉单位：",),
        ),
        Must("违法事实", "浙江省劳动保障监察条例 19", ("wrongs", "wrong_until", "facts"), ("违法事实",)),
        Must("欠的数目", "浙江省劳动保障监察条例 19", ("owed",)),
        Must("投诉请求", "浙江省劳动保障监察条例 19", ("asks",), ("投诉请求",)),
        Must("没有申请仲裁或者起诉", "浙江省劳动保障监察条例 22", words=("没有申请仲裁",)),
        Must("证据", "浙江省劳动保障监察条例 19", ("evidence",), ("证据来源",)),
        Must(
            "监察机构、签名、日期",
            "浙江省劳动保障监察条例 19",
            ("inspectors",),
            ("投诉人（签名）：", "2026年11月27日"),
        ),
        Must("法律依据，写全名", "劳动保障监察条例 20", words=("《劳动保障监察条例》第二十条",)),
    ),
    handing=Handing(
        where="{inspectors}",
        by=_by,
        copies=_copies,
        bring=(
            "身份证",
            "单位的名称和地址",
            "工资条、考勤、聊天记录这些证据",
            "十个人以上一起去的，推最多五个代表",
        ),
        basis=("浙江省劳动保障监察条例 19", "浙江省劳动保障监察条例 22", "劳动保障监察条例 20"),
    ),
    basis=("浙江省劳动保障监察条例 19",),
    checks=(_elsewhere,),
)
