"""Which last days were counted from the first day of a month, because the worker told no day."""

from __future__ import annotations

from weiquanbao.cases.limits import is_dated, limit_of
from weiquanbao.cases.models import Claim, Entry
from weiquanbao.law.calendar import china

#: What a worker is asked for by month; only a correction gives a day.
ASKED = ("worked_from", "worked_until", "known_on")


def corrected(matter_id: int) -> frozenset[str]:
    """What was set right in this matter. One query."""
    entries = Entry.objects.filter(case__matter=matter_id, code="what")
    return frozenset(entries.values_list("value", flat=True))


def counted_by_month(claim: Claim, exact: frozenset[str]) -> bool:
    """Whether the year of this claim runs from a day that stands for a month. No calendar moves a first day."""
    if "told" in claim.limitation or not is_dated(claim.limitation):
        return False  # a member's own days, or none: the matter's are somebody else's
    begun, matter = limit_of(claim.kind, claim.matter, china()).started_on, claim.matter
    return begun is not None and any(
        getattr(matter, column) == begun for column in ASKED if column not in exact
    )
