"""Letters: how a text is read for finding, into words of the dictionary, pairs of neighbours, and numbers.

Two neighbouring characters always make a word of their own here, so that no boundary of a segment hides anything: every
word asked for is certain to have left its traces in any text that holds it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import chain
from operator import add
from typing import Protocol

from weiquanbao.organisations.lettering import folded, initials
from weiquanbao.people.crypto import blind_index

#: Longer texts are indexed as far as this; longer words are no words.
LONGEST_TEXT, LONGEST_WORD = 20_000, 40
#: Hexadecimal digits of a blind word. A million places for some three million pairs: several share each.
BLIND_DIGITS = 5
#: So many ways of reading a name are kept.
READINGS = 4
#: Marks that tell kinds of words in the index apart. None is a letter, so no text can write one.
BLIND, AROUND, SPELT, WHOLE, PLACE = "#", "^", "~", "=", "@"

_RUN = re.compile(
    r"(?P<mixed>[0-9]+[a-z][0-9a-z]*|[a-z]+[0-9][0-9a-z]*)|(?P<number>[0-9](?:[0-9,]*[0-9])?(?:\.[0-9]+)?)"
    r"|[a-z]+|[^\W\d_a-z]+"
)
_PIECES = re.compile(r"[0-9]+|[a-z]+")


class Segmenter(Protocol):
    """The part of `rjieba.Jieba` that is used."""

    def cut(self, sentence: str, hmm: bool = ...) -> list[str]: ...
    def cut_all(self, sentence: str) -> list[str]: ...
    def has_word(self, word: str) -> bool: ...


def tidy(text: str) -> str:
    """The text with full-width letters and digits made plain; every character stays in its place."""
    return text if text.isascii() else text.translate(_plain_forms())


@cache
def _plain_forms() -> dict[int, int]:
    """Letters and digits that are written plainer, one for one: Ａ as A, ５ as 5, the radical ⽉ as 月."""
    found = {}
    for code in chain(range(0x80, 0xD800), range(0xE000, 0x10000)):
        plain = unicodedata.normalize("NFKC", chr(code))
        if len(plain) == 1 and plain.isalnum() and ord(plain) != code:
            found[code] = ord(plain)
    return found


def lowered(text: str) -> str:
    """Plain and small letters, character by character: nothing grows or moves."""
    return small(tidy(text))


def small(text: str) -> str:
    """Small letters; where one would become two, the first of them."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(one.lower()[:1] for one in text)


def runs(text: str) -> Iterator[str]:
    """Numbers, Latin words and codes, and stretches of other letters, in order; the text is lowered."""
    for found in _RUN.finditer(text):
        yield number(found[0]) if found["number"] else found[0]


def number(run: str) -> str:
    """A number as it is compared: 13,740.00, 13740 and 013740 are one."""
    whole, _, cents = run.replace(",", "").partition(".")
    cents = cents.rstrip("0")
    return (whole.lstrip("0") or "0") + (f".{cents}" if cents else "")


def words_of(text: str, segmenter: Segmenter) -> set[str]:
    """Everything by which this text is found."""
    low = lowered(text[:LONGEST_TEXT])
    # Words of two characters are pairs, and need no second look.
    found = {one for one in segmenter.cut_all(low) if 2 < len(one) <= LONGEST_WORD and _is_wordy(one)}
    for run in runs(low):
        if _is_wordy(run):
            found.update(map(add, run, run[1:]))
        else:
            found.add(run[:LONGEST_WORD])
            found.update(number(one) if one.isdigit() else one for one in _PIECES.findall(run[:LONGEST_WORD]))
    return found


def certain_words(run: str, segmenter: Segmenter) -> set[str]:
    """Words that every text holding this run is certain to be found by, as few as tell it from others."""
    if not _is_wordy(run):
        return {run[:LONGEST_WORD]}
    pieces = segmenter.cut(run, False)
    found = {one for one in pieces if 1 < len(one) <= LONGEST_WORD and segmenter.has_word(one)}
    ends, at = {0}, 0
    for piece in pieces:
        at += len(piece)
        ends |= {at} if piece in found else {*range(at - len(piece), at + 1)}
    # Where no word spans two neighbours, they stand for themselves.
    return found | {run[place - 1 : place + 1] for place in ends if 0 < place < len(run)}


def _is_wordy(run: str) -> bool:
    """Letters that are neither Latin nor digits; jieba hands back punctuation, too."""
    return not run.isascii() and run.isalnum()


@lru_cache(maxsize=100_000)
def blind(word: str) -> str:
    """What stands in the index for a word of a sealed text: found by whoever knows the word and the key."""
    return BLIND + blind_index("search", word)[:BLIND_DIGITS]


def around(words: Iterable[str]) -> set[str]:
    """The same words as something the matter is called by."""
    return {AROUND + one for one in words}


def place(organisation: int) -> str:
    """The word by which everything below an organisation is found."""
    return f"{PLACE}{organisation}"


def named(names: Iterable[str]) -> set[str]:
    """These names as wholes: who is called so stands before those whose longer names hold it."""
    return {WHOLE + bare[:LONGEST_WORD] for name in names if (bare := folded(name))}


def spelt(names: Iterable[str]) -> set[str]:
    """The pinyin initials of these names from every character on: any stretch of them is the beginning of one."""
    found: set[str] = set()
    for name in names:
        for letters in readings(name):
            found.update(SPELT + letters[start : start + LONGEST_WORD] for start in range(len(letters) - 1))
    return found


def readings(name: str) -> set[str]:
    """The initials of a name; a first character that is read in several ways, as surnames are, counts in each."""
    letters, bare = initials(name), folded(name)
    if not letters or not bare:
        return set()
    from pypinyin import Style, pinyin

    first = pinyin(bare[0], style=Style.FIRST_LETTER, heteronym=True)[0][:READINGS]
    return {letters, *(one + letters[1:] for one in first if len(one) == 1)}
