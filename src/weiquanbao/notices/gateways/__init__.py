"""How a notice leaves the house; which gateway carries text messages is a setting."""

from __future__ import annotations

from django.conf import settings

from weiquanbao.notices.gateways import mail, screen
from weiquanbao.notices.gateways.contract import Gateway, GatewaySettingsError, Message, Receipt
from weiquanbao.notices.gateways.http import HttpGateway

__all__ = ["GatewaySettingsError", "Message", "Receipt", "gateway", "is_real", "sms_gateway"]


def gateway(channel: str) -> Gateway:
    """Who carries this channel."""
    return mail.send if channel == "email" else sms_gateway()


def is_real(channel: str) -> bool:
    """Whether what is sent this way reaches somebody: sample people have numbers that may not be theirs."""
    return channel == "email" or settings.SMS_GATEWAY["kind"] == "http"


def sms_gateway() -> Gateway:
    """Who carries text messages, by the setting SMS_GATEWAY."""
    chosen = dict(settings.SMS_GATEWAY)
    kind = chosen.pop("kind", "")
    if kind == "screen":
        return screen.send
    if kind == "http":
        return HttpGateway.from_settings(chosen).send
    if kind == "none":
        return nobody
    raise GatewaySettingsError(f"SMS_GATEWAY has the kind {kind!r}; it may be screen, http or none")


def nobody(message: Message) -> Receipt:
    """No gateway: the notice stays in the outbox, where staff see it."""
    return Receipt(accepted=False, fault="no gateway")
