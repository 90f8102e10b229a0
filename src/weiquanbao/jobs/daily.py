"""Work to be done once for every day, also for the days the machine was off."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from django.db import transaction

from weiquanbao.common import dates
from weiquanbao.jobs.models import DayDone

#: Days longer ago are not made up for: a reminder of last month helps nobody.
MAKE_UP = 14


def for_each_day(work: str, do: Callable[[date], object]) -> int:
    """Do the work for today and for every missed day since it was last done; returns for how many days."""
    return sum(_once(work, day, do) for day in _open_days(work))


def _open_days(work: str) -> list[date]:
    today = dates.today()
    last = (
        DayDone.objects.filter(work=work, day__lte=today)
        .order_by("-day")
        .values_list("day", flat=True)
        .first()
    )
    # Work never done before begins today: there is nothing to make up for.
    first = today if last is None else max(last + timedelta(days=1), today - timedelta(days=MAKE_UP))
    return [first + timedelta(days=n) for n in range((today - first).days + 1)]


@transaction.atomic
def _once(work: str, day: date, do: Callable[[date], object]) -> bool:
    _row, new = DayDone.objects.get_or_create(work=work, day=day, defaults={"done_at": dates.now()})
    if new:
        do(day)
    return new
