"""The subject index: which kinds of dispute a question is about, and which articles to look up for each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from weiquanbao.advice.hearing import Heard, listed, saying, table
from weiquanbao.law import tables
from weiquanbao.law.citations import UnknownCitation, cite

_NAME = "subjects.yaml"
_FIELDS = {"often", "sure", "likely", "unlike", "articles"}
#: What a saying counts, and so much is as sure as anything gets.
SURE, LIKELY, UNLIKE, MOST = 3.0, 1.0, -3.0, 8.0


@dataclass(frozen=True, slots=True)
class Subject:
    """One entry of the index; `articles` in the order they are looked up."""

    issue: str
    sure: tuple[tuple[str, ...], ...]
    likely: tuple[tuple[str, ...], ...]
    unlike: tuple[tuple[str, ...], ...]
    articles: tuple[str, ...]
    often: int = 0

    def strength(self, question: Heard) -> float:
        """How much of it is heard, 0 to 1."""
        return min(max(self._points(question), 0.0), MOST) / MOST

    def _points(self, question: Heard) -> float:
        points = SURE * sum(map(question.has, self.sure)) + LIKELY * sum(map(question.has, self.likely))
        return points + UNLIKE * sum(map(question.has, self.unlike)) if points else 0.0


@cache
def subjects() -> tuple[Subject, ...]:
    """Every entry, in the order of the table."""
    return tuple(_read())


def strengths(question: Heard) -> Mapping[Subject, float]:
    """The entries that are heard at all."""
    return {one: strength for one in subjects() if (strength := one.strength(question))}


def _read() -> Iterator[Subject]:
    for issue, rows in table(_NAME):
        if not isinstance(rows, list):
            raise tables.BadTable(f"{_NAME} 的 {issue}：要写成一列")
        for row in rows:
            yield _subject(issue, row)


def _subject(issue: str, row: Any) -> Subject:
    if not isinstance(row, dict) or not {"articles"} < set(row) <= _FIELDS:
        raise tables.BadTable(f"{_NAME} 的 {issue}：要写 articles 和 sure 或 likely，可以写 unlike")
    parts = {
        kind: tuple(saying(_NAME, issue, one) for one in listed(_NAME, issue, row[kind]))
        if kind in row
        else ()
        for kind in ("sure", "likely", "unlike")
    }
    try:
        articles = tuple(cite(one).short for one in row["articles"])
    except UnknownCitation as unknown:
        raise tables.BadTable(f"{_NAME} 的 {issue}：{unknown}") from unknown
    return Subject(issue, parts["sure"], parts["likely"], parts["unlike"], articles, row.get("often", 0))
