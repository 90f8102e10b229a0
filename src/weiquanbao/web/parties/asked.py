"""A consultation as whoever asked reads it: what was said, what it rests on, and what may be asked next."""

from __future__ import annotations

from collections.abc import Mapping, Sized
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from weiquanbao.access.actors import Actor
from weiquanbao.cases.words import PROBLEMS
from weiquanbao.reading import visible
from weiquanbao.reading.consultations import Turn
from weiquanbao.reading.rows import PartyCaseView
from weiquanbao.web.parties.audience import Audience
from weiquanbao.web.worker.story import moment

#: It has a button of its own, with what it is about ticked already.
BECOME = "become_matter"


@dataclass(frozen=True, slots=True)
class Said:
    """One thing said, as it is drawn."""

    side: str
    text: str
    articles: tuple[str, ...]
    when: str
    at: datetime
    files: int
    asks_back: bool


def told_in(
    actor: Actor, view: PartyCaseView, audience: Audience, around: Mapping[str, Any]
) -> dict[str, Any]:
    """The conversation; whether it is over; and where it becomes a complaint, with what it is about ticked already."""
    complaining = audience.act(view.matter_code, view.id, BECOME)
    return {
        "acts": [one for one in around["acts"] if one.href != complaining],
        # What was said last is what one came for.
        "said": tuple(said_of(one) for one in reversed(visible.conversation(actor, view.id))),
        "to_complain": _to_complain(view, audience),
        "shown_instead": shown_instead(around["voices"], around["shots"]),
    }


def shown_instead(voices: Sized, shots: Sized) -> str:
    """What stands where nothing was written: whoever cannot write speaks, or takes a picture."""
    if voices:
        return _("说的、拍的，在下面") if shots else _("说的一段，在下面听")
    return _("拍的照片，在下面看") if shots else _("没有写字")


def said_of(one: Turn) -> Said:
    """A turn of the conversation, ready to be drawn."""
    asks_back = one.act == "ask_back"
    return Said(one.side, one.text, one.articles, moment(one.at), one.at, one.files, asks_back)


def _to_complain(view: PartyCaseView, audience: Audience) -> str:
    if not any(one.code == BECOME and one.allowed for one in view.acts):
        return ""
    topics = urlencode([("problems", code) for code in view.problems if code in PROBLEMS])
    return f"{audience.act(view.matter_code, view.id, BECOME)}?{topics}"
