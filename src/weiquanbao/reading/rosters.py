"""坐班: the roster as its keeper, a lawyer, a worker and everybody may see it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal

from django.db.models import Count, Q, QuerySet

from weiquanbao.access.actors import Actor
from weiquanbao.cases.holidays import county_calendar
from weiquanbao.common.dates import TZ, now, today
from weiquanbao.organisations.models import Organisation
from weiquanbao.organisations.tree import is_within
from weiquanbao.people.appointments import exercised
from weiquanbao.people.masking import masked
from weiquanbao.rosters import week
from weiquanbao.rosters.models import Booking, DutyPost, LawyerProfile, Leave, Opening, Shift, Swap
from weiquanbao.rosters.rights import LAWYER, is_lawyer, keeps, keeps_all, kept_paths
from weiquanbao.rosters.suggesting import Suggestion, suggestions
from weiquanbao.rosters.words import called

#: Where lawyers sit.
PLACES = ("federation", "rights_centre", "legal_aid_station", "tribunal", "town_union")
#: A lawyer plans his swaps and leave as far as the roster is planned.
AHEAD = timedelta(days=35)


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


@dataclass(frozen=True, slots=True)
class PostRow:
    """One post with its shifts, a tuple for each day of the week."""

    id: int
    name: str
    days: tuple[tuple[ShiftRow, ...], ...]


@dataclass(frozen=True, slots=True)
class LeaveRow:
    """A leave: whose, when, why, and the shifts it touches."""

    id: int
    lawyer: str
    starts_on: date
    ends_on: date
    reason: str
    state: str
    shifts: tuple[ShiftRow, ...]
    own: bool


@dataclass(frozen=True, slots=True)
class SwapRow:
    """A swap: who asks whom, which shift for which."""

    id: int
    asked_by: str
    colleague: str
    gives: ShiftRow
    takes: ShiftRow | None
    state: str
    mine: bool
    """Whether whoever looks asked for it."""
    to_me: bool


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


@dataclass(frozen=True, slots=True)
class GapView:
    """One shift as its keeper sees it, with who could take it."""

    shift: ShiftRow
    suggestions: tuple[Suggestion, ...]


@dataclass(frozen=True, slots=True)
class BookingRow:
    """A time somebody comes; the number masked."""

    id: int
    day: date
    starts: time
    ends: time
    name: str
    phone: str
    lawyer: str
    post_id: int
    post: str
    address: str
    post_phone: str
    state: Literal["booked", "cancelled", "called_off"]


@dataclass(frozen=True, slots=True)
class DutyView:
    """A lawyer's own duties from a day on."""

    shifts: tuple[ShiftRow, ...]
    bookings: tuple[BookingRow, ...]
    leaves: tuple[LeaveRow, ...]
    swaps: tuple[SwapRow, ...]


@dataclass(frozen=True, slots=True)
class HoursRow:
    """Hours a post is staffed each week, and by whom as a rule."""

    id: int
    weekday: int
    starts: time
    ends: time
    lawyer: str


@dataclass(frozen=True, slots=True)
class PostView:
    """A post with the hours of its week."""

    id: int
    name: str
    organisation: str
    address: str
    phone: str
    hours: tuple[HoursRow, ...]


@dataclass(frozen=True, slots=True)
class LawyerRow:
    """Somebody appointed as lawyer on duty, and what is known of him; nothing yet where `firm` is empty."""

    person_id: int
    name: str
    firm: str = ""
    topics: tuple[str, ...] = ()
    homes: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    town: str = ""
    most_open: int = 0


@dataclass(frozen=True, slots=True)
class SwapChoice:
    """A colleague who is free then, and his own shifts that could be taken for it."""

    suggestion: Suggestion
    shifts: tuple[ShiftRow, ...]


def roster(actor: Actor, day: date) -> RosterView | None:
    """The week of a day at the posts this actor keeps; None for whoever keeps none. The statements are constant."""
    paths = kept_paths(actor)
    if not paths:
        return None
    first = day - timedelta(days=day.weekday())
    days = tuple(first + timedelta(days=n) for n in range(7))
    posts = list(_kept_posts(paths))
    rows = _shift_rows(
        Shift.objects.filter(day__range=(days[0], days[-1]), post__in=[one.pk for one in posts])
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
        leaves=_leaves_to_decide(actor),
        swaps=_swaps_to_decide(actor),
    )


def roster_gap(actor: Actor, shift_id: int) -> GapView | None:
    """A shift of a post this actor keeps, and who is free for it; None for anything else."""
    shift = Shift.objects.select_related("post__organisation").filter(pk=shift_id).first()
    if shift is None or not keeps(actor, shift.post.organisation.path):
        return None
    ((_post, row),) = _shift_rows(Shift.objects.filter(pk=shift_id))
    return GapView(row, suggestions(shift) if row.gap else ())


