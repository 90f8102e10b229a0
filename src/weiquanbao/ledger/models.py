"""Step, Salt, DailyRoot: the chain of what was done, what opens its digests, and the day's signed seal over it."""

from __future__ import annotations

from django.db import models
from django.db.models import F
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast

from weiquanbao.people.append_only import append_only


def _said(key: str) -> KeyTextTransform:
    return KeyTextTransform(key, Cast(F("canonical"), models.JSONField()))


class Step(models.Model):
    """步骤: one act done. Columns that describe it are generated from the canonical text, so they cannot disagree.

    `canonical` carries codes, dates, row ids and salted digests: never a name, a number or free text.
    """

    case_id = models.BigIntegerField()
    number = models.PositiveIntegerField()
    effective_on = models.DateField()
    recorded_at = models.DateTimeField()
    canonical = models.TextField()
    previous = models.BinaryField()
    digest = models.BinaryField()
    algorithm = models.CharField(max_length=10)
    request_key = models.UUIDField(null=True)
    act = models.GeneratedField(expression=_said("act"), output_field=models.TextField(), db_persist=True)
    before = models.GeneratedField(
        expression=_said("before"), output_field=models.TextField(), db_persist=True
    )
    after = models.GeneratedField(expression=_said("after"), output_field=models.TextField(), db_persist=True)
    actor = models.GeneratedField(expression=_said("actor"), output_field=models.TextField(), db_persist=True)
    role = models.GeneratedField(expression=_said("role"), output_field=models.TextField(), db_persist=True)
    person_id = models.GeneratedField(
        expression=Cast(_said("person"), models.BigIntegerField()),
        output_field=models.BigIntegerField(),
        db_persist=True,
    )
    countersigned_id = models.GeneratedField(
        expression=Cast(_said("countersigned"), models.BigIntegerField()),
        output_field=models.BigIntegerField(),
        db_persist=True,
    )

    class Meta:
        triggers = append_only()
        indexes = [models.Index(fields=["recorded_at"])]
        constraints = [
            models.UniqueConstraint(fields=["case_id", "number"], name="one_step_a_number"),
            models.UniqueConstraint(
                fields=["case_id", "request_key"],
                condition=models.Q(request_key__isnull=False),
                name="one_step_a_request",
            ),
            models.CheckConstraint(
                name="author_is_not_approver",
                condition=models.Q(countersigned_id=None) | ~models.Q(countersigned_id=F("person_id")),
            ),
        ]


class Salt(models.Model):
    """What opens one digest of a step. Erasing it makes the digest unreadable and leaves the chain verifiable."""

    step = models.ForeignKey(Step, models.PROTECT, related_name="+")
    label = models.CharField(max_length=60)
    salt = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["step", "label"], name="one_salt_a_label")]


class DailyRoot(models.Model):
    """The day's seal: a Merkle root over the last digest of every case that moved, chained to the day before."""

    day = models.DateField(primary_key=True)
    previous = models.BinaryField()
    chains = models.PositiveIntegerField()
    root = models.BinaryField()
    algorithm = models.CharField(max_length=10)
    signature = models.BinaryField()
    public_key = models.BinaryField()
    sealed_at = models.DateTimeField()

    class Meta:
        triggers = append_only()
