"""E-mail, through whatever Django's EMAIL_BACKEND is."""

from __future__ import annotations

from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage

from weiquanbao.notices.gateways.contract import Message, Receipt


def send(message: Message) -> Receipt:
    """Send one plain-text e-mail. The key is its Message-ID: many servers drop a second with the same."""
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip("<> ") or "localhost"
    letter = EmailMessage(
        subject=message.subject,
        body=message.text,
        to=[message.address],
        headers={"Message-ID": f"<{message.key}@{domain}>"},
    )
    try:
        letter.send()
    except (SMTPException, OSError, ValueError) as error:
        # The text of the error may quote the address; its class says enough.
        return Receipt(accepted=False, fault=type(error).__name__)
    return Receipt(accepted=True)
