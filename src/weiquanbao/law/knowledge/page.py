"""What a knowledge page is made of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Topic:
    """A shelf of the guide; `picture` is the drawing on its tile."""

    code: str
    title: str
    hint: str
    picture: str


@dataclass(frozen=True, slots=True)
class Issue:
    """The kind of dispute a question is about, by its label, and in one sentence what that is."""

    label: str
    says: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and the articles it rests on, written as the register writes them; `{code}` stands for a figure."""

    text: str
    articles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """One question of a worker and its answer.

    `asks` are other ways of putting it; `rules` what the law says; `steps` what to do now, in order; `proof` what to
    keep; `careful` the traps; `by_when` the clock that runs; `estimate` a story of 算一算; `claims` codes of claims;
    `see` codes of related pages; `reviewed` the day somebody last held it against the law; `unverified` why some of it
    rests on what nobody has read in the original.
    """

    code: str
    topic: str
    title: str
    asks: tuple[str, ...]
    answer: str
    rules: tuple[Sentence, ...]
    steps: tuple[str, ...]
    proof: tuple[str, ...]
    reviewed: date
    issue: str | None = None
    careful: tuple[Sentence, ...] = ()
    by_when: Sentence | None = None
    estimate: str | None = None
    claims: tuple[str, ...] = ()
    see: tuple[str, ...] = ()
    unverified: tuple[str, ...] = ()

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """Those that rest on articles, in the order they are read."""
        clock = (self.by_when,) if self.by_when else ()
        return (*clock, *self.careful, *self.rules)

    @property
    def dispute(self) -> str:
        """The kind of dispute as it is read."""
        return (self.issue or "").replace("_", "、")

    @property
    def articles(self) -> tuple[str, ...]:
        """Every article of the page, once, in the order it is read."""
        return tuple(dict.fromkeys(basis for one in self.sentences for basis in one.articles))

    @property
    def texts(self) -> tuple[str, ...]:
        """Everything on it that may hold a figure."""
        return (self.answer, *(one.text for one in self.sentences), *self.steps, *self.proof)
