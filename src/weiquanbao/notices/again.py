"""Sending once more what could not be delivered, after somebody has seen to the cause."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from django.db import transaction

from weiquanbao.common import dates
from weiquanbao.notices import wakeup
from weiquanbao.notices.models import Notice

if TYPE_CHECKING:
    from weiquanbao.access.actors import Actor


@transaction.atomic
def send_again(*, notice_id: int, acting_as: Actor) -> bool:
    """Put a notice that was given up back into the outbox; False when it is no longer given up, or of no use.

    To a number that has changed since, it is another message and gets a key of its own. To the same number
    the key stays: the old attempt may have arrived after all, and then nothing must be sent.
    """
    notice = Notice.objects.select_for_update().filter(pk=notice_id, state="given_up").first()
    if notice is None or _useless(notice):
        return False
    known = notice.recipient.phone if notice.recipient and notice.channel == "sms" else ""
    if known and known != notice.address:
        notice.address, notice.gateway_key = known, uuid.uuid4()
    notice.state, notice.not_before = "queued", dates.now()
    notice.earlier_attempts, notice.sent_again_by_id = notice.attempts, acting_as.person_id
    notice.save()
    wakeup.deliver([notice])
    return True


def _useless(notice: Notice) -> bool:
    """Its code or link has expired, or has been blanked."""
    expired = notice.not_after is not None and notice.not_after < dates.now()
    return expired or notice.blanked_at is not None
