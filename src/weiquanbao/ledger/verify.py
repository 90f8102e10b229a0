"""verify(): walk the whole ledger and name everything that does not hold."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.db import connection, transaction

from weiquanbao.ledger.digests import ALGORITHMS, START, head
from weiquanbao.ledger.models import DailyRoot
from weiquanbao.ledger.roots import root_of

_STEPS = """
SELECT case_id, number, recorded_at, effective_on, canonical, previous, digest, algorithm
FROM ledger_step ORDER BY case_id, number
"""
BATCH = 2000


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that does not hold: where, and what."""

    where: str
    what: str


@dataclass(frozen=True, slots=True)
class Report:
    """What was walked, and everything wrong with it."""

    steps: int
    chains: int
    days: int
    faults: tuple[Fault, ...]


@transaction.atomic
def verify() -> Report:
    """Recompute every digest and every day's seal. Reads one consistent snapshot; changes nothing."""
    with connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
    walk = Walk()
    walk.all()
    days, seals = _seals()
    return Report(walk.steps, walk.chains, days, (*walk.faults, *seals))


class Walk:
    """One pass over all chains, a batch at a time."""

    def __init__(self) -> None:
        self.steps = 0
        self.chains = 0
        self.faults: list[Fault] = []

    def all(self) -> None:
        """Walk every step in order of case and number."""
        case, number, digest = None, 0, START
        new = hashlib.new
        for row in _rows():
            self.steps += 1
            if row[0] != case:
                case, number, digest = row[0], 0, START
                self.chains += 1
            number += 1
            text = row[4]
            expected = new(ALGORITHMS[row[7]], digest + text.encode()).digest()
            if (
                row[6] != expected
                or row[5] != digest
                or row[1] != number
                or not text.startswith(head(*row[:4]))
            ):
                self._explain(row, number, digest, expected)
            number, digest = row[1], row[6]

    def _explain(self, row: tuple, number: int, digest: bytes, expected: bytes) -> None:
        where = f"case {row[0]} step {row[1]}"
        if row[1] != number:
            self.faults.append(Fault(where, f"step {number} is missing"))
        elif row[5] != digest:
            self.faults.append(Fault(where, "does not follow the step before it"))
        elif row[6] != expected:
            self.faults.append(Fault(where, "its text was changed"))
        else:
            self.faults.append(Fault(where, "its place or its dates were changed"))


def _rows() -> Iterator[tuple]:
    connection.ensure_connection()
    with connection.connection.cursor(name="ledger_walk", binary=True) as cursor:
        cursor.itersize = BATCH
        cursor.execute(_STEPS)
        yield from cursor


def _seals() -> tuple[int, list[Fault]]:
    faults = []
    previous = START
    seals = list(DailyRoot.objects.order_by("day"))
    for seal in seals:
        where = f"day {seal.day}"
        root, chains = root_of(seal.day, bytes(seal.previous), seal.algorithm)
        if bytes(seal.previous) != previous:
            faults.append(Fault(where, "does not follow the seal before it"))
        if (root, chains) != (bytes(seal.root), seal.chains):
            faults.append(
                Fault(where, "steps of this day were added, changed or removed after it was sealed")
            )
        try:
            Ed25519PublicKey.from_public_bytes(bytes(seal.public_key)).verify(
                bytes(seal.signature), bytes(seal.root)
            )
        except InvalidSignature:
            faults.append(Fault(where, "the signature is not of this key"))
        previous = bytes(seal.root)
    return len(seals), faults
