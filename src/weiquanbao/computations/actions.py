"""Keeping computations (核算). They only grow; who may keep one is the desk's question."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from weiquanbao.common.dates import now
from weiquanbao.computations.models import Computation
from weiquanbao.law.claims.kept import Kept, packed


@dataclass(frozen=True, slots=True)
class Made:
    """One result for one party, and the computation before it that it takes the place of, if any."""

    party_id: int
    kept: Kept
    earlier_id: int | None = None


def keep(
    *,
    case_id: int,
    made: Iterable[Made],
    made_by: int | None,
    table: UUID | None = None,
    key: UUID | None = None,
) -> tuple[int, ...]:
    """Keep these; gives their ids, of a press that came before those of then. One statement for any number.

    The same key with other contents is no press repeated: somebody went back and changed what he had typed.
    """
    listed = [(one, _text(one.kept)) for one in made]
    before = _before(case_id, key)
    if before and [text for _pk, text in before] == [text for _one, text in listed]:
        return tuple(pk for pk, _text in before)
    at = now()
    rows = [
        Computation(
            case_id=case_id,
            party_id=one.party_id,
            claim=one.kept.claim,
            as_of=one.kept.as_of,
            edition=one.kept.edition,
            kept=text,
            amount=one.kept.amount,
            earlier_id=one.earlier_id,
            table=table,
            request_key=None if before else key,
            made_by_id=made_by,
            made_at=at,
        )
        for one, text in listed
    ]
    return tuple(row.pk for row in Computation.objects.bulk_create(rows))


def _text(one: Kept) -> str:
    return json.dumps(packed(one), ensure_ascii=False, separators=(",", ":"))


def _before(case_id: int, key: UUID | None) -> list[tuple[int, str]]:
    """What the same press kept, in the order of then."""
    if key is None:
        return []
    rows = Computation.objects.filter(case_id=case_id, request_key=key).order_by("id")
    return [(row.pk, row.kept) for row in rows]
