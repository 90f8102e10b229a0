"""Telling people: queue a notice, note that it was read, send it once more."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from weiquanbao.common import dates
from weiquanbao.notices import wakeup
from weiquanbao.notices.library import wording
from weiquanbao.notices.models import CHANNELS, Notice
from weiquanbao.sql.inserting import insert


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One thing to tell one person. `phone` and `email` reach those who are no Person yet, or elsewhere.

    `about_id` is the row it is about where that is no case, for the page a message leads to.
    """

    key: str
    template: str
    context: Mapping[str, object]
    channels: Sequence[str] = ("in_app",)
    recipient_id: int | None = None
    phone: str = ""
    email: str = ""
    case_id: int | None = None
    matter_id: int | None = None
    about_id: int | None = None
    not_before: datetime | None = None
    not_after: datetime | None = None


def queue(
    *,
    key: str,
    template: str,
    context: Mapping[str, object],
    channels: Sequence[str] = ("in_app",),
    recipient_id: int | None = None,
    phone: str = "",
    email: str = "",
    case_id: int | None = None,
    matter_id: int | None = None,
    not_before: datetime | None = None,
    not_after: datetime | None = None,
) -> tuple[int, ...]:
    """Put one message a channel into the outbox, in the caller's transaction. The same key is queued once."""
    telling = Telling(
        key=key,
        template=template,
        context=context,
        channels=channels,
        recipient_id=recipient_id,
        phone=phone,
        email=email,
        case_id=case_id,
        matter_id=matter_id,
        not_before=not_before,
        not_after=not_after,
    )
    return queue_all([telling])


def queue_all(tellings: Iterable[Telling]) -> tuple[int, ...]:
    """The same for everything one act tells, in as few statements however many there are."""
    notices = [_notice(telling, channel) for telling in tellings for channel in telling.channels]
    if not notices:
        return ()
    now = dates.now()
    with transaction.atomic(savepoint=False):
        written = insert(notices, once=("key", "channel"))
        wakeup.deliver(notice for notice in written if notice.channel != "in_app")
        wakeup.announce(
            notice for notice in written if notice.channel == "in_app" and notice.not_before <= now
        )
    return tuple(notice.pk for notice in written)


def mark_read(*, person_id: int, notice_ids: Iterable[int] | None = None) -> int:
    """Note when a person read these of their messages, or all of them; returns how many were new."""
    unread = Notice.objects.filter(
        recipient_id=person_id, channel="in_app", read_at=None, not_before__lte=dates.now()
    )
    if notice_ids is not None:
        unread = unread.filter(pk__in=list(notice_ids))
    return unread.update(read_at=dates.now())


def _notice(telling: Telling, channel: str) -> Notice:
    if channel not in CHANNELS:
        raise ValueError(f"no channel {channel!r}")
    address = {"sms": telling.phone, "email": telling.email}.get(channel, "")
    if not address and (telling.recipient_id is None or channel == "email"):
        raise ValueError(f"{telling.template}: nobody to tell by {channel}")
    rendered = wording(telling.template).render(channel, telling.context)
    now = dates.now()
    due = telling.not_before or now
    arrived = channel == "in_app"
    return Notice(
        key=telling.key,
        template=telling.template,
        channel=channel,
        recipient_id=telling.recipient_id,
        address=address,
        subject=rendered.subject[:120],
        text=rendered.text,
        kept=rendered.kept,
        has_secret=bool(rendered.kept),
        case_id=telling.case_id,
        matter_id=telling.matter_id,
        about_id=telling.about_id,
        created_at=now,
        not_before=due,
        not_after=telling.not_after,
        state="sent" if arrived else "queued",
        sent_at=due if arrived else None,
    )
