"""The five stories people come with, and what each asks: one question a screen, eight screens at most with the first.

Titles are at most fifteen characters and without a legal term (PEERS.md E5); 不知道 is an answer to every question.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Kind = Literal["money", "count", "month", "choice"]
Answers = Mapping[str, str]
UNKNOWN = "unknown"
#: Screens to the first estimate, the choice of the story among them.
MOST_SCREENS = 8


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to tap."""

    code: str
    label: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One screen; `unit` and `most` are those of a count."""

    code: str
    kind: Kind
    title: str
    sub: str = ""
    why: str = ""
    choices: tuple[Choice, ...] = ()
    unit: str = ""
    most: int = 0


@dataclass(frozen=True, slots=True)
class Story:
    """What happened, its picture, and the questions in their order."""

    code: str
    title: str
    hint: str
    picture: str
    asks: tuple[str, ...]


_GRADES = ("一级", "二级", "三级", "四级", "五级", "六级", "七级", "八级", "九级", "十级")
QUESTIONS: Mapping[str, Question] = {
    one.code: one
    for one in (
        Question("wage", "money", "一个月工资多少？", "说好的数，大概也行。", "算什么都要从工资算起。"),
        Question(
            "owed", "count", "欠了几个月？", "一分没给的、只给一部分的，都算。", "欠几个月，就乘几。",
            unit="个月", most=60,
        ),
        Question("paid", "money", "这几个月给过多少？", "一分没给就写 0。", "给过的要减掉。"),
        Question(
            "still", "choice", "现在还在干吗？", "", "走了以后，一般一年内要去申请仲裁。",
            (Choice("yes", "还在干"), Choice("no", "不干了")),
        ),
        Question("began", "month", "哪个月开始干的？", "大概就行。", "干了多久，关系到能要多少。"),
        Question("ended", "month", "哪个月走的？", "", "从走的那天起，日子就在走了。"),
        Question(
            "left", "choice", "怎么走的？", "", "走的原因不一样，能要的不一样。",
            (
                Choice("unpaid", "不给钱才走的"),
                Choice("sent", "叫我走", "没说清为什么"),
                Choice("unfit", "说我干不了", "或者没岗位了"),
                Choice("fault", "说我犯了错"),
                Choice("expired", "合同到期", "单位不续"),
                Choice("agreed", "商量好走的", "单位先提的"),
                Choice("own", "自己有事走的"),
            ),
        ),
        Question(
            "notice", "choice", "提前一个月说了吗？", "", "没提前说，要多给一个月。",
            (Choice("yes", "说了"), Choice("no", "没说")),
        ),
        Question(
            "signed", "choice", "签过书面合同吗？", "电子的也算。", "一个月还没签的，单位要多付一份工资。",
            (Choice("never", "一直没签"), Choice("later", "后来才签"), Choice("yes", "一来就签了")),
        ),
        Question("signed_on", "month", "哪个月签的？", "", "算到签的前一天为止。"),
        Question(
            "ot_months", "count", "这样加班几个月了？", "", "一个月一个月地算。", unit="个月", most=60
        ),
        Question(
            "ot_day", "count", "平常一个月加几小时？", "上班的日子，干完八小时以后的。", "这样的一小时算一个半小时。",
            unit="小时", most=300,
        ),
        Question(
            "ot_rest", "count", "一个月几个休息天在干？", "没有补休的才算。", "休息天干活算两倍。", unit="天", most=10
        ),
        Question(
            "ot_holiday", "count", "一年几个法定节日在干？", "春节、清明、五一这些。", "法定节日干活算三倍。",
            unit="天", most=13,
        ),
        Question("hurt", "month", "哪个月受的伤？", "", "从受伤那天起，一年内要去申请认定。"),
        Question(
            "recognised", "choice", "认定工伤了吗？", "", "先认定，再看伤得多重，才知道赔多少。",
            (Choice("yes", "认定了"), Choice("asked", "申请了，在等"), Choice("no", "还没申请")),
        ),
        Question(
            "grade", "choice", "鉴定是几级？", "没鉴定就点“不知道”。", "级别不一样，赔的月数不一样。",
            tuple(Choice(str(number), label) for number, label in enumerate(_GRADES, 1)),
        ),
        Question(
            "insured", "choice", "单位给你交社保吗？", "", "没交的，都由单位赔。",
            (Choice("yes", "交了"), Choice("no", "没交")),
        ),
    )
}  # fmt: skip
STORIES: Mapping[str, Story] = {
    one.code: one
    for one in (
        Story(
            "wages", "工资没给", "没发、少发、拖着", "wage",
            ("wage", "owed", "paid", "still", "ended", "left", "began"),
        ),
        Story("dismissal", "被辞退", "叫你别来了", "fired", ("wage", "began", "ended", "left", "notice")),
        Story(
            "contract", "没签合同", "或不给你一份", "contract",
            ("wage", "began", "signed", "signed_on", "still", "ended"),
        ),
        Story(
            "overtime", "加班", "加了班没算钱", "overtime",
            ("wage", "ot_months", "ot_day", "ot_rest", "ot_holiday", "still", "ended"),
        ),
        Story(
            "injury", "受伤了", "干活、上下班路上", "hurt",
            ("hurt", "insured", "recognised", "grade", "wage", "still", "ended"),
        ),
    )
}  # fmt: skip


def asked(story: str, answers: Answers) -> tuple[str, ...]:
    """What this story asks, as far as it is known from what was answered."""
    return tuple(code for code in STORIES[story].asks if _matters(story, code, answers))


def next_question(story: str, answers: Answers) -> str | None:
    """The first question that was not answered; None when it can be computed."""
    return next((code for code in asked(story, answers) if code not in answers), None)


def _matters(story: str, code: str, answers: Answers) -> bool:
    left = answers.get("still") == "no" or story == "dismissal"
    if code in {"ended", "left"}:
        return left
    if code == "began" and story == "wages":
        return left and answers.get("left") in {"unpaid", "sent", "unfit", "expired", "agreed"}
    if code == "notice":
        return answers.get("left") == "unfit"
    if code == "grade":
        return answers.get("recognised") == "yes"
    return code != "signed_on" or answers.get("signed") == "later"
