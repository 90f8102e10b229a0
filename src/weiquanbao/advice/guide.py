"""Our own pages as they are found, for the guide and for the finder: one index, one order.

Pairs of neighbouring characters need no dictionary and forgive a wrong character beside right ones; beside them stand
the words of the law that sayings amount to. What a page counts for a question is how it sounds and its kind of dispute.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from weiquanbao.advice.hearing import Heard, heard, plainly
from weiquanbao.advice.issues import Scored, issues
from weiquanbao.advice.lexical import Words
from weiquanbao.law import knowledge
from weiquanbao.law.claims.register import CLAIMS
from weiquanbao.law.knowledge import Page, figures

#: What a pair counts by where it stands.
TITLE, ASKS, ANSWER, REST = 3.0, 2.0, 1.5, 0.6
#: What the word of the law behind a saying counts beside what was said.
MEANT: Final = 0.8
#: Before a word of the law, to tell it from what was said.
LAW: Final = "@"
#: Pairs of these say nothing.
EMPTY: Final = frozenset(
    "的了吗呢啊吧是我你他她们这那就都也在和与要有没不能怎么办什可以会给个，。？！、,.?! "
)
#: What the kind of dispute counts beside the words of a page.
KIND: Final = 0.3
#: The guide shows at most so many pages, none that counts for less than this part of the best one.
MOST, NEAR = 8, 0.3


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
    return shelved(knowledge.pages().values())


def shelved(pages: Iterable[Page]) -> Shelf:
    """An index over some pages."""
    found = tuple(pages)
    return Shelf(found, Words(map(_weighed, found)))


def search(text: str) -> tuple[Page, ...]:
    """The pages a question may be about, the likeliest first; nothing where none holds anything of it."""
    question = heard(text)
    scores = shelf().scores(question)
    return best_pages(scores, issues(question, scores), MOST, NEAR)


def best_pages(
    scores: Mapping[str, float], kinds: Sequence[Scored], most: int, near: float
) -> tuple[Page, ...]:
    """The pages that sound like the question and are about its kind of dispute, the likeliest first.

    At most `most` of them, and none that counts for less than the part `near` of the best one.
    """
    strongest = kinds[0].score if kinds else 1.0
    kind = {one.issue: one.score / strongest for one in kinds}
    total = {
        code: score + KIND * kind.get(knowledge.pages()[code].issue or "", 0.0)
        for code, score in scores.items()
    }
    best = max(total.values(), default=0.0)
    order = sorted((code for code in total if total[code] >= near * best), key=lambda code: -total[code])
    return tuple(knowledge.pages()[code] for code in order[:most])


def pairs(text: str) -> Iterator[str]:
    """Neighbouring characters of a text, without those that say nothing."""
    plain = plainly(text)
    found = (plain[place : place + 2] for place in range(len(plain) - 1))
    return (pair for pair in found if not EMPTY.issuperset(pair))


def _weighed(page: Page) -> Counter[str]:
    found: Counter[str] = Counter()
    for text, weight in _parts(page):
        for pair in (*pairs(text), *(LAW + word for word in heard(text).words)):
            found[pair] += weight  # type: ignore[assignment]
    return found


def _parts(page: Page) -> Iterator[tuple[str, float]]:
    """The texts of a page and what each counts; names of figures are no words of it."""
    yield page.title, TITLE
    yield figures.PLACE.sub("", page.answer), ANSWER
    yield from ((one, ASKS) for one in page.asks)
    yield from ((figures.PLACE.sub("", one), REST) for one in page.texts[1:])
    yield from ((CLAIMS[code].title, REST) for code in page.claims)
