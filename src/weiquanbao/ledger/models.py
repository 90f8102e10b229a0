"""Step, Salt, DailyRoot: the chain of what was done, what opens its digests, and the day's signed seal over it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import models
from django.db.models import F, Func
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast

from weiquanbao.people.append_only import append_only


def _said(key: str) -> KeyTextTransform:
    return KeyTextTransform(key, Cast(F("canonical"), models.JSONField()))


def _generated(
    key: str, column: models.Field, convert: Callable[[KeyTextTransform], Any] | None = None
) -> models.GeneratedField:
    text = _said(key)
    return models.GeneratedField(
        expression=convert(text) if convert else text, output_field=column, db_persist=True
    )


def _whole(text: KeyTextTransform) -> Cast:
    return Cast(text, models.BigIntegerField())


def _day(text: KeyTextTransform) -> Func:
    return Func(text, function="ledger_day", output_field=models.DateField())


def _moment(text: KeyTextTransform) -> Func:
    return Func(text, function="ledger_moment", output_field=models.DateTimeField())


class Step(models.Model):
    """步骤: one act done. Every column that describes it is generated from the canonical text, so none can disagree.

    `canonical` carries codes, dates, row ids and salted digests: never a name, a number or free text.
    """

    canonical = models.TextField()
    previous = models.BinaryField()
    digest = models.BinaryField()
    algorithm = models.CharField(max_length=10)
    request_key = models.UUIDField(null=True)
    case_id = _generated("case", models.BigIntegerField(), _whole)
    number = _generated("number", models.BigIntegerField(), _whole)
    recorded_at = _generated("recorded", models.DateTimeField(), _moment)
    effective_on = _generated("effective", models.DateField(), _day)
    act = _generated("act", models.TextField())
    before = _generated("before", models.TextField())
    after = _generated("after", models.TextField())
    actor = _generated("actor", models.TextField())
    role = _generated("role", models.TextField())
    person_id = _generated("person", models.BigIntegerField(), _whole)
    countersigned_id = _generated("countersigned", models.BigIntegerField(), _whole)

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
            # A step without its place or its dates is no step.
            models.CheckConstraint(
                name="a_step_has_its_place",
                condition=models.Q(
                    case_id__isnull=False,
                    number__gte=1,
                    recorded_at__isnull=False,
                    effective_on__isnull=False,
                    act__isnull=False,
                ),
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
