"""Counting visits: one more on this page today."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import connection
from django.db.models import Sum

from weiquanbao.common.dates import today
from weiquanbao.insight.models import VisitCount

#: One statement, one journey to the database: half of a page's time would go into a transaction around it.
_ONE_MORE = """
INSERT INTO insight_visitcount (day, page, count) SELECT %s, %s, 1 {}
ON CONFLICT (day, page) DO UPDATE SET count = insight_visitcount.count + 1
"""
_WITHIN = _ONE_MORE.format("")
_ALONE = _ONE_MORE.format("WHERE set_config('synchronous_commit', 'off', true) = 'off'")


def count(page: str) -> None:
    """Count one visit of the page with this name, today.

    By itself it need not wait for the disk: a power cut may cost a visit. Within an act it waits as the act does.
    """
    with connection.cursor() as cursor:
        cursor.execute(_WITHIN if connection.in_atomic_block else _ALONE, [today(), page])


def enter(rows: Iterable[tuple[date, str, int]]) -> None:
    """Enter counts made elsewhere, such as those of a sample county; what stands for a day and page is replaced."""
    VisitCount.objects.bulk_create(
        [VisitCount(day=day, page=page, count=number) for day, page, number in rows],
        update_conflicts=True,
        unique_fields=["day", "page"],
        update_fields=["count"],
    )


def totals(since: date, until: date) -> dict[str, int]:
    """Visits by page from the first to the last of these days, both counted."""
    rows = VisitCount.objects.filter(day__range=(since, until)).values_list("page").annotate(Sum("count"))
    return dict(rows.order_by("page"))


def by_day(since: date, until: date) -> dict[date, int]:
    """Visits of all pages by day; a day without any is not listed."""
    rows = VisitCount.objects.filter(day__range=(since, until)).values_list("day").annotate(Sum("count"))
    return dict(rows.order_by("day"))
