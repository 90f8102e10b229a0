"""Who is on duty on a day: for everybody who sends somebody to a lawyer. One statement for shifts, one for profiles."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from weiquanbao.common.dates import now
from weiquanbao.rosters.models import LawyerProfile, Leave, Shift
from weiquanbao.rosters.words import called


@dataclass(frozen=True, slots=True)
class PostHours:
    """Where a lawyer sits that day, from when until when."""

    shift_id: int
    post_id: int
    post: str
    region: str
    """Code of the town or county the post is in; empty where it is not known."""
    starts: time
    ends: time


@dataclass(frozen=True, slots=True)
class LawyerOnDuty:
    """A lawyer as far as somebody who assigns needs to know him. Never his phone."""

    person_id: int
    name: str
    called: str
    """As he is called in public: surname and 律师."""
    firm: str
    topics: tuple[str, ...]
    homes: tuple[str, ...]
    """Home provinces, by code (words.HOMES)."""
    languages: tuple[str, ...]
    """Codes of words.LANGUAGES."""
    most_open: int
    """How many questions he takes at once."""
    town: str
    posts: tuple[PostHours, ...]
    """That day, in the order of the hours; nothing for a lawyer who does not sit that day."""
    now: bool
    """Whether he sits at this moment."""


def lawyers(day: date, *, all_of_them: bool = False) -> tuple[LawyerOnDuty, ...]:
    """Those who sit on a day, or with `all_of_them` every lawyer there is, by name. Two statements."""
    sitting = _sitting(day)
    profiles = LawyerProfile.objects.select_related("person").order_by("person__name", "person_id")
    if not all_of_them:
        profiles = profiles.filter(person_id__in=sitting)
    moment = now()
    return tuple(
        LawyerOnDuty(
            person_id=one.person_id,
            name=one.person.name,
            called=called(one.person.name),
            firm=one.firm,
            topics=tuple(one.topics),
            homes=tuple(one.homes),
            languages=tuple(one.languages),
            most_open=one.most_open,
            town=one.town_id or "",
            posts=tuple(sitting.get(one.person_id, ())),
            now=moment.date() == day
            and any(post.starts <= moment.time() < post.ends for post in sitting.get(one.person_id, ())),
        )
        for one in profiles
    )


def away(day: date) -> frozenset[int]:
    """Lawyers whose leave of that day is approved. One statement."""
    leaves = Leave.objects.filter(state="approved", starts_on__lte=day, ends_on__gte=day)
    return frozenset(leaves.values_list("lawyer_id", flat=True))


def _sitting(day: date) -> dict[int, list[PostHours]]:
    rows = Shift.objects.filter(day=day, lawyer__isnull=False).select_related("post").order_by("starts", "pk")
    found: dict[int, list[PostHours]] = {}
    for row in rows:
        assert row.lawyer_id is not None  # noqa: S101 - asked for above
        hours = PostHours(row.pk, row.post_id, row.post.name, row.post.region_id or "", row.starts, row.ends)
        found.setdefault(row.lawyer_id, []).append(hours)
    return found
