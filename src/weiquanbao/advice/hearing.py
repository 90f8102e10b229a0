"""What is heard in a question: sayings of our tables, and through them the words of the law.

Three tables, all our own words: `synonyms.yaml` (word of the law: how people say it), `subjects.yaml` (what to look up
for what is heard) and `fields.yaml` (which field of law a word belongs to).
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Final

from weiquanbao.law import tables

#: So many characters of a question are read.
LONGEST: Final = 2_000
#: Before a word of the law in `subjects.yaml`, and between two things that must both be heard.
_MEANT, _AND = "@", "+"
_DROPPED = str.maketrans("", "", " \t\r\n\u3000")


@dataclass(frozen=True, slots=True)
class Heard:
    """A question as it is compared: plain characters without blanks, and the words of the law it amounts to."""

    text: str
    words: frozenset[str]

    def has(self, saying: tuple[str, ...]) -> bool:
        """Whether everything of a saying is in it."""
        return all(
            part[1:] in self.words if part.startswith(_MEANT) else part in self.text for part in saying
        )


def heard(text: str) -> Heard:
    """The question as tables are compared with it; characters beyond LONGEST are not read."""
    plain = plainly(text)
    starts = {plain[place : place + 2] for place in range(len(plain))}.union(plain)
    told = (each for start in starts for each in _by_start().get(start, ()))
    return Heard(plain, frozenset(word for saying, word in told if saying in plain))


def plainly(text: str) -> str:
    """Small letters, plain digits, no blanks."""
    return unicodedata.normalize("NFKC", text[:LONGEST])[:LONGEST].lower().translate(_DROPPED)


@cache
def synonyms() -> Mapping[str, tuple[str, ...]]:
    """Words of the law and how people say them."""
    return MappingProxyType(
        {word: listed("synonyms.yaml", word, row) for word, row in table("synonyms.yaml")}
    )


@cache
def _by_start() -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Sayings and their words by the first two characters: of thousands a text holds the start of a few dozen."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for word, sayings in synonyms().items():
        for said in dict.fromkeys((word, *sayings)):
            found[said[:2]].append((said, word))
    return MappingProxyType({start: tuple(rows) for start, rows in found.items()})


def table(name: str) -> Iterable[tuple[str, Any]]:
    """The rows of a table of this package."""
    return tables.read(files("weiquanbao.advice").joinpath(name)).items()


def listed(name: str, where: str, row: Any) -> tuple[str, ...]:
    """A list of sayings as they are compared; BadTable where it is none or one stands twice."""
    if not isinstance(row, list) or not row:
        raise tables.BadTable(f"{name} 的 {where}：要写成一列话")
    found = tuple(plainly(str(one)) for one in row)
    if twice := sorted({one for one in found if found.count(one) > 1}):
        raise tables.BadTable(f"{name} 的 {where}：写了两遍：{twice[0]}")
    return found


def saying(name: str, where: str, written: str) -> tuple[str, ...]:
    """“@辞退+怎么办” in its parts; BadTable where a word of the law is meant that is in no table."""
    parts = tuple(written.split(_AND))
    for part in parts:
        if not part.strip(_MEANT) or (part.startswith(_MEANT) and part[1:] not in synonyms()):
            raise tables.BadTable(f"{name} 的 {where}：synonyms.yaml 里没有：{written}")
    return parts
