"""By which way matters reach the union: phone, counter, hotline, officer, another county. Counts only, never a row.

What is the house's own came by no way and is not counted.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from weiquanbao.cases.models import Matter
from weiquanbao.cases.words import CHANNELS


@dataclass(frozen=True, slots=True)
class ChannelDay:
    """How many matters came in by one way on one day."""

    day: date
    channel: str
    channel_label: str
    matters: int


def by_day(since: date, until: date) -> tuple[ChannelDay, ...]:
    """Every day and way with at least one matter, in order. One query."""
    rows = (
        Matter.objects.filter(filed_on__range=(since, until), channel__in=CHANNELS)
        .values_list("filed_on", "channel")
        .annotate(Count("id"))
        .order_by("filed_on", "channel")
    )
    return tuple(ChannelDay(day, channel, CHANNELS[channel], matters) for day, channel, matters in rows)


def totals(since: date, until: date) -> dict[str, int]:
    """Matters by way from the first to the last of these days, both counted; 0 where none came."""
    rows = (
        Matter.objects.filter(filed_on__range=(since, until), channel__in=CHANNELS)
        .order_by()
        .values_list("channel")
        .annotate(Count("id"))
    )
    return dict.fromkeys(CHANNELS, 0) | dict(rows)
