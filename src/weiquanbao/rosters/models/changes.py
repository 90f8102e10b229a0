"""Change: what was done to the roster, by whom, when. It only grows."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from weiquanbao.people.append_only import append_only
from weiquanbao.people.models import Person
from weiquanbao.rosters.words import CHANGES


class Change(models.Model):
    """经过: one line of the roster's history, in codes and ids: it names rows and never holds words of anybody.

    `before` and `after` are the lawyer of a shift; `by` is empty where the system plans the coming weeks.
    """

    kind = models.CharField(max_length=20, choices=list(CHANGES.items()))
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+", db_index=False)
    at = models.DateTimeField()
    post_id = models.BigIntegerField(null=True)
    shift_id = models.BigIntegerField(null=True)
    about_id = models.BigIntegerField(null=True, help_text="The leave, swap, booking, opening or person.")
    before = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+", db_index=False)
    after = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+", db_index=False)

    class Meta:
        constraints = [models.CheckConstraint(name="a_change_is_known", condition=Q(kind__in=list(CHANGES)))]
        indexes = [
            models.Index(fields=["shift_id", "at"], name="changes_of_a_shift"),
            models.Index(fields=["post_id", "-at"], name="changes_of_a_post"),
        ]
        triggers = append_only()

    def __str__(self) -> str:
        return f"change {self.pk}"
