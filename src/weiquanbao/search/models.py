"""Indexed: one thing that may be found. Book: the words of the county, and how far the index is built."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Q

from weiquanbao.cases.models import Case, Matter
from weiquanbao.organisations.models import Employer, Organisation


class Indexed(models.Model):
    """One thing of a matter, or one employer of the register; goes with it when that is erased.

    Of what is sealed elsewhere there is no text here, and of its words only shortened keyed digests (decision record
    34). `context` is what the matter is called by; `audience` and `party` say for whom it was, as where it stands.
    """

    kind = models.CharField(max_length=16)
    key = models.BigIntegerField(help_text="Id of the thing where it stands.")
    matter = models.ForeignKey(Matter, models.CASCADE, null=True, related_name="+")
    employer = models.ForeignKey(Employer, models.CASCADE, null=True, related_name="+")
    case = models.ForeignKey(Case, models.CASCADE, null=True, related_name="+")
    place = models.ForeignKey(Organisation, models.CASCADE, null=True, related_name="+")
    party_id = models.BigIntegerField(null=True)
    audience = models.CharField(max_length=16, blank=True)
    procedure = models.CharField(max_length=40, blank=True)
    state = models.CharField(max_length=40, blank=True)
    on = models.DateField()
    title = models.CharField(max_length=200, blank=True)
    text = models.TextField(blank=True)
    context = models.TextField(blank=True)
    words = SearchVectorField()
    digest = models.CharField(
        max_length=64, help_text="Keyed digest of all of it: the same is not written again."
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "key"], name="a_thing_is_indexed_once"),
            models.CheckConstraint(
                name="of_a_matter_or_of_the_register", condition=Q(matter=None) ^ Q(employer=None)
            ),
        ]
        indexes = [
            GinIndex(fields=["words"], fastupdate=False, name="indexed_words"),
            models.Index(F("on").desc(), F("id").desc(), name="indexed_in_order"),
        ]

    def __str__(self) -> str:
        # Never the text: this reaches logs and error pages.
        return f"{self.kind} {self.key}"


class Book(models.Model):
    """The one row that says with which words of the county the index is asked, and how far a rebuilding has come.

    `coming` are the words of a rebuilding under way: rows are written with both, questions asked with `words` until
    every row has been written anew.
    """

    version = models.PositiveIntegerField(default=0)
    words = ArrayField(models.CharField(max_length=40), default=list)
    coming = ArrayField(models.CharField(max_length=40), default=list)
    reached = models.CharField(
        max_length=40, blank=True, help_text="Owner and id up to which a rebuilding is done."
    )
    complete = models.BooleanField(default=False)

    class Meta:
        constraints = [models.CheckConstraint(name="one_book", condition=Q(id=1))]

    def __str__(self) -> str:
        return f"book {self.version}"
