"""Which kinds of dispute a question is about: from the subject index and from the pages that sound like it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from weiquanbao.advice.hearing import Heard
from weiquanbao.advice.subjects import strengths
from weiquanbao.law import knowledge
from weiquanbao.law.knowledge import Page

#: What one step of `often` in the subject index counts, what the best page counts, and how many pages are heard.
OFTEN: Final = 0.05
PAGE: Final = 0.1
PAGES: Final = 4


class Scored(NamedTuple):
    """A kind of dispute (issues.yaml) and how strongly it is heard; scores of one question compare, no others."""

    issue: str
    score: float


def issues(question: Heard, pages: Mapping[str, float]) -> tuple[Scored, ...]:
    """The kinds that are heard at all, the strongest first; `pages` are scored as in `guide`."""
    found: dict[str, float] = {}
    often: dict[str, float] = defaultdict(float)
    for one, strength in strengths(question).items():
        found[one.issue] = max(found.get(one.issue, 0.0), strength)
        often[one.issue] = max(often[one.issue], OFTEN * one.often)
    for issue, score in _by_pages(pages).items():
        found[issue] = found.get(issue, 0.0) + PAGE * score
    scored = (Scored(issue, score + often[issue]) for issue, score in found.items())
    return tuple(sorted(scored, key=lambda one: -one.score))


def loudest(pages: Mapping[str, float]) -> Iterator[tuple[Page, float]]:
    """The pages that sound most like the question and what each is worth: far less where it sounds less like it."""
    for code in sorted(pages, key=lambda one: -pages[one])[:PAGES]:
        yield knowledge.pages()[code], pages[code] ** 2


def _by_pages(pages: Mapping[str, float]) -> Mapping[str, float]:
    found: dict[str, float] = {}
    for page, worth in loudest(pages):
        if page.issue:
            found[page.issue] = max(found.get(page.issue, 0.0), worth)
    return found
