"""The story of 算一算 that fits a question, with what was plainly said in it already answered.

Only what is said in so many words is taken, and only where it is said in one way: what is asked or supposed, two
different wages, and a number that may mean two things are left for the worker to say.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Final

from weiquanbao.advice.hearing import Heard, table
from weiquanbao.advice.issues import Scored
from weiquanbao.common import numerals
from weiquanbao.law.estimates import answering
from weiquanbao.law.estimates.stories import STORIES
from weiquanbao.law.knowledge import Page

#: The story for a kind of dispute.
STORY_OF: Final[Mapping[str, str]] = {
    "拖欠工资": "wages", "加班_强令劳动": "overtime", "未签合同二倍工资": "contract", "经济补偿": "dismissal",
    "违法解除赔偿金": "dismissal", "无过失辞退_裁员": "dismissal", "过失性辞退": "dismissal", "合同终止": "dismissal",
    "解雇保护_三期医疗期": "dismissal", "工伤认定范围": "injury", "工伤认定程序": "injury", "劳动能力鉴定": "injury",
    "工伤医疗_停工留薪": "injury", "伤残待遇": "injury", "工伤参保_责任": "injury",
}  # fmt: skip
#: What number patterns are made of.
_PARTS: Final = {
    "number": r"(\d+(?:\.\d+)?|[零一二两三四五六七八九十百千万]+)",
    "year": r"(\d{4}|今|去|前)",
    "month": r"(\d{1,2})",
}
_PART: Final = re.compile(r"{([a-z]+)}")
_TIMES: Final = {"千": 1_000, "k": 1_000, "万": 10_000}
_YEARS_AGO: Final = {"今": 0, "去": 1, "前": 2}
_CLAUSE = re.compile(r"[^,，。;；!！?？]+[,，。;；!！?？]?")
_SUPPOSED = re.compile(r"如果|要是|假如|万一|听说|假设")
_ASKED = re.compile(r"[?？吗]|是否|(.)[不没]\1|几|怎么|多少|什么")
#: Less than anybody's monthly wage is one by the hour or by the day, or something else; more is no wage (yuan).
LEAST, MOST = 500, 200_000


@dataclass(frozen=True, slots=True)
class Told:
    """A story of 算一算 and the answers that are already known, as `law.estimates` keeps them."""

    story: str
    answers: Mapping[str, str]


def told(question: Heard, issues: Sequence[Scored], pages: Sequence[Page], today: date) -> Told | None:
    """The story of the first kind of dispute, else of the first page; None where neither has one."""
    by_kind = next((STORY_OF[one.issue] for one in issues[:1] if one.issue in STORY_OF), None)
    story = by_kind or next((page.estimate for page in pages[:1] if page.estimate), None)
    if story is None:
        return None
    answers = dict(_answers(question.text, story, today))
    return Told(story, MappingProxyType({} if answering.in_order(answers) else answers))


def _answers(text: str, story: str, today: date) -> Iterator[tuple[str, str]]:
    said = [clause for clause in _CLAUSE.findall(text) if not _SUPPOSED.search(clause)]
    numbers, plain = "".join(said), "".join(clause for clause in said if not _ASKED.search(clause))
    for code in STORIES[story].asks:
        answer = _READERS[code](numbers, today) if code in _READERS else _chosen(code, plain)
        if answer is None:
            continue
        try:
            yield code, answering.read(code, answer, today)
        except answering.NotUnderstood:
            continue


def _chosen(code: str, text: str) -> str | None:
    return _one(
        choice
        for choice, patterns in _sayings().get(code, {}).items()
        if any(p.search(text) for p in patterns)
    )


def _one(found: Iterable[str | None]) -> str | None:
    """What was said, where it was said in one way only."""
    said = set(found)
    return said.pop() if len(said) == 1 else None


@cache
def _sayings() -> Mapping[str, Mapping[str, tuple[re.Pattern[str], ...]]]:
    return {
        code: {
            answer: tuple(re.compile(_PART.sub(lambda found: _PARTS[found[1]], one)) for one in patterns)
            for answer, patterns in rows.items()
        }
        for code, rows in table("said.yaml")
    }


def _groups(code: str, text: str) -> Iterator[tuple[str, ...]]:
    for pattern in _sayings()["numbers"][code]:
        yield from (found.groups(default="") for found in pattern.finditer(text))


def _wage(text: str, _today: date) -> str | None:
    sums = (_times(*groups) for groups in _groups("wage", text))
    return _one(str(one) for one in sums if one is not None and LEAST <= one <= MOST)


def _times(number: str, times: str) -> int | None:
    value = _number(number)
    return None if value is None else round(value * _TIMES.get(times, 1))


def _number(written: str) -> float | None:
    if written[0].isdigit():
        return float(written)
    try:
        return numerals.read(written)
    except ValueError:
        return None


def _whole(code: str) -> Callable[[str, date], str | None]:
    def reader(text: str, _today: date) -> str | None:
        values = (_number(number) for (number,) in _groups(code, text))
        return _one(str(int(one)) for one in values if one is not None and one == int(one))

    return reader


def _month(code: str) -> Callable[[str, date], str | None]:
    def reader(text: str, today: date) -> str | None:
        return _one(_written(year, month, today) for year, month in _groups(code, text))

    return reader


def _written(year: str, month: str, today: date) -> str:
    whole = today.year - _YEARS_AGO[year] if year in _YEARS_AGO else int(year)
    return f"{whole}-{int(month):02}"


def _began(text: str, today: date) -> str | None:
    plainly = _month("began")(text, today)
    if plainly or _chosen("still", text) == "no":
        return plainly
    # “干了两年” of somebody who is still there, or was until now: so far back from today.
    return _one(_back(number, unit, today) for number, unit in _groups("worked", text))


def _back(number: str, unit: str, today: date) -> str | None:
    value = _number(number)
    if value is None or value != int(value):
        return None
    months = int(value) * 12 + 6 * (unit == "年半") if unit.startswith("年") else int(value)
    place = today.year * 12 + today.month - 1 - months
    return f"{place // 12}-{place % 12 + 1:02}"


_READERS: Final[Mapping[str, Callable[[str, date], str | None]]] = {
    "wage": _wage, "owed": _whole("owed"), "grade": _whole("grade"),
    "began": _began, "ended": _month("ended"), "hurt": _month("hurt"),
}  # fmt: skip
