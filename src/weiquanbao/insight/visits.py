"""Counting visits: one more on this page today."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import connection, transaction
from django.db.models import Sum

from weiquanbao.common.dates import today
from weiquanbao.insight.models import VisitCount

_ONE_MORE = """
INSERT INTO insight_visitcount (day, page, count) VALUES (%s, %s, 1)
ON CONFLICT (day, page) DO UPDATE SET count = insight_visitcount.count + 1
"""


def count(page: str) -> None:
    """Count one visit of the page with this name, today.

    In a transaction of its own, never inside an act: the count need not survive a power cut, the act must.
    """
    with transaction.atomic(durable=True), connection.cursor() as cursor:
        cursor.execute("SET LOCAL synchronous_commit TO off")
        cursor.execute(_ONE_MORE, [today(), page])


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
