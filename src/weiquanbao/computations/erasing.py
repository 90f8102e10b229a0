"""Erasing the computations of cases whose time is over."""

from __future__ import annotations

from collections.abc import Collection

from weiquanbao.computations.models import Computation


def erase(case_ids: Collection[int]) -> int:
    """Delete them, later ones before those they took the place of; gives how many."""
    count = 0
    rows = Computation.objects.filter(case_id__in=case_ids)
    while last := list(
        rows.exclude(pk__in=rows.filter(earlier__isnull=False).values("earlier")).values_list("pk", flat=True)
    ):
        count += Computation.objects.filter(pk__in=last).delete()[0]
    return count
