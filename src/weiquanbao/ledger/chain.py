"""append(): the only statement in the product that writes a step."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.conf import settings
from django.db import connection

from weiquanbao.ledger.digests import canonical, chained, salted

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
    if entries:
        digests = {label: salted(salts[label], label, value, algorithm) for label, value in entries.items()}
        said = {**said, "entries": digests}
    text = canonical(
        case=case_id, number=number, recorded_at=recorded_at, effective_on=effective_on, said=said
    )
    digest = chained(previous, text, algorithm)
    row = (text, previous, digest, algorithm, request_key)
    with connection.cursor() as cursor:
        if salts:
            cursor.execute(INSERT_WITH_SALTS, (*row, list(salts), list(salts.values())))
        else:
            cursor.execute(INSERT, row)
        step_id = cursor.fetchone()[0]
    return Written(step_id, case_id, number, digest)
