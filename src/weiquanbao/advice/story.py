"""The story of 算一算 that fits a question, with what was plainly said in it already answered.

Only what is said once and in so many words is taken: two different wages, or a number that may mean two things, are
left for the worker to say.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

from weiquanbao.advice.hearing import Heard
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

_N = r"(\d+(?:\.\d+)?|[零一二两三四五六七八九十百千万半]+)"
_WAGE = (
    re.compile(
        rf"(?:月工资|工资|月薪|底薪|薪水|一个月|每个?月)(?:是|有|为|大概|约|差不多|拿|开|给|才|只有|能拿)*{_N}(千|万|k)?(?:块钱?|元)?(?!\d|个|年|天|月|号|级|倍|小时)"
    ),
    re.compile(rf"{_N}(千|万|k)?(?:块钱?|元)(?:钱)?(?:一个?月|每月|/月|的?月薪|的?工资)"),
)
_OWED = (
    re.compile(
        rf"(?:欠|拖欠|拖|压|押|扣)(?:着|了)?(?:我|我们|大家|员工)?(?:的|工资)?(?:有|已经|快)?{_N}个多?月"
    ),
    re.compile(
        rf"{_N}个多?月(?:的)?(?:工资|工钱|薪水)?(?:都|还|一直|也|就)?(?:没|不|未)(?:有)?(?:发|给|付|结|拿到|到账)"
    ),
    re.compile(rf"{_N}个月(?:都)?一分(?:钱)?(?:都)?没"),
)
_WORKED = re.compile(
    rf"(?:干了|做了|工作了|上班了|上了|入职了?|干满|工作满)(?:有|快|将近|差不多|大概)?{_N}(年半|年|个月|个多月)"
)
_BEGAN = re.compile(
    r"(\d{4}|今|去|前)年(\d{1,2})月(?:份|\d{1,2}[日号])?(?:我)?(?:进|来|入职|到|开始|起在|上班|就在)"
)
_ENDED = re.compile(r"(\d{4}|今|去|前)年(\d{1,2})月(?:份|\d{1,2}[日号])?(?:我)?(?:被|就|离职|离开|走|辞)")
_HURT = re.compile(
    r"(\d{4}|今|去|前)年(\d{1,2})月(?:份|\d{1,2}[日号])?[^，。,.]{0,12}?(?:受伤|摔|砸|压|轧|夹|骨折|伤)"
)
_GRADE = re.compile(r"(?:鉴定|评|定|伤残|工伤)[^，。,.]{0,6}?(十|[一二三四五六七八九]|10|[1-9])级")
_SAID: Final[Mapping[str, tuple[tuple[str, re.Pattern[str]], ...]]] = {
    "still": (
        ("yes", re.compile(r"(?:还|仍|现在)在(?:干|上班|职|那里?|厂|公司|单位|做)|没离职|没辞职")),
        ("no", re.compile(r"(?:已经?|我|早就|后来)(?:离职|辞职|不干|走)了|离职后|辞职后|不干了|被(?:辞退|开除|裁)")),
    ),
    "signed": (
        ("never", re.compile(r"(?:没有?|未|一直没|从来?没)(?:跟我|和我|给我|与我)?签(?:过|订)?(?:书面)?(?:的)?(?:劳动|用工)?合同|没有?(?:劳动)?合同")),
        ("yes", re.compile(r"(?<!没)(?<!未)(?<!没有)签了(?:劳动)?合同")),
    ),
    "insured": (
        ("no", re.compile(r"(?:没有?|未|不)(?:给我|给我们|帮我)?(?:交|买|缴|上)(?:过)?(?:社保|保险|工伤保险|五险)|没有?(?:社保|工伤保险)")),
        ("yes", re.compile(r"(?<!没)(?<!不)(?<!未)(?<!没有)(?:交|买|缴)了(?:社保|工伤保险|五险)")),
    ),
    "recognised": (
        ("no", re.compile(r"(?:还没|没有?|不给|不肯|未)(?:去|做|给)?(?:申请|申报|报|认定)(?:过)?工伤")),
        ("yes", re.compile(r"(?<!没)(?<!不)(?<!没有)认定(?:了|为|成)工伤|工伤认定(?:书|下来)|鉴定(?:是|为|了|成|出来)?[^，。]{0,4}级")),
    ),
    "left": (
        ("unpaid", re.compile(r"(?:不发|没发|拖欠|不给)工资[^。]{0,8}(?:所以|才|就|只好)(?:我)?(?:走|辞职|离职|不干)")),
        ("expired", re.compile(r"合同到期[^。]{0,6}(?:不续|不签|不要我|走)")),
        ("sent", re.compile(r"(?:叫|让|喊)我(?:明天|以后)?(?:走|别来|不要来|不用来|滚)|(?:突然|无故|无缘无故|没有?理由)[^。]{0,6}(?:辞退|开除)")),
    ),
}  # fmt: skip
_YEARS_AGO = {"今": 0, "去": 1, "前": 2}


@dataclass(frozen=True, slots=True)
class Told:
    """A story of 算一算 and the answers that are already known, as `law.estimates` keeps them."""

    story: str
    answers: Mapping[str, str]


def told(question: Heard, issues: Sequence[Scored], pages: Sequence[Page], today: date) -> Told | None:
    """The story of the best page that has one, else of the kind of dispute; None where none fits."""
    named = next((page.estimate for page in pages[:1] if page.estimate), None)
    story = named or next((STORY_OF[one.issue] for one in issues[:1] if one.issue in STORY_OF), None)
    if story is None:
        return None
    answers = dict(_answers(question.text, story, today))
    return Told(story, MappingProxyType({} if answering.in_order(answers) else answers))


def _answers(text: str, story: str, today: date) -> Iterator[tuple[str, str]]:
    for code in STORIES[story].asks:
        said = _READERS[code](text, today) if code in _READERS else _chosen(code, text)
        if said is None:
            continue
        try:
            yield code, answering.read(code, said, today)
        except answering.NotUnderstood:
            continue


def _chosen(code: str, text: str) -> str | None:
    return _one({choice for choice, pattern in _SAID.get(code, ()) if pattern.search(text)})


def _one(found: set[str]) -> str | None:
    """What was said, where it was said in one way only."""
    return found.pop() if len(found) == 1 else None


def _wage(text: str, _today: date) -> str | None:
    said = {_sum(*found.groups()) for pattern in _WAGE for found in pattern.finditer(text)}
    # Less than anybody's monthly wage is an hourly or daily one, or something else.
    return _one({str(one) for one in said if one is not None and 500 <= one <= 200_000})


def _sum(number: str, times: str | None) -> int | None:
    value = _number(number)
    return (
        None if value is None else round(value * {"千": 1_000, "k": 1_000, "万": 10_000}.get(times or "", 1))
    )


def _number(written: str) -> float | None:
    if written[0].isdigit():
        return float(written)
    try:
        return numerals.read(written)
    except ValueError:
        return None


def _owed(text: str, _today: date) -> str | None:
    said = {_number(found[1]) for pattern in _OWED for found in pattern.finditer(text)}
    return _one({str(int(one)) for one in said if one is not None and one == int(one)})


def _month(pattern: re.Pattern[str]) -> Callable[[str, date], str | None]:
    def reader(text: str, today: date) -> str | None:
        said = {_written(*found.groups(), today) for found in pattern.finditer(text)}  # type: ignore[misc]
        return _one({one for one in said if one})

    return reader


def _written(year: str, month: str, today: date) -> str | None:
    whole = today.year - _YEARS_AGO[year] if year in _YEARS_AGO else int(year)
    return f"{whole}-{int(month):02}" if 1 <= int(month) <= 12 else None


def _began(text: str, today: date) -> str | None:
    plainly = _month(_BEGAN)(text, today)
    if plainly or _chosen("still", text) == "no":
        return plainly
    # “干了两年” of somebody who is still there: two years back from today.
    said = {_back(*found.groups(), today) for found in _WORKED.finditer(text)}  # type: ignore[misc]
    return _one({one for one in said if one})


def _back(number: str, unit: str, today: date) -> str | None:
    value = _number(number)
    if value is None or value != int(value):
        return None
    months = int(value) * 12 + (6 if unit == "年半" else 0) if unit.startswith("年") else int(value)
    place = today.year * 12 + today.month - 1 - months
    return f"{place // 12}-{place % 12 + 1:02}"


def _grade(text: str, _today: date) -> str | None:
    said = {_number(found[1]) for found in _GRADE.finditer(text)}
    return _one({str(int(one)) for one in said if one is not None})


_READERS: Final[Mapping[str, Callable[[str, date], str | None]]] = {
    "wage": _wage, "owed": _owed, "began": _began, "ended": _month(_ENDED), "hurt": _month(_HURT), "grade": _grade,
}  # fmt: skip
