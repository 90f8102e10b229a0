"""Sending a code to a phone: made by people, carried by the outbox, in one transaction."""

from django.db import transaction
from django.http import HttpRequest

from weiquanbao.notices.actions import queue
from weiquanbao.people.codes import SentCode, send_code

CONFIRM, SIGN_IN, AUTHORISE = "confirm_phone", "sign_in", "authorise"
_TEMPLATES = {CONFIRM: "confirm_code", SIGN_IN: "sign_in_code", AUTHORISE: "authorise_code"}


@transaction.atomic
def send(request: HttpRequest, phone: str, purpose: str) -> SentCode:
    """Send a new code. Raises CodeRefused with the sentence to show."""
    sent = send_code(phone, purpose, address=request.META.get("REMOTE_ADDR"))
    queue(
        key=f"code:{sent.id}",
        template=_TEMPLATES[purpose],
        channels=("sms",),
        phone=sent.phone,
        context={"code": sent.code, "minutes": sent.minutes},
        not_after=sent.expires_at,
    )
    return sent
