"""Try mutants: import everything once, learn which test goes through which function, then fork for each mutant."""

from __future__ import annotations

import gc
import os
import signal
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from _pytest.runner import runtestprotocol

from weiquanbao.commands.mutating.mutants import MODULE

Verdict = str
KILLED, SURVIVED, UNTESTED, BROKEN, ENDLESS = "killed", "survived", "untested", "broken", "endless"
#: A mutant that runs on for ever was noticed. What is counted is the processor's time: on a machine that has much else
#: to do, tests that take long by the clock would be taken for such a one.
SECONDS = 60
#: How many a property is tried with: it fails soon or not at all.
EXAMPLES = 30
QUICK = 0.02
FEW = 5
#: A folder so small that whoever goes through any of it is asked about each table in it.
NEAR = "/estimates/"
_CODES = {KILLED: 10, SURVIVED: 11, BROKEN: 12, ENDLESS: -signal.SIGPROF}
_CARRIES_ON = {"parameter", "figure", "in_force", "known"}


class Trial:
    """Runs inside pytest instead of its own loop: `work` is called with this once every test has passed as it is."""

    def __init__(self, law: Path, work: Callable[[Trial], None]) -> None:
        self.failed: list[str] = []
        self.through: list[tuple[Any, set[tuple[str, str]]]] = []
        self.asked: dict[str, list[Any]] = defaultdict(list)
        self._law = str(law)
        self._work = work
        self._seconds: dict[str, float] = {}

    @pytest.hookimpl(trylast=True)
    def pytest_configure(self) -> None:
        """The same examples each time, and no search for a smaller one: that it fails is all we ask."""
        from hypothesis import Phase, settings

        settings.register_profile(
            "mutants",
            parent=settings.get_profile("untimed"),
            derandomize=True,
            max_examples=EXAMPLES,
            database=None,
            phases=(Phase.explicit, Phase.generate),
        )
        settings.load_profile("mutants")

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Learn, then work."""
        for item in session.items:
            self._learn(item)
        gc.collect()
        gc.freeze()  # what is shared with the children is not to be copied by counting it
        if not self.failed:
            self._work(self)
        return True

    def tests(self, module: Path, where: str) -> list[Any]:
        """The tests that go through a function, the quickest first; of what is none, through anything of the module.

        Who looks at a table goes through no function: quick tests that keep out of the whole folder are asked as well.
        """
        file = str(module)
        found = [item for item, places in self.through if (file, where) in places]
        # Whoever calls it may remember what it said: then the first test went through it for all.
        if len(found) < FEW or where == MODULE or not where.rpartition(".")[2].islower():
            found = self._of_module(file, f"{module.parent}/")
        return self._quickest_first(found)

    def _of_module(self, file: str, folder: str) -> list[Any]:
        return [
            item
            for item, places in self.through
            if any(other == file for other, _ in places)
            or (self._is_quick(item) if _keeps_out(places, folder) else folder.endswith(NEAR))
        ]

    def _is_quick(self, item: Any) -> bool:
        return self._seconds[item.nodeid] < QUICK

    def _quickest_first(self, items: Iterable[Any]) -> list[Any]:
        return sorted(items, key=lambda item: self._seconds[item.nodeid])

    def asking(self, code: str) -> list[Any]:
        """The tests that ask for a figure of the law."""
        return self._quickest_first(self.asked.get(code, ()))

    def verdict(self, change: Callable[[], None], tests: Iterable[Any]) -> Verdict:
        """Whether a test fails once something was changed; `broken` where it could not even be changed."""
        tests = list(tests)
        if not tests:
            return UNTESTED
        sys.stdout.flush()
        child = os.fork()
        if not child:
            _try(change, tests)
        _, status = os.waitpid(child, 0)
        code = os.waitstatus_to_exitcode(status)
        return next((verdict for verdict, known in _CODES.items() if known == code), KILLED)

    def _learn(self, item: Any) -> None:
        begun = time.perf_counter()
        places: set[tuple[str, str]] = set()
        codes: set[str] = set()

        def see(frame: FrameType, event: str, _: object) -> None:
            file = frame.f_code.co_filename
            if event == "call" and file.startswith(self._law):
                places.add((file, _scope(frame.f_code.co_qualname)))
                if frame.f_code.co_name in _CARRIES_ON:
                    codes.add(str(frame.f_locals.get("code")))

        sys.setprofile(see)
        try:
            reports = runtestprotocol(item, log=False, nextitem=None)
        finally:
            sys.setprofile(None)
        self._seconds[item.nodeid] = time.perf_counter() - begun
        self.failed += [item.nodeid for report in reports if report.failed]
        self.through.append((item, places))
        for code in codes:
            self.asked[code].append(item)


def _keeps_out(places: Iterable[tuple[str, str]], folder: str) -> bool:
    return not any(file.startswith(folder) for file, _ in places)


def _scope(qualified: str) -> str:
    """What is defined or comprehended inside a function belongs to it."""
    return qualified.split(".<", 1)[0].removeprefix("<") if not qualified.startswith("<") else MODULE


def _try(change: Callable[[], None], tests: list[Any]) -> None:
    """In a process of its own, which ends here."""
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    with Path(os.devnull).open("w") as nowhere:
        os.dup2(nowhere.fileno(), 1)
        os.dup2(nowhere.fileno(), 2)
    try:
        change()
    except BaseException:  # noqa: BLE001 - a module that cannot be imported is noticed
        os._exit(_CODES[BROKEN])
    try:
        noticed = any(_fails(item) for item in tests)
    except BaseException:  # noqa: BLE001 - so is one that ends the test runner
        noticed = True
    os._exit(_CODES[KILLED if noticed else SURVIVED])


def _fails(item: Any) -> bool:
    return any(report.failed for report in runtestprotocol(item, log=False, nextitem=None))
