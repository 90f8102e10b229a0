"""谁看过: everyone who saw a number in clear or a piece of evidence of this case, when and why. It only grows."""

from __future__ import annotations

from weiquanbao.evidence.reading import titles_of
from weiquanbao.people.models import Disclosure
from weiquanbao.people.models.record import DISCLOSED_FIELDS
from weiquanbao.reading.rows import SeenRow

MOST = 100
_WORDS = dict(DISCLOSED_FIELDS)


def seen_rows(case_id: int) -> tuple[SeenRow, ...]:
    """Newest first, at most a hundred. Two queries."""
    rows = list(
        Disclosure.objects.filter(case_id=case_id)
        .select_related("viewer", "subject")
        .order_by("-at", "-id")[:MOST]
    )
    titles = titles_of({row.item_id for row in rows if row.item_id is not None})
    return tuple(_row(row, titles) for row in rows)


def _whose(row: Disclosure) -> str:
    """A document is written for somebody who may have no row here, an employer for one."""
    return row.subject.name if row.subject else "代写的文书"


def _row(row: Disclosure, titles: dict[int, str]) -> SeenRow:
    what = titles.get(row.item_id, "") if row.item_id is not None else _whose(row)
    return SeenRow(row.viewer.name, _WORDS[row.field], what, row.reason, row.at)
