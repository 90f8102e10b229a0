"""Plain BM25 over words: how well a text answers to the words of a question."""

from __future__ import annotations

import math
import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Final

import rjieba

from weiquanbao.advice.hearing import plainly

#: The usual saturation and evenness of length.
SATURATION: Final = 1.5
EVENNESS: Final = 0.75
_WORDY = re.compile(r"\w")


class Words:
    """An index of texts by their words; a text is known by its place in the order they were given."""

    def __init__(self, texts: Iterable[Mapping[str, float]]) -> None:
        places: dict[str, array[int]] = defaultdict(lambda: array("I"))
        counts: dict[str, array[float]] = defaultdict(lambda: array("f"))
        lengths = array("f")
        for place, words in enumerate(texts):
            lengths.append(sum(words.values()))
            for word, count in words.items():
                places[word].append(place)
                counts[word].append(count)
        self.size = len(lengths)
        self._places = dict(places)
        self._counts = dict(counts)
        average = sum(lengths) / max(self.size, 1) or 1.0
        self._even = array("f", (SATURATION * (1 - EVENNESS + EVENNESS * one / average) for one in lengths))

    def scores(self, asked: Mapping[str, float]) -> dict[int, float]:
        """The texts that hold any word asked for, and their scores; words are asked with weights."""
        found: dict[int, float] = defaultdict(float)
        for word, weight in asked.items():
            places = self._places.get(word)
            if places is None:
                continue
            tells = (
                weight
                * math.log(1 + (self.size - len(places) + 0.5) / (len(places) + 0.5))
                * (SATURATION + 1)
            )
            for place, count in zip(places, self._counts[word], strict=True):
                found[place] += tells * count / (count + self._even[place])
        return found


def words_of(text: str) -> list[str]:
    """The words of a text in their order, by the dictionary of common Chinese."""
    return [word for word in _dictionary().cut(plainly(text), False) if _WORDY.match(word)]


def counted(parts: Sequence[tuple[str, float]]) -> Counter[str]:
    """The words of several texts together, each weighed as its part is."""
    found: Counter[str] = Counter()
    for text, weight in parts:
        for word in words_of(text):
            found[word] += weight  # type: ignore[assignment]
    return found


@cache
def _dictionary() -> rjieba.Jieba:
    return rjieba.Jieba()
