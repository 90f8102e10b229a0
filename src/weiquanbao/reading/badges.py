"""The small figures beside the entries of the rail: open cases, new ones, unread messages."""

from __future__ import annotations

from dataclasses import dataclass

from weiquanbao.access.actors import Actor
from weiquanbao.notices.reading import unread
from weiquanbao.reading.dues import everything
from weiquanbao.reading.threads import waiting


@dataclass(frozen=True, slots=True)
class Badges:
    """Cases open, those nobody has answered yet, own notices unread, messages of parties the union has not read."""

    open: int
    received: int
    unread: int
    waiting: int


def badges(actor: Actor) -> Badges:
    """Counted live, up to a thousand that fall due first. Five queries, two fewer beside the queue itself."""
    due = everything(actor)
    mail = unread(actor.person_id) if actor.person_id is not None else 0
    return Badges(due.total, due.in_state("received"), mail, sum(waiting(actor).values()))
