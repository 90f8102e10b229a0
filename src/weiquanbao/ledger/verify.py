"""verify(): walk the whole ledger and name everything that does not hold."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from django.db import connection, transaction

from weiquanbao.common.dates import plain_date
from weiquanbao.ledger import signing
from weiquanbao.ledger.digests import ALGORITHMS, HASHES, START
from weiquanbao.ledger.models import DailyRoot
from weiquanbao.ledger.roots import root_of

STEPS = """
SELECT case_id, number, convert_to(canonical, 'UTF8'), previous, digest, algorithm FROM ledger_step
ORDER BY case_id, number
"""
BATCH = 10000
Row = tuple[int, int, bytes, bytes, bytes, str]
_NOT_GENERATED = """
SELECT attname FROM pg_attribute WHERE attrelid = 'ledger_step'::regclass AND attnum > 0 AND NOT attisdropped
AND attgenerated <> 's' AND attname NOT IN ('id', 'canonical', 'previous', 'digest', 'algorithm', 'request_key')
"""


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
    one_snapshot()
    return walked()


def one_snapshot() -> None:
    """From here to the end of the transaction nothing moves, and nothing can be written."""
    with connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")


def walked() -> Report:
    """The same, in the snapshot of the caller."""
    walk = Walk()
    walk.all()
    days, seals = _seals()
    return Report(walk.steps, walk.chains, days, (*_columns(), *walk.faults, *seals))


class Walk:
    """One pass over all chains, a batch at a time."""

    def __init__(self) -> None:
        self.steps = 0
        self.chains = 0
        self.faults: list[Fault] = []

    def all(self) -> None:
        """Walk every step in order of case and number."""
        case, number, digest, hashes = None, 0, START, HASHES
        for row in steps():
            row_case, row_number, text, previous, found, algorithm = row
            if row_case != case:
                case, number, digest = row_case, 0, START
                self.chains += 1
            self.steps += 1
            number += 1
            hashed = hashes.get(algorithm)
            expected = hashed(digest + text).digest() if hashed else b""
            if found != expected or previous != digest or row_number != number:
                self._explain(row, number, digest, expected)
            number, digest = row_number, found

    def _explain(self, row: Row, number: int, digest: bytes, expected: bytes) -> None:
        where = f"案件 {row[0]} 第 {row[1]} 步"
        if row[1] != number:
            self.faults.append(Fault(where, f"缺第 {number} 步"))
        elif not expected:
            self.faults.append(Fault(where, f"写的算法 {row[5]} 不是本系统用的"))
        elif row[3] != digest:
            self.faults.append(Fault(where, "和前一步接不上"))
        else:
            self.faults.append(Fault(where, "内容或摘要被改过"))


def steps() -> Iterator[Row]:
    """Every step in order of case and number, in the caller's transaction; one batch comes while another is judged."""
    connection.ensure_connection()
    with (
        connection.connection.cursor(name="ledger_walk", binary=True) as cursor,
        ThreadPoolExecutor(1) as ahead,
    ):
        cursor.execute(STEPS)
        coming = ahead.submit(cursor.fetchmany, BATCH)
        while rows := coming.result():
            coming = ahead.submit(cursor.fetchmany, BATCH)
            yield from rows


def _columns() -> list[Fault]:
    """Place, dates and codes are generated from the hashed text; a column that no longer is could say anything."""
    with connection.cursor() as cursor:
        cursor.execute(_NOT_GENERATED)
        names = [name for (name,) in cursor.fetchall()]
    return [Fault(f"列 {name}", "不再由算过摘要的原文生成") for name in names]


def _seals() -> tuple[int, list[Fault]]:
    faults = []
    previous, trusted = START, signing.trusted_keys()
    seals = list(DailyRoot.objects.order_by("day"))
    for seal in seals:
        where = plain_date(seal.day)
        if bytes(seal.previous) != previous:
            faults.append(Fault(where, "和前一天的封存接不上"))
        if seal.algorithm not in ALGORITHMS:
            faults.append(Fault(where, f"写的算法 {seal.algorithm} 不是本系统用的"))
        elif root_of(seal.day, bytes(seal.previous), seal.algorithm) != (bytes(seal.root), seal.chains):
            faults.append(Fault(where, "封存以后，这一天的步骤被加过、改过或删过"))
        if bytes(seal.public_key) not in trusted:
            faults.append(Fault(where, "封存用的不是本系统的密钥"))
        elif not signing.holds(bytes(seal.root), bytes(seal.signature), bytes(seal.public_key)):
            faults.append(Fault(where, "签名和密钥对不上"))
        previous = bytes(seal.root)
    return len(seals), faults
