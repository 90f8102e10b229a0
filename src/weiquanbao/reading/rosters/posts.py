"""The posts somebody keeps, with the hours of their week."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, time

from django.db.models import Q

from weiquanbao.access.actors import Actor
from weiquanbao.common.dates import today
from weiquanbao.organisations.models import Organisation
from weiquanbao.reading.rosters.shifts import kept_posts
from weiquanbao.rosters.models import Opening
from weiquanbao.rosters.rights import kept_paths

#: Where lawyers sit.
PLACES = ("federation", "rights_centre", "legal_aid_station", "tribunal", "town_union")


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
    closed_on: date | None
    hours: tuple[HoursRow, ...]


def roster_posts(actor: Actor) -> tuple[PostView, ...]:
    """The posts this actor keeps, with the hours that hold from today on. Two statements."""
    paths = kept_paths(actor)
    if not paths:
        return ()
    rows = list(kept_posts(paths, today()).select_related("organisation"))
    hours: dict[int, list[HoursRow]] = defaultdict(list)
    openings = Opening.objects.filter(post__in=[one.pk for one in rows]).select_related("lawyer")
    for one in openings.filter(Q(until=None) | Q(until__gt=today())).order_by("weekday", "starts", "pk"):
        name = one.lawyer.name if one.lawyer else ""
        hours[one.post_id].append(HoursRow(one.pk, one.weekday, one.starts, one.ends, name))
    return tuple(
        PostView(
            one.pk,
            one.name,
            one.organisation.name,
            one.address,
            one.phone,
            one.closed_on,
            tuple(hours[one.pk]),
        )
        for one in rows
    )


def roster_places(actor: Actor) -> tuple[tuple[int, str], ...]:
    """The federation, centres and town unions at which this actor may open a post: ids and names."""
    inside = Q(pk__in=[])
    for path in kept_paths(actor):
        inside |= Q(path__startswith=path)
    rows = Organisation.objects.filter(inside, kind__in=PLACES, closed_on=None).order_by("path")
    return tuple(rows.values_list("pk", "name"))
