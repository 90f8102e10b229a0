"""What everybody may know of the roster: which post is open when, by whom, and which times may still be booked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db.models import Q

from weiquanbao.common.dates import TZ, now, today
from weiquanbao.rosters.booking import last_day, times_of
from weiquanbao.rosters.models import Booking, DutyPost, Shift
from weiquanbao.rosters.words import called
from weiquanbao.sql.prepared import Prepared, Slot


@dataclass(frozen=True, slots=True)
class Sitting:
    """A lawyer at a post: surname, from when until when."""

    called: str
    starts: time
    ends: time


@dataclass(frozen=True, slots=True)
class PostDays:
    """A post with its public address and phone, and who sits there on which day; days without anybody left out."""

    id: int
    name: str
    town: str
    address: str
    phone: str
    days: tuple[tuple[date, tuple[Sitting, ...]], ...]

    @property
    def today(self) -> tuple[Sitting, ...]:
        """Who sits there today."""
        return dict(self.days).get(today(), ())


@dataclass(frozen=True, slots=True)
class Times:
    """A post with what may be booked: by day, the times that are free, each with its shift and lawyer."""

    post: PostDays
    free: tuple[tuple[date, tuple[tuple[int, str, time], ...]], ...]


@dataclass(frozen=True, slots=True)
class Glance:
    """Today in one line: one lawyer who sits now or next, and at how many posts somebody sits today."""

    called: str
    post: str
    starts: time
    ends: time
    now: bool
    posts: int


_TODAY = Prepared(
    lambda: (
        Shift.objects.filter(day=Slot("day"), lawyer__isnull=False, ends__gt=Slot("time"))
        .order_by("post__organisation__path", "starts")
        .values_list("lawyer__name", "post__name", "post_id", "starts", "ends")
    )
)
_kept: dict[tuple[date, time], Glance | None] = {}


def posts(since: date, until: date, *, only: int | None = None) -> tuple[PostDays, ...]:
    """The open posts by town, with who sits there on these days. Two statements."""
    rows = _open_posts(only)
    sitting = defaultdict(lambda: defaultdict(list))  # type: ignore[var-annotated]
    shifts = Shift.objects.filter(
        day__range=(since, until), lawyer__isnull=False, post__in=[one.pk for one in rows]
    )
    for post, day, name, starts, ends in shifts.order_by("day", "starts").values_list(
        "post_id", "day", "lawyer__name", "starts", "ends"
    ):
        sitting[post][day].append(Sitting(called(name), starts, ends))
    return tuple(
        _post(one, ((day, tuple(several)) for day, several in sitting[one.pk].items())) for one in rows
    )


def times(post_id: int) -> Times | None:
    """What may still be booked at a post; None where there is none. Three statements."""
    rows = _open_posts(post_id)
    if not rows:
        return None
    shifts = list(
        Shift.objects.filter(post=post_id, day__range=(today(), last_day()), lawyer__isnull=False)
        .select_related("lawyer")
        .order_by("day", "starts")
    )
    taken = set(
        Booking.objects.filter(shift__in=[one.pk for one in shifts], state="booked").values_list(
            "shift_id", "starts"
        )
    )
    free = defaultdict(list)
    for shift in shifts:
        for at in times_of(shift.starts, shift.ends):
            ahead = datetime.combine(shift.day, at, TZ) > now()
            if ahead and (shift.pk, at) not in taken and shift.lawyer is not None:
                free[shift.day].append((shift.pk, called(shift.lawyer.name), at))
    return Times(_post(rows[0], ()), tuple((day, tuple(several)) for day, several in free.items()))


def glance() -> Glance | None:
    """Today in one line, None where nobody sits any more. Asked of the database once a minute in each process."""
    moment = now()
    key = (moment.date(), moment.time().replace(second=0, microsecond=0))
    if key not in _kept:
        _kept.clear()
        _kept[key] = _glance(*key)
    return _kept[key]


def forget() -> None:
    """What was kept for the minute is asked anew: the roster changed in this process."""
    _kept.clear()


def _glance(day: date, at: time) -> Glance | None:
    rows = _TODAY.all(day=day, time=at)
    if not rows:
        return None
    # Whoever sits now, the county's own post first; else whoever comes first.
    name, post, _id, starts, ends = min(rows, key=lambda row: max(row[3], at))
    return Glance(called(name), post, starts, ends, starts <= at, len({row[2] for row in rows}))


def _open_posts(only: int | None) -> list[DutyPost]:
    rows = DutyPost.objects.filter(Q(closed_on=None) | Q(closed_on__gt=today())).select_related("region")
    if only is not None:
        rows = rows.filter(pk=only)
    return list(rows.order_by("organisation__path", "pk"))


def _post(row: DutyPost, days: Iterable[tuple[date, tuple[Sitting, ...]]]) -> PostDays:
    town = row.region.name if row.region else ""
    return PostDays(row.pk, row.name, town, row.address, row.phone, tuple(days))
