"""Erasing the evidence of matters: rows with the caller, bytes afterwards, as far as no other page speaks of them."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction
from django.db.models import Q

from weiquanbao.evidence import store
from weiquanbao.evidence.models import Blob, ClosedDraft, Item, Page

_COPIES = ("original", "served", "thumbnail")


def erase(matter_ids: Collection[int]) -> frozenset[str]:
    """Delete the items of these matters and what hung on their messages; gives the digests for `forget`."""
    hanging = ClosedDraft.objects.filter(matter_id__in=matter_ids).values("draft_key")
    items = Item.objects.filter(Q(matter_id__in=matter_ids) | Q(draft_key__in=hanging))
    pages = Page.objects.filter(item__in=items)
    held = pages.values_list(*(f"{copy}_id" for copy in _COPIES))
    digests = frozenset(sha256 for row in held for sha256 in row if sha256)
    items.delete()
    return digests


def forget(digests: Collection[str]) -> int:
    """Delete the bytes of these that no page speaks of any more; gives how many. After the transaction of `erase`.

    A crash in between leaves bytes that the next sweep finds.
    """
    with transaction.atomic():
        store.sweeping()
        spoken = {
            sha256
            for copy in _COPIES
            for sha256 in Page.objects.filter(**{f"{copy}_id__in": digests}).values_list(
                f"{copy}_id", flat=True
            )
        }
        loose = sorted(set(digests) - spoken)
        Blob.objects.filter(pk__in=loose).delete()
    kept = store.storage()
    with transaction.atomic():
        store.sweeping()
        back = set(Blob.objects.filter(pk__in=loose).values_list("pk", flat=True))
        for sha256 in set(loose) - back:
            kept.delete(store.place(sha256))
    return len(loose)
