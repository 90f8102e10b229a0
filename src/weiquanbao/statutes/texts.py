"""A text as it was read: title, document number, version date, and its articles. Pure; no table, no file."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from weiquanbao.common import numerals

#: More than this is no article, no text, no file of a statute (characters, articles, bytes).
MOST_CHARACTERS: Final = 20_000
MOST_ARTICLES: Final = 3_000
MOST_BYTES: Final = 4 * 2**20
MOST_TITLE: Final = 200
#: How a text counts its parts: 第一条, or 一、 in a notice.
UNITS: Final = {"article": "条", "section": "部分"}

_STATE = "中华人民共和国"
_BRACKETS = str.maketrans("〈〉<>()［］[]【】", "《》《》（）〔〕〔〕〔〕")
_ITEM = re.compile(r"[（(]?[一二三四五六七八九十\d]+[）)、.．]")
_SPACE = re.compile(r"\s+")


class Malformed(ValueError):
    """A file that cannot be relied on: where and why, in one sentence."""

    def __init__(self, place: str, why: str, line: int | None = None) -> None:
        where = place if line is None else f"{place}：第 {line} 行"
        super().__init__(f"{where}：{why}")


class NoStatute(Exception):
    """A file that is in order and no text to be loaded: without articles, or without a day it is of."""


@dataclass(frozen=True, slots=True)
class Article:
    """One article, its paragraphs on lines of their own; `branch` is 1 for 第十条之一, else 0."""

    number: int
    branch: int
    chapter: str
    text: str

    @property
    def paragraphs(self) -> int:
        """How many 款 it has: its items （一） belong to the one before."""
        return sum(not _ITEM.match(line) for line in self.text.splitlines())


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One version of a statute. Which text it is say title, number and version date (identity).

    `number` and `standing` are empty where the file prints none; `in_force` is None where it does not say.
    """

    title: str
    number: str
    version: date
    in_force: date | None
    standing: str
    unit: str
    articles: tuple[Article, ...]
    source: str

    @property
    def last(self) -> int:
        """The number of the last article."""
        return max(article.number for article in self.articles)

    @property
    def digest(self) -> str:
        """What is printed, without the white space that every file sets differently."""
        printed = "\n".join(f"{one.number}.{one.branch} {_SPACE.sub('', one.text)}" for one in self.articles)
        return hashlib.sha256(printed.encode()).hexdigest()


def plain_title(title: str) -> str:
    """A title by which texts are found again: without 中华人民共和国 and with one kind of brackets."""
    return _SPACE.sub("", title.translate(_BRACKETS)).removeprefix(_STATE)


def plain_number(number: str | None) -> str:
    """A document number by which texts are told apart: 国务院令第535号, 法释〔2020〕26号."""
    return _SPACE.sub("", (number or "").translate(_BRACKETS)).removeprefix(_STATE)


def same_number(one: str | None, other: str | None) -> bool:
    """Whether two numbers may be of one text: a file that prints none denies none."""
    return not one or not other or plain_number(one) == plain_number(other)


def checked(text: Text, place: str) -> Text:
    """The text, unless something of it is out of bounds. Raises Malformed."""
    if not text.title or len(text.title) > MOST_TITLE:
        raise Malformed(place, f"标题要有，而且不超过 {MOST_TITLE} 字")
    if len(text.articles) > MOST_ARTICLES:
        raise Malformed(place, f"条文超过 {MOST_ARTICLES} 条")
    for article in text.articles:
        if not article.text or len(article.text) > MOST_CHARACTERS:
            raise Malformed(
                place, f"第{numerals.written(article.number)}条是空的，或者超过 {MOST_CHARACTERS} 字"
            )
    return text
