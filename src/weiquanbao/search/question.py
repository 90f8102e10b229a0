"""A question as somebody typed it: its words, what the index is asked for them, and whether a text answers it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from weiquanbao.search.lettering import (
    AROUND,
    LONGEST_WORD,
    SPELT,
    WHOLE,
    Segmenter,
    blind,
    certain_words,
    lowered,
    place,
    readings,
    runs,
    small,
)

#: Nobody types more; a page that is pasted in is cut there.
LONGEST, MOST_WORDS = 60, 8
#: Fewer characters than this find everything and nothing.
SHORTEST = 2
_WORD = re.compile(r"[^\W_]+(?:[.,][0-9]+)*")
_PIECE = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?|[^0-9]+")
_SPELT = re.compile(r"[a-z]{2,12}")
_DIGIT, _EDGE = "[0-9]", "[0-9a-z]"


_LATIN = re.compile("[0-9a-z]")
Mark = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a question: the text to be found, and what every text with it is certain to be found by."""

    text: str
    certain: tuple[str, ...]

    def places(self, low: str) -> list[Mark]:
        """Where it stands in a text in small letters."""
        if not _LATIN.search(self.text):
            return list(_stretches(self.text, low))
        return [one.span() for one in re.finditer(_pattern(self.text), low)]

    @property
    def spelt(self) -> str:
        """The same as pinyin initials, where it can be some."""
        return self.text if _SPELT.fullmatch(self.text) else ""


@dataclass(frozen=True, slots=True)
class Question:
    """The words that must all be found: in a thing or in what its matter is called by, at least one in the thing."""

    words: tuple[Word, ...]

    def __bool__(self) -> bool:
        return bool(self.words)

    @property
    def spelt(self) -> bool:
        """Whether any of it can be pinyin initials."""
        return any(word.spelt for word in self.words)


def question(typed: str, segmenter: Segmenter) -> Question:
    """What was asked; nothing where no word says enough to be looked for. Never raises, whatever was typed."""
    low = lowered(typed[:LONGEST])
    found = dict.fromkeys(one[0] for one in _WORD.finditer(low))
    words = [_word(one, segmenter) for one in list(found)[:MOST_WORDS]]
    several = len(words) > 1
    # One character beside others narrows nothing down that an index could help with; alone it is too short.
    return Question(tuple(one for one in words if one.certain and (several or len(one.text) >= SHORTEST)))


def _word(text: str, segmenter: Segmenter) -> Word:
    certain: set[str] = set()
    for run in runs(text):
        certain |= certain_words(run, segmenter)
    return Word(text, tuple(sorted(certain)))


def _stretches(word: str, text: str) -> Iterator[Mark]:
    at = text.find(word)
    while at >= 0:
        yield at, at + len(word)
        at = text.find(word, at + len(word))


@lru_cache(maxsize=1_000)
def _pattern(text: str) -> str:
    """The word as it may stand in a text: numbers whole and with or without commas, Latin words whole."""
    pieces = "".join(
        _number(one[0]) if one[0][0].isdigit() else re.escape(one[0]) for one in _PIECE.finditer(text)
    )
    before = f"(?<!{_EDGE})" if text[0].isascii() and not text[0].isdigit() else ""
    after = f"(?!{_EDGE})" if text[-1].isascii() and not text[-1].isdigit() else ""
    return before + pieces + after


def _number(typed: str) -> str:
    whole, _, cents = typed.replace(",", "").partition(".")
    digits = ",?".join(whole.lstrip("0") or "0")
    cents = cents.rstrip("0")
    rest = rf"\.{cents}0*" if cents else r"(?:\.0+)?"
    return rf"(?<!{_DIGIT})(?<!{_DIGIT}[.,])0*{digits}{rest}(?!,?{_DIGIT})(?!\.{_DIGIT})"


def as_tsquery(asked: Question, *, places: Sequence[int] | None) -> str:
    """The question as PostgreSQL takes it, within these unions where it is not the whole county.

    Every word stands between quotes, and none holds any: nothing typed is ever read as an operator.
    """
    own = [_or([_and(one.certain), _and(map(blind, one.certain)), *_initials(one)]) for one in asked.words]
    if len(own) == 1:
        parts = own
    else:
        parts = [
            _or([mine, _and(AROUND + each for each in one.certain)])
            for mine, one in zip(own, asked.words, strict=True)
        ]
        parts.append(_or(own))
    if places is not None:
        parts.append(_or([_quoted(place(one)) for one in places]))
    return " & ".join(f"({one})" for one in parts)


def whole_name(asked: Question) -> str:
    """The word by which whoever is called just so is found; nothing where several words are asked for."""
    return _quoted(WHOLE + asked.words[0].text[:LONGEST_WORD]) if len(asked.words) == 1 else ""


def _initials(word: Word) -> list[str]:
    return [f"{_quoted(SPELT + word.spelt)}:*"] if word.spelt else []


def _quoted(word: str) -> str:
    return "'" + word.replace("\\", "").replace("'", "") + "'"


def _and(words: Iterable[str]) -> str:
    return " & ".join(map(_quoted, words))


def _or(parts: Iterable[str]) -> str:
    return " | ".join(f"({one})" for one in parts)


def marks(
    asked: Question, text: str, *, called: str = "", names: Sequence[str] = ()
) -> tuple[Mark, ...] | None:
    """Where the words stand in a text, in order and apart; None where the text does not answer the question.

    A word that only stands in what the matter is called by needs another in the text. `names` answer to initials.
    """
    found: list[Mark] = []
    spelt = False
    low, around = small(text), small(called)
    for word in asked.words:
        here = word.places(low)
        found += here
        initials = bool(word.spelt) and any(word.spelt in one for name in names for one in readings(name))
        spelt = spelt or initials
        if not here and not initials and not word.places(around):
            return None
    return _apart(found) if found or spelt else None


def _apart(found: Iterable[Mark]) -> tuple[Mark, ...]:
    kept: list[Mark] = []
    for start, end in sorted(found):
        if kept and start <= kept[-1][1]:
            kept[-1] = (kept[-1][0], max(end, kept[-1][1]))
        else:
            kept.append((start, end))
    return tuple(kept)
