"""Computation: what one worker is owed under one claim, as somebody computed it on one day."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.db.models import Q

from weiquanbao.cases.models import Case, Party
from weiquanbao.people.crypto import EncryptedTextField
from weiquanbao.people.models import Person


class Computation(models.Model):
    """核算: facts, day, place and figures it was computed from, and the whole result. A later one never changes it.

    `made_by` is empty where the worker computed it himself before filing. Those of a group made in one go share a
    `table`.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    party = models.ForeignKey(Party, models.PROTECT, related_name="+")
    claim = models.CharField(max_length=40)
    as_of = models.DateField(help_text="The day whose law was asked.")
    edition = models.CharField(max_length=12, help_text="Digest of the rules and parameters of then.")
    kept = EncryptedTextField(
        help_text="JSON of law.claims.kept: facts, figures, steps, parameters, articles."
    )
    amount = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    earlier = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    table = models.UUIDField(null=True)
    request_key = models.UUIDField(null=True, help_text="One press keeps one, however often it arrives.")
    made_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["case", "party", "claim", "-id"], name="computations_of_a_case"),
            models.Index(fields=["table"], condition=Q(table__isnull=False), name="computations_of_a_table"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["party", "claim", "request_key"], name="one_computation_a_press")
        ]
        triggers = [
            # Sealed anew with another key, what is kept stays the same.
            pgtrigger.Protect(
                name="never_changed",
                operation=pgtrigger.UpdateOf(
                    "case_id", "party_id", "claim", "as_of", "edition", "amount", "earlier_id", "table",
                    "request_key", "made_by_id", "made_at",
                ),
            )
        ]  # fmt: skip
