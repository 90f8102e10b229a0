"""What everybody may see: where a lawyer sits when, and which times are free."""

from __future__ import annotations

from datetime import date

from weiquanbao.access.actors import Actor
from weiquanbao.rosters import week


def duty_posts(_actor: Actor | None, since: date, until: date) -> tuple[week.PostDays, ...]:
    """Which posts are open on these days, where they are, and who sits there."""
    return week.posts(since, until)


def duty_times(_actor: Actor | None, post_id: int) -> week.Times | None:
    """The times at a post that may still be booked; None where there is no such post."""
    return week.times(post_id)


def duty_glance(_actor: Actor | None) -> week.Glance | None:
    """Today's lawyer in one line, for the first page."""
    return week.glance()
