"""The articles that can be found: of each statute its newest version, known by title and number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from weiquanbao.law.citations import all_citations, cite
from weiquanbao.statutes.texts import Text, plain_title


class Key(NamedTuple):
    """An article wherever its words come from: title without 中华人民共和国, number, 1 for 第十条之一 and else 0."""

    title: str
    number: int
    branch: int = 0


@dataclass(frozen=True, slots=True)
class Piece:
    """The words of an article and the chapter it stands in."""

    key: Key
    chapter: str
    words: str


def pieces(texts: Iterable[Text]) -> tuple[Piece, ...]:
    """The articles of the newest version of each statute, by title."""
    newest: dict[str, Text] = {}
    for text in texts:
        title = plain_title(text.title)
        if title not in newest or newest[title].version < text.version:
            newest[title] = text
    return tuple(
        Piece(Key(title, one.number, one.branch), one.chapter, one.text)
        for title, text in sorted(newest.items())
        for one in text.articles
    )


@cache
def key_of(basis: str) -> Key:
    """The article that a citation means, whatever its paragraph. Raises UnknownCitation."""
    cited = cite(basis)
    return Key(plain_title(cited.title), cited.article_number, cited.branch)


def basis_of(key: Key) -> str | None:
    """How the register cites an article; None for a text it does not hold."""
    short = registered().get(key.title)
    return f"{short} {key.number}" if short and not key.branch else None


@cache
def registered() -> Mapping[str, str]:
    """The statutes of the register: their titles and short names."""
    return {plain_title(one.title): one.short for one in all_citations() if not one.is_house_rule}
