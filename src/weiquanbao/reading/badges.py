"""The small figures beside the entries of the rail: open cases, new ones, unread messages."""

from __future__ import annotations

from dataclasses import dataclass

from weiquanbao.access.actors import Actor
from weiquanbao.notices.reading import unread
from weiquanbao.reading.queue import MOST
from weiquanbao.reading.reach import cases_within, reach
from weiquanbao.reading.threads import waiting


@dataclass(frozen=True, slots=True)
class Badges:
    """Cases open, those nobody has answered yet, own notices unread, messages of parties the union has not read."""

    open: int
    received: int
    unread: int
    waiting: int


def badges(actor: Actor) -> Badges:
    """Counted live, up to a thousand. Five queries."""
    states = list(
        cases_within(reach(actor), actor)
        .filter(closed_on=None, incident=False)
        .order_by("id")
        .values_list("state", flat=True)[:MOST]
    )
    mail = unread(actor.person_id) if actor.person_id is not None else 0
    return Badges(len(states), states.count("received"), mail, sum(waiting(actor).values()))
