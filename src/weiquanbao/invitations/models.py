"""Invitation: one respondent of one case asked to come in. What lets in is kept as digests only."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from weiquanbao.cases.models import Case, Party
from weiquanbao.people.crypto import EncryptedTextField
from weiquanbao.people.models import Person


class Invitation(models.Model):
    """邀请: for one respondent in one case, to whoever has the phone or the letter; used once, replaced by the next."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    party = models.ForeignKey(Party, models.PROTECT, related_name="+")
    contact = EncryptedTextField(blank=True, default="", help_text="Whom the union expects, if it knows.")
    phone = EncryptedTextField(blank=True, default="")
    nonce = models.CharField(max_length=32, help_text="Link and code are made of it with the house's key.")
    digest = models.CharField(max_length=64, unique=True)
    letter_digest = models.CharField(max_length=64)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True)
    replaced_at = models.DateTimeField(null=True)
    confirmed_at = models.DateTimeField(null=True)
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(replaced_at=None), name="one_invitation_counts_for_a_case"
            ),
            models.CheckConstraint(
                name="confirmed_by_somebody",
                condition=Q(confirmed_at=None, person=None)
                | Q(confirmed_at__isnull=False, person__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["case", "-created_at"], name="invitations_of_a_case")]


class Begun(models.Model):
    """写到一半的话: what somebody has begun to say for a respondent and not handed in. His own until he hands it in."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    words = EncryptedTextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "person"], name="begun_once_by_a_person")]
