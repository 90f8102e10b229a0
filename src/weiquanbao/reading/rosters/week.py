"""The week of the posts somebody keeps, with what waits for him."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from weiquanbao.access.actors import Actor
from weiquanbao.cases.holidays import county_calendar
from weiquanbao.reading.rosters.asked import (
    LeaveRow,
    SwapRow,
    leaves_to_decide,
    leaves_under_way,
    swaps_to_decide,
)
from weiquanbao.reading.rosters.shifts import ShiftRow, kept_posts, shift_rows
from weiquanbao.rosters.models import Shift, standing
from weiquanbao.rosters.rights import kept_paths


@dataclass(frozen=True, slots=True)
class PostRow:
    """One post with its shifts, a tuple for each day of the week."""

    id: int
    name: str
    days: tuple[tuple[ShiftRow, ...], ...]


@dataclass(frozen=True, slots=True)
class RosterView:
    """A week of the posts somebody keeps, and what waits for him."""

    first: date
    days: tuple[date, ...]
    off: frozenset[date]
    posts: tuple[PostRow, ...]
    gaps: tuple[ShiftRow, ...]
    leaves: tuple[LeaveRow, ...]
    swaps: tuple[SwapRow, ...]
    away: tuple[LeaveRow, ...]
    """Who is away in this week, from today on, and may be put back by whoever looks."""


def roster(actor: Actor, day: date) -> RosterView | None:
    """The week of a day at the posts this actor keeps; None for whoever keeps none. The statements are constant."""
    paths = kept_paths(actor)
    if not paths:
        return None
    first = day - timedelta(days=day.weekday())
    days = tuple(first + timedelta(days=n) for n in range(7))
    posts = list(kept_posts(paths, first))
    rows = shift_rows(
        Shift.objects.filter(standing(), day__range=(days[0], days[-1]), post__in=[one.pk for one in posts])
    )
    by_cell: dict[tuple[int, date], list[ShiftRow]] = defaultdict(list)
    for post_id, row in rows:
        by_cell[post_id, row.day].append(row)
    calendar = county_calendar()
    return RosterView(
        first=first,
        days=days,
        off=frozenset(one for one in days if not calendar.is_working(one)),
        posts=tuple(
            PostRow(one.pk, one.name, tuple(tuple(by_cell[one.pk, day]) for day in days)) for one in posts
        ),
        gaps=tuple(row for _post, row in rows if row.gap),
        leaves=leaves_to_decide(actor),
        swaps=swaps_to_decide(actor),
        away=leaves_under_way(actor, days[0], days[-1]),
    )
