"""What `reading` may show of notices: frozen digests, never rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Min, Prefetch, Q, QuerySet

from weiquanbao.common import dates
from weiquanbao.common.identifiers import mask_phone
from weiquanbao.notices.models import (
    CHANNELS,
    OUTCOMES,
    STATES,
    WAITING,
    Delivery,
    Notice,
    ScreenMessage,
    phone_index,
)
from weiquanbao.sql.asking import asking


@dataclass(frozen=True, slots=True)
class Letter:
    """One message in a person's inbox."""

    id: int
    subject: str
    text: str
    at: datetime
    read_at: datetime | None
    case_id: int | None
    matter_id: int | None
    template: str
    about_id: int | None


@dataclass(frozen=True, slots=True)
class Bubble:
    """One text message on the demonstration's telephone."""

    id: int
    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Try:
    """One attempt at delivery."""

    number: int
    started_at: datetime
    ended_at: datetime | None
    outcome: str
    outcome_label: str
    fault: str


@dataclass(frozen=True, slots=True)
class Sending:
    """One notice as staff see it: to whom, by what way, how far it came. Its text is for its recipient."""

    id: int
    template: str
    subject: str
    channel: str
    channel_label: str
    recipient_id: int | None
    masked: str
    state: str
    state_label: str
    created_at: datetime
    sent_at: datetime | None
    next_try_at: datetime | None
    read_at: datetime | None
    case_id: int | None
    matter_id: int | None
    tries: tuple[Try, ...]


@dataclass(frozen=True, slots=True)
class Outbox:
    """How the outbox stands, for the metrics and for the system administrator."""

    waiting: int
    failing: int
    given_up: int
    oldest_due_at: datetime | None


def inbox(person_id: int, *, limit: int = 50, before: int | None = None) -> tuple[Letter, ...]:
    """The person's messages, newest first; `before` is the id of the last one already shown."""
    rows = _arrived(person_id).order_by("-id")
    if before is not None:
        rows = rows.filter(pk__lt=before)
    return tuple(_letter(row) for row in rows[:limit])


def letter(person_id: int, notice_id: int) -> Letter | None:
    """One message of this person's; None for anybody else's."""
    row = _arrived(person_id).filter(pk=notice_id).first()
    return _letter(row) if row else None


#: Of what `_arrived` gives; counted beside every page of the staff.
_UNREAD = """
SELECT count(*) FROM notices_notice
WHERE recipient_id = %(person)s AND channel = 'in_app' AND not_before <= %(now)s AND read_at IS NULL
"""


def unread(person_id: int) -> int:
    """How many messages the person has not read."""
    with asking() as cursor:
        cursor.execute(_UNREAD, {"person": person_id, "now": dates.now()})
        return int(cursor.fetchone()[0])


def screen_messages(phone: str, *, limit: int = 50) -> tuple[Bubble, ...]:
    """What the on-screen telephone with this number (+86…) shows, oldest first."""
    rows = ScreenMessage.objects.filter(phone_index=phone_index(phone)).order_by("-sent_at", "-id")[:limit]
    return tuple(Bubble(row.pk, row.text, row.sent_at) for row in reversed(rows))


def deliveries_of_case(case_ids: Iterable[int]) -> Mapping[int, tuple[Sending, ...]]:
    """What was sent in each case, oldest first: two queries, however many cases."""
    return _by("case_id", Notice.objects.filter(case_id__in=list(case_ids)))


def deliveries_of_matter(matter_ids: Iterable[int]) -> Mapping[int, tuple[Sending, ...]]:
    """What was sent in each matter, oldest first."""
    return _by("matter_id", Notice.objects.filter(matter_id__in=list(matter_ids)))


def undelivered(*, limit: int = 50, case_ids: Iterable[int] | None = None) -> tuple[Sending, ...]:
    """Notices that were given up or keep failing, newest first; of these cases, or of all."""
    rows = Notice.objects.filter(state__in=("given_up", "failed"))
    if case_ids is not None:
        rows = rows.filter(case_id__in=list(case_ids))
    return tuple(_sending(row) for row in _with_tries(rows).order_by("-created_at", "-id")[:limit])


def outbox() -> Outbox:
    """How many notices wait, keep failing or were given up, and since when the oldest is due."""
    waiting = Notice.objects.filter(state__in=WAITING).aggregate(
        waiting=Count("pk", filter=~Q(state="failed")),
        failing=Count("pk", filter=Q(state="failed")),
        oldest_due_at=Min("not_before", filter=~Q(state="failed")),
    )
    return Outbox(given_up=Notice.objects.filter(state="given_up").count(), **waiting)


def _letter(row: Notice) -> Letter:
    return Letter(
        row.pk,
        row.subject,
        row.text,
        row.not_before,
        row.read_at,
        row.case_id,
        row.matter_id,
        row.template,
        row.about_id,
    )


def _arrived(person_id: int) -> QuerySet[Notice]:
    return Notice.objects.filter(recipient_id=person_id, channel="in_app", not_before__lte=dates.now())


def _with_tries(rows: QuerySet[Notice]) -> QuerySet[Notice]:
    # The text stays sealed: staff see that something was sent, the recipient sees what.
    ordered = Prefetch("deliveries", Delivery.objects.order_by("attempt"))
    return rows.defer("text", "kept").prefetch_related(ordered)


def _by(column: str, rows: QuerySet[Notice]) -> Mapping[int, tuple[Sending, ...]]:
    grouped: defaultdict[int, list[Sending]] = defaultdict(list)
    for row in _with_tries(rows).order_by("id"):
        grouped[getattr(row, column)].append(_sending(row))
    return {owner: tuple(sendings) for owner, sendings in grouped.items()}


def _sending(row: Notice) -> Sending:
    return Sending(
        id=row.pk,
        template=row.template,
        subject=row.subject,
        channel=row.channel,
        channel_label=CHANNELS[row.channel],
        recipient_id=row.recipient_id,
        masked=_masked(row),
        state=row.state,
        state_label=STATES[row.state],
        created_at=row.created_at,
        sent_at=row.sent_at,
        next_try_at=row.not_before if row.state in {"queued", "failed"} else None,
        read_at=row.read_at,
        case_id=row.case_id,
        matter_id=row.matter_id,
        tries=tuple(_try(each) for each in row.deliveries.all()),
    )


def _try(row: Delivery) -> Try:
    label = OUTCOMES[row.outcome]
    return Try(row.attempt, row.started_at, row.ended_at, row.outcome, label, row.fault)


def _masked(row: Notice) -> str:
    if row.channel == "sms":
        return mask_phone(row.address) if row.address else ""
    name, at, domain = row.address.partition("@")
    return f"{name[:1]}***{at}{domain}" if at else ""
