"""Counting an election and a round of consent: pure arithmetic, the rule of the house in one place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

#: 办案规则 63: three to five representatives.
FEWEST, MOST = 3, 5


@dataclass(frozen=True, slots=True)
class Count:
    """What came of an election: who was elected, in the order of votes; nobody where it has to be done again."""

    electors: int
    voted: int
    elected: tuple[int, ...]


def count(electors: Sequence[int], ballots: Iterable[Sequence[int]], seats: int) -> Count:
    """Most votes first; equal votes go to whoever was entered first (内部规则 一起提出 5).

    `electors` are the members in the order they were entered. Done again: fewer than half voted, or fewer than three
    members got a vote.
    """
    cast = [list(ballot) for ballot in ballots]
    votes = Counter(one for ballot in cast for one in dict.fromkeys(ballot) if one in electors)
    first = sorted(votes, key=lambda one: (-votes[one], electors.index(one)))[:seats]
    enough = 2 * len(cast) >= len(electors) and len(first) >= FEWEST
    return Count(len(electors), len(cast), tuple(first) if enough else ())
