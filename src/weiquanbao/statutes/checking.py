"""Does a cited article exist? Judged by the texts that are there; pure, for tables and files alike."""

from __future__ import annotations

import enum
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from weiquanbao.common import numerals
from weiquanbao.law.citations import Citation, Statute, UnknownCitation, cite
from weiquanbao.statutes.texts import Article, Text, plain_number, plain_title, same_number


class Verdict(enum.Enum):
    """What the texts say of a citation."""

    EXISTS = "存在"
    ABSENT = "不存在"
    UNLOADED = "全文没有装入"


@dataclass(frozen=True, slots=True)
class Outline:
    """A text without its words: how many paragraphs each article (number, branch) has."""

    title: str
    number: str
    version: date
    in_force: date | None
    standing: str
    paragraphs: Mapping[tuple[int, int], int]

    @property
    def last(self) -> int:
        """The number of the last article."""
        return max((number for number, _branch in self.paragraphs), default=0)


@dataclass(frozen=True, slots=True)
class Judged:
    """A citation, the verdict on it, and what there is to say."""

    basis: str
    verdict: Verdict
    why: str = ""


Shelf = Mapping[str, tuple[Outline, ...]]


def outline(text: Text) -> Outline:
    """A text that was read, without its words."""
    return Outline(
        text.title, text.number, text.version, text.in_force, text.standing, paragraphs_of(text.articles)
    )


def paragraphs_of(articles: Iterable[Article]) -> dict[tuple[int, int], int]:
    """How many paragraphs each article has."""
    return {(one.number, one.branch): one.paragraphs for one in articles}


def shelf(outlines: Iterable[Outline]) -> Shelf:
    """Texts by the title a citation finds them under, the newest version first."""
    found: defaultdict[str, list[Outline]] = defaultdict(list)
    for one in outlines:
        found[plain_title(one.title)].append(one)
    return {
        title: tuple(sorted(ones, key=lambda one: one.version, reverse=True)) for title, ones in found.items()
    }


def judge(basis: str, texts: Shelf) -> Judged:
    """Whether an article somebody relies on exists in the version he relies on."""
    try:
        cited = cite(basis)
    except UnknownCitation as fault:
        return Judged(basis, Verdict.ABSENT, str(fault))
    if cited.is_house_rule:
        return Judged(basis, Verdict.EXISTS)
    versions = texts.get(plain_title(cited.title), ())
    text = registered(cited, versions)
    if text is None:
        other = "、".join(f"{one.version.isoformat()}版" for one in versions)
        why = f"目录里是 {cited.version.isoformat()}版，装入的是 {other}" if other else ""
        return Judged(basis, Verdict.UNLOADED, why)
    return _in_text(basis, cited, text)


def registered(told: Citation | Statute, versions: Iterable[Outline]) -> Outline | None:
    """The text of the very version that stands in the register."""
    return next(
        (one for one in versions if one.version == told.version and same_number(one.number, told.number)),
        None,
    )


def _in_text(basis: str, cited: Citation, text: Outline) -> Judged:
    there = text.paragraphs.get((cited.article_number, cited.branch))
    if there is None:
        return Judged(basis, Verdict.ABSENT, f"《{text.title}》（{text.version.isoformat()}版）里没有这一条")
    if cited.paragraph and cited.paragraph > there:
        counted = numerals.written(there)
        return Judged(basis, Verdict.ABSENT, f"《{text.title}》的这一条只有{counted}款")
    return Judged(basis, Verdict.EXISTS, text.standing)


def faults(statute: Statute, texts: Shelf) -> Iterator[str]:
    """What stands otherwise in the register than in the text of the version it names."""
    text = registered(statute, texts.get(plain_title(statute.title), ()))
    if text is None:
        return
    compared = (
        ("标题", statute.title, text.title),
        ("文号", plain_number(statute.number), plain_number(text.number)),
        ("施行日", statute.in_force, text.in_force),
        ("最后一条", statute.last_article, text.last),
    )
    for what, ours, theirs in compared:
        if theirs and ours != theirs:
            yield f"{statute.short} 的{what}，目录里是 {ours or '空的'}，全文是 {theirs}"


def newer(statute: Statute, texts: Shelf) -> Iterator[str]:
    """Versions that are later than the one in the register."""
    for text in texts.get(plain_title(statute.title), ()):
        if text.version > statute.version:
            yield f"{statute.short} 目录里是 {statute.version.isoformat()}版，装入的还有 {text.version.isoformat()}版"
