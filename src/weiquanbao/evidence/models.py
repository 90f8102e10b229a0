"""Blob, Item, Page: bytes by their digest, what is offered as evidence, and its pages in order."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from weiquanbao.cases.models import Matter, Party
from weiquanbao.evidence.words import KINDS, SIDES, USES
from weiquanbao.people.models import Person


class Blob(models.Model):
    """Bytes, named by their SHA-256: an original as it was handed in, or a copy made of it."""

    sha256 = models.CharField(primary_key=True, max_length=64)
    size = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=40)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(name="named_by_its_digest", condition=Q(sha256__regex="^[0-9a-f]{64}$"))
        ]


class Item(models.Model):
    """证据: one thing offered as evidence, of a draft until it is filed, then of a matter."""

    matter = models.ForeignKey(Matter, models.PROTECT, null=True, related_name="+")
    draft_key = models.UUIDField(null=True, db_index=True)
    kind = models.CharField(max_length=10, choices=list(KINDS.items()))
    use = models.CharField(max_length=10, choices=list(USES.items()), default="evidence")
    title = models.CharField(max_length=80, blank=True)
    position = models.PositiveIntegerField()
    side = models.CharField(max_length=10, choices=list(SIDES.items()))
    party = models.ForeignKey(
        Party, models.PROTECT, null=True, related_name="+", help_text="Whose it is, where known."
    )
    shared_on = models.DateField(null=True, help_text="Since when the other side may look at it.")
    added_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    added_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="of_a_draft_or_of_a_matter",
                condition=Q(matter__isnull=True, draft_key__isnull=False)
                | Q(matter__isnull=False, draft_key__isnull=True),
            ),
            models.CheckConstraint(
                name="an_authority_is_never_shared",
                condition=~Q(use="authority") | Q(shared_on__isnull=True),
            ),
        ]


class Page(models.Model):
    """One file of an item: the original untouched, the copy that may be shown, and a small picture of it."""

    item = models.ForeignKey(Item, models.CASCADE, related_name="pages")
    position = models.PositiveIntegerField()
    once = models.CharField(max_length=64, null=True, unique=True, help_text="One sending makes one page.")
    original = models.ForeignKey(Blob, models.PROTECT, null=True, related_name="+")
    served = models.ForeignKey(Blob, models.PROTECT, null=True, related_name="+")
    thumbnail = models.ForeignKey(Blob, models.PROTECT, null=True, related_name="+")
    original_name = models.CharField(max_length=160)
    sheets = models.PositiveIntegerField(help_text="Pages of a document; one for a photo or a voice note.")
    width = models.PositiveIntegerField(null=True)
    height = models.PositiveIntegerField(null=True)
    blurred = models.BooleanField(default=False)
    added_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_page_has_its_bytes_until_removed",
                condition=Q(removed_at__isnull=False) | Q(original__isnull=False, served__isnull=False),
            ),
            models.UniqueConstraint(
                name="the_same_bytes_once_an_item",
                fields=["item", "original"],
                condition=Q(removed_at__isnull=True),
            ),
        ]


class ClosedDraft(models.Model):
    """A draft whose evidence went into a matter, or away: nothing is kept for it any more."""

    draft_key = models.UUIDField(primary_key=True)
    matter = models.ForeignKey(Matter, models.PROTECT, null=True, related_name="+")
    closed_at = models.DateTimeField()
