"""Computations (核算) as they were kept. Whose business a case is, the caller has asked before."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from weiquanbao.cases.models import Case
from weiquanbao.computations.models import Computation
from weiquanbao.law.claims.kept import Kept, unpacked

#: Cases by their ids, or as a query that gives them.
Ids = Collection[int] | QuerySet[Case, Any]


@dataclass(frozen=True, slots=True)
class Line:
    """One computation in a list: what it came to and who made it; `made_by` is None for the worker himself."""

    id: int
    case_id: int
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


def newest(case_ids: Ids) -> tuple[Line, ...]:
    """Of these cases of one matter the newest of each party and claim. One query."""
    return tuple(_line(row) for row in _newest(case_ids).defer("kept"))


def whole_newest(case_ids: Ids) -> tuple[Whole, ...]:
    """The same with what they were computed from."""
    return tuple(_whole(row) for row in _newest(case_ids))


def _newest(case_ids: Ids) -> QuerySet[Computation]:
    rows = Computation.objects.filter(case_id__in=case_ids)
    return rows.order_by("party_id", "claim", "-id").distinct("party_id", "claim")


def one(case_ids: Collection[int], computation_id: int) -> Whole | None:
    """One of these cases; None where they have none such."""
    row = Computation.objects.filter(case_id__in=case_ids, pk=computation_id).first()
    return _whole(row) if row else None


def versions(case_ids: Collection[int], party_id: int, claim: str) -> tuple[Line, ...]:
    """Of these cases every one of a party and claim, the newest first."""
    rows = Computation.objects.filter(case_id__in=case_ids, party_id=party_id, claim=claim).order_by("-id")
    return tuple(_line(row) for row in rows.defer("kept")[:100])


def of_table(case_id: int, table: UUID) -> tuple[Whole, ...]:
    """Those of a group that were computed in one go."""
    rows = Computation.objects.filter(case_id=case_id, table=table).order_by("id")
    return tuple(_whole(row) for row in rows)


def _whole(row: Computation) -> Whole:
    return Whole(_line(row), unpacked(json.loads(row.kept)))


def _line(row: Computation) -> Line:
    return Line(
        row.pk,
        row.case_id,
        row.party_id,
        row.claim,
        row.amount,
        row.table,
        row.earlier_id,
        row.made_by_id,
        row.made_at,
    )
