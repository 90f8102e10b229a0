"""The outbox of a sample county: every notice arrives on the day it is from, on the telephone on the screen."""

from __future__ import annotations

from django.conf import settings

from weiquanbao.common import dates
from weiquanbao.notices.delivery import deliver
from weiquanbao.notices.models import Notice


def deliver_as_of_then() -> int:
    """Deliver what acts under an injected clock have queued, each at its own moment; returns how many.

    To be called once the acts are committed. Where a real gateway is configured nothing is sent: sample people have
    numbers that may belong to somebody.
    """
    if settings.SMS_GATEWAY["kind"] != "screen":
        return 0
    queued = Notice.objects.filter(state="queued", channel="sms", recipient__is_sample=True)
    delivered = 0
    for pk, moment in list(queued.order_by("not_before", "pk").values_list("pk", "not_before")):
        with dates.at(moment):
            delivered += deliver(pk) is not None
    return delivered
