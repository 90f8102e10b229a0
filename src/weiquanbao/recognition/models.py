"""Reading, Suggestion: what stands on one page of evidence, and each value of it that a person may use or turn down."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from weiquanbao.cases.models import Case, Matter
from weiquanbao.people.crypto import EncryptedTextField
from weiquanbao.people.models import Person
from weiquanbao.recognition.words import DECISIONS, KINDS, STATES, USES, WHY


class Reading(models.Model):
    """识别: one page of evidence, by its id and the digest of the bytes that were read; `rows` is JSON."""

    page = models.BigIntegerField(unique=True, help_text="Id of the page; pages stand in a sibling's table.")
    matter = models.ForeignKey(Matter, models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64, help_text="SHA-256 of the copy that was read.")
    state = models.CharField(max_length=8, choices=list(STATES.items()))
    why = models.CharField(max_length=10, choices=list(WHY.items()), blank=True, default="")
    tries = models.PositiveSmallIntegerField(default=1)
    engine = models.CharField(max_length=40, blank=True, default="")
    version = models.CharField(max_length=40, blank=True, default="")
    rows = EncryptedTextField(default="[]")
    begun_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="read_or_failed_is_done", condition=Q(state="reading") ^ Q(done_at__isnull=False)
            )
        ]


class Suggestion(models.Model):
    """读到的: one value with its line; nothing is done with it before a person has looked at it."""

    reading = models.ForeignKey(Reading, models.CASCADE, related_name="suggestions")
    sheet = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=8, choices=list(KINDS.items()))
    told = EncryptedTextField(help_text="JSON: value, label, snippet, frame, size of the picture.")
    confidence = models.PositiveSmallIntegerField(help_text="Percent.")
    state = models.CharField(max_length=9, choices=list(DECISIONS.items()), default="open")
    used_as = models.CharField(max_length=13, choices=list(USES.items()), blank=True, default="")
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    case = models.ForeignKey(Case, models.PROTECT, null=True, related_name="+")
    step = models.PositiveIntegerField(null=True, help_text="The step that used it.")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="whoever_decides_is_named",
                condition=Q(state="open", decided_by__isnull=True, decided_at__isnull=True)
                | Q(~Q(state="open"), decided_by__isnull=False, decided_at__isnull=False),
            ),
            models.CheckConstraint(
                name="what_is_confirmed_says_for_what", condition=~Q(state="confirmed") | ~Q(used_as="")
            ),
            models.CheckConstraint(name="a_percentage", condition=Q(confidence__lte=100)),
        ]
