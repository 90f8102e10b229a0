"""The weeks to come, planned from the hours of a week. Days on which the county does not work are left out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.db.models import Q

from weiquanbao.cases.holidays import county_calendar
from weiquanbao.common.dates import today
from weiquanbao.law.calendar import Calendar
from weiquanbao.law.parameters import parameter
from weiquanbao.law.statutory_holidays import is_statutory_holiday
from weiquanbao.rosters.models import Change, Leave, Opening, Shift
from weiquanbao.rosters.record import change
from weiquanbao.sql.locks import hold

_SATURDAY = 5
#: Whoever plans, fills, swaps or approves a leave does so alone: each looks at what the others change.
ROSTER = "rosters.plan"
Span = tuple[datetime, datetime]


def horizon(day: date | None = None) -> date:
    """The last day that is planned ahead (roster.plan_days)."""
    begin = day or today()
    return begin + timedelta(days=days_of("roster.plan_days", begin))


def days_of(code: str, day: date) -> int:
    """A number of days or minutes of the house rule (内部规则 律师坐班)."""
    return int(str(parameter(code, day).value))


@transaction.atomic
def plan(*, since: date | None = None, until: date | None = None) -> int:
    """Make the shifts of these days that are not there yet, today to the horizon unless told; gives how many.

    A lawyer who is away or elsewhere at the hour leaves a gap. Doing it again makes nothing twice.
    """
    hold(ROSTER)
    first = since or today()
    last = until or horizon(first)
    wanted = list(_wanted(first, last))
    busy, away = _busy(first, last), _away(first, last)
    made = [_shift(opening, day, busy, away) for opening, day in wanted]
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
        Opening.objects.filter(
            Q(until=None) | Q(until__gt=first), since__lte=last, post__closed_on=None
        ).order_by("starts", "pk")
    )
    for day in _open_days(first, last):
        for opening in openings:
            held = opening.since <= day and (opening.until is None or day < opening.until)
            if held and opening.weekday == day.weekday() and (opening.pk, day) not in there:
                yield opening, day


def _open_days(first: date, last: date) -> list[date]:
    """Weekdays that are worked, and weekends that are no holiday: a post may well be open on a Saturday."""
    calendar = county_calendar()
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    return [day for day in days if calendar.is_working(day) or _plain_weekend(day, calendar)]


def _plain_weekend(day: date, calendar: Calendar) -> bool:
    return day.weekday() >= _SATURDAY and day not in calendar.rest and not is_statutory_holiday(day)


def _busy(first: date, last: date) -> dict[int, list[Span]]:
    found: dict[int, list[Span]] = {}
    rows = Shift.objects.filter(day__range=(first, last), lawyer__isnull=False)
    for lawyer, day, starts, ends in rows.values_list("lawyer_id", "day", "starts", "ends"):
        found.setdefault(lawyer, []).append(_span(day, starts, ends))
    return found


def _away(first: date, last: date) -> dict[int, list[tuple[date, date]]]:
    found: dict[int, list[tuple[date, date]]] = {}
    rows = Leave.objects.filter(state="approved", starts_on__lte=last, ends_on__gte=first)
    for lawyer, begins, ends in rows.values_list("lawyer_id", "starts_on", "ends_on"):
        found.setdefault(lawyer, []).append((begins, ends))
    return found


def _shift(
    opening: Opening, day: date, busy: dict[int, list[Span]], away: dict[int, list[tuple[date, date]]]
) -> Shift:
    lawyer, hours = opening.lawyer_id, _span(day, opening.starts, opening.ends)
    if lawyer is not None and (
        any(begins <= day <= ends for begins, ends in away.get(lawyer, ()))
        or any(hours[0] < end and begin < hours[1] for begin, end in busy.get(lawyer, ()))
    ):
        lawyer = None
    if lawyer is not None:
        busy.setdefault(lawyer, []).append(hours)
    return Shift(
        post_id=opening.post_id,
        day=day,
        starts=opening.starts,
        ends=opening.ends,
        lawyer_id=lawyer,
        opening=opening,
    )


def _span(day: date, starts: time, ends: time) -> Span:
    return datetime.combine(day, starts), datetime.combine(day, ends)
