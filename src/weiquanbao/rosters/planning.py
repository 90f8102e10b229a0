"""The weeks to come, planned from the hours of a week. Days on which the county does not work are left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.db.models import Q

from weiquanbao.cases.holidays import county_calendar
from weiquanbao.common.dates import today
from weiquanbao.law.calendar import Calendar
from weiquanbao.law.parameters import parameter
from weiquanbao.law.statutory_holidays import is_statutory_holiday
from weiquanbao.people.appointments import exercised_between
from weiquanbao.rosters.models import Change, Leave, Opening, Shift
from weiquanbao.rosters.record import change
from weiquanbao.rosters.rights import LAWYER
from weiquanbao.sql.locks import hold

_SATURDAY = 5
#: A Saturday that is worked is sat like a Friday, a Sunday like a Monday (内部规则 律师坐班 7): no notice says which
#: day it stands for.
_SAT_LIKE = {5: 4, 6: 0}
#: Whoever plans, fills, swaps or approves a leave does so alone: each looks at what the others change.
ROSTER = "rosters.plan"
Span = tuple[datetime, datetime]


def horizon() -> date:
    """The last day that is planned ahead (roster.plan_days)."""
    return today() + timedelta(days=days_of("roster.plan_days", today()))


def days_of(code: str, day: date) -> int:
    """A number of days or minutes of the house rule (内部规则 律师坐班)."""
    return int(str(parameter(code, day).value))


@transaction.atomic
def plan(*, since: date | None = None, until: date | None = None) -> int:
    """Make the shifts of these days that are not there yet, today to the horizon unless told; gives how many.

    A lawyer who is away, elsewhere at the hour or on duty no more leaves a gap. Doing it again makes nothing twice.
    """
    hold(ROSTER)
    first = since or today()
    last = until or horizon()
    wanted = list(_wanted(first, last))
    lawyers = Lawyers(first, last)
    made = [lawyers.shift(opening, day) for opening, day in wanted]
    if since is None:
        # What is over when it is set was never sat.
        made = [one for one in made if not one.over]
    Shift.objects.bulk_create(made)
    Change.objects.bulk_create(
        [
            change("shift_planned", by=None, shift=one, about_id=one.opening_id, after=one.lawyer_id)
            for one in made
        ]
    )
    return len(made)


def _wanted(first: date, last: date) -> Iterator[tuple[Opening, date]]:
    """Every opening with each of its days that is not planned yet."""
    there = set(
        Shift.objects.filter(day__range=(first, last), opening__isnull=False).values_list("opening_id", "day")
    )
    openings = list(
        Opening.objects.filter(Q(until=None) | Q(until__gt=first), since__lte=last)
        .select_related("post")
        .order_by("starts", "pk")
    )
    calendar = county_calendar()
    for day in (first + timedelta(days=n) for n in range((last - first).days + 1)):
        for opening in _of_day(openings, day, calendar):
            if (opening.pk, day) not in there:
                yield opening, day


def _of_day(openings: Iterable[Opening], day: date, calendar: Calendar) -> list[Opening]:
    """Those that hold on a day. A post with hours of its own on a weekend keeps to them when it is worked."""
    holding = [one for one in openings if _holds(one, day) and fits(one.weekday, day, calendar)]
    own = {one.post_id for one in holding if one.weekday == day.weekday()}
    return [one for one in holding if one.weekday == day.weekday() or one.post_id not in own]


def _holds(opening: Opening, day: date) -> bool:
    """Its hours hold on this day, and its post is open."""
    ends = [one for one in (opening.until, opening.post.closed_on) if one is not None]
    return opening.since <= day and all(day < end for end in ends)


def fits(weekday: int, day: date, calendar: Calendar) -> bool:
    """Whether hours of this weekday may be sat on a day.

    Weekdays that are worked, and weekends that are no holiday: a post may well be open on a Saturday. A weekend that is
    worked is sat by its own hours or by those of the working day beside it.
    """
    if not (calendar.is_working(day) or _plain_weekend(day, calendar)):
        return False
    if weekday == day.weekday():
        return True
    return calendar.is_working(day) and _SAT_LIKE.get(day.weekday()) == weekday


def _plain_weekend(day: date, calendar: Calendar) -> bool:
    return day.weekday() >= _SATURDAY and day not in calendar.rest and not is_statutory_holiday(day)


def duties_between(first: date, last: date) -> dict[int, list[tuple[date, date | None]]]:
    """From when until before when each lawyer is on duty, as far as it touches these days. One statement."""
    found: dict[int, list[tuple[date, date | None]]] = {}
    rows = exercised_between(first, last).filter(role=LAWYER)
    for lawyer, begins, ends in rows.values_list("person_id", "starts_on", "ends_on"):
        found.setdefault(lawyer, []).append((begins, ends))
    return found


def on_duty(spans: Iterable[tuple[date, date | None]], day: date) -> bool:
    """Whether one of these times has that day."""
    return any(begins <= day and (ends is None or day < ends) for begins, ends in spans)


class Lawyers:
    """Where each lawyer is on these days, and that he is one; shifts are given out one after the other."""

    def __init__(self, first: date, last: date) -> None:
        self._duties = duties_between(first, last)
        self._away: dict[int, list[tuple[date, date]]] = {}
        self._busy: dict[int, list[Span]] = {}
        leaves = Leave.objects.filter(state="approved", starts_on__lte=last, ends_on__gte=first)
        for lawyer, first_day, last_day in leaves.values_list("lawyer_id", "starts_on", "ends_on"):
            self._away.setdefault(lawyer, []).append((first_day, last_day))
        shifts = Shift.objects.filter(day__range=(first, last), lawyer__isnull=False)
        for lawyer, day, starts, ends in shifts.values_list("lawyer_id", "day", "starts", "ends"):
            self._busy.setdefault(lawyer, []).append(_span(day, starts, ends))

    def shift(self, opening: Opening, day: date) -> Shift:
        """The shift of an opening on a day, not saved yet: with its lawyer, or a gap where he cannot come."""
        return Shift(
            post_id=opening.post_id,
            day=day,
            starts=opening.starts,
            ends=opening.ends,
            lawyer_id=self.give(opening, day),
            opening=opening,
        )

    def give(self, opening: Opening, day: date) -> int | None:
        """The lawyer of these hours, who is busy from now on; None where he cannot come."""
        hours = _span(day, opening.starts, opening.ends)
        lawyer = opening.lawyer_id if self._free(opening.lawyer_id, day, hours) else None
        if lawyer is not None:
            self._busy.setdefault(lawyer, []).append(hours)
        return lawyer

    def _free(self, lawyer: int | None, day: date, hours: Span) -> bool:
        if lawyer is None or not on_duty(self._duties.get(lawyer, ()), day):
            return False
        away = any(begins <= day <= ends for begins, ends in self._away.get(lawyer, ()))
        busy = any(hours[0] < end and begin < hours[1] for begin, end in self._busy.get(lawyer, ()))
        return not away and not busy


def _span(day: date, starts: time, ends: time) -> Span:
    return datetime.combine(day, starts), datetime.combine(day, ends)
