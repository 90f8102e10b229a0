"""Who is killed, when: kill -9, at random moments spread over the whole load."""

from __future__ import annotations

import contextlib
import random
import time
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

import psutil

from weiquanbao.commands.supervisor import Supervisor

#: How long after its turn a blow falls at the latest: an act takes some 30 ms, so any moment of one may be hit.
AT_THE_LATEST_SECONDS = 0.3
LABELS = {
    "web_worker": "网站的一个工作进程",
    "web_server": "网站的总进程",
    "worker": "后台",
    "database": "数据库的总进程",
    "backend": "数据库的一个进程",
}
#: One that needs longer to come back is hit less often: most time goes into starting Django.
WEIGHTS = {"web_worker": 3, "web_server": 1, "worker": 3, "database": 4, "backend": 4}


class Blows:
    """So many blows, dealt as the load goes on; each kind at least once if there are enough of them."""

    def __init__(self, number: int, dice: random.Random, targets: Targets) -> None:
        kinds = list(WEIGHTS)
        dice.shuffle(kinds)
        more = max(0, number - len(kinds))
        later = dice.choices(list(WEIGHTS), list(WEIGHTS.values()), k=more)
        self._kinds = [*kinds[:number], *later]
        self._turns = sorted(dice.uniform(0.02, 0.95) for _ in self._kinds)
        self._dice, self._targets = dice, targets
        self._falls_at: float | None = None
        self.dealt: Counter[str] = Counter()

    @property
    def over(self) -> bool:
        """Whether all were dealt."""
        return self.dealt.total() == len(self._kinds)

    def tend(self, progress: float) -> None:
        """Deal the next blow if its turn has come; `progress` is the part of the load that is answered."""
        if self.over or progress < self._turns[self.dealt.total()]:
            return
        now = time.monotonic()
        if self._falls_at is None:
            self._falls_at = now + self._dice.uniform(0, AT_THE_LATEST_SECONDS)
        kind = self._kinds[self.dealt.total()]
        # Whoever is dead just now is hit when it lives again.
        if now >= self._falls_at and self._targets.hit(kind, self._dice):
            self.dealt[kind] += 1
            self._falls_at = None


class Targets:
    """The processes of this run and no others."""

    def __init__(self, running: Supervisor, data: Path) -> None:
        self._running = running
        self._data = data
        self._find: Mapping[str, Callable[[], list[psutil.Process]]] = {
            "web_worker": self._web_workers,
            "web_server": self._web_server,
            "worker": self._worker,
            "database": self._database,
            "backend": self._backends,
        }

    def hit(self, kind: str, dice: random.Random) -> bool:
        """Kill one process of this kind; False when there is none just now."""
        with contextlib.suppress(psutil.NoSuchProcess):  # it died of itself while we looked
            living = [each for each in self._find[kind]() if each.status() != psutil.STATUS_ZOMBIE]
            if living:
                dice.choice(sorted(living, key=_number)).kill()
                return True
        return False

    def _web_workers(self) -> list[psutil.Process]:
        return [child for server in self._web_server() for child in server.children()]

    def _web_server(self) -> list[psutil.Process]:
        return self._service("web")

    def _worker(self) -> list[psutil.Process]:
        return self._service("worker")

    def _service(self, name: str) -> list[psutil.Process]:
        number = self._running.number_of(name)
        return [psutil.Process(number)] if number else []

    def _database(self) -> list[psutil.Process]:
        try:
            number = int((self._data / "postmaster.pid").read_text().split()[0])
        except (OSError, IndexError, ValueError):
            return []
        process = psutil.Process(number)
        # The number may meanwhile be a stranger's.
        return [process] if str(self._data) in process.cmdline() else []

    def _backends(self) -> list[psutil.Process]:
        return [child for server in self._database() for child in server.children()]


def _number(process: psutil.Process) -> int:
    return process.pid
