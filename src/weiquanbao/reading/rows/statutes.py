"""An article with its words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal


@dataclass(frozen=True, slots=True)
class ArticleView:
    """法条: a citation and the words of that article in the version in force on a day.

    `paragraphs` is empty where the text is not `loaded`, or has no such article. `differs` from the version `relied_on`
    in the register: `older` while that one is not loaded, `other` where another was or is in force on the day.
    `standing` says what became of a version that is no longer in force.
    """

    basis: str
    statute: str
    title: str
    article: str
    number: str
    version: date
    since: date | None
    relied_on: date
    differs: Literal["", "older", "other"]
    standing: str
    chapter: str
    paragraphs: tuple[str, ...]
    loaded: bool