def roster_posts(actor: Actor) -> tuple[PostView, ...]:
    """The posts this actor keeps, with the hours that hold from today on. Two statements."""
    paths = kept_paths(actor)
    if not paths:
        return ()
    rows = list(_kept_posts(paths).select_related("organisation"))
    hours: dict[int, list[HoursRow]] = defaultdict(list)
    openings = Opening.objects.filter(post__in=[one.pk for one in rows]).select_related("lawyer")
    for one in openings.filter(Q(until=None) | Q(until__gt=today())).order_by("weekday", "starts", "pk"):
        name = one.lawyer.name if one.lawyer else ""
        hours[one.post_id].append(HoursRow(one.pk, one.weekday, one.starts, one.ends, name))
    return tuple(
        PostView(one.pk, one.name, one.organisation.name, one.address, one.phone, tuple(hours[one.pk]))
        for one in rows
    )


def roster_places(actor: Actor) -> tuple[tuple[int, str], ...]:
    """The federation, centres and town unions at which this actor may open a post: ids and names."""
    inside = Q(pk__in=[])
    for path in kept_paths(actor):
        inside |= Q(path__startswith=path)
    rows = Organisation.objects.filter(inside, kind__in=PLACES, closed_on=None).order_by("path")
    return tuple(rows.values_list("pk", "name"))


def roster_lawyers(actor: Actor) -> tuple[LawyerRow, ...]:
    """Everybody who is lawyer on duty today, for whoever keeps a roster. Two statements."""
    if not kept_paths(actor):
        return ()
    known = {one.person_id: one for one in LawyerProfile.objects.all()}
    rows = exercised(today()).filter(role=LAWYER).order_by("person_id").distinct("person_id")
    return tuple(
        _lawyer(person, name, known.get(person))
        for person, name in rows.values_list("person_id", "person__name")
    )


def _lawyer(person: int, name: str, one: LawyerProfile | None) -> LawyerRow:
    if one is None:
        return LawyerRow(person, name)
    return LawyerRow(
        person,
        name,
        one.firm,
        tuple(one.topics),
        tuple(one.homes),
        tuple(one.languages),
        one.town_id or "",
        one.most_open,
    )


def own_duties(actor: Actor, first: date) -> DutyView | None:
    """A lawyer's own shifts for five weeks from a day, who comes today, his leaves and swaps; None for others."""
    if not is_lawyer(actor):
        return None
    mine = Shift.objects.filter(lawyer=actor.person_id, day__range=(first, first + AHEAD))
    leaves = Leave.objects.filter(lawyer=actor.person_id, ends_on__gte=today()).order_by("-asked_at")
    swaps = Swap.objects.filter(
        Q(asked_by=actor.person_id) | Q(colleague=actor.person_id), shift__day__gte=today()
    ).exclude(state="withdrawn")
    bookings = Booking.objects.filter(shift__lawyer=actor.person_id, day=today(), state="booked")
    return DutyView(
        shifts=tuple(row for _post, row in _shift_rows(mine)),
        bookings=_bookings(bookings),
        leaves=tuple(_leave(one, actor, ()) for one in leaves.select_related("lawyer")),
        swaps=_swaps(swaps, actor),
    )


def swap_choices(actor: Actor, shift_id: int) -> tuple[ShiftRow, tuple[SwapChoice, ...]] | None:
    """Which colleagues are free for a shift of one's own, and what of theirs one could take; None for others."""
    shift = Shift.objects.select_related("post").filter(pk=shift_id, lawyer=actor.person_id).first()
    if shift is None or not is_lawyer(actor):
        return None
    ((_post, row),) = _shift_rows(Shift.objects.filter(pk=shift_id))
    free = suggestions(shift, but=actor.person_id)
    theirs: dict[int | None, list[ShiftRow]] = defaultdict(list)
    coming = Shift.objects.filter(
        lawyer__in=[one.person_id for one in free], day__range=(today(), today() + AHEAD)
    )
    for _post_id, one in _shift_rows(coming):
        theirs[one.lawyer_id].append(one)
    return row, tuple(SwapChoice(one, tuple(theirs[one.person_id])) for one in free)


def own_bookings(actor: Actor) -> tuple[BookingRow, ...]:
    """The times a worker has booked that are still to come."""
    if actor.person_id is None:
        return ()
    rows = Booking.objects.filter(person=actor.person_id, day__gte=today()).exclude(state="cancelled")
    return tuple(one for one in _bookings(rows) if one.state != "booked" or _ahead(one))


def bookings_named(ids: Collection[int]) -> tuple[tuple[int, BookingRow], ...]:
    """Bookings with the ids of who made them, to be told about them."""
    return _with_persons(Booking.objects.filter(pk__in=ids))


def bookings_due(day: date) -> tuple[tuple[int, BookingRow], ...]:
    """The same for everybody who comes on a day and whom a lawyer awaits."""
    return _with_persons(Booking.objects.filter(day=day, state="booked", shift__lawyer__isnull=False))


def _with_persons(bookings: QuerySet[Booking]) -> tuple[tuple[int, BookingRow], ...]:
    persons = dict(bookings.values_list("pk", "person_id"))
    return tuple((persons[row.id], row) for row in _bookings(bookings))


def duty_posts(_actor: Actor | None, since: date, until: date) -> tuple[week.PostDays, ...]:
    """Which posts are open on these days, where they are, and who sits there."""
    return week.posts(since, until)


