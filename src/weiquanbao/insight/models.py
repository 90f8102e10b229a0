"""VisitCount: how often a page was opened on a day. No cookie, no address, nothing about who opened it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class VisitCount(models.Model):
    """访问: one line a day and page."""

    day = models.DateField()
    page = models.CharField(max_length=40)
    count = models.PositiveBigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["day", "page"], name="one_count_a_day_and_page"),
            models.CheckConstraint(
                condition=Q(page__regex=r"^[a-z][a-z0-9_]{1,39}$"), name="a_page_is_named"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.page}"
