"""The month of the posts somebody keeps: how many sit each day, and where nobody does."""

from __future__ import annotations

from calendar import Calendar
from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from weiquanbao.access.actors import Actor
from weiquanbao.cases.holidays import county_calendar
from weiquanbao.reading.rosters.shifts import ShiftRow, kept_posts, shift_rows
from weiquanbao.rosters.models import Shift, standing
from weiquanbao.rosters.planning import horizon
from weiquanbao.rosters.rights import kept_paths


@dataclass(frozen=True, slots=True)
class DayRow:
    """One day with its shifts in the order of time."""

    day: date
    inside: bool
    """Whether it is of this month, and not of the one before or after."""
    off: bool
    planned: bool
    """Whether the roster reaches as far; a day that is not planned has no gaps yet."""
    shifts: tuple[ShiftRow, ...]

    @property
    def gaps(self) -> tuple[ShiftRow, ...]:
        """Where somebody could still sit."""
        return tuple(one for one in self.shifts if one.gap)


@dataclass(frozen=True, slots=True)
class MonthView:
    """Whole weeks, Monday to Sunday, from the one of the first to the one of the last day."""

    first: date
    weeks: tuple[tuple[DayRow, ...], ...]
    posts: int
    gaps: int
    """Those of the days of this month."""
    planned_until: date


def roster_month(actor: Actor, day: date) -> MonthView | None:
    """The month of a day at the posts this actor keeps; None for whoever keeps none. The statements are constant."""
    paths = kept_paths(actor)
    if not paths:
        return None
    weeks = Calendar().monthdatescalendar(day.year, day.month)
    posts = [one.pk for one in kept_posts(paths, weeks[0][0])]
    span = (weeks[0][0], weeks[-1][-1])
    by_day: dict[date, list[ShiftRow]] = defaultdict(list)
    for _post, row in shift_rows(Shift.objects.filter(standing(), day__range=span, post__in=posts)):
        by_day[row.day].append(row)
    calendar, until = county_calendar(), horizon()
    rows = tuple(
        tuple(
            DayRow(
                one,
                one.month == day.month,
                not calendar.is_working(one),
                one <= until or bool(by_day[one]),
                tuple(by_day[one]),
            )
            for one in week
        )
        for week in weeks
    )
    gaps = sum(len(one.gaps) for week in rows for one in week if one.inside)
    return MonthView(day.replace(day=1), rows, len(posts), gaps, until)
