"""Destruction lists as frozen rows, and whether a matter's dossier is gone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count

from weiquanbao.archive.models import DestructionLine, DestructionList
from weiquanbao.common.dates import local

SHOWN = 20


@dataclass(frozen=True, slots=True)
class ListRow:
    """One list, without its lines."""

    id: int
    count: int
    proposed_by: int
    proposer: str
    proposed_at: datetime
    decider: str
    decided_at: datetime | None
    signed: bool


@dataclass(frozen=True, slots=True)
class LineRow:
    """One dossier on a list."""

    code: str
    closed_on: date
    kept_until: date
    basis: str


def lists() -> tuple[ListRow, ...]:
    """The newest lists. One query."""
    rows = DestructionList.objects.annotate(count=Count("lines")).select_related("proposed_by", "decided_by")
    return tuple(_row(row) for row in rows.order_by("-id")[:SHOWN])


def one_list(list_id: int) -> tuple[ListRow, tuple[LineRow, ...]] | None:
    """One list with its lines. Two queries."""
    rows = DestructionList.objects.annotate(count=Count("lines")).select_related("proposed_by", "decided_by")
    row = rows.filter(pk=list_id).first()
    if row is None:
        return None
    lines = DestructionLine.objects.filter(list=row).select_related("matter").order_by("kept_until", "id")
    return _row(row), tuple(
        LineRow(line.matter.code, line.closed_on, line.kept_until, line.basis) for line in lines
    )


def destroyed_on(matter_id: int) -> date | None:
    """The day the dossier of a matter was destroyed; None while it is there."""
    signed = DestructionLine.objects.filter(matter_id=matter_id, list__signed=True)
    moment = signed.values_list("list__decided_at", flat=True).first()
    return local(moment).date() if moment else None


def _row(row: DestructionList) -> ListRow:
    return ListRow(
        id=row.pk,
        count=row.count,  # type: ignore[attr-defined]
        proposed_by=row.proposed_by_id,
        proposer=row.proposed_by.name,
        proposed_at=row.proposed_at,
        decider=row.decided_by.name if row.decided_by else "",
        decided_at=row.decided_at,
        signed=row.signed,
    )
