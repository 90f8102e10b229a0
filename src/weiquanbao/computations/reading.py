"""Computations (核算) as they were kept. Whose business a case is, the caller has asked before."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from weiquanbao.computations.models import Computation
from weiquanbao.law.claims.kept import Kept, unpacked


@dataclass(frozen=True, slots=True)
class Line:
    """One computation in a list: what it came to and who made it; `made_by` is None for the worker himself."""

    id: int
    party_id: int
    claim: str
    amount: Decimal | None
    table: UUID | None
    earlier_id: int | None
    made_by_id: int | None
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Whole:
    """One computation with everything it was computed from."""

    line: Line
    kept: Kept


def newest(case_id: int) -> tuple[Line, ...]:
    """The newest of each party and claim, in the order they were first asked for. One query."""
    rows = (
        Computation.objects.filter(case_id=case_id)
        .order_by("party_id", "claim", "-id")
        .distinct("party_id", "claim")
        .defer("kept")
    )
    return tuple(_line(row) for row in rows)


def whole_newest(case_id: int) -> tuple[Whole, ...]:
    """The same with what they were computed from."""
    rows = (
        Computation.objects.filter(case_id=case_id)
        .order_by("party_id", "claim", "-id")
        .distinct("party_id", "claim")
    )
    return tuple(_whole(row) for row in rows)


def one(case_id: int, computation_id: int) -> Whole | None:
    """One of this case; None where it has none such."""
    row = Computation.objects.filter(case_id=case_id, pk=computation_id).first()
    return _whole(row) if row else None


def versions(case_id: int, party_id: int, claim: str) -> tuple[Line, ...]:
    """Every one of a party and claim, the newest first."""
    rows = Computation.objects.filter(case_id=case_id, party_id=party_id, claim=claim).order_by("-id")
    return tuple(_line(row) for row in rows.defer("kept")[:100])


def of_table(case_id: int, table: UUID) -> tuple[Whole, ...]:
    """Those of a group that were computed in one go."""
    rows = Computation.objects.filter(case_id=case_id, table=table).order_by("id")
    return tuple(_whole(row) for row in rows)


def _whole(row: Computation) -> Whole:
    return Whole(_line(row), unpacked(json.loads(row.kept)))


def _line(row: Computation) -> Line:
    return Line(
        row.pk, row.party_id, row.claim, row.amount, row.table, row.earlier_id, row.made_by_id, row.made_at
    )
