"""The cases that wait for somebody, each with the acts that are still to come."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from weiquanbao.commands.soaking.browser import Browser
from weiquanbao.commands.soaking.deeds import Deed

#: A case on which nothing came of anything for so long is left as it is.
GIVEN_UP_SECONDS = 150.0


@dataclass(slots=True)
class Awaited:
    """A code that was asked for: how many had come to that phone before, and when it was asked for."""

    known: int
    since: float


@dataclass(slots=True, eq=False)
class Case:
    """A complaint, or a question to a lawyer, with all that hangs on it. Shared by clients, who now and then act on it
    at once.

    `ids` are its cases by procedure, `phones` the numbers of worker and employer, `mediator` the client that mediates.
    It goes through `talks`, or `asks` a lawyer. Who holds `coming` does what is done once on a phone: lets the
    employer's contact in, sends the question.
    """

    code: str
    worker: Browser
    unit: Browser
    deeds: list[Deed]
    ids: dict[str, int] = field(default_factory=dict)
    phones: dict[str, str] = field(default_factory=dict)
    talks: bool = False
    asks: bool = False
    mediator: int | None = None
    awaited: dict[str, Awaited] = field(default_factory=dict)
    coming: threading.Lock = field(default_factory=threading.Lock)
    moved: float = field(default_factory=time.monotonic)
    rests_until: float = 0.0

    @property
    def next(self) -> Deed | None:
        """The act whose turn it is; none when all are done."""
        return next(iter(self.deeds), None)

    @property
    def id(self) -> int:
        """The case it began with; 0 while there is none."""
        return next(iter(self.ids.values()), 0)

    def passed(self, deed: Deed) -> None:
        """It is done, or will never be."""
        self.moved = time.monotonic()
        if self.deeds and self.deeds[0] is deed:
            self.deeds.pop(0)

    def rest(self, seconds: float) -> None:
        """Nothing can be done on it for a while; after a long one it is left as it is."""
        self.rests_until = time.monotonic() + seconds
        if self.rests_until > self.moved + GIVEN_UP_SECONDS:
            self.deeds.clear()

    def is_for(self, client: int, *, chief: bool, lawyer: bool) -> bool:
        """Whether this client may do what comes next, now."""
        deed = self.next
        if deed is None or time.monotonic() < self.rests_until:
            return False
        own = {"mediator": client == self.mediator, "chief": chief, "lawyer": lawyer}
        return own.get(deed.by, True)


class Desk:
    """The cases that wait for somebody."""

    def __init__(self) -> None:
        self._cases: list[Case] = []
        self._carried: list[Case] = []
        self._turn = threading.Lock()

    def put(self, case: Case) -> None:
        """Lay a case down, unless nothing is left to be done on it."""
        with self._turn:
            if case.deeds and case not in self._cases:
                self._cases.append(case)
            if (case.talks or case.asks) and case not in self._carried:
                self._carried.append(case)

    def take(self, dice: random.Random, fits: Callable[[Case], bool], *, share: bool) -> Case | None:
        """Take one up; a shared one stays there for a second officer to take up at the same time."""
        with self._turn:
            self._cases = [case for case in self._cases if case.deeds]
            fitting = [case for case in self._cases if fits(case)]
            if not fitting:
                return None
            # Whoever has a long way to go is taken up more often: talks come to their end in a short run too.
            case = dice.choices(fitting, [len(case.deeds) ** 2 for case in fitting])[0]
            if not share:
                self._cases.remove(case)
            return case

    def talking(self) -> int:
        """How many cases go through talks, on the desk or in somebody's hands."""
        return sum(case.talks for case in self._unfinished())

    def asking(self) -> int:
        """How many are questions to a lawyer, on the desk or in somebody's hands."""
        return sum(case.asks for case in self._unfinished())

    def _unfinished(self) -> tuple[Case, ...]:
        with self._turn:
            self._carried = [case for case in self._carried if case.deeds]
            return tuple(self._carried)

    def __len__(self) -> int:
        return len(self._cases)
