"""The outbox of a sample county: every notice arrives on the day it is from, on the telephone on the screen."""

from __future__ import annotations

from django.conf import settings
from django.db.models import Q

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
    # An employer's contact is invited by number alone, before anybody knows the person.
    invited = Q(recipient=None, case__organisation__is_sample=True)
    queued = Notice.objects.filter(Q(recipient__is_sample=True) | invited, state="queued", channel="sms")
    delivered = 0
    for pk, moment in list(queued.order_by("not_before", "pk").values_list("pk", "not_before")):
        with dates.at(moment):
            delivered += deliver(pk) is not None
    return delivered
