"""The threads of a case's matter side by side, as the desk reads and answers them."""

from __future__ import annotations

from django.http import Http404
from django.urls import reverse

from weiquanbao.access.actors import Actor
from weiquanbao.reading import visible
from weiquanbao.reading.rows import CaseView
from weiquanbao.web.talks import sending
from weiquanbao.web.talks.drawn import Composer, Talk, talk

#: What is being written, and in which thread.
Writing = tuple[str, Composer]


def talks_of(
    actor: Actor, view: CaseView, *, note: bool, writing: Writing | None = None, only: str = ""
) -> tuple[Talk, ...]:
    """Every thread, those with something unread first; `note` that they were read now."""
    if actor.person_id is None:
        raise Http404
    if note:
        lines = visible.threads(actor, view.matter_code)
        sending.read([one for one in lines if only in ("", one.seat.place)], actor.person_id)

    def address(page_id: int, copy: str) -> str:
        return reverse("office:attached", args=[view.id, page_id, copy])

    place, composer = writing or ("", None)
    return tuple(
        talk(
            one,
            reverse("office:thread", args=[view.id, one.line.seat.place]),
            "desk",
            address,
            composer if one.line.seat.place == place else None,
        )
        for one in visible.conversations(actor, view.matter_code)
        if only in ("", one.line.seat.place)
    )


def waiting_here(actor: Actor, view: CaseView) -> int:
    """Messages of the parties that nobody of the union has read."""
    return visible.waiting(actor, [view.matter_id]).get(view.matter_id, 0)
