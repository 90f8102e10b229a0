"""站内消息: what a member of staff was told, newest first."""

from __future__ import annotations

from weiquanbao.access.actors import Actor
from weiquanbao.notices.reading import Letter, unread
from weiquanbao.notices.reading import inbox as letters
from weiquanbao.notices.reading import letter as one_letter

PAGE = 25


def inbox(actor: Actor, before: int | None = None) -> tuple[tuple[Letter, ...], int | None]:
    """Twenty-five messages and the one the next page begins after."""
    if actor.person_id is None:
        return (), None
    found = letters(actor.person_id, limit=PAGE + 1, before=before)
    return found[:PAGE], found[PAGE - 1].id if len(found) > PAGE else None


def own_letter(actor: Actor, notice_id: int) -> Letter | None:
    """One message of his own; None for anybody else's."""
    return one_letter(actor.person_id, notice_id) if actor.person_id is not None else None


def letters_unread(actor: Actor) -> int:
    """How many messages of his own this person has not read."""
    return unread(actor.person_id) if actor.person_id is not None else 0
