"""The duties an actor holds on a day, read once for the page he asks for."""

from __future__ import annotations

from datetime import date

from weiquanbao.access.actors import Actor
from weiquanbao.common import dates
from weiquanbao.people.appointments import Held, held_by


def held(actor: Actor, *, on: date | None = None) -> tuple[Held, ...]:
    """What he may exercise on a day, today unless another is given; nothing for whoever is no person."""
    if actor.person_id is None:
        return ()
    day = on or dates.today()
    return actor.once(("held", day), lambda: held_by(actor.person_id or 0, day))


def duties_held(actor: Actor) -> frozenset[str]:
    """The same for today, without the places."""
    return actor.once(("duties", dates.today()), lambda: frozenset(each.role for each in held(actor)))
