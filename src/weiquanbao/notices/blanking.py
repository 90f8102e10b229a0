"""Forgetting codes and links: a day after delivery nobody needs them, and no backup should have them."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.db.models import Q

from weiquanbao.common import dates
from weiquanbao.notices.models import Notice, ScreenMessage

#: How long a secret is kept after its notice was sent, or given up.
KEEP = timedelta(days=1)
#: Rows in one transaction.
BATCH = 500


def blank_secrets() -> int:
    """Blank every secret that has served; returns how many notices were blanked."""
    blanked = 0
    while done := _blank_batch():
        blanked += done
    return blanked


@transaction.atomic
def _blank_batch() -> int:
    now = dates.now()
    served = Q(state="sent", sent_at__lte=now - KEEP) | Q(state="given_up", not_before__lte=now - KEEP)
    waiting = Notice.objects.filter(served, has_secret=True)
    notices = list(waiting.select_for_update(skip_locked=True)[:BATCH])
    for notice in notices:
        notice.text, notice.kept, notice.has_secret, notice.blanked_at = notice.kept, "", False, now
    Notice.objects.bulk_update(notices, ["text", "kept", "has_secret", "blanked_at"])
    _blank_screen([notice.gateway_key.hex for notice in notices])
    return len(notices)


def _blank_screen(keys: list[str]) -> None:
    shown = list(ScreenMessage.objects.filter(key__in=keys))
    for message in shown:
        message.text, message.kept = message.kept or message.text, ""
    ScreenMessage.objects.bulk_update(shown, ["text", "kept"])
