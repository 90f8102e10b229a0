"""What a claim asks, as fields on a page, and what was typed into them as facts: every fact visible, none guessed."""

from __future__ import annotations

import re
import types
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from weiquanbao.law.claims.choices import CHOICES
from weiquanbao.law.claims.claim import Claim
from weiquanbao.law.claims.facts import BadFacts, Month, Span, read

Kind = Literal["number", "whole", "date", "month", "span", "truth", "choice", "text", "pair"]
_UNIONS = (Union, types.UnionType)
_KINDS: Mapping[Any, Kind] = {
    Decimal: "number", int: "whole", date: "date", bool: "truth", str: "text", Span: "span", Month: "month",
}  # fmt: skip
#: How each kind is written; of several, one after the other.
HINTS: Mapping[Kind, str] = {
    "number": "写数字，例如 6525.5",
    "whole": "写整数，例如 3",
    "date": "写日期，例如 2026-03-02",
    "month": "写年月，例如 2026-03",
    "span": "写两头的日期，例如 2026-03-02 到 2026-05-31",
    "truth": "选“是”或“不是”",
    "choice": "从列出的里面选",
    "text": "写几个字",
    "pair": "一行一项，先写日期或名称，空一格写数，例如 2026-03-02 6000",
}
SEVERAL = "几个就用顿号或空格隔开"
_APART = re.compile(r"(?:[、；;，\s])+")
_LINES = re.compile(r"\s*[、；;，\n]\s*")
_TO = re.compile(r"\s*(?:\.\.|到|至|~|—|to)\s*")
#: Longest text of one field, of one word in it, and the most values of one that takes several.
LONGEST, LONGEST_WORDS, MOST = 4000, 200, 400
LONGEST_NUMBER, MOST_COUNTED = 16, 100_000


@dataclass(frozen=True, slots=True)
class Question:
    """One fact: its name in the claim, its words, how it is written, and what can be chosen.

    `alone`: one number may stand for the list, as so many months or one sum for all of them.
    """

    name: str
    label: str
    kind: Kind
    several: bool = False
    choices: tuple[str, ...] = ()
    alone: bool = False


def questions(claim: Claim) -> tuple[Question, ...]:
    """Every fact of a claim, in the order of the law."""
    return _questions(claim.facts)


@cache
def _questions(facts: Any) -> tuple[Question, ...]:
    hints, fields = get_type_hints(facts), facts.__dataclass_fields__
    return tuple(_question(name, str(fields[name].metadata["label"]), hint) for name, hint in hints.items())


def _question(name: str, label: str, hint: Any) -> Question:
    options = (
        [one for one in get_args(hint) if one is not type(None)] if get_origin(hint) in _UNIONS else [hint]
    )
    listed = next((one for one in options if get_origin(one) is tuple), None)
    if listed is None:
        return _one(name, label, options[0], several=False)
    inner = get_args(listed)[0]
    if get_origin(inner) is tuple:
        return Question(name, label, "pair", several=True)
    return replace(_one(name, label, inner, several=True), alone=len(options) > 1)


def _one(name: str, label: str, hint: Any, *, several: bool) -> Question:
    if get_origin(hint) is Literal:
        return Question(name, label, "choice", several, tuple(map(str, get_args(hint))))
    return Question(name, label, _KINDS[hint], several)


def told_from(claim: Claim, typed: Mapping[str, str]) -> dict[str, object]:
    """What was typed, as `compute` takes it: fields left empty are not told.

    Raises BadFacts with, for each field, how it is written.
    """
    told: dict[str, object] = {}
    errors: dict[str, str] = {}
    for one in questions(claim):
        text = typed.get(one.name, "").strip()
        if not text:
            continue
        try:
            told[one.name] = _several(one, text) if one.several else _READ[one.kind](text)
            read(claim.facts, {one.name: told[one.name]})
        except (ValueError, ArithmeticError):
            errors[one.name] = how_written(one)
    if errors:
        raise BadFacts(errors)
    return told


def how_written(one: Question) -> str:
    """The sentence beside a field that was not understood."""
    if one.several and one.kind not in {"pair", "span"}:
        return f"{HINTS[one.kind]}；{SEVERAL}"
    return HINTS[one.kind]


def typed_from(claim: Claim, told: Mapping[str, object]) -> dict[str, str]:
    """The same the other way: facts as they would be typed."""
    known = {one.name: one for one in questions(claim)}
    return {
        name: written(known[name], value)
        for name, value in told.items()
        if name in known and value is not None
    }


def written(one: Question, value: object) -> str:
    """One fact as it is typed: a choice by its words where it takes several, by its code where one is picked."""
    if one.kind == "truth":
        return "yes" if value else "no"
    if not one.several:
        return str(value)
    if isinstance(value, str) or not isinstance(value, list | tuple):
        return str(value)
    return _APART_OF.get(one.kind, "、").join(_part(one, part) for part in value)


_APART_OF: Mapping[str, str] = {"pair": "\n", "span": "\n"}


def _part(one: Question, part: object) -> str:
    if isinstance(part, list | tuple) and not isinstance(part, Span):
        between = " " if one.kind == "pair" else ".."
        return between.join(str(each) for each in part if each is not None)
    return CHOICES.get(str(part), str(part)) if one.kind == "choice" else str(part)


def _several(one: Question, text: str) -> object:
    if one.kind in {"pair", "span"}:
        lines = [line for line in text.splitlines() if line.strip()]
        return _few([_pair(line) if one.kind == "pair" else _span(line) for line in lines])
    apart = _LINES if one.kind == "text" else _APART
    parts = [part for part in apart.split(text) if part]
    if one.alone and len(parts) == 1:
        return _whole(parts[0]) if parts[0].isdigit() else _READ[one.kind](parts[0])
    return _few([_READ[one.kind](part) for part in parts])


def _few(parts: list[object]) -> list[object]:
    if len(parts) > MOST:
        raise ValueError(len(parts))
    return parts


def _number(text: str) -> str:
    """As people write it: 6,525.50 元. Not longer than any sum a case can be about."""
    plain = text.replace(",", "").replace("，", "").removesuffix("元").strip()
    if len(plain) > LONGEST_NUMBER or "e" in plain.lower():
        raise ValueError(text)
    return plain


def _whole(text: str) -> str:
    """A count of days, months, hours or people."""
    plain = _number(text)
    if abs(int(plain)) > MOST_COUNTED:
        raise ValueError(text)
    return plain


def _truth(text: str) -> bool:
    return {"yes": True, "no": False, "是": True, "不是": False}[text] if text in _TRUTHS else _wrong(text)


_TRUTHS = frozenset({"yes", "no", "是", "不是"})


def _wrong(text: str) -> bool:
    raise ValueError(text)


def _choice(text: str) -> str:
    return next((code for code, words in CHOICES.items() if words == text), text)


def _words(text: str) -> str:
    return text[:LONGEST_WORDS]


def _span(text: str) -> str:
    first, last = _TO.split(text.strip(), maxsplit=1)
    return f"{first}..{last}"


def _pair(line: str) -> list[str | None]:
    parts = line.replace(",", "").split()
    if len(parts) == 1:
        return [parts[0], None]
    name, amount = parts
    return [name, amount]


_READ: Mapping[Kind, Callable[[str], object]] = {
    "number": _number, "whole": _whole, "date": str, "month": str, "span": _span, "truth": _truth,
    "choice": _choice, "text": _words,
}  # fmt: skip
