"""Draft and the links that carry it to another device."""

from __future__ import annotations

import uuid

from django.db import models

from weiquanbao.cases.words import CHANNELS
from weiquanbao.people.crypto import EncryptedTextField
from weiquanbao.people.models import Account


class Draft(models.Model):
    """What one worker answered so far. All answers are one encrypted text: a draft is not searched, only continued."""

    key = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    channel = models.CharField(max_length=10, choices=list(CHANNELS.items()), default="phone")
    started_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    answers = EncryptedTextField(default="{}")
    phone_confirmed_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField()
    touched_at = models.DateTimeField()
    keep_until = models.DateTimeField(db_index=True)
    submitted_at = models.DateTimeField(null=True)


class DraftMember(models.Model):
    """工友: somebody to be asked to stand with whoever fills in this draft; gone with it, asked when it is filed."""

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="members")
    name = EncryptedTextField()
    phone = EncryptedTextField()
    amount = models.DecimalField(max_digits=14, decimal_places=2, null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="no_negative_amount_of_a_member",
                condition=models.Q(amount__isnull=True) | models.Q(amount__gte=0),
            )
        ]


class ResumeLink(models.Model):
    """A one-use link to a draft; only its digest is kept, a while longer than the draft, to say what became of it."""

    draft = models.ForeignKey(Draft, models.SET_NULL, null=True, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
