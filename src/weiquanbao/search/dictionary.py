"""The dictionary: the common words of Chinese and, beside them, the names of firms and places of this county."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import rjieba

from weiquanbao.organisations.models import Employer, EmployerAlias, Organisation, Region
from weiquanbao.search.lettering import LONGEST_WORD, Segmenter, lowered
from weiquanbao.search.models import Book

#: How common a name of the county counts as: more than any word it is put together from.
FREQUENCY = 100_000
_LETTERS = re.compile(r"[^\W\d_a-z]{3,}")
_kept: dict[tuple[int, bool], Segmenter] = {}


def for_questions() -> Segmenter:
    """The dictionary every row is indexed with. One query."""
    return _segmenter(coming=False)


def for_rows() -> Segmenter:
    """Those and the words of a rebuilding under way: what is written now is found before and after it. One query."""
    return _segmenter(coming=True)


def book() -> Book:
    """The one row, entered when first needed."""
    return Book.objects.get_or_create(pk=1)[0]


def _segmenter(*, coming: bool) -> Segmenter:
    state = Book.objects.filter(pk=1).values_list("version", "reached").first() or (0, "")
    key = (state[0], coming and bool(state[1]))
    if key not in _kept:
        row = Book.objects.filter(pk=1).first() or Book()
        made = rjieba.Jieba()
        for word in {*row.words, *(row.coming if key[1] else ())}:
            made.add_word(word, FREQUENCY, "n")
        # Only those in use are kept: a dictionary takes some twenty megabytes.
        for old in [one for one in _kept if one[0] != key[0]]:
            del _kept[old]
        _kept[key] = made
    return _kept[key]


def names_of_the_county() -> list[str]:
    """Firms of the register with their other names, the bodies of the union, and the places, each once."""
    return sorted({word for name in _names() for word in _stretches(name)})


def _names() -> Iterator[str]:
    yield from Employer.objects.values_list("name", flat=True).iterator()
    yield from EmployerAlias.objects.values_list("name", flat=True).iterator()
    yield from Organisation.objects.values_list("name", flat=True).iterator()
    yield from Region.objects.values_list("name", flat=True).iterator()


def _stretches(name: str) -> Iterable[str]:
    return (found[0] for found in _LETTERS.finditer(lowered(name)) if len(found[0]) <= LONGEST_WORD)
