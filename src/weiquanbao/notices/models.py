"""Notice, Delivery: what was told to whom, and every attempt to bring it there."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q

from weiquanbao.cases.models import Case, Matter
from weiquanbao.people.crypto import EncryptedTextField, blind_index
from weiquanbao.people.models import Person

CHANNELS = {"in_app": "站内消息", "sms": "短信", "email": "电子邮件"}
STATES = {
    "queued": "等着发",
    "sending": "正在发",
    "sent": "已发出",
    "failed": "没发出，会再试",
    "given_up": "发不出去",
}
OUTCOMES = {
    "trying": "正在发",
    "accepted": "对方已收下",
    "refused": "没收下",
    "unknown": "发到一半断了，结果不知道",
}
#: The states from which a notice may still be taken up for delivery.
WAITING = ("queued", "failed", "sending")


class Notice(models.Model):
    """通知: one message to one person on one channel. The row is the outbox."""

    key = models.CharField(max_length=200, help_text="The same key is the same notice, queued once.")
    template = models.CharField(max_length=80)
    channel = models.CharField(max_length=8, choices=list(CHANNELS.items()))
    recipient = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    address = EncryptedTextField(
        blank=True, default="", help_text="Empty until the first attempt when the recipient is a person."
    )
    subject = models.CharField(max_length=120, blank=True)
    text = EncryptedTextField()
    kept = EncryptedTextField(blank=True, default="", help_text="The text without its secrets.")
    case = models.ForeignKey(Case, models.PROTECT, null=True, related_name="+")
    matter = models.ForeignKey(Matter, models.PROTECT, null=True, related_name="+")
    about_id = models.BigIntegerField(
        null=True, help_text="What it is about where that is no case; the text says which table: a shift."
    )
    created_at = models.DateTimeField()
    not_before = models.DateTimeField(help_text="When to try, or to try again.")
    not_after = models.DateTimeField(null=True, help_text="After this it is of no use: a code has expired.")
    state = models.CharField(max_length=8, choices=list(STATES.items()), default="queued")
    attempts = models.PositiveSmallIntegerField(default=0)
    earlier_attempts = models.PositiveSmallIntegerField(default=0, help_text="Before it was last sent again.")
    gateway_key = models.UUIDField(default=uuid.uuid4, unique=True)
    held_until = models.DateTimeField(null=True, help_text="Whoever is sending it has it until then.")
    sent_at = models.DateTimeField(null=True)
    sent_again_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+", db_index=False)
    has_secret = models.BooleanField(default=False, help_text="Until it has been blanked.")
    blanked_at = models.DateTimeField(null=True)
    read_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["key", "channel"], name="one_notice_a_key_and_channel"),
            models.CheckConstraint(
                name="a_sent_notice_knows_when", condition=~Q(state="sent") | Q(sent_at__isnull=False)
            ),
            models.CheckConstraint(
                name="a_held_notice_is_being_sent",
                condition=Q(state="sending", held_until__isnull=False)
                | (~Q(state="sending") & Q(held_until__isnull=True)),
            ),
            models.CheckConstraint(
                name="a_notice_has_a_recipient", condition=Q(recipient__isnull=False) | ~Q(channel="in_app")
            ),
        ]
        indexes = [
            models.Index(fields=["not_before"], condition=Q(state__in=WAITING), name="notices_still_to_send"),
            models.Index(F("created_at").desc(), condition=Q(state="given_up"), name="notices_given_up"),
            models.Index(
                "recipient", F("id").desc(), condition=Q(channel="in_app"), name="inbox_newest_first"
            ),
            models.Index(fields=["created_at"], condition=Q(has_secret=True), name="notices_with_secrets"),
        ]

    def __str__(self) -> str:
        # Never an address or a text: this reaches logs and error pages.
        return f"notice {self.pk}"


class Delivery(models.Model):
    """送达记录: one attempt, written before the gateway is called and completed after."""

    notice = models.ForeignKey(Notice, models.CASCADE, related_name="deliveries")
    attempt = models.PositiveSmallIntegerField()
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=8, choices=list(OUTCOMES.items()), default="trying")
    gateway_id = models.CharField(max_length=100, blank=True)
    fault = models.CharField(max_length=100, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["notice", "attempt"], name="one_row_an_attempt")]

    def __str__(self) -> str:
        return f"attempt {self.attempt} of notice {self.notice_id}"


class ScreenMessage(models.Model):
    """What the demonstration's on-screen telephone shows. Only the gateway `screen` writes here."""

    key = models.CharField(max_length=64, unique=True)
    phone_index = models.CharField(max_length=64, db_index=True)
    text = EncryptedTextField()
    kept = EncryptedTextField(blank=True, default="")
    sent_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"screen message {self.pk}"


def phone_index(phone: str) -> str:
    """Under which the messages of one telephone are found."""
    return blind_index("phone", phone)
