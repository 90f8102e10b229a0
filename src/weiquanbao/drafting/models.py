"""Draft, Version, Review, Remark, Handover: what was answered, every wording of it, what a lawyer and a worker said."""

from __future__ import annotations

import uuid

import pgtrigger
from django.db import models
from django.db.models import F, Q

from weiquanbao.cases.models import Matter, Party
from weiquanbao.drafting.words import HANDED, OUTCOMES, SIDES, SOURCES
from weiquanbao.people.crypto import EncryptedTextField
from weiquanbao.people.models import Person


class Draft(models.Model):
    """草稿: one document being written. Without a matter it is kept for a while, with one as long as the matter."""

    key = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    document = models.CharField(max_length=60)
    side = models.CharField(max_length=10, choices=list(SIDES.items()))
    matter = models.ForeignKey(Matter, models.PROTECT, null=True, related_name="+")
    party = models.ForeignKey(
        Party, models.PROTECT, null=True, related_name="+", help_text="Whose document it is."
    )
    started_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    answers = EncryptedTextField(default="{}")
    created_at = models.DateTimeField()
    touched_at = models.DateTimeField()
    keep_until = models.DateTimeField(null=True, db_index=True)

    class Meta:
        indexes = [models.Index(fields=["matter", "document"], name="drafts_of_a_matter")]
        constraints = [
            models.CheckConstraint(
                name="a_draft_ends_or_has_a_matter",
                condition=Q(matter__isnull=True, keep_until__isnull=False, party__isnull=True)
                | Q(matter__isnull=False, keep_until__isnull=True, started_by__isnull=False),
            )
        ]


class Version(models.Model):
    """一稿: one wording as blocks. It cannot change; it goes only with its draft."""

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=8, choices=list(SOURCES.items()))
    text = EncryptedTextField()
    sha256 = models.CharField(max_length=64)
    made_on = models.DateField()
    made_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["draft", "number"], name="one_wording_a_number"),
            models.CheckConstraint(
                name="a_wording_is_named_by_its_digest", condition=Q(sha256__regex="^[0-9a-f]{64}$")
            ),
        ]
        triggers = [
            # Sealed anew with another key, the words stay the same.
            pgtrigger.Protect(
                name="never_changed",
                operation=pgtrigger.UpdateOf(
                    "draft_id", "number", "source", "sha256", "made_on", "made_by_id", "made_at"
                ),
            )
        ]


class Review(models.Model):
    """请律师看: one wording given to one lawyer, and how it ended. Who wrote it does not review it."""

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="reviews")
    version = models.ForeignKey(Version, models.CASCADE, related_name="+")
    lawyer = models.ForeignKey(Person, models.PROTECT, related_name="+")
    asked_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    asked_at = models.DateTimeField()
    outcome = models.CharField(max_length=8, blank=True, choices=list(OUTCOMES.items()))
    note = EncryptedTextField(default="")
    phone = EncryptedTextField(
        default="", help_text="Whom to tell of a document without a matter; emptied when it is over."
    )
    released = models.ForeignKey(
        Version, models.CASCADE, null=True, related_name="+", help_text="The wording that was released."
    )
    done_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["lawyer", "outcome"], name="reviews_of_a_lawyer")]
        constraints = [
            models.UniqueConstraint(
                fields=["draft"], condition=Q(outcome=""), name="one_open_review_a_draft"
            ),
            models.CheckConstraint(
                name="who_asked_does_not_review", condition=Q(asked_by=None) | ~Q(asked_by=F("lawyer"))
            ),
            models.CheckConstraint(
                name="a_review_that_ended_says_when",
                condition=Q(outcome="", done_at__isnull=True) | (~Q(outcome="") & Q(done_at__isnull=False)),
            ),
        ]


class Remark(models.Model):
    """批注: what the lawyer says of one part."""

    review = models.ForeignKey(Review, models.CASCADE, related_name="remarks")
    part = models.CharField(max_length=40)
    text = EncryptedTextField()
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["review", "part"], name="one_remark_a_part"),
        ]


class Handover(models.Model):
    """交给职工: a wording that staff drew up lies with the worker it is for, until he answers or they take it back."""

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="handovers")
    version = models.ForeignKey(Version, models.CASCADE, related_name="+")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    outcome = models.CharField(max_length=10, blank=True, choices=list(HANDED.items()))
    words = EncryptedTextField(default="", help_text="What he wants changed.")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["draft"], condition=Q(outcome=""), name="one_open_handover_a_draft"
            ),
            models.CheckConstraint(
                name="a_handover_that_ended_says_when",
                condition=Q(outcome="", answered_at__isnull=True)
                | (~Q(outcome="") & Q(answered_at__isnull=False)),
            ),
        ]


class DraftLink(models.Model):
    """A one-use link to a draft; only its digest is kept."""

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
