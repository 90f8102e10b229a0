"""Shifts as rows: what the rooms of the roster have in common."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db.models import Count, Q, QuerySet

from weiquanbao.common.dates import TZ, now
from weiquanbao.rosters.models import DutyPost, Shift


@dataclass(frozen=True, slots=True)
class ShiftRow:
    """One shift: where and when, who sits there (empty: a gap), how many come to see him."""

    id: int
    post: str
    day: date
    starts: time
    ends: time
    lawyer_id: int | None
    lawyer: str
    booked: int
    over: bool

    @property
    def gap(self) -> bool:
        """Nobody sits there, and somebody could still."""
        return self.lawyer_id is None and not self.over


def kept_posts(paths: Iterable[str]) -> QuerySet[DutyPost]:
    inside = Q()
    for path in paths:
        inside |= Q(organisation__path__startswith=path)
    return DutyPost.objects.filter(inside, closed_on=None).order_by("organisation__path", "pk")


def shift_rows(shifts: QuerySet[Shift]) -> list[tuple[int, ShiftRow]]:
    """Each with the id of its post, in the order of time. One statement."""
    rows = (
        shifts.select_related("post", "lawyer")
        .annotate(coming=Count("bookings", filter=Q(bookings__state="booked")))
        .order_by("day", "starts", "post_id", "pk")
    )
    return [(one.post_id, shift_row(one, one.coming)) for one in rows]


def shift_row(one: Shift, booked: int = 0) -> ShiftRow:
    return ShiftRow(
        id=one.pk,
        post=one.post.name,
        day=one.day,
        starts=one.starts,
        ends=one.ends,
        lawyer_id=one.lawyer_id,
        lawyer=one.lawyer.name if one.lawyer else "",
        booked=booked,
        over=datetime.combine(one.day, one.ends, TZ) <= now(),
    )
