"""The telephone on the screen: in a demonstration every text message is shown instead of sent."""

from __future__ import annotations

from weiquanbao.common import dates
from weiquanbao.notices.gateways.contract import Message, Receipt
from weiquanbao.notices.models import ScreenMessage, phone_index


def send(message: Message) -> Receipt:
    """Show one message. The key is unique, so the same message never appears twice."""
    shown, _new = ScreenMessage.objects.get_or_create(
        key=message.key,
        defaults={
            "phone_index": phone_index(message.address),
            "text": message.text,
            "kept": message.kept,
            "sent_at": dates.now(),
        },
    )
    return Receipt(accepted=True, gateway_id=f"screen-{shown.pk}")
