"""Bringing a notice on its way, once.

Three steps, each whole in itself: `take` writes down that an attempt begins and commits, the gateway is
called, `settle` writes down how it ended. A process that dies in between leaves an attempt without an end.
When its hold runs out the notice is taken again with the SAME key, and a gateway that knows the key sends nothing
twice. With a gateway that ignores keys, a death exactly between its answer and our note of it means a second
message: at least once, never not at all.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog
from django.db import transaction
from django.db.models import Q, QuerySet

from weiquanbao.common import dates
from weiquanbao.notices import wakeup
from weiquanbao.notices.gateways import Message, Receipt, gateway, is_real
from weiquanbao.notices.models import Delivery, Notice

#: How long to wait after each attempt that failed; after the last one staff are shown the notice instead.
BACK_OFF = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=12),
)
#: Longer than any gateway may take to answer (two minutes), so that only the dead lose their hold.
HOLD = timedelta(minutes=3)
#: A sweep hands over this many, then lets other jobs in.
SWEEP = 200

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Attempt:
    """A notice taken up for delivery: which attempt, on which channel, and what the gateway is given."""

    notice_id: int
    number: int
    channel: str
    message: Message


def deliver(notice_id: int) -> str | None:
    """Try to deliver one notice now; its state afterwards, or None when it was not there to be taken."""
    attempt = take(notice_id)
    return settle(attempt, hand_over(attempt)) if attempt else None


def deliver_due(*, stop: Callable[[], bool] = bool) -> int:
    """Deliver what is due and still lies there: retries, and what a worker held when it died.

    `stop` is asked before each notice, for a gateway may be slow and the worker be told to end.
    """
    delivered = 0
    for pk in list(due().order_by("not_before").values_list("pk", flat=True)[:SWEEP]):
        if stop():
            break
        delivered += deliver(pk) is not None
    return delivered


def due() -> QuerySet[Notice]:
    """Notices whose time has come and which nobody holds."""
    now = dates.now()
    waiting = Q(state__in=("queued", "failed"), not_before__lte=now)
    orphaned = Q(state="sending", held_until__lte=now)
    return Notice.objects.filter(waiting | orphaned)


@transaction.atomic(durable=True)
def take(notice_id: int) -> Attempt | None:
    """Begin an attempt: one worker gets the notice, all others get None."""
    notice = due().filter(pk=notice_id).select_for_update(skip_locked=True).first()
    if notice is None:
        return None
    notice.deliveries.filter(outcome="trying").update(outcome="unknown", ended_at=dates.now())
    notice.address = notice.address or _address(notice)
    obstacle = _obstacle(notice)
    if obstacle:
        _give_up(notice, obstacle)
        return None
    notice.attempts += 1
    notice.state, notice.held_until = "sending", dates.now() + HOLD
    notice.save(update_fields=["address", "attempts", "state", "held_until"])
    _write_down(notice)
    return Attempt(notice.pk, notice.attempts, notice.channel, _message(notice))


def hand_over(attempt: Attempt) -> Receipt:
    """Call the gateway, outside any transaction. Whatever it raises is a refusal."""
    try:
        return gateway(attempt.channel)(attempt.message)
    except Exception as error:  # noqa: BLE001 - a broken gateway must not take the worker down with it
        # The class only: a message or a traceback could repeat the number.
        log.error("notice.gateway_broken", notice=attempt.notice_id, error=type(error).__name__)  # noqa: TRY400
        return Receipt(accepted=False, fault=type(error).__name__)


@transaction.atomic(durable=True)
def settle(attempt: Attempt, receipt: Receipt) -> str:
    """End an attempt: sent, to be tried again later, or given up."""
    notice = Notice.objects.select_for_update().get(pk=attempt.notice_id)
    notice.deliveries.filter(attempt=attempt.number).update(
        outcome="accepted" if receipt.accepted else "refused",
        ended_at=dates.now(),
        gateway_id=receipt.gateway_id[:100],
        fault=receipt.fault[:100],
    )
    if not receipt.accepted:
        log.warning("notice.not_taken", notice=notice.pk, channel=notice.channel, fault=receipt.fault)
    if receipt.accepted:
        _rest(notice, "sent", sent_at=notice.sent_at or dates.now())
    elif notice.state == "sending" and notice.attempts == attempt.number:
        _try_later(notice)
    # Else a later attempt has the notice, because we took longer than our hold: its end decides.
    return notice.state


def _try_later(notice: Notice) -> None:
    tries = notice.attempts - notice.earlier_attempts
    if tries > len(BACK_OFF):
        _rest(notice, "given_up")
        log.error("notice.given_up", notice=notice.pk, channel=notice.channel)
        return
    _rest(notice, "failed", not_before=dates.now() + BACK_OFF[tries - 1])
    wakeup.deliver([notice])


def _obstacle(notice: Notice) -> str:
    if notice.not_after and dates.now() > notice.not_after:
        return "too late"
    if not notice.address:
        return "no address"
    if is_real(notice.channel) and _is_sample(notice):
        return "sample person"
    return "no answer known" if notice.attempts - notice.earlier_attempts > len(BACK_OFF) else ""


def _is_sample(notice: Notice) -> bool:
    """Whether it is for a sample: a person known as one, or a bare number in a case of a sample organisation."""
    if notice.recipient is not None:
        return notice.recipient.is_sample
    return notice.case is not None and notice.case.organisation.is_sample


def _give_up(notice: Notice, fault: str) -> None:
    notice.attempts += 1
    _write_down(notice, outcome="refused", ended_at=dates.now(), fault=fault)
    _rest(notice, "given_up", attempts=notice.attempts)
    log.error("notice.given_up", notice=notice.pk, channel=notice.channel, fault=fault)


def _rest(notice: Notice, state: str, **changes: datetime | int) -> None:
    """Put the notice down in a state where nobody holds it."""
    for name, value in {"state": state, "held_until": None, **changes}.items():
        setattr(notice, name, value)
    notice.save(update_fields=["state", "held_until", *changes])


def _write_down(notice: Notice, **ending: str | datetime) -> None:
    Delivery.objects.create(notice=notice, attempt=notice.attempts, started_at=dates.now(), **ending)


def _address(notice: Notice) -> str:
    """Where the person is reached today; kept from the first attempt on, for the key goes with it."""
    if notice.recipient is None or notice.channel != "sms":
        return ""
    return notice.recipient.phone or ""


def _message(notice: Notice) -> Message:
    return Message(notice.gateway_key.hex, notice.address, notice.subject, notice.text, notice.kept)
