"""What the mediator's page of a mediation shows beside the case."""

from __future__ import annotations

from typing import Any

from weiquanbao.access.actors import Actor
from weiquanbao.reading import visible
from weiquanbao.reading.rows import CaseView
from weiquanbao.web.design.room import drawn

TEMPLATE = "office/mediation.html"


def around_room(actor: Actor, view: CaseView) -> dict[str, Any]:
    """The room; nothing where this person may not see it."""
    found = visible.mediation(actor, view.id)
    return drawn(found) if found else {}
