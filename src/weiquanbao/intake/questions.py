"""The questions of a complaint, one a screen, as data. Order here is order on the phone.

Titles are at most fifteen characters, verbs first, no legal term (PEERS.md E5). 不知道 is an answer to all but contact.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "tiles", "employer", "month", "still", "wants", "words", "photos", "contact", "consent", "another"
]


@dataclass(frozen=True, slots=True)
class Choice:
    """One tile: code, words, a hint of at most eight characters, and its picture."""

    code: str
    label: str
    hint: str = ""
    picture: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One screen. `why` answers 为什么问这个; `unknown` offers 不知道; `optional` offers 跳过; `beside` is a heading
    and a line of examples below.
    """

    code: str
    kind: Kind
    title: str
    sub: str
    why: str
    choices: tuple[Choice, ...] = ()
    unknown: bool = True
    optional: bool = False
    beside: tuple[str, str] = ("", "")


PROBLEM_TILES = (
    Choice("wages", "工资没给", "没发、少发、拖着", "wage"),
    Choice("injury", "受伤了", "干活、上下班路上", "hurt"),
    Choice("dismissal", "被辞退", "叫你别来了", "fired"),
    Choice("contract", "没签合同", "或不给你一份", "contract"),
    Choice("overtime", "加班", "加了班没算钱", "overtime"),
    Choice("insurance", "社保", "没交、少交", "umbrella"),
    Choice("leave", "休假", "不让休、没给钱", "leave"),
    Choice("other", "其他", "说给我们听", "other"),
)
WANTS = (
    Choice("pay", "要回工资", "", "wage"),
    Choice("compensation", "要补偿", "辞退、受伤", "compensation"),
    Choice("contract", "补签合同", "", "contract"),
    Choice("insurance", "补交社保", "", "umbrella"),
    Choice("leave", "补休或给钱", "", "leave"),
    Choice("work", "回去上班", "", "work"),
)
STILL = (Choice("yes", "还在干", "", "work"), Choice("no", "不干了", "", "fired"))

QUESTIONS = (
    Question(
        "problems", "tiles", "你遇到什么事了？", "可以点几个。",
        "事不一样，去的地方、要的证据也不一样。", PROBLEM_TILES,
    ),
    Question(
        "employer", "employer", "在哪家单位干活？", "知道多少写多少。",
        "找到单位，我们才能去谈。单位不会知道是你说的，除非你点头。",
    ),
    Question(
        "began", "month", "哪个月开始干的？", "大概就行。",
        "干了多久，关系到能要多少。",
    ),
    Question(
        "still", "still", "现在还在干吗？", "",
        "不干了以后，一般一年内要去申请仲裁。我们替你盯着日子。", STILL,
    ),
    Question(
        "happened", "month", "哪个月出的事？", "从什么时候起不对的。",
        "从知道出事那天起，一般一年内要去申请仲裁。",
    ),
    Question(
        "wants", "wants", "你想要什么？", "可以点几个。数目不写也行。",
        "说清楚要什么，谈起来才有底。", WANTS,
    ),
    Question(
        "told", "words", "怎么回事？", "打字、说话都行，也可以跳过。",
        "用你自己的话说。不用写得好。", optional=True,
    ),
    Question(
        "photos", "photos", "有什么能证明？", "拍照、选文件都行，也可以跳过。",
        "转账、聊天、考勤、工牌、工友，都算数。没有也能交。", optional=True,
        beside=("这些都算数", "转账记录、聊天、考勤、工牌、工资条、厂门口照片、欠条。没有合同也不要紧。"),
    ),
    Question(
        "contact", "contact", "怎么找你？", "只有办事的工会干部看得到。",
        "有人接了，打这个电话找你。单位看不到你的号码。", unknown=False,
    ),
    Question(
        "consent", "consent", "这几件事，你同意吗？", "",
        "你的话和照片是你的。用来做什么，先问过你。", unknown=False,
    ),
)  # fmt: skip
#: What is asked otherwise where a draft is a question to a lawyer: nothing is to be proven to him.
TO_A_LAWYER = {
    "photos": Question(
        "photos", "photos", "拍给律师看什么？", "拍照、选文件都行，也可以跳过。",
        "看到原件，律师答得准。没有也能问。", optional=True,
        beside=("拍这些有用", "合同、工资条、公司的通知、聊天。看不懂的纸，也拍下来问。"),
    ),
    "contact": Question(
        "contact", "contact", "怎么找你？", "单位看不到你的号码，也不知道你问过。",
        "律师答好了，短信告诉你。", unknown=False,
    ),
}  # fmt: skip
BY_CODE = {question.code: question for question in QUESTIONS}
ORDER = tuple(BY_CODE)

WHOSE = (Choice("self", "我自己", "", "myself"), Choice("another", "我替别人填", "家人、老乡", "another"))
ROADS = (
    Choice("code", "发验证码给他", "他念给你听", "asks"),
    Choice("paper", "他签的委托书", "拍照传上来", "contract"),
)
#: 替别人填: asked of nobody who does not say so himself, beside the step where one says who one is.
ANOTHER = {
    stage: Question("another", "another", title, sub, why, choices, unknown=False)
    for stage, title, sub, why, choices in (
        (
            "whose",
            "给谁申请？",
            "",
            "替别人填，要他本人点头。",
            WHOSE,
        ),
        (
            "worker",
            "他是谁？",
            "当事人是他，你是帮忙的人。",
            "工会会另外告诉他本人。单位看不到他的号，也看不到你的。",
            (),
        ),
        (
            "way",
            "他怎么点头？",
            "要他本人同意你替他提出来。",
            "点了头才算他要办的。你能看进度、交材料，不能替他作决定。",
            ROADS,
        ),
        (
            "code",
            "把他收到的码写上",
            "码发到他自己的手机。他愿意，就念给你听。",
            "念给你，就是点头让你替他提出来。",
            (),
        ),
        (
            "paper",
            "拍他签的委托书",
            "照着写一份，他签字，拍下来。",
            "工会要看是不是他本人的意思。单位看不到这张。",
            (),
        ),
    )
}
#: Everything a draft may still lack, in the order in which it is taken up again.
ASKED = tuple(code for one in ORDER for code in ((one, "another") if one == "contact" else (one,)))


def after(code: str) -> str | None:
    """The question that follows, or None when only checking is left."""
    place = ORDER.index(code)
    return ORDER[place + 1] if place + 1 < len(ORDER) else None


def before(code: str) -> str | None:
    """The question one step back, or None at the first."""
    place = ORDER.index(code)
    return ORDER[place - 1] if place else None
