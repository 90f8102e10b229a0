"""The kit: every part with sample content, to be laid beside the drawings it was made after."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from weiquanbao.web.design.clocks import Face
from weiquanbao.web.design.drawings import icons, pictures
from weiquanbao.web.design.fields import Choice, FieldView
from weiquanbao.web.design.horizon import Day, horizon

TODAY = date(2026, 11, 23)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a sample history."""

    state: str
    title: str
    text: str = ""
    when: str = ""
    tag: str = ""
    tag_tone: str = ""


@dataclass(frozen=True, slots=True)
class SampleAct:
    """One act in the sample panel."""

    title: str
    icon: str = ""
    href: str = "#"
    grave: bool = False
    reasons: tuple[str, ...] = ()
    way: str = ""
    way_title: str = ""


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of a sample procedure."""

    label: str
    state: str = ""


@dataclass(frozen=True, slots=True)
class Bubble:
    """One message on the sample phone."""

    text: str
    mine: bool = False
    time: str = ""


@dataclass(frozen=True, slots=True)
class SampleProgress:
    """Step bar."""

    step: int = 2
    steps: int = 8
    minutes: int = 3
    track: tuple[str, ...] = field(default=("on", "now", "", "", "", "", "", ""))


FACES = {
    "ok": Face("ok", "还有 23 天", 23, 0.8),
    "warn": Face("warn", "还有 4 天", 4, 0.3),
    "bad": Face("bad", "今天"),
    "late": Face("late", "2 天"),
    "hold": Face("hold", "等工伤认定"),
    "dial": Face("ok", "还有 8 天", 8, 8 / 15),
    "year": Face("ok", "还有 342 天", 342, 0.9),
}
PROBLEMS = (
    Choice("unpaid", "工资没给", "没发、少发、拖着", "wage", chosen=True),
    Choice("injury", "受伤了", "干活、上下班路上", "hurt"),
    Choice("dismissed", "被辞退", "叫你别来了", "fired"),
    Choice("contract", "没签合同", "或不给你一份", "contract"),
    Choice("overtime", "加班", "没给钱、太多了", "overtime"),
    Choice("insurance", "社保", "没交、少交", "umbrella"),
    Choice("leave", "休假", "不给休、没工资", "leave"),
    Choice("other", "其他", "说给我们听", "other"),
    Choice("unknown", "不知道，说不清", "", "dunno", whole_row=True),
)
MONTHS = tuple(
    Choice(value, label, chosen=value == "2026-08")
    for value, label in (
        ("earlier", "更早"), ("2026-07", "7 月"), ("2026-08", "8 月"), ("2026-09", "9 月"), ("2026-10", "10 月"),
        ("unknown", "不知道"),
    )
)  # fmt: skip
MONEY = FieldView("amount", "欠你多少钱？", "money", "13,740", "说不准，写大概的数")
MONEY_WRONG = FieldView(
    "owed",
    "欠你多少钱？",
    "money",
    "两千多",
    error="没看懂“两千多”。写个数字就行，比如 2000。说不准，写大概的数。",
)
HISTORY = (
    Entry("done", "收到了", "", "11月16日 晚上 8:12"),
    Entry("done", "有人管了", "看过你拍的 5 张照片", "11月17日 上午 9:40"),
    Entry("now", "双方一起谈", "", "11月27日 下午 2:30"),
    Entry("next", "写成协议，两边签字"),
)
STEPS = (
    Entry("now", "答复已定", "11月27日 14:30 当面", "今天 09:12·受理员甲", "第 3 步"),
    Entry("done", "受理", "属劳动报酬争议", "11月17日 09:40·受理员甲", "调解仲裁法 第2条"),
    Entry("done", "收件", "手机填报 8 步，照片 5 张", "11月16日 20:12·示例职工甲"),
)
STAGES = (
    Stage("收件", "done"),
    Stage("受理", "done"),
    Stage("办理", "now"),
    Stage("答复"),
    Stage("结案归档"),
)
ACTS = (
    SampleAct("答复职工", "send"),
    SampleAct("记一次通话", "doc"),
    SampleAct("不再办理", "close", grave=True),
)
BARRED = (
    SampleAct("结案", reasons=("请求还没有一项办完",)),
    SampleAct("转代诉", reasons=("调解没结束。期满 12月1日，或你先撤回",), way="#", way_title="怎么撤回"),
)
BUBBLES = (
    Bubble("【示例县总工会】收到了。明天下班前给你打电话。办到哪了：https://wqb.example/m/7Q4"),
    Bubble("1", mine=True),
    Bubble("【示例县总工会】记下了，你能来。前一天再提醒你。"),
)


def _context() -> dict[str, Any]:
    counts = (3, 2, 4, 1, 5, 0, 0, 8, 3, 1, 4, 2)
    days = [
        Day(day, count, "bad" if n < 2 else "warn" if n < 5 else "ok", rest=day.weekday() > 4)
        for n, count in enumerate(counts)
        for day in [TODAY + timedelta(days=n)]
    ]
    return {
        "faces": FACES, "problems": PROBLEMS, "months": MONTHS, "money": MONEY, "money_wrong": MONEY_WRONG,
        "errors": [{"id": MONEY_WRONG.id, "label": "欠你多少钱", "text": "没看懂“两千多”"}],
        "history": HISTORY, "steps": STEPS, "stages": STAGES, "acts": ACTS, "barred": BARRED, "bubbles": BUBBLES,
        "progress": SampleProgress(), "horizon": horizon(days, today=TODAY), "icons": list(icons()),
        "pictures": list(pictures()),
        "line": FieldView("gate", "厂牌上写的什么？", hint="照着念，或拍一张", optional=True),
        "text": FieldView("told", "怎么回事？", "text", hint="想到什么写什么"),
        "select": FieldView("to", "转给谁", "select", choices=(Choice("1", "示例受理员甲"),)),
    }  # fmt: skip


def worker(request: HttpRequest) -> HttpResponse:
    """The parts of the worker's side."""
    return render(request, "kit/worker.html", _context())


def desk(request: HttpRequest) -> HttpResponse:
    """The parts of the desk."""
    return render(request, "kit/desk.html", _context())
