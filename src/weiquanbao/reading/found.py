"""What the machine finds for a question, ready for screens: never an answer of a lawyer, and nothing where it knows
nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.conf import settings

from weiquanbao import advice
from weiquanbao.cases.figures import entered_figures
from weiquanbao.cases.words import PROBLEMS
from weiquanbao.common.dates import today
from weiquanbao.law import knowledge
from weiquanbao.law.knowledge import Page, figures


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
    """What is found for a question; nothing where it says nothing, or nothing about work."""
    here = advice.found(text) if text.strip() else None
    if here is None or not here.is_labour:
        return FoundHere()
    clock = here.by_when
    return FoundHere(
        topics=tuple(dict.fromkeys(knowledge.topics()[page.topic].title for page in here.pages[:1])),
        problems=_problems(here),
        pages=tuple(_page(page) for page in here.pages),
        articles=here.articles,
        by_when=_filled(clock.text) if clock else "",
        by_when_articles=clock.articles if clock else (),
        story=here.estimate.story if here.estimate else "",
        answers=here.estimate.answers if here.estimate else {},
    )


def guide_pages(text: str) -> tuple[Page, ...]:
    """The knowledge pages what was typed may be about, the likeliest first; nothing where it says nothing."""
    return advice.search(text) if text.strip() else ()


def _problems(here: advice.Found) -> tuple[str, ...]:
    """What a complaint would call it: the topic of the best page, or the story of 算一算 that belongs to it."""
    known = [*(page.topic for page in here.pages[:1]), here.estimate.story if here.estimate else ""]
    return (next((one for one in known if one in PROBLEMS), "other"),)


def _page(page: Page) -> FoundPage:
    return FoundPage(page.code, page.title, knowledge.topics()[page.topic].title, _filled(page.answer))


def _filled(text: str) -> str:
    return figures.filled(text, today(), settings.COUNTY_REGION, entered_figures()).text
