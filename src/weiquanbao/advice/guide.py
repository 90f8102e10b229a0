"""Our own pages as they are found: by pairs of neighbouring characters in their titles, answers and ways of asking."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from weiquanbao.advice.hearing import Heard, heard, plainly
from weiquanbao.advice.lexical import Words
from weiquanbao.law import knowledge
from weiquanbao.law.knowledge import Page

#: What a pair counts by where it stands.
TITLE, ASKS, ANSWER, REST = 3.0, 2.0, 1.5, 0.6
#: What the word of the law behind a saying counts beside what was said.
MEANT = 0.8
#: Before a word of the law, to tell it from what was said.
LAW = "@"
#: Pairs of these say nothing.
EMPTY = frozenset("的了吗呢啊吧是我你他她们这那就都也在和与要有没不能怎么办什可以会给个，。？！、,.?! ")


@dataclass(frozen=True, slots=True)
class Shelf:
    """Pages in an order, and the index over them."""

    pages: tuple[Page, ...]
    words: Words

    def scores(self, question: Heard) -> Mapping[str, float]:
        """The pages that hold anything of the question, the best as 1."""
        asked = {LAW + word: MEANT for word in question.words} | dict.fromkeys(pairs(question.text), 1.0)
        found = self.words.scores(asked)
        best = max(found.values(), default=1.0)
        return {self.pages[place].code: score / best for place, score in found.items()}


@cache
def shelf() -> Shelf:
    """The index over every page of the guide."""
    pages = tuple(knowledge.pages().values())
    return Shelf(pages, Words(map(_weighed, pages)))


def pairs(text: str) -> Iterator[str]:
    """Neighbouring characters: they need no dictionary and forgive a wrong character beside right ones."""
    plain = plainly(text)
    found = (plain[place : place + 2] for place in range(len(plain) - 1))
    return (pair for pair in found if not EMPTY.issuperset(pair))


def _weighed(page: Page) -> Counter[str]:
    found: Counter[str] = Counter()
    asks = ((one, ASKS) for one in page.asks)
    rest = ((one, REST) for one in page.texts[1:])
    for text, weight in ((page.title, TITLE), (page.answer, ANSWER), *asks, *rest):
        for pair in (*pairs(text), *(LAW + word for word in heard(text).words)):
            found[pair] += weight  # type: ignore[assignment]
    return found
