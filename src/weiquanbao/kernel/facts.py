"""What a guard may know about a case: named, typed facts, and the guards that read them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

Facts = Mapping[str, Any]
Test = Callable[[Facts], str | None]


class Done(str):
    """A reason that asks nothing of anybody: what the act is for has been done. It bars the act all the same; lists say
    it calmly, and not as something that stands in one's way.
    """

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing a procedure needs to know about a case before it lets an act happen."""

    name: str
    type: type
    meaning: str


@dataclass(frozen=True, slots=True)
class Guard:
    """A condition of an act, phrased as a fact; calling it gives the reason why not, in Chinese, or None."""

    name: str
    needs: tuple[str, ...]
    test: Test
    meaning: str

    def __call__(self, facts: Facts) -> str | None:
        return self.test(facts)


def guard(*needs: str) -> Callable[[Test], Guard]:
    """Declare a guard by the facts it reads, so that a procedure which does not supply them is refused at import."""

    def declare(test: Test) -> Guard:
        return Guard(test.__name__, needs, test, (test.__doc__ or "").strip())

    return declare