def duty_times(_actor: Actor | None, post_id: int) -> week.Times | None:
    """The times at a post that may still be booked; None where there is no such post."""
    return week.times(post_id)


def duty_glance(_actor: Actor | None) -> week.Glance | None:
    """Today's lawyer in one line, for the first page."""
    return week.glance()


def _kept_posts(paths: Iterable[str]) -> QuerySet[DutyPost]:
    inside = Q()
    for path in paths:
        inside |= Q(organisation__path__startswith=path)
    return DutyPost.objects.filter(inside, closed_on=None).order_by("organisation__path", "pk")


def _shift_rows(shifts: QuerySet[Shift]) -> list[tuple[int, ShiftRow]]:
    """Each with the id of its post, in the order of time. One statement."""
    rows = (
        shifts.select_related("post", "lawyer")
        .annotate(coming=Count("bookings", filter=Q(bookings__state="booked")))
        .order_by("day", "starts", "post_id", "pk")
    )
    return [(one.post_id, _shift(one, one.coming)) for one in rows]


def _shift(one: Shift, booked: int = 0) -> ShiftRow:
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


def _leaves_to_decide(actor: Actor) -> tuple[LeaveRow, ...]:
    """Those that wait and touch only posts whose roster he keeps; of nobody's posts, the county decides."""
    waiting = list(Leave.objects.filter(state="asked").select_related("lawyer").order_by("starts_on", "pk"))
    touched = _touched(waiting)
    paths, everything = kept_paths(actor), keeps_all(actor)
    found = []
    for leave in waiting:
        shifts = touched[leave.pk]
        his = all(any(is_within(path, above) for above in paths) for path, _row in shifts)
        if everything or (shifts and his):
            found.append(_leave(leave, actor, tuple(row for _path, row in shifts)))
    return tuple(found)


def _touched(leaves: list[Leave]) -> Mapping[int, list[tuple[str, ShiftRow]]]:
    """The shifts of each leave, with the paths of their posts. One statement, whether there are any or not."""
    days = [day for one in leaves for day in (one.starts_on, one.ends_on)] or [today()]
    rows = Shift.objects.select_related("post__organisation", "lawyer").filter(
        lawyer__in=[one.lawyer_id for one in leaves] or [0],
        day__range=(max(min(days), today()), max(days)),
    )
    found: dict[int, list[tuple[str, ShiftRow]]] = defaultdict(list)
    for shift in rows.order_by("day", "starts"):
        for leave in leaves:
            if leave.lawyer_id == shift.lawyer_id and leave.starts_on <= shift.day <= leave.ends_on:
                found[leave.pk].append((shift.post.organisation.path, _shift(shift)))
    return found


def _leave(one: Leave, actor: Actor, shifts: tuple[ShiftRow, ...]) -> LeaveRow:
    return LeaveRow(
        one.pk,
        one.lawyer.name,
        one.starts_on,
        one.ends_on,
        one.reason,
        one.state,
        shifts,
        one.lawyer_id == actor.person_id,
    )


def _swaps_to_decide(actor: Actor) -> tuple[SwapRow, ...]:
    paths = kept_paths(actor)
    rows = Swap.objects.filter(state="accepted", shift__day__gte=today()).select_related(
        "shift__post__organisation", "other__post__organisation"
    )
    mine = [
        one.pk
        for one in rows
        if all(
            any(is_within(shift.post.organisation.path, path) for path in paths)
            for shift in (one.shift, one.other)
            if shift is not None
        )
    ]
    return _swaps(Swap.objects.filter(pk__in=mine or [0]), actor)


def _swaps(swaps: QuerySet[Swap], actor: Actor) -> tuple[SwapRow, ...]:
    rows = swaps.select_related(
        "asked_by", "colleague", "shift__post", "shift__lawyer", "other__post", "other__lawyer"
    ).order_by("shift__day", "pk")
    return tuple(
        SwapRow(
            id=one.pk,
            asked_by=one.asked_by.name,
            colleague=one.colleague.name,
            gives=_shift(one.shift),
            takes=_shift(one.other) if one.other else None,
            state=one.state,
            mine=one.asked_by_id == actor.person_id,
            to_me=one.colleague_id == actor.person_id,
        )
        for one in rows
    )


def _bookings(bookings: QuerySet[Booking]) -> tuple[BookingRow, ...]:
    rows = bookings.select_related("person", "shift__post", "shift__lawyer").order_by("day", "starts")
    return tuple(
        BookingRow(
            id=one.pk,
            day=one.day,
            starts=one.starts,
            ends=one.ends,
            name=one.person.name,
            phone=masked("phone", one.person.phone),
            lawyer=called(one.shift.lawyer.name) if one.shift.lawyer else "",
            post_id=one.shift.post_id,
            post=one.shift.post.name,
            address=one.shift.post.address,
            post_phone=one.shift.post.phone,
            state=one.state,  # type: ignore[arg-type]  # one of its choices
        )
        for one in rows
    )


def _ahead(one: BookingRow) -> bool:
    return datetime.combine(one.day, one.ends, TZ) > now()
