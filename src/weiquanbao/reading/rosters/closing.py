"""What a post that closes would take with it, for its keeper to see before he does it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from weiquanbao.access.actors import Actor
from weiquanbao.reading.rosters.shifts import ShiftRow, kept_posts, shift_rows
from weiquanbao.rosters.models import Shift, standing
from weiquanbao.rosters.rights import kept_paths


@dataclass(frozen=True, slots=True)
class ClosingView:
    """A post, and its shifts from a day on that would be sat or were booked; gaps nobody booked are not missed."""

    post_id: int
    post: str
    day: date
    shifts: tuple[ShiftRow, ...]

    @property
    def lawyers(self) -> tuple[str, ...]:
        """Who would be told, once each."""
        return tuple(dict.fromkeys(one.lawyer for one in self.shifts if one.lawyer_id is not None))

    @property
    def booked(self) -> int:
        """How many times would fall away."""
        return sum(one.booked for one in self.shifts)


def roster_closing(actor: Actor, post_id: int, day: date) -> ClosingView | None:
    """The same for a post this actor keeps; None for anything else. Two statements."""
    paths = kept_paths(actor)
    post = kept_posts(paths, day).filter(pk=post_id).first() if paths else None
    if post is None:
        return None
    rows = shift_rows(Shift.objects.filter(standing(), post=post, day__gte=day))
    coming = (row for _post, row in rows if not row.over)
    touched = tuple(row for row in coming if row.lawyer_id is not None or row.booked)
    return ClosingView(post.pk, post.name, day, touched)
