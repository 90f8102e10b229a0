"""The outbox of a sample county: every notice arrives on the day it is from, on the telephone on the screen."""

from __future__ import annotations

from collections.abc import Sequence

from django.conf import settings
from django.db import transaction
from django.db.models import Q

from weiquanbao.common import dates
from weiquanbao.notices.delivery import deliver
from weiquanbao.notices.models import Delivery, Notice, ScreenMessage, phone_index


def deliver_as_of_then() -> int:
    """Deliver what acts under an injected clock have queued, each at its own moment; returns how many.

    To be called once the acts are committed. Where a real gateway is configured nothing is sent: sample people have
    numbers that may belong to somebody.
    """
    if settings.SMS_GATEWAY["kind"] != "screen":
        return 0
    # An employer's contact is invited by number alone, before anybody knows the person.
    invited = Q(recipient=None, case__organisation__is_sample=True)
    queued = Notice.objects.filter(Q(recipient__is_sample=True) | invited, state="queued", channel="sms")
    notices = list(queued.select_related("recipient").order_by("not_before", "pk"))
    for notice in notices:
        notice.address = notice.address or _phone_of(notice)
    usual = [notice for notice in notices if notice.address and notice.not_after is None]
    _show(usual)
    delivered = len(usual)
    # What lapses or leads nowhere is judged one by one, as the worker does.
    for notice in notices:
        if notice.state == "queued":
            with dates.at(notice.not_before):
                delivered += deliver(notice.pk) is not None
    return delivered


def _phone_of(notice: Notice) -> str:
    return (notice.recipient.phone or "") if notice.recipient else ""


@transaction.atomic
def _show(notices: Sequence[Notice]) -> None:
    """What `delivery.deliver` does to each of these, done to all of them in three statements."""
    shown = ScreenMessage.objects.bulk_create(
        ScreenMessage(
            key=notice.gateway_key.hex,
            phone_index=phone_index(notice.address),
            text=notice.text,
            kept=notice.kept,
            sent_at=notice.not_before,
        )
        for notice in notices
    )
    for notice in notices:
        notice.state, notice.attempts, notice.sent_at = "sent", 1, notice.not_before
    Delivery.objects.bulk_create(
        Delivery(
            notice=notice,
            attempt=1,
            started_at=notice.not_before,
            outcome="accepted",
            ended_at=notice.not_before,
            gateway_id=f"screen-{message.pk}",
        )
        for notice, message in zip(notices, shown, strict=True)
    )
    Notice.objects.bulk_update(notices, ["address", "state", "attempts", "sent_at"])
