"""ledger: chained steps beside plain inserts of the same rows, and verifying a million beside merely fetching them."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from threading import Thread

from django.conf import settings
from django.db import connection, transaction

from weiquanbao.commands.bench.database import throwaway
from weiquanbao.commands.bench.result import Figure, Result
from weiquanbao.ledger.chain import INSERT, append
from weiquanbao.ledger.digests import START, canonical, chained
from weiquanbao.ledger.verify import BATCH, Walk
from weiquanbao.ledger.verify import STEPS as STEPS_IN_ORDER
from weiquanbao.sql.asking import asking

SECONDS = 0.5
SLICES = 4
STEPS = 1_000_000
PER_CASE = 10
MOMENT = datetime(2026, 1, 5, 2, tzinfo=UTC)
DAY = date(2026, 1, 5)
SAID = {
    "act": "record_progress", "before": "accepted", "after": "accepted", "actor": "person", "role": "intake_officer",
    "person": 1, "countersigned": None, "procedure": "complaint@2026-11-01",
}  # fmt: skip
Adding = Callable[[int, int, bytes], bytes]


def plain(case: int, number: int, previous: bytes) -> bytes:
    """The same row with a digest made up beforehand, by the same cursor."""
    text = canonical(case=case, number=number, recorded_at=MOMENT, effective_on=DAY, said=SAID)
    with transaction.atomic(), asking() as cursor:
        cursor.execute(INSERT, (text, START, START, "sha256", None))
        cursor.fetchone()
    return START


def linked(case: int, number: int, previous: bytes) -> bytes:
    """The production function."""
    with transaction.atomic():
        return append(
            case_id=case, number=number, previous=previous, effective_on=DAY, recorded_at=MOMENT, said=SAID
        ).digest


class Writers:
    """Connections that each lengthen a chain of their own, every step committed."""

    def __init__(self) -> None:
        self.next_case = 1

    def both(self, connections: int) -> dict[str, float]:
        """One round: short slices of both sides in turn, so that a busy disk slows both alike."""
        slices = {"plain": [0.0] * SLICES, "chained": [0.0] * SLICES}
        for n in range(SLICES):
            slices["plain"][n] = self._rate(plain, connections)
            slices["chained"][n] = self._rate(linked, connections)
        return {name: sum(values) / SLICES for name, values in slices.items()}

    def _rate(self, add: Adding, connections: int) -> float:
        counts = [0] * connections
        threads = [Thread(target=self._write, args=(add, counts, n)) for n in range(connections)]
        start = time.perf_counter()
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.next_case += connections
        return sum(counts) / (time.perf_counter() - start)

    def _write(self, add: Adding, counts: list[int], n: int) -> None:
        case, digest = self.next_case + n, START
        until = time.perf_counter() + SECONDS
        while time.perf_counter() < until:
            counts[n] += 1
            digest = add(case, counts[n], digest)
        connection.close()


def fill() -> None:
    """A million true steps in chains of ten."""
    with connection.cursor() as cursor:
        with cursor.copy("COPY ledger_step (canonical, previous, digest, algorithm) FROM STDIN") as copy:
            for row in _million():
                copy.write_row(row)
        cursor.execute("ANALYZE ledger_step")


def _million() -> Iterator[tuple]:
    algorithm = settings.LEDGER_DIGEST
    for case in range(10_000_000, 10_000_000 + STEPS // PER_CASE):
        digest = START
        for number in range(1, PER_CASE + 1):
            moment = MOMENT + timedelta(seconds=number)
            text = canonical(case=case, number=number, recorded_at=moment, effective_on=DAY, said=SAID)
            previous, digest = digest, chained(digest, text, algorithm)
            yield (text, previous, digest, algorithm)


def fetching() -> float:
    """Steps a second merely fetched, over the same cursor as verifying."""
    start = time.perf_counter()
    with transaction.atomic(), connection.connection.cursor(name="plain", binary=True) as cursor:
        cursor.itersize = BATCH
        cursor.execute(STEPS_IN_ORDER)
        count = sum(1 for _ in cursor)
    return count / (time.perf_counter() - start)


def verifying() -> float:
    """Steps a second verified."""
    start, walk = time.perf_counter(), Walk()
    with transaction.atomic():
        walk.all()
    if walk.faults:
        raise RuntimeError(walk.faults[0])
    return walk.steps / (time.perf_counter() - start)


def measure(rounds: int) -> Result:
    """Rounds of both sides in turn, in a database of the benchmark's own."""
    rates: dict[str, list[float]] = {}
    with throwaway():
        writers = Writers()
        for connections in (1, 8):
            for _ in range(rounds):
                for name, rate in writers.both(connections).items():
                    rates.setdefault(f"{name}, {connections}", []).append(rate)
    with throwaway():
        fill()
        for _ in range(rounds):
            rates.setdefault("fetch", []).append(fetching())
            rates.setdefault("verify", []).append(verifying())
    figures = {name: Figure(values, "steps/s") for name, values in rates.items()}
    return Result(
        name="ledger",
        rounds=rounds,
        figures=figures,
        ratios={
            "chained over plain, 1 connection": figures["chained, 1"].median / figures["plain, 1"].median,
            "chained over plain, 8 connections": figures["chained, 8"].median / figures["plain, 8"].median,
            "verify over fetch": figures["verify"].median / figures["fetch"].median,
        },
        goals={
            "chained over plain, 1 connection": ">= 0.85",
            "chained over plain, 8 connections": ">= 0.75",
            "verify over fetch": ">= 0.65",
        },
        remarks=(
            "Every step is committed by itself; each connection lengthens a chain of its own.",
            f"Verified and fetched: {STEPS:,} steps in chains of {PER_CASE}.",
        ),
    )
