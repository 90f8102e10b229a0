"""Thread, Message, Attachment, Receipt: what was written to whom, and who read it when. They only grow."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.db.models import Q

from weiquanbao.cases.models import Matter, Party
from weiquanbao.messages.words import AUDIENCES, SIDES
from weiquanbao.people.append_only import append_only
from weiquanbao.people.crypto import EncryptedTextField
from weiquanbao.people.models import Person

#: A message is taken back at most once, nothing else of it ever changes; renewing a key seals the same text anew, and
#: destroying a dossier whose time is over leaves nothing of the text.
ONLY_TAKEN_BACK = """
IF coalesce(current_setting('weiquanbao.erasing', true), '') = 'on' AND length(NEW.salt) = 0
THEN RETURN NEW;
END IF;
IF to_jsonb(NEW) - 'taken_back_at' - 'text' IS DISTINCT FROM to_jsonb(OLD) - 'taken_back_at' - 'text'
   OR (OLD.taken_back_at IS NOT NULL AND NEW.taken_back_at IS DISTINCT FROM OLD.taken_back_at)
   OR (NEW.text IS DISTINCT FROM OLD.text AND coalesce(current_setting('weiquanbao.resealing', true), '') <> 'on')
THEN RAISE EXCEPTION 'a message is never altered, only taken back';
END IF;
RETURN NEW;
"""


class Thread(models.Model):
    """One conversation about a matter, with an audience for good: no message ever moves to another."""

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="+")
    audience = models.CharField(max_length=16, choices=list(AUDIENCES.items()))
    party = models.ForeignKey(
        Party, models.PROTECT, null=True, related_name="+", help_text="The one party that reads it."
    )
    opened_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["matter", "audience", "party"], nulls_distinct=False, name="one_thread_an_audience"
            ),
            models.CheckConstraint(
                name="a_thread_knows_its_audience",
                condition=Q(audience="everyone", party=None)
                | Q(audience="respondent_union", party__isnull=False)
                | Q(audience="worker_union"),
            ),
        ]
        triggers = append_only()

    def __str__(self) -> str:
        return f"thread {self.pk}"


class Message(models.Model):
    """消息: one thing written, by whom, for which side. `digest` proves the text to whoever is given text and salt."""

    thread = models.ForeignKey(Thread, models.PROTECT, related_name="+")
    author = models.ForeignKey(Person, models.PROTECT, related_name="+")
    side = models.CharField(max_length=10, choices=list(SIDES.items()))
    party = models.ForeignKey(
        Party, models.PROTECT, null=True, related_name="+", help_text="For whom it was written."
    )
    text = EncryptedTextField(blank=True)
    salt = models.BinaryField()
    digest = models.CharField(max_length=64)
    key = models.UUIDField(help_text="Rendered with the form: one form makes one message.")
    created_at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["author", "key"], name="one_form_one_message"),
            models.CheckConstraint(
                name="a_message_of_a_party_names_it", condition=Q(side="union") ^ Q(party__isnull=False)
            ),
        ]
        indexes = [
            models.Index(fields=["thread", "-id"], name="messages_newest_first"),
            models.Index(fields=["author", "-created_at"], name="messages_of_an_author"),
        ]
        triggers = [
            *(one for one in append_only() if one.name != "append_only"),
            pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete),
            pgtrigger.Trigger(
                name="only_taken_back",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                func=ONLY_TAKEN_BACK,
            ),
        ]

    def __str__(self) -> str:
        # Never the text: this reaches logs and error pages.
        return f"message {self.pk}"


class Attachment(models.Model):
    """附件: an item that evidence keeps under the message's own key, by id and digest; seen where the message is."""

    message = models.ForeignKey(Message, models.PROTECT, related_name="+")
    item = models.BigIntegerField(unique=True)
    digest = models.CharField(max_length=64, help_text="SHA-256 over the digests of its pages.")

    class Meta:
        triggers = append_only()

    def __str__(self) -> str:
        return f"attachment {self.pk}"


class Receipt(models.Model):
    """已看: who read a message, for which side, when."""

    message = models.ForeignKey(Message, models.PROTECT, related_name="+")
    reader = models.ForeignKey(Person, models.PROTECT, related_name="+")
    side = models.CharField(max_length=10, choices=list(SIDES.items()))
    party = models.ForeignKey(Party, models.PROTECT, null=True, related_name="+")
    read_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["message", "reader"], name="one_receipt_a_reader"),
        ]
        triggers = append_only()

    def __str__(self) -> str:
        return f"receipt {self.pk}"


class Ring(models.Model):
    """When somebody was last told by text message that a thread has something new for them."""

    thread = models.ForeignKey(Thread, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    rung_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["thread", "person"], name="one_bell_a_reader")]

    def __str__(self) -> str:
        return f"ring {self.pk}"
