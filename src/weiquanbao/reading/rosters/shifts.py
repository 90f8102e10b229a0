"""Shifts as rows: what the rooms of the roster have in common."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, time

from django.db.models import Count, Q, QuerySet

from weiquanbao.rosters.models import DutyPost, Shift, standing


@dataclass(frozen=True, slots=True)
class ShiftRow:
    """One shift: where and when, who sits there (empty: a gap), how many come to see him."""

    id: int
    post: str
    address: str
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


def kept_posts(paths: Iterable[str], day: date) -> QuerySet[DutyPost]:
    """Those open on this day or later."""
    inside = Q()
    for path in paths:
        inside |= Q(organisation__path__startswith=path)
    still = Q(closed_on=None) | Q(closed_on__gt=day)
    return DutyPost.objects.filter(inside, still).order_by("organisation__path", "pk")


def shift_rows(shifts: QuerySet[Shift]) -> list[tuple[int, ShiftRow]]:
    """Each with the id of its post, in the order of time. One statement."""
    rows = (
        shifts.select_related("post", "lawyer")
        .annotate(coming=Count("bookings", filter=Q(bookings__state="booked")))
        .order_by("day", "starts", "post_id", "pk")
    )
    return [(one.post_id, shift_row(one, one.coming)) for one in rows]


def shifts_named(ids: Collection[int]) -> dict[int, ShiftRow]:
    """Shifts by id, to tell somebody about them. One statement."""
    return {row.id: row for _post, row in shift_rows(Shift.objects.filter(pk__in=ids))}


def unattended(day: date) -> list[tuple[str, ShiftRow]]:
    """Gaps of a day for which somebody has booked, each with the path of the organisation that keeps it."""
    rows = Shift.objects.filter(standing(), day=day, lawyer=None, bookings__state="booked").distinct()
    paths = dict(rows.values_list("pk", "post__organisation__path"))
    return [(paths[row.id], row) for _post, row in shift_rows(Shift.objects.filter(pk__in=paths))]


def shift_row(one: Shift, booked: int = 0) -> ShiftRow:
    return ShiftRow(
        id=one.pk,
        post=one.post.name,
        address=one.post.address,
        day=one.day,
        starts=one.starts,
        ends=one.ends,
        lawyer_id=one.lawyer_id,
        lawyer=one.lawyer.name if one.lawyer else "",
        booked=booked,
        over=one.over,
    )
