"""Erasing the papers of cases whose time is over: rows with the caller, bytes afterwards."""

from __future__ import annotations

from collections.abc import Collection

from weiquanbao.papers.actions import SHELF
from weiquanbao.papers.models import Paper, Seal, Signature, Signer, Version
from weiquanbao.store import shelves


def erase(case_ids: Collection[int]) -> frozenset[str]:
    """Delete the papers of these cases, corrected ones before what they correct; gives the digests for `forget`."""
    papers = Paper.objects.filter(case_id__in=case_ids)
    versions = Version.objects.filter(paper__in=papers)
    seals = Seal.objects.filter(version__in=versions)
    digests = frozenset([*versions.values_list("sha256", flat=True), *seals.values_list("sha256", flat=True)])
    Signature.objects.filter(version__in=versions).delete()
    Signer.objects.filter(case_id__in=case_ids).delete()
    seals.delete()
    versions.delete()
    while last := list(papers.exclude(pk__in=papers.filter(replaces__isnull=False).values("replaces"))):
        Paper.objects.filter(pk__in=[one.pk for one in last]).delete()
    return digests


def forget(digests: Collection[str]) -> None:
    """Delete the bytes of these that no wording has any more. After the transaction of `erase`.

    A paper names its case and its number, so no other paper has the same bytes.
    """
    kept = shelves.storage(SHELF)
    spoken = set(Version.objects.filter(sha256__in=digests).values_list("sha256", flat=True))
    for sha256 in set(digests) - spoken:
        kept.delete(shelves.place(sha256))
