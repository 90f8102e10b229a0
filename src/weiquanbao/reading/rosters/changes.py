"""经过: what was changed in a roster, by whom and why, for whoever keeps it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db.models import Q, QuerySet

from weiquanbao.access.actors import Actor
from weiquanbao.rosters.models import Change, DutyPost, Leave, Shift, standing
from weiquanbao.rosters.rights import keeps_all, kept_paths
from weiquanbao.rosters.words import CHANGES

PAGE = 50
#: Who comes to a lawyer is not for his keeper to know (内部规则 律师坐班 6): it is told that somebody did.
BY_WORKERS = frozenset({"booked", "booking_cancelled"})
#: Shifts that moved for a leave, which stands beside them.
FOR_LEAVE = frozenset({"shift_vacated", "shift_returned"})
#: Made every night from the hours of a week, by the hundred: seen at each shift, not in the list.
PLANNED = "shift_planned"


@dataclass(frozen=True, slots=True)
class LeaveOf:
    """Whose leave it is, when and why."""

    lawyer: str
    starts_on: date
    ends_on: date
    reason: str


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One line: what, when, by whom; which shift; from whom to whom; and the leave it was for, if it was for one."""

    id: int
    kind: str
    word: str
    at: datetime
    by: str
    """Empty where the system did it, or a worker, who is not named."""
    by_worker: bool
    post: str
    shift_id: int | None
    """None too where its post is closed by then or its day has become a day off: it has no page."""
    day: date | None
    starts: time | None
    ends: time | None
    before: str
    after: str
    leave: LeaveOf | None


def roster_changes(
    actor: Actor, before: int | None = None
) -> tuple[tuple[ChangeRow, ...], int | None] | None:
    """Fifty changes of the posts this actor keeps, the newest first, and the one the next page begins after.

    What belongs to no post, leave and what is known of lawyers, is shown to the county. None for whoever keeps
    nothing. The statements are constant.
    """
    paths = kept_paths(actor)
    if not paths:
        return None
    inside = Q()
    for path in paths:
        inside |= Q(organisation__path__startswith=path)
    mine = Q(post_id__in=DutyPost.objects.filter(inside).values("pk"))
    if keeps_all(actor):
        mine |= Q(post_id=None)
    found = Change.objects.filter(mine).exclude(kind=PLANNED)
    if before is not None:
        found = found.filter(pk__lt=before)
    rows = change_rows(found.order_by("-pk")[: PAGE + 1])
    return rows[:PAGE], rows[PAGE - 1].id if len(rows) > PAGE else None


def changes_of_shift(shift_id: int) -> tuple[ChangeRow, ...]:
    """Everything that was done to one shift, the first first."""
    return change_rows(Change.objects.filter(shift_id=shift_id).order_by("pk"))


def change_rows(changes: QuerySet[Change]) -> tuple[ChangeRow, ...]:
    """Four statements, however many."""
    rows = list(changes.select_related("by", "before", "after"))
    posts = dict(DutyPost.objects.filter(pk__in=_ids(one.post_id for one in rows)).values_list("pk", "name"))
    shifts = Shift.objects.annotate(stands=standing()).in_bulk(_ids(one.shift_id for one in rows))
    leaves = _leaves(rows)
    return tuple(_row(one, posts, shifts, leaves) for one in rows)


def _ids(several: Iterable[int | None]) -> list[int]:
    """The ids there are; one that is nobody's where there are none, so that it is asked all the same."""
    return [one for one in set(several) if one is not None] or [0]


def _leaves(rows: Iterable[Change]) -> Mapping[int, LeaveOf]:
    about = _ids(one.about_id for one in rows if _of_leave(one.kind))
    found = Leave.objects.filter(pk__in=about).select_related("lawyer")
    return {one.pk: LeaveOf(one.lawyer.name, one.starts_on, one.ends_on, one.reason) for one in found}


def _of_leave(kind: str) -> bool:
    return kind.startswith("leave_") or kind in FOR_LEAVE


def _row(
    one: Change, posts: Mapping[int, str], shifts: Mapping[int, Shift], leaves: Mapping[int, LeaveOf]
) -> ChangeRow:
    by_worker = one.kind in BY_WORKERS
    shift = shifts.get(one.shift_id or 0)
    return ChangeRow(
        id=one.pk,
        kind=one.kind,
        word=CHANGES[one.kind],
        at=one.at,
        by=one.by.name if one.by is not None and not by_worker else "",
        by_worker=by_worker,
        post=posts.get(one.post_id or 0, ""),
        shift_id=one.shift_id if getattr(shift, "stands", False) else None,
        day=shift.day if shift else None,
        starts=shift.starts if shift else None,
        ends=shift.ends if shift else None,
        before=one.before.name if one.before else "",
        after=one.after.name if one.after else "",
        leave=leaves.get(one.about_id or 0) if _of_leave(one.kind) else None,
    )
