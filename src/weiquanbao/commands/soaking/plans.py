"""How much is done, and by whom it may still be begun."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass

#: Cases lying open at most, so that acts are spread over many and none is left unfinished for long.
OPEN_CASES = 20
#: So many acts belong to one case that it comes to its end in a short run too.
ACTS_A_CASE = 25
#: So many acts belong to one that goes through talks, with what is done beside it.
ACTS_OF_TALKS = 50
#: Beside so many acts one question to a lawyer lies open.
ACTS_A_QUESTION = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How much, how long, how many, where."""

    port: int
    acts: int
    seconds: float
    clients: int
    seed: int
    patience: float
    journal: str

    @property
    def open_cases(self) -> int:
        """How many may lie open at most."""
        return max(self.clients + 2, min(OPEN_CASES, self.acts // ACTS_A_CASE))

    @property
    def open_talks(self) -> int:
        """How many of them may go through talks at a time: so many come to their end."""
        return max(2, min(OPEN_CASES // 2, self.acts // ACTS_OF_TALKS))

    @property
    def open_questions(self) -> int:
        """How many questions to a lawyer may lie open at most."""
        return max(1, min(OPEN_CASES // 4, self.acts // ACTS_A_QUESTION))

    @property
    def last_stretch(self) -> int:
        """So many acts at the end are for the talks that are open: they wait for codes, and others would be faster."""
        return min(self.acts // 2, self.open_talks * ACTS_A_CASE)


class Quota:
    """Requests that may still be begun. The last few wait until every blow was dealt: all fall under load."""

    def __init__(self, acts: int, seconds: float) -> None:
        self._left, self._until = acts, time.monotonic() + seconds
        self._kept_back = acts // 20
        self._change = threading.Condition()

    def take(self) -> bool:
        """One more, if it may be begun."""
        with self._change:
            while self._left <= self._kept_back and self._left and time.monotonic() < self._until:
                self._change.wait(0.5)
            if not self._left or time.monotonic() > self._until:
                return False
            self._left -= 1
            return True

    def within(self, last: int) -> bool:
        """Whether so many or fewer are left, not counting those that are kept back: nobody waits for somebody then."""
        with self._change:
            return self._kept_back < self._left <= last

    def release(self) -> None:
        """Every blow was dealt: finish."""
        with self._change:
            self._kept_back = 0
            self._change.notify_all()
