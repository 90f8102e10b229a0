"""Statutes by version, and their articles. Which text it is say title, document number and version date."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.db.models.lookups import LessThanOrEqual

from weiquanbao.statutes.texts import MOST_CHARACTERS, MOST_TITLE, UNITS


class StatuteText(models.Model):
    """法规全文: one version. `plain` is the title by which a citation finds it (texts.plain_title)."""

    plain = models.CharField(max_length=MOST_TITLE, db_index=True)
    title = models.CharField(max_length=MOST_TITLE)
    number = models.CharField(max_length=100, blank=True, default="")
    version = models.DateField()
    in_force = models.DateField(null=True)
    standing = models.CharField(max_length=100, blank=True, default="")
    unit = models.CharField(max_length=10, choices=list(UNITS.items()))
    source = models.CharField(max_length=300)
    digest = models.CharField(max_length=64)
    loaded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["plain", "number", "version"], name="one_text_a_title_number_and_version"
            ),
        ]


class StatuteArticle(models.Model):
    """条文: an article of one version; `branch` is 1 for 第十条之一, else 0."""

    text = models.ForeignKey(StatuteText, models.CASCADE, related_name="articles")
    number = models.PositiveSmallIntegerField()
    branch = models.PositiveSmallIntegerField(default=0)
    chapter = models.CharField(max_length=200, blank=True, default="")
    words = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["text", "number", "branch"], name="one_article_a_number"),
            models.CheckConstraint(name="an_article_has_a_number", condition=Q(number__gte=1)),
            models.CheckConstraint(
                name="an_article_is_bounded", condition=LessThanOrEqual(Length("words"), MOST_CHARACTERS)
            ),
        ]
