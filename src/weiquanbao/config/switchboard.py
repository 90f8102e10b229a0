"""Joins what PostgreSQL announces with the browsers that wait for it."""

import asyncio
import json
from collections import defaultdict
from dataclasses import dataclass, field

import psycopg
import structlog

CHANNEL = "notices"
"""Whoever queues a notice for a screen says so here, in the same transaction: {"person": 1, "notice": 2}."""
LINES_OF_ONE = 6
LINES_OF_ALL = 2_000
UNREAD = 200
PAUSE_SECONDS = 1.0

log = structlog.get_logger(__name__)


@dataclass(eq=False, slots=True)
class Line:
    """One waiting browser."""

    person: int
    board: "Switchboard"
    queue: asyncio.Queue[int | None] = field(default_factory=lambda: asyncio.Queue(UNREAD))

    def close(self) -> None:
        """The browser has gone."""
        self.board.close_line(self)


class Switchboard:
    """All waiting browsers by their person, and the one connection that listens for all of them."""

    def __init__(self) -> None:
        self.listening = False
        self._lines: defaultdict[int, set[Line]] = defaultdict(set)

    def open_line(self, person: int) -> Line | None:
        """A line of one's own, or none if there are too many already."""
        full = sum(map(len, self._lines.values())) >= LINES_OF_ALL
        if full or len(self._lines.get(person, ())) >= LINES_OF_ONE:
            return None
        line = Line(person, self)
        self._lines[person].add(line)
        return line

    def close_line(self, line: Line) -> None:
        """Forget a browser."""
        self._lines[line.person].discard(line)
        if not self._lines[line.person]:
            del self._lines[line.person]

    async def listen(self, address: str) -> None:
        """For ever; after a lost connection everybody is told to look again."""
        while True:
            try:
                async with await psycopg.AsyncConnection.connect(address, autocommit=True) as connection:
                    await connection.execute(f"LISTEN {CHANNEL}")
                    self.listening = True
                    self._tell_all()
                    async for announced in connection.notifies():
                        self._announce(announced.payload)
            except psycopg.OperationalError as reason:
                log.warning("live.lost_database", fault=type(reason).__name__)
            self.listening = False
            await asyncio.sleep(PAUSE_SECONDS)

    def _announce(self, payload: str) -> None:
        try:
            told = json.loads(payload)
            person = int(told["person"])
            notice = None if told["notice"] is None else int(told["notice"])
        except (ValueError, TypeError, KeyError):
            log.warning("live.unreadable")
            return
        for line in self._lines.get(person, ()):
            _put(line, notice)

    def _tell_all(self) -> None:
        for lines in self._lines.values():
            for line in lines:
                _put(line, None)


def _put(line: Line, notice: int | None) -> None:
    """A browser that does not read loses single ids and is told to look for itself."""
    if line.queue.full():
        while not line.queue.empty():
            line.queue.get_nowait()
        notice = None
    line.queue.put_nowait(notice)
