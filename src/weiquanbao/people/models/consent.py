"""Consent: what a person agreed to, in which words, when, and when it was taken back."""

import pgtrigger
from django.db import models
from django.db.models import F, Q

from weiquanbao.people.consents import PURPOSES


class Consent(models.Model):
    """One consent to one purpose, in one version of its text (个人信息保护法 13–15、23、29).

    A draft has no person yet, so consent may first hang on the draft; filing ties it to person and matter.
    """

    person = models.ForeignKey(
        "people.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    purpose = models.CharField(max_length=30)
    version = models.CharField(max_length=20)
    text_digest = models.CharField(max_length=80)
    recipient = models.CharField(max_length=100, blank=True)
    given_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    draft_key = models.UUIDField(null=True, blank=True)
    matter_id = models.BigIntegerField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(purpose__in=list(PURPOSES)), name="consent_purpose"),
            models.CheckConstraint(
                condition=Q(person__isnull=False) | Q(draft_key__isnull=False), name="consent_belongs"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True) | Q(withdrawn_at__gte=F("given_at")),
                name="consent_withdrawn_after_given",
            ),
            # Passing data to another body: the person must know to whom (个人信息保护法 23).
            models.CheckConstraint(
                condition=~Q(purpose="pass_to_body") | ~Q(recipient=""), name="consent_names_recipient"
            ),
        ]
        indexes = [
            models.Index(fields=["person", "purpose"], name="consent_by_person"),
            models.Index(fields=["draft_key"], name="consent_by_draft"),
            models.Index(fields=["matter_id"], name="consent_by_matter"),
        ]
        triggers = [
            pgtrigger.ReadOnly(
                name="consent_words_stay",
                fields=["purpose", "version", "text_digest", "recipient", "given_at"],
            ),
        ]

    def __str__(self) -> str:
        return f"consent {self.pk}"
