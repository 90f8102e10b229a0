"""A question in, and what it is about out: labour or not, kinds of dispute, pages, articles, 算一算 and the clock."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from weiquanbao.advice import guide, library
from weiquanbao.advice.articles import Articles
from weiquanbao.advice.corpus import basis_of
from weiquanbao.advice.hearing import Heard, heard
from weiquanbao.advice.issues import Scored, issues
from weiquanbao.advice.labour import labour
from weiquanbao.advice.story import Told, told
from weiquanbao.common import dates
from weiquanbao.law.knowledge import Page, Sentence

#: At most so many pages, articles found by themselves, and kinds of dispute.
PAGES, ARTICLES, ISSUES = 3, 5, 3
#: How many articles of the likeliest page stand before the others.
OF_PAGE: Final = 2
#: Less likely than this, a question is not about work, and nothing is told.
HARDLY: Final = 0.2
#: From this on it counts as one about work.
LIKELY: Final = 0.5
#: What a page must count for beside the best one.
NEAR: Final = 0.5


@dataclass(frozen=True, slots=True)
class Found:
    """What the machine found: nobody has looked at it.

    `labour` is how likely the question is about work, 0 to 1; `articles` are citations as the register writes them;
    `estimate` a story of 算一算 with what was plainly said; `by_when` the clock of the first page that has one.
    """

    labour: float
    issues: tuple[Scored, ...] = ()
    pages: tuple[Page, ...] = ()
    articles: tuple[str, ...] = ()
    estimate: Told | None = None
    by_when: Sentence | None = None

    @property
    def is_labour(self) -> bool:
        """Whether it is more likely than not about work."""
        return self.labour >= LIKELY


def found(text: str, articles: Articles | None = None) -> Found:
    """What a question is about; of a longer one the first 2,000 characters are read.

    `articles` are those of the imported texts unless others are given: one query then, else none.
    """
    question = heard(text)
    likely = labour(question)
    if likely < HARDLY:
        return Found(likely)
    scores = guide.shelf().scores(question)
    kinds = issues(question, scores)
    pages = guide.best_pages(scores, kinds, PAGES, NEAR)
    return Found(
        labour=likely,
        issues=kinds[:ISSUES],
        pages=pages,
        articles=_articles(question, scores, pages, library.current() if articles is None else articles),
        estimate=told(question, kinds, pages, dates.today()),
        by_when=next((page.by_when for page in pages if page.by_when), None),
    )


def ready() -> None:
    """Read every table and build the index over our pages: a second's work that no question should wait for."""
    found("拖欠工资", Articles(()))


def _articles(
    question: Heard, scores: Mapping[str, float], pages: Sequence[Page], articles: Articles
) -> tuple[str, ...]:
    """First what the likeliest page rests on, then what else sounds like the question."""
    cited = filter(None, (basis_of(key) for key in articles.found(question, scores)))
    first = [basis for page in pages[:1] for rule in page.rules for basis in rule.articles]
    return tuple(dict.fromkeys((*first[:OF_PAGE], *islice(cited, ARTICLES))))
