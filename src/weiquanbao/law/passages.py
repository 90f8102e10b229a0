"""Common passages of an answer, each with its articles: one key away for whoever answers a consultation."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

from weiquanbao.law.citations import cite

#: Keys there are on a row of digits.
MOST = 9


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of an answer in plain words, and the articles it rests on; `problems` empty: it fits everywhere."""

    code: str
    title: str
    text: str
    articles: tuple[str, ...]
    problems: frozenset[str]


@cache
def passages() -> tuple[Passage, ...]:
    """All of them, in the order of the file. Raises UnknownCitation for an article nobody knows."""
    rows = yaml.safe_load((resources.files("weiquanbao.law") / "passages.yaml").read_text("utf-8"))
    return tuple(_read(row) for row in rows)


def fitting(problems: Collection[str]) -> tuple[Passage, ...]:
    """Those that fit what it is about first, then those that fit everywhere, then the others; at most nine."""
    asked = frozenset(problems)
    ordered = sorted(passages(), key=lambda one: (not one.problems & asked, bool(one.problems)))
    return tuple(ordered[:MOST])


def passage(code: str) -> Passage | None:
    """One by its code."""
    return next((one for one in passages() if one.code == code), None)


def _read(row: dict[str, Any]) -> Passage:
    articles = tuple(row["articles"])
    for one in articles:
        cite(one)
    return Passage(row["code"], row["title"], row["text"].strip(), articles, frozenset(row["problems"]))
