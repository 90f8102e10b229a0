"""Which lawyer fits a question best, and why, in a sentence (内部规则 法律咨询 2). Pure: rows in, an order out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from weiquanbao.cases.words import PROBLEMS


@dataclass(frozen=True, slots=True)
class Lawyer:
    """A lawyer on duty as assignment sees him: `load` counts what he has open, `free` is whether he may be given more.

    `regions` are provinces by their short names, `languages` as people call them.
    """

    person_id: int
    name: str
    load: int
    topics: frozenset[str] = frozenset()
    regions: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    on_duty: bool = False


@dataclass(frozen=True, slots=True)
class Asker:
    """What is known of whoever asks, empty where unknown; topics by the codes of `PROBLEMS`."""

    topics: frozenset[str]
    region: str = ""
    languages: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A lawyer and why he fits."""

    lawyer: Lawyer
    reason: str


def suggestions(lawyers: Iterable[Lawyer], asker: Asker) -> tuple[Suggestion, ...]:
    """Best first: on duty now, then by topic, home region, language, and the fewest open questions."""
    ordered = sorted(lawyers, key=lambda one: _rank(one, asker))
    return tuple(Suggestion(one, _reason(one, asker)) for one in ordered)


def _rank(one: Lawyer, asker: Asker) -> tuple[bool, int, bool, bool, int, int]:
    return (
        not one.on_duty,
        -len(one.topics & asker.topics),
        asker.region not in one.regions,
        asker.languages.isdisjoint(one.languages),
        one.load,
        one.person_id,
    )


def _reason(one: Lawyer, asker: Asker) -> str:
    """为什么是这位: only what is so."""
    topics = "、".join(PROBLEMS[code] for code in PROBLEMS if code in one.topics & asker.topics)
    parts = (
        "正在坐班" if one.on_duty else "",
        f"常答“{topics}”" if topics else "",
        f"也是{asker.region}人" if asker.region and asker.region in one.regions else "",
        f"会说{'、'.join(sorted(asker.languages & one.languages))}"
        if asker.languages & one.languages
        else "",
        f"手上有 {one.load} 件" if one.load else "手上没有别的",
    )
    return "，".join(part for part in parts if part)
