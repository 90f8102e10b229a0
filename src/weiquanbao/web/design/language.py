"""What is the same on every page of one language is made once."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import ParamSpec, TypeVar

from django.utils.translation import get_language

#: Results remembered by each process for one function, in all languages; each has a few kilobytes at most.
REMEMBERED = 1000
Told = ParamSpec("Told")
Made = TypeVar("Made")


def by_language(make: Callable[Told, Made]) -> Callable[Told, Made]:
    """For what follows from what it is told and the language of the page, and from nothing else: not from the day."""

    @lru_cache(maxsize=REMEMBERED)
    def made(_language: str | None, *told: Told.args, **named: Told.kwargs) -> Made:
        return make(*told, **named)

    @wraps(make)
    def remembered(*told: Told.args, **named: Told.kwargs) -> Made:
        return made(get_language(), *told, **named)  # type: ignore[arg-type]

    return remembered
