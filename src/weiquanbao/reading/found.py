"""What the machine finds for a question, ready for screens: never an answer of a lawyer, and nothing where it knows
nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.conf import settings

from weiquanbao.cases.figures import entered_figures
from weiquanbao.cases.words import PROBLEMS
from weiquanbao.common.dates import today
from weiquanbao.law import knowledge
from weiquanbao.law.estimates.stories import STORIES
from weiquanbao.law.knowledge import Page, figures

#: So many pages are shown; more would be a search, and the guide has one.
PAGES, ARTICLES = 3, 6


@dataclass(frozen=True, slots=True)
class FoundPage:
    """A knowledge page: its code, its question, its topic, its short answer with the figures of today."""

    code: str
    title: str
    topic: str
    answer: str


@dataclass(frozen=True, slots=True)
class FoundHere:
    """What was found. `story` and `answers` prefill 算一算; `by_when` is the clock that runs, in a sentence."""

    topics: tuple[str, ...] = ()
    problems: tuple[str, ...] = ("other",)
    pages: tuple[FoundPage, ...] = ()
    articles: tuple[str, ...] = ()
    by_when: str = ""
    by_when_articles: tuple[str, ...] = ()
    story: str = ""
    answers: Mapping[str, str] = field(default_factory=dict)

    @property
    def nothing(self) -> bool:
        """Whether there is nothing to show."""
        return not (self.pages or self.articles or self.by_when or self.story)


def found(text: str) -> FoundHere:
    """What is found for a question; nothing where it says nothing."""
    pages = knowledge.search(text)[:PAGES] if text.strip() else ()
    if not pages:
        return FoundHere()
    clock = next((page.by_when for page in pages if page.by_when), None)
    articles = tuple(dict.fromkeys(one for page in pages for one in page.articles))
    return FoundHere(
        topics=tuple(dict.fromkeys(knowledge.topics()[page.topic].title for page in pages[:1])),
        problems=problems_of(pages),
        pages=tuple(_page(page) for page in pages),
        articles=articles[:ARTICLES],
        by_when=_filled(clock.text) if clock else "",
        by_when_articles=clock.articles if clock else (),
        story=next((page.estimate for page in pages if page.estimate in STORIES), "") or "",
    )


def problems_of(pages: tuple[Page, ...]) -> tuple[str, ...]:
    """What a complaint would call it: the topic of the best page, or the story of 算一算 that belongs to it."""
    best = pages[0]
    return (next((one for one in (best.topic, best.estimate) if one in PROBLEMS), None) or "other",)


def _page(page: Page) -> FoundPage:
    return FoundPage(page.code, page.title, knowledge.topics()[page.topic].title, _filled(page.answer))


def _filled(text: str) -> str:
    return figures.filled(text, today(), settings.COUNTY_REGION, entered_figures()).text
