"""What `reading` may show of messages: frozen digests, never rows. It asks nobody who is asking."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db.models import Count, Exists, F, Max, OuterRef, Q, QuerySet, Window
from django.db.models.functions import RowNumber

from weiquanbao.messages.models import Attachment, Message, Receipt, Thread
from weiquanbao.sql.asking import asking


@dataclass(frozen=True, slots=True)
class ThreadDigest:
    """One thread and when something was last written in it."""

    id: int
    matter_id: int
    audience: str
    party_id: int | None
    last_at: datetime | None


@dataclass(frozen=True, slots=True)
class ReceiptDigest:
    """Who read a message, for which side and party."""

    reader_id: int
    side: str
    party_id: int | None
    read_at: datetime


@dataclass(frozen=True, slots=True)
class MessageDigest:
    """One message; of what was taken back neither text nor attachments are given."""

    id: int
    thread_id: int
    author_id: int
    side: str
    party_id: int | None
    text: str
    created_at: datetime
    taken_back_at: datetime | None
    items: tuple[int, ...]
    receipts: tuple[ReceiptDigest, ...]


@dataclass(frozen=True, slots=True)
class SaidDigest:
    """One message with the matter and the readers of its thread."""

    id: int
    matter_id: int
    audience: str
    party_id: int | None
    text: str
    created_at: datetime


def said_in(matter_ids: Collection[int]) -> Iterator[SaidDigest]:
    """Every message of these matters that was not taken back, for whoever makes it findable. One query."""
    rows = Message.objects.filter(thread__matter_id__in=matter_ids, taken_back_at=None)
    for row in rows.select_related("thread").order_by("id").iterator():
        thread = row.thread
        yield SaidDigest(row.pk, thread.matter_id, thread.audience, thread.party_id, row.text, row.created_at)


def texts_of(message_ids: Collection[int]) -> dict[int, str]:
    """Message → its text, without what was taken back. One query; who may read them was asked before."""
    rows = Message.objects.filter(pk__in=message_ids, taken_back_at=None)
    return dict(rows.values_list("pk", "text"))


def threads_of(matter_ids: Collection[int]) -> tuple[ThreadDigest, ...]:
    """The threads of these matters. One query."""
    rows = Thread.objects.filter(matter_id__in=matter_ids).order_by("id")
    latest = dict(
        Message.objects.filter(thread__matter_id__in=matter_ids)
        .values_list("thread_id")
        .annotate(Max("created_at"))
    )
    return tuple(
        ThreadDigest(row.pk, row.matter_id, row.audience, row.party_id, latest.get(row.pk)) for row in rows
    )


def messages_of(
    thread_ids: Collection[int], *, limit: int, before: int | None = None
) -> dict[int, tuple[MessageDigest, ...]]:
    """Thread → its newest messages, oldest first. Three queries, however many threads."""
    newest = Window(RowNumber(), partition_by="thread_id", order_by=F("id").desc())
    rows = Message.objects.filter(thread_id__in=thread_ids)
    if before is not None:
        rows = rows.filter(pk__lt=before)
    found = list(rows.annotate(place=newest).filter(place__lte=limit).order_by("id"))
    items, receipts = _items_and_receipts([row.pk for row in found])
    grouped: dict[int, list[MessageDigest]] = {}
    for row in found:
        grouped.setdefault(row.thread_id, []).append(_message(row, items, receipts))
    return {thread: tuple(several) for thread, several in grouped.items()}


def _items_and_receipts(ids: list[int]) -> tuple[dict[int, list[int]], dict[int, list[ReceiptDigest]]]:
    items: dict[int, list[int]] = {}
    attached = Attachment.objects.filter(message_id__in=ids).order_by("id")
    for message, item in attached.values_list("message_id", "item"):
        items.setdefault(message, []).append(item)
    receipts: dict[int, list[ReceiptDigest]] = {}
    for one in Receipt.objects.filter(message_id__in=ids).order_by("read_at", "id"):
        digest = ReceiptDigest(one.reader_id, one.side, one.party_id, one.read_at)
        receipts.setdefault(one.message_id, []).append(digest)
    return items, receipts


def _message(
    row: Message, items: Mapping[int, list[int]], receipts: Mapping[int, list[ReceiptDigest]]
) -> MessageDigest:
    gone = row.taken_back_at is not None
    return MessageDigest(
        id=row.pk,
        thread_id=row.thread_id,
        author_id=row.author_id,
        side=row.side,
        party_id=row.party_id,
        text="" if gone else row.text,
        created_at=row.created_at,
        taken_back_at=row.taken_back_at,
        items=() if gone else tuple(items.get(row.pk, ())),
        receipts=tuple(receipts.get(row.pk, ())),
    )


def thread_of_item(item_id: int) -> ThreadDigest | None:
    """The thread in which an item hangs on a message that was not taken back."""
    row = (
        Attachment.objects.filter(item=item_id, message__taken_back_at=None)
        .select_related("message__thread")
        .first()
    )
    if row is None:
        return None
    thread = row.message.thread
    return ThreadDigest(thread.pk, thread.matter_id, thread.audience, thread.party_id, None)


def author_of_item(item_id: int) -> int | None:
    """Who sent an item."""
    rows = Attachment.objects.filter(item=item_id).values_list("message__author_id", flat=True)
    return rows.first()


def unread_of(
    person_id: int, side: str, party_ids: Collection[int], thread_ids: Collection[int]
) -> dict[int, int]:
    """Thread → how many messages of others this person has not read. One query."""
    own = Q(side=side, party_id__in=party_ids) if party_ids else Q(side=side)
    read = Receipt.objects.filter(message=OuterRef("pk"), reader_id=person_id)
    rows = (
        Message.objects.filter(thread_id__in=thread_ids, taken_back_at=None)
        .exclude(own)
        .filter(~Exists(read))
    )
    return dict(rows.order_by().values_list("thread_id").annotate(Count("pk")))


_WAITING = """
SELECT t.matter_id, count(*) FROM messages_message m JOIN messages_thread t ON t.id = m.thread_id
WHERE t.matter_id IN ({matters}) AND m.taken_back_at IS NULL AND m.side <> 'union'
    AND NOT EXISTS (SELECT FROM messages_receipt r WHERE r.message_id = m.id AND r.side = 'union')
GROUP BY 1 ORDER BY min(m.id)
"""


def waiting_of(matters: QuerySet[Any, Any]) -> dict[int, int]:
    """Matter → how many messages of parties nobody of the union has read yet, the longest waiting first. One query.

    `matters` is a query of their ids.
    """
    try:
        text, told = matters.query.sql_with_params()
    except EmptyResultSet:  # Django knows that there are none
        return {}
    with asking() as cursor:
        cursor.execute(_WAITING.format(matters=text), told)
        return dict(cursor.fetchall())
