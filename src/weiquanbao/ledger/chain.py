"""append() and append_openings(): the only statements in the product that write a step."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.conf import settings

from weiquanbao.ledger.digests import START, canonical, chained, salted
from weiquanbao.sql.asking import asking

INSERT = """
INSERT INTO ledger_step (canonical, previous, digest, algorithm, request_key) VALUES (%s, %s, %s, %s, %s) RETURNING id
"""
INSERT_WITH_SALTS = """
WITH step AS (
    INSERT INTO ledger_step (canonical, previous, digest, algorithm, request_key) VALUES (%s, %s, %s, %s, %s)
    RETURNING id
), salts AS (
    INSERT INTO ledger_salt (step_id, label, salt)
    SELECT step.id, one.label, one.salt FROM step, unnest(%s::text[], %s::bytea[]) AS one (label, salt)
) SELECT id FROM step
"""
INSERT_SALTS = """
INSERT INTO ledger_salt (step_id, label, salt)
SELECT one.step, one.label, one.salt FROM unnest(%s::bigint[], %s::text[], %s::bytea[]) AS one (step, label, salt)
"""
#: The first steps of many chains at once. Which row is whose the generated column says, not their order.
INSERT_OPENINGS = """
INSERT INTO ledger_step (canonical, previous, digest, algorithm)
SELECT * FROM unnest(%s::text[], %s::bytea[], %s::bytea[], %s::text[]) RETURNING case_id, id
"""


@dataclass(frozen=True, slots=True)
class Written:
    """A step as it stands in the ledger."""

    id: int
    case_id: int
    number: int
    digest: bytes


def append(
    *,
    case_id: int,
    number: int,
    previous: bytes,
    effective_on: date,
    recorded_at: datetime,
    said: Mapping[str, object],
    entries: Mapping[str, object] | None = None,
    request_key: UUID | None = None,
) -> Written:
    """Write the next step of a chain. The caller holds the case's row lock and knows its last digest and number.

    `said` are codes, dates and row ids; `entries` are values of which only a salted digest enters the ledger.
    """
    algorithm = settings.LEDGER_DIGEST
    salts = {label: secrets.token_bytes(16) for label in entries or {}}
    told = _with_digests(said, entries or {}, salts, algorithm)
    text = canonical(
        case=case_id, number=number, recorded_at=recorded_at, effective_on=effective_on, said=told
    )
    digest = chained(previous, text, algorithm)
    row = (text, previous, digest, algorithm, request_key)
    with asking() as cursor:
        if salts:
            cursor.execute(INSERT_WITH_SALTS, (*row, list(salts), list(salts.values())))
        else:
            cursor.execute(INSERT, row)
        step_id = cursor.fetchone()[0]
    return Written(step_id, case_id, number, digest)


def append_openings(
    *,
    effective_on: date,
    recorded_at: datetime,
    said: Mapping[int, Mapping[str, object]],
    entries: Mapping[int, Mapping[str, object]] | None = None,
) -> tuple[Written, ...]:
    """Write the first step of many new cases in one statement, two where some leave entries behind.

    `said` and `entries` are of each case what `append` takes of one. The cases are the caller's own, unseen by others
    until he commits.
    """
    algorithm = settings.LEDGER_DIGEST
    salts = {
        case: {label: secrets.token_bytes(16) for label in kept} for case, kept in (entries or {}).items()
    }
    texts = {
        case: canonical(
            case=case,
            number=1,
            recorded_at=recorded_at,
            effective_on=effective_on,
            said=_with_digests(one, (entries or {}).get(case, {}), salts.get(case, {}), algorithm),
        )
        for case, one in said.items()
    }
    digests = {case: chained(START, text, algorithm) for case, text in texts.items()}
    count = len(texts)
    rows = (list(texts.values()), [START] * count, list(digests.values()), [algorithm] * count)
    with asking() as cursor:
        cursor.execute(INSERT_OPENINGS, rows)
        ids: Sequence[tuple[int, int]] = cursor.fetchall()
        _keep_salts(cursor, dict(ids), salts)
    return tuple(Written(step_id, case, 1, digests[case]) for case, step_id in ids)


def _with_digests(
    said: Mapping[str, object], entries: Mapping[str, object], salts: Mapping[str, bytes], algorithm: str
) -> Mapping[str, object]:
    if not entries:
        return said
    return {
        **said,
        "entries": {label: salted(salts[label], label, value, algorithm) for label, value in entries.items()},
    }


def _keep_salts(cursor: Any, steps: Mapping[int, int], salts: Mapping[int, Mapping[str, bytes]]) -> None:
    kept = [(steps[case], label, salt) for case, several in salts.items() for label, salt in several.items()]
    if kept:
        cursor.execute(INSERT_SALTS, tuple(list(column) for column in zip(*kept, strict=True)))
