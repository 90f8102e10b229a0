"""verify(): the ledger proves itself, and the record says what the ledger says."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

from django.db import connection, transaction

from weiquanbao.ledger.digests import ALGORITHMS, salted
from weiquanbao.ledger.verify import BATCH, Fault, Report, one_snapshot, walked

_CASES = """
SELECT coalesce(record.id, last.case_id), record.steps, record.state, last.number, last.after
FROM cases_case record
FULL JOIN (
    SELECT DISTINCT ON (case_id) case_id, number, after, digest FROM ledger_step ORDER BY case_id, number DESC
) last ON last.case_id = record.id
WHERE (record.steps, record.state, record.head) IS DISTINCT FROM (last.number, last.after, last.digest)
ORDER BY 1
"""
_ENTRIES = """
SELECT entry.case_id, entry.step, entry.code, entry.value::text, step.algorithm, salt.salt,
       step.canonical::jsonb -> 'entries' ->> entry.code
FROM cases_entry entry
LEFT JOIN ledger_step step ON (step.case_id, step.number) = (entry.case_id, entry.step)
LEFT JOIN ledger_salt salt ON (salt.step_id, salt.label) = (step.id, entry.code)
ORDER BY entry.case_id, entry.step, entry.code
"""
_MISSING = """
SELECT step.case_id, step.number, salt.label
FROM ledger_salt salt JOIN ledger_step step ON step.id = salt.step_id
LEFT JOIN cases_entry entry
    ON (entry.case_id, entry.step, entry.code) = (step.case_id, step.number, salt.label)
WHERE entry.id IS NULL ORDER BY 1, 2, 3
"""


@transaction.atomic
def verify() -> Report:
    """Walk the whole ledger and hold the record against it. Reads one consistent snapshot; changes nothing."""
    one_snapshot()
    report: Report = walked()
    return replace(report, faults=(*report.faults, *unlike_the_ledger(), *unproven_entries()))


def unlike_the_ledger() -> Iterator[Fault]:
    """Cases whose state, number of steps or last digest is not what replaying their steps gives."""
    with connection.cursor() as cursor:
        cursor.execute(_CASES)
        for case, steps, state, number, after in cursor.fetchall():
            yield Fault(f"案件 {case}", _difference(steps, state, number, after))


def _difference(steps: int | None, state: str | None, number: int | None, after: str | None) -> str:
    if steps is None:
        return "账本里有，案件记录被删了"
    if number is None or number < steps:
        return f"案件记录有 {steps} 步，账本只到第 {number or 0} 步"
    if number > steps:
        return f"账本有 {number} 步，案件记录只有 {steps} 步"
    if state != after:
        return f"案件记录的状态是 {state}，账本是 {after}"
    return "案件记录的尾码不是账本最后一步的"


def unproven_entries() -> Iterator[Fault]:
    """What was written in an act and is not what its salted digest stands for.

    An entry erased together with its salt is no fault: that is how erasing leaves the chain verifiable.
    """
    connection.ensure_connection()
    with connection.connection.cursor(name="entries") as cursor:
        cursor.itersize = BATCH
        cursor.execute(_ENTRIES)
        for case, step, code, value, algorithm, salt, digest in cursor:
            what = _entry_fault(code, value, algorithm, salt, digest)
            if what:
                yield Fault(f"案件 {case} 第 {step} 步", what)
    with connection.cursor() as cursor:
        cursor.execute(_MISSING)
        for case, step, label in cursor.fetchall():
            yield Fault(f"案件 {case} 第 {step} 步", f"写下的 {label} 被删了，它的盐还在")


def _entry_fault(
    code: str, value: str, algorithm: str | None, salt: bytes | None, digest: str | None
) -> str | None:
    if algorithm is None:
        return f"写下的 {code} 不属于任何一步"
    if digest is None:
        return f"写下的 {code} 是后来加的"
    if salt is None:
        return f"写下的 {code} 没法核对：它的盐没了"
    if algorithm in ALGORITHMS and salted(bytes(salt), code, json.loads(value), algorithm) == digest:
        return None
    return f"写下的 {code} 被改过"
