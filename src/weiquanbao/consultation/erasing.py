"""Erasing what was written about a consultation beside its acts, and the published answer that came of it."""

from __future__ import annotations

from collections.abc import Collection

from weiquanbao.consultation.models import KeptAnswer, PublishedAnswer


def erase(case_ids: Collection[int]) -> None:
    """The matter's time is over: so is the consent by which its answer was shown."""
    KeptAnswer.objects.filter(case_id__in=case_ids).delete()
    PublishedAnswer.objects.filter(case_id__in=case_ids).delete()
