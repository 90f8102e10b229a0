"""Ballot and Turnout: what was voted and who voted, with nothing between them. SettlementConsent: who agreed."""

from __future__ import annotations

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models

from weiquanbao.cases.models import Case, Party
from weiquanbao.people.models import Person


class Ballot(models.Model):
    """选票: the parties one voter chose. It names no voter, carries no time and lies in no order (无记名)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    choices = ArrayField(models.BigIntegerField())
    salt = models.BinaryField(max_length=16)


class Turnout(models.Model):
    """投过票的人: each once an election."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    party = models.ForeignKey(Party, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "party"], name="one_vote_each")]


class SettlementConsent(models.Model):
    """同意: what one represented worker answered in one round, and the case the round was asked in (办案规则 63)."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="+", help_text="The round.")
    about = models.ForeignKey(Case, models.PROTECT, related_name="+", help_text="The case it was asked in.")
    party = models.ForeignKey(Party, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    agrees = models.BooleanField()
    answered_on = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["about"])]
        constraints = [models.UniqueConstraint(fields=["case", "party"], name="one_answer_each")]
