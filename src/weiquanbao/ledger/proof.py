"""proof(): what lets somebody without our database walk the chains of some cases up to the daily seals."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.conf import settings
from django.db import connection

from weiquanbao.common.dates import local
from weiquanbao.ledger.digests import audit_path, leaf
from weiquanbao.ledger.models import DailyRoot
from weiquanbao.ledger.roots import bounds

_STEPS = """
SELECT case_id, number, canonical, digest, algorithm, recorded_at FROM ledger_step WHERE case_id = ANY(%s)
ORDER BY case_id, number
"""
_DISCLOSED = """
SELECT step.case_id, step.number, salt.label, salt.salt, entry.value::text, entry.told
FROM ledger_step step JOIN ledger_salt salt ON salt.step_id = step.id
JOIN cases_entry entry ON (entry.case_id, entry.step, entry.code) = (step.case_id, step.number, salt.label)
WHERE step.case_id = ANY(%s) ORDER BY step.case_id, step.number, salt.label
"""
_LEAVES = """
SELECT DISTINCT ON (one.day, step.case_id) one.day, step.case_id, step.number, step.digest
FROM unnest(%s::date[], %s::timestamptz[], %s::timestamptz[]) AS one (day, since, until)
JOIN ledger_step step ON step.recorded_at >= one.since AND step.recorded_at < one.until
ORDER BY one.day, step.case_id, step.number DESC
"""

BATCH = 5000
#: Case, step, label, told to the worker → whether this dossier contains what was written there.
Shown = Callable[[int, int, str, bool], bool]


def proof(numbers: Mapping[int, str], shown: Shown) -> dict[str, Any]:
    """The chains of these cases (id → number), salts and values of the entries `shown`, and the seals over them.

    Five statements whatever the number of cases, inside the caller's transaction; of the leaves of sealed days only one
    day is held at a time.
    """
    chains, days = _chains(numbers)
    seals = list(DailyRoot.objects.filter(day__in=days).order_by("day"))
    newest = DailyRoot.objects.order_by("-day").values_list("day", flat=True).first()
    return {
        "cases": chains,
        "disclosed": _disclosed(numbers, shown),
        "keys": sorted({own_key(), *(key.hex() for key in settings.LEDGER_PAST_KEYS)}),
        "sealed_until": str(newest or ""),
        "seals": [_seal(seal, leaves) for seal, leaves in _with_leaves(seals, numbers)],
    }


def own_key() -> str:
    """The public key of this installation's seals, in hex."""
    key = Ed25519PrivateKey.from_private_bytes(settings.LEDGER_KEY).public_key()
    return key.public_bytes(Encoding.Raw, PublicFormat.Raw).hex()


def sign(message: bytes) -> str:
    """Sign with the key of the daily seals; 64 bytes in hex."""
    return Ed25519PrivateKey.from_private_bytes(settings.LEDGER_KEY).sign(message).hex()


def _chains(numbers: Mapping[int, str]) -> tuple[list[dict[str, Any]], set[date]]:
    with connection.cursor() as cursor:
        cursor.execute(_STEPS, [list(numbers)])
        rows = cursor.fetchall()
    chains = []
    for case, steps in groupby(rows, itemgetter(0)):
        told = [
            {"text": text, "digest": bytes(digest).hex(), "algorithm": algorithm}
            for _case, _number, text, digest, algorithm, _at in steps
        ]
        chains.append({"case": case, "number": numbers[case], "head": told[-1]["digest"], "steps": told})
    return chains, {local(row[5]).date() for row in rows}


def _disclosed(case_ids: Collection[int], shown: Shown) -> list[dict[str, Any]]:
    with connection.cursor() as cursor:
        cursor.execute(_DISCLOSED, [list(case_ids)])
        return [
            {
                "case": case,
                "step": step,
                "label": label,
                "salt": bytes(salt).hex(),
                "value": json.loads(value),
            }
            for case, step, label, salt, value, told in cursor.fetchall()
            if shown(case, step, label, told)
        ]


def _with_leaves(
    seals: list[DailyRoot], ours: Collection[int]
) -> Iterable[tuple[DailyRoot, list[dict[str, Any]]]]:
    """Each seal with the leaves of these cases under it, each with the way from it to the root."""
    spans = [bounds(seal.day) for seal in seals]
    with connection.connection.cursor(name="leaves_of_days") as cursor:
        cursor.itersize = BATCH
        cursor.execute(_LEAVES, [[s.day for s in seals], [a for a, _ in spans], [b for _, b in spans]])
        found = {day: _leaves(list(rows), ours, seals) for day, rows in groupby(cursor, itemgetter(0))}
    return [(seal, found.get(seal.day, [])) for seal in seals]


def _leaves(
    rows: list[tuple[date, int, int, bytes]], ours: Collection[int], seals: list[DailyRoot]
) -> list[dict[str, Any]]:
    algorithm = next(seal.algorithm for seal in seals if seal.day == rows[0][0])
    leaves = [leaf(case, number, bytes(digest)) for _day, case, number, digest in rows]
    return [
        {
            "case": case,
            "number": number,
            "place": place,
            "path": [node.hex() for node in audit_path(leaves, place, algorithm)],
        }
        for place, (_day, case, number, _digest) in enumerate(rows)
        if case in ours
    ]


def _seal(seal: DailyRoot, leaves: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "day": seal.day.isoformat(),
        "previous": bytes(seal.previous).hex(),
        "chains": seal.chains,
        "root": bytes(seal.root).hex(),
        "algorithm": seal.algorithm,
        "signature": bytes(seal.signature).hex(),
        "public_key": bytes(seal.public_key).hex(),
        "leaves": leaves,
    }
