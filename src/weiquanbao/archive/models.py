"""DestructionList, DestructionLine: which dossiers' time is over, who listed them, who signed, and what was erased."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.db.models import F, Q

from weiquanbao.cases.models import Matter
from weiquanbao.people.append_only import append_only
from weiquanbao.people.models import Person


class DestructionList(models.Model):
    """销毁清单: listed by one person, signed or declined by another, and never touched again."""

    proposed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    signed = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_list_is_signed_by_another",
                condition=Q(decided_by=None) | ~Q(decided_by=F("proposed_by")),
            ),
            models.CheckConstraint(
                name="a_decided_list_says_by_whom",
                condition=Q(decided_by=None, decided_at=None, signed=False)
                | Q(decided_by__isnull=False, decided_at__isnull=False),
            ),
        ]
        triggers = [
            *(one for one in append_only() if one.name != "append_only"),
            pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="decided_once",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__decided_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"destruction list {self.pk}"


class DestructionLine(models.Model):
    """One dossier on a list: when it ended, how long it had to be kept and by which rule."""

    list = models.ForeignKey(DestructionList, models.PROTECT, related_name="lines")
    matter = models.ForeignKey(Matter, models.PROTECT, related_name="+")
    closed_on = models.DateField()
    kept_until = models.DateField()
    basis = models.CharField(max_length=60)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["list", "matter"], name="a_matter_once_a_list")]
        triggers = append_only()

    def __str__(self) -> str:
        return f"destruction line {self.pk}"
