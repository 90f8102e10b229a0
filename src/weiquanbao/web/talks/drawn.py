"""A thread as a page draws it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID, uuid4

from django.conf import settings

from weiquanbao.evidence.reading import ItemDigest, items_of_draft
from weiquanbao.messages.actions import LONGEST
from weiquanbao.reading.threads import MessageRow, ThreadLine, ThreadView
from weiquanbao.web.talks.words import Readers, read_words, readers, side_word
from weiquanbao.web.worker.shots import Address, Shot, Voice, shots, voices
from weiquanbao.web.worker.story import moment


@dataclass(frozen=True, slots=True)
class Line:
    """One thread in a list."""

    readers: Readers
    href: str
    when: str
    unread: int
    begun: bool
    barred: str


@dataclass(frozen=True, slots=True)
class Bubble:
    """One message: whose, in which words, who reads it, who has."""

    id: int
    own: bool
    side: str
    who: str
    text: str
    when: str
    taken_back: bool
    may_take_back: bool
    shots: tuple[Shot, ...]
    voices: tuple[Voice, ...]
    read: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Composer:
    """What is being written: the key of this form, what was typed, files kept so far, what was wrong."""

    key: UUID = field(default_factory=uuid4)
    text: str = ""
    items: tuple[ItemDigest, ...] = ()
    error: str = ""


@dataclass(frozen=True, slots=True)
class Talk:
    """One thread with its bubbles and its composer."""

    place: str
    href: str
    readers: Readers
    bubbles: tuple[Bubble, ...]
    earlier: str
    unread: int
    barred: str
    begun: bool
    composer: Composer
    longest: int = LONGEST
    file_limit: int = field(default_factory=lambda: settings.EVIDENCE_FILE_LIMIT)


def line(one: ThreadLine, href: str, voice: str) -> Line:
    """A thread in a list."""
    when = moment(one.last_at) if one.last_at else ""
    return Line(readers(one.seat, voice), href, when, one.unread, one.id is not None, one.seat.barred)


def talk(view: ThreadView, href: str, voice: str, address: Address, composer: Composer | None = None) -> Talk:
    """A thread with its messages; the composer is fresh unless one was sent and not taken."""
    seat = view.line.seat
    return Talk(
        place=seat.place,
        href=href,
        readers=readers(seat, voice),
        bubbles=tuple(_bubble(row, address) for row in view.rows),
        earlier=f"{href}?before={view.earlier}" if view.earlier else "",
        unread=view.line.unread,
        barred=seat.barred,
        begun=view.line.id is not None,
        composer=composer or Composer(),
    )


def _bubble(row: MessageRow, address: Address) -> Bubble:
    return Bubble(
        id=row.id,
        own=row.own,
        side=row.side,
        who="·".join(part for part in (side_word(row.side), row.who) if part),
        text=row.text,
        when=moment(row.at),
        taken_back=row.taken_back,
        may_take_back=row.may_take_back,
        shots=shots(row.items, address),
        voices=voices(row.items, address),
        read=tuple(read_words(one) for one in row.read),
    )


def kept(key: UUID, text: str, error: str) -> Composer:
    """What was typed and which files were kept, when the message was not taken."""
    return Composer(key, text, items_of_draft(key), error)


def unread(lines: Sequence[ThreadLine]) -> int:
    """How many messages wait to be read."""
    return sum(one.unread for one in lines)
