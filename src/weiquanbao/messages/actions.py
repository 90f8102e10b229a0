"""What may be done with messages: send one, take one back, note that they were read, ring the bell once an hour."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction

from weiquanbao.cases.models import Party
from weiquanbao.common import dates
from weiquanbao.common.text import plain
from weiquanbao.ledger.digests import salted
from weiquanbao.messages.models import Attachment, Message, Receipt, Ring, Thread
from weiquanbao.sql.changed import MATTER, changed

LONGEST = 2000
#: So long a message may be taken back, if nobody of another party has read it.
REGRET = timedelta(minutes=2)
#: Nobody is told of a thread by text message more often than this.
QUIET = timedelta(hours=1)
#: More than anybody writes; a script that floods a thread is stopped here.
AN_HOUR = 60
#: Files in one message, and in one thread.
FILES, FILES_OF_THREAD = 9, 300


class NotSent(ValueError):
    """The message was not sent; the sentence says why and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """A thread by what it is: the matter, the audience, and the one party that reads it where there is one."""

    matter_id: int
    audience: str
    party_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Writer:
    """Who writes or reads, and for which side; `party_id` is whom a party's person stands for."""

    person_id: int
    side: str
    party_id: int | None = None


@dataclass(frozen=True, slots=True)
class Sent:
    """The message, its thread, and whether it had been sent before."""

    message_id: int
    thread_id: int
    again: bool


def answered(*, author_id: int, key: UUID) -> bool:
    """Whether this form has made its message."""
    return Message.objects.filter(author_id=author_id, key=key).exists()


@transaction.atomic
def send(*, to: Address, by: Writer, text: str, key: UUID, items: Mapping[int, str] | None = None) -> Sent:
    """Write into a thread, opening it with its first message. `items`: evidence item → digest. One key, one message.

    Raises NotSent. Who may write here was asked of `reading` before.
    """
    kept = _text(text, items or {})
    thread = _thread(to)
    before = Message.objects.filter(author_id=by.person_id, key=key).first()
    if before:
        return Sent(before.pk, before.thread_id, again=True)
    now = dates.now()
    _check_pace(by.person_id, now)
    _check_files(thread, items or {})
    try:
        with transaction.atomic():
            made = _write(thread, by, kept, key, now)
            Attachment.objects.bulk_create(
                [Attachment(message=made, item=item, digest=digest) for item, digest in (items or {}).items()]
            )
    except IntegrityError:
        # The same form in another thread at this very moment, or a file that hangs on another message already.
        raise NotSent("这条没发出去，刷新一下再发。") from None
    changed(MATTER, to.matter_id)
    return Sent(made.pk, thread.pk, again=False)


def _text(text: str, items: Mapping[int, str]) -> str:
    try:
        kept = plain(text, LONGEST, lines=True)
    except ValueError as fault:
        raise NotSent(str(fault)) from None
    if not kept and not items:
        raise NotSent("还没写。写几个字，或者选一张照片，再发。")
    return kept


def _thread(to: Address) -> Thread:
    """The thread, locked: what is written into it stands in one order."""
    kept = {"matter_id": to.matter_id, "audience": to.audience, "party": _party(to)}
    thread, _new = Thread.objects.get_or_create(**kept, defaults={"opened_at": dates.now()})
    return Thread.objects.select_for_update(no_key=True).get(pk=thread.pk)


def _party(to: Address) -> Party | None:
    return Party.objects.get(pk=to.party_id) if to.party_id is not None else None


def _check_pace(author_id: int, now: datetime) -> None:
    recent = Message.objects.filter(author_id=author_id, created_at__gt=now - timedelta(hours=1)).count()
    if recent >= AN_HOUR:
        raise NotSent("这一小时发了很多条了，过一会儿再发。急事打 12351。")


def _check_files(thread: Thread, items: Mapping[int, str]) -> None:
    if len(items) > FILES:
        raise NotSent(f"一条最多带 {FILES} 件，分几条发。")
    held = Attachment.objects.filter(message__thread=thread).count() if items else 0
    if held + len(items) > FILES_OF_THREAD:
        raise NotSent("这里的文件太多了，放不下。打 12351，换个办法交。")


def _write(thread: Thread, by: Writer, text: str, key: UUID, now: datetime) -> Message:
    salt = secrets.token_bytes(16)
    return Message.objects.create(
        thread=thread,
        author_id=by.person_id,
        side=by.side,
        party_id=by.party_id,
        text=text,
        salt=salt,
        digest=salted(salt, "message", text),
        key=key,
        created_at=now,
    )


@transaction.atomic
def take_back(*, message_id: int, author_id: int) -> bool:
    """Take one's own message back within two minutes and while nobody else has read it; False where it is too late.

    It stays in the record as taken back.
    """
    mine = Message.objects.filter(pk=message_id, author_id=author_id)
    row = mine.select_related("thread").select_for_update(of=("self",)).first()
    if row is None or not may_take_back(row.created_at, read=_is_read(row)):
        return False
    if row.taken_back_at is None:
        row.taken_back_at = dates.now()
        row.save(update_fields=["taken_back_at"])
        changed(MATTER, row.thread.matter_id)
    return True


def may_take_back(created_at: datetime, *, read: bool) -> bool:
    """Whether there is still time, and nobody has read it."""
    return not read and dates.now() - created_at <= REGRET


def _is_read(row: Message) -> bool:
    return Receipt.objects.filter(message=row).exists()


def mark_read(*, thread_ids: Collection[int], by: Writer) -> int:
    """Note that somebody read everything in these threads that others wrote; returns how much was new to them.

    What one's own side wrote has no receipt: “工会已看” is said of the other side's messages only.
    """
    others = Message.objects.filter(thread_id__in=thread_ids, taken_back_at=None)
    others = (
        others.exclude(side=by.side, party_id=by.party_id) if by.party_id else others.exclude(side=by.side)
    )
    seen = Receipt.objects.filter(reader_id=by.person_id, message__thread_id__in=thread_ids)
    fresh = others.exclude(pk__in=seen.values("message_id")).values_list("pk", flat=True)
    now = dates.now()
    rows = [
        Receipt(message_id=pk, reader_id=by.person_id, side=by.side, party_id=by.party_id, read_at=now)
        for pk in fresh
    ]
    return len(Receipt.objects.bulk_create(rows, ignore_conflicts=True)) if rows else 0


@transaction.atomic
def ring(*, thread_id: int, people: Iterable[int]) -> tuple[int, ...]:
    """Of these, whoever has not been told of this thread by text message within the hour; they are now."""
    asked = tuple(dict.fromkeys(people))
    Thread.objects.select_for_update(no_key=True).get(pk=thread_id)
    now = dates.now()
    known = {row.person_id: row for row in Ring.objects.filter(thread_id=thread_id, person_id__in=asked)}
    due = tuple(one for one in asked if one not in known or now - known[one].rung_at >= QUIET)
    Ring.objects.bulk_create(
        [Ring(thread_id=thread_id, person_id=one, rung_at=now) for one in due],
        update_conflicts=True,
        unique_fields=["thread", "person"],
        update_fields=["rung_at"],
    )
    return due
