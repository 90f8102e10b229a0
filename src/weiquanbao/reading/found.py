"""What the machine finds for a question, ready for screens: never an answer of a lawyer, and nothing where it knows
nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from weiquanbao.cases.words import PROBLEMS


@dataclass(frozen=True, slots=True)
class FoundPage:
    """A knowledge page: its code, its question, its topic, its short answer."""

    code: str
    title: str
    topic: str
    answer: str


@dataclass(frozen=True, slots=True)
class FoundHere:
    """What was found. `story` and `answers` prefill 算一算; `by_when` is the clock that runs, in a sentence."""

    issues: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    problems: tuple[str, ...] = ("other",)
    pages: tuple[FoundPage, ...] = ()
    articles: tuple[str, ...] = ()
    by_when: str = ""
    by_when_articles: tuple[str, ...] = ()
    story: str = ""
    answers: Mapping[str, str] = field(default_factory=dict)
    claims: tuple[str, ...] = ()

    @property
    def problem_labels(self) -> tuple[str, ...]:
        """The words a worker knows the topics by."""
        return tuple(PROBLEMS[one] for one in self.problems if one != "other")

    @property
    def nothing(self) -> bool:
        """Whether there is nothing to show."""
        return not (self.pages or self.articles or self.by_when or self.story or self.problem_labels)


def found(text: str) -> FoundHere:
    """What is found for a question."""
    return FoundHere()
