"""Paper, Version, Seal, Series: what was written, each wording of it, what closes it, and how it is numbered."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.db.models import Q

from weiquanbao.cases.models import Case, Party
from weiquanbao.organisations.models import Organisation
from weiquanbao.papers.words import AUDIENCES, STATES, WAYS
from weiquanbao.people.crypto import EncryptedTextField
from weiquanbao.people.models import Person


class Paper(models.Model):
    """文书: one paper of a case, made by one of its steps. A corrected one is a new paper that names the old."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    step = models.PositiveIntegerField(help_text="Number of the step by which it was made.")
    code = models.CharField(max_length=80)
    title = models.CharField(max_length=80)
    number = models.CharField(max_length=60)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    audience = models.CharField(max_length=10, choices=list(AUDIENCES.items()))
    party = models.ForeignKey(
        Party, models.PROTECT, null=True, related_name="+", help_text="Of its side, only this one."
    )
    state = models.CharField(max_length=8, choices=list(STATES.items()))
    made_on = models.DateField()
    made_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    replaces = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["case", "step"])]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "number"], name="one_paper_a_number"),
            models.UniqueConstraint(
                fields=["replaces"], condition=Q(replaces__isnull=False), name="a_paper_is_corrected_once"
            ),
        ]


class Version(models.Model):
    """One wording of a paper: its blocks, and the PDF made of them by its digest. It cannot change."""

    paper = models.ForeignKey(Paper, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    step = models.PositiveIntegerField()
    text = EncryptedTextField()
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["paper", "number"], name="one_version_a_number"),
            models.CheckConstraint(
                name="a_version_is_named_by_its_digest", condition=Q(sha256__regex="^[0-9a-f]{64}$")
            ),
        ]
        indexes = [models.Index(fields=["sha256"])]
        triggers = [
            # Sealed anew with another key, the words stay the same; the bytes they are printed as are named by digest.
            pgtrigger.Protect(
                name="never_changed",
                operation=pgtrigger.UpdateOf("paper_id", "number", "step", "sha256", "size", "made_at"),
            )
        ]


class Seal(models.Model):
    """盖章: the same bytes with the body's signature behind them (PAdES), and whose certificate it is."""

    version = models.OneToOneField(Version, models.PROTECT, related_name="seal")
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    signer = models.CharField(max_length=200)
    fingerprint = models.CharField(max_length=64, help_text="SHA-256 of the certificate.")
    sealed_at = models.DateTimeField()

    class Meta:
        triggers = [pgtrigger.Protect(name="never_changed", operation=pgtrigger.Update)]


class Signer(models.Model):
    """应签: who has to sign the paper of a case: a party, or the mediator."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    party = models.ForeignKey(Party, models.PROTECT, null=True, related_name="+")
    unsigned_step = models.PositiveIntegerField(
        null=True, help_text="Number of the step in which it was noted that he does not sign."
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "party"], nulls_distinct=False, name="a_signer_is_named_once"
            )
        ]


class Signature(models.Model):
    """签名: who signed which bytes, when, how it was shown to be him, and the sentence he agreed to (电子签名法 13)."""

    version = models.ForeignKey(Version, models.PROTECT, related_name="signatures")
    party = models.ForeignKey(Party, models.PROTECT, null=True, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    role = models.CharField(max_length=20)
    way = models.CharField(max_length=14, choices=list(WAYS.items()))
    shown = models.CharField(max_length=20, blank=True, help_text="The phone, masked.")
    proof_id = models.BigIntegerField(null=True)
    item_ids = models.JSONField(default=list, help_text="The scan, where it was signed on paper.")
    sentence = models.CharField(max_length=300)
    sha256 = models.CharField(max_length=64)
    step = models.PositiveIntegerField()
    signed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["version", "party"], nulls_distinct=False, name="a_wording_is_signed_once_by_each"
            ),
            models.CheckConstraint(
                name="a_signature_rests_on_a_proof_or_a_scan",
                condition=Q(way="paper", proof_id__isnull=True) | Q(~Q(way="paper"), proof_id__isnull=False),
            ),
        ]
        triggers = [pgtrigger.Protect(name="never_changed", operation=pgtrigger.Update)]


class Series(models.Model):
    """文号: one series per body, kind of paper and year, without gaps."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    mark = models.CharField(max_length=20)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "mark", "year"], name="one_series_a_body_and_year"
            )
        ]
