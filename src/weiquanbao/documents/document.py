"""A document as its folder declares it: what it asks, its parts, what it must contain, where it is handed in.

Plain data and references to named functions; nothing here knows a screen or a table.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

#: What was answered: code of a field → text as it is kept, or rows of such for a field of rows.
Answers = Mapping[str, Any]
Kind = Literal["line", "text", "money", "date", "choice", "choices", "phone", "identity", "count", "rows"]
Drafter = Literal["worker", "employer", "staff"]


@dataclass(frozen=True, slots=True)
class Field:
    """One box to fill in: money is kept as 12000.50, a day as 2026-11-27, a choice by its code, several as their codes.

    `columns` are the boxes of one row of a field of rows. `to_come`: a day that may lie ahead.
    """

    code: str
    label: str
    kind: Kind = "line"
    required: bool = True
    hint: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    limit: int = 100
    columns: tuple[Field, ...] = ()
    to_come: bool = False


@dataclass(frozen=True, slots=True)
class Ask:
    """One screen: a question of at most fifteen characters, its boxes, and why it is asked.

    `when`: the code of a field and the answers to it with which this is asked.
    """

    code: str
    title: str
    fields: tuple[Field, ...]
    why: str = ""
    sub: str = ""
    when: tuple[str, frozenset[str]] | None = None

    def applies(self, answers: Answers) -> bool:
        """Whether it is asked at all."""
        return self.when is None or str(answers.get(self.when[0], "")) in self.when[1]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the text: what it is in plain words, and the questions it is made of.

    `only_with`: it stands there only when this field was answered.
    """

    code: str
    title: str
    plain: str
    asks: tuple[str, ...] = ()
    only_with: str = ""


@dataclass(frozen=True, slots=True)
class Must:
    """One mandatory content (LAW.md D): the fields that hold it, the fixed words it stands in, and the article."""

    says: str
    basis: str
    fields: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class By:
    """By when it is handed in: the last day where one is known, in a sentence with the kind of period, and why."""

    on: date | None
    says: str
    basis: tuple[str, ...]
    lapsed: bool = False


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong, in a sentence, beside the question or the part it concerns.

    `bars`: it cannot be handed in so. What only warns may be handed in all the same.
    """

    says: str
    ask: str = ""
    part: str = ""
    bars: bool = True


@dataclass(frozen=True, slots=True)
class Handing:
    """交到哪里、什么时候以前、几份、带什么. `where` names fields in braces; `copies` and `by` read the answers."""

    where: str
    by: Callable[[Answers, date], By]
    copies: Callable[[Answers], str]
    bring: tuple[str, ...]
    basis: tuple[str, ...]


def nothing_more(answers: Answers, today: date) -> Mapping[str, Any]:
    """For a text that names only what was answered."""
    return {}


def as_it_stands(sentence: str) -> str:
    """The voice in which the folders are written: to a worker."""
    return sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One document: everything its folder says of it beside its text.

    `more`: what its text names beside the answers, computed from them. `voice`: how a fault is said to who writes it.
    """

    code: str
    title: str
    plain: str
    wants: str
    who: frozenset[Drafter]
    asks: tuple[Ask, ...]
    parts: tuple[Part, ...]
    musts: tuple[Must, ...]
    handing: Handing
    basis: tuple[str, ...]
    more: Callable[[Answers, date], Mapping[str, Any]] = nothing_more
    orders: tuple[tuple[str, str, str], ...] = ()
    checks: tuple[Callable[[Answers, date], tuple[Fault, ...]], ...] = ()
    voice: Callable[[str], str] = as_it_stands

    def ask(self, code: str) -> Ask | None:
        """A question of it by its code."""
        return next((one for one in self.asks if one.code == code), None)

    def asked(self, answers: Answers) -> tuple[Ask, ...]:
        """What is asked, as far as the answers decide it."""
        return tuple(one for one in self.asks if one.applies(answers))

    def told(self, answers: Answers) -> Answers:
        """The answers without those to questions that are not asked any more: they say nothing now."""
        asked = {field.code for field in self.fields(answers)}
        gone = {field.code for one in self.asks for field in one.fields} - asked
        return {code: value for code, value in answers.items() if code not in gone}

    def fields(self, answers: Answers) -> tuple[Field, ...]:
        """Every box that is asked."""
        return tuple(field for one in self.asked(answers) for field in one.fields)

    def ask_of(self, field: str) -> str:
        """Which question a field belongs to."""
        return next((one.code for one in self.asks if any(box.code == field for box in one.fields)), "")

    def open_asks(self, answers: Answers) -> tuple[Ask, ...]:
        """Questions still to be asked: what was seen, or is known already, is not asked."""
        seen = set(answers.get("seen", ()))
        return tuple(one for one in self.asked(answers) if one.code not in seen and not _known(one, answers))


def _known(ask: Ask, answers: Answers) -> bool:
    required = [field for field in ask.fields if field.required]
    several = required or [field for field in ask.fields if answers.get(field.code)]
    return bool(several) and all(_whole(field, answers.get(field.code)) for field in several)


def _whole(field: Field, value: Any) -> bool:
    """Whether it is answered, of rows each of their boxes that must be."""
    columns = [one.code for one in field.columns if one.required]
    return bool(value) and (not columns or all(row.get(code) for row in value for code in columns))
