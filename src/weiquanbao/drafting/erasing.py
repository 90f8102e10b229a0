"""Erasing the documents of matters whose time is over."""

from __future__ import annotations

from collections.abc import Collection

from weiquanbao.drafting.models import Draft


def erase(matter_ids: Collection[int]) -> int:
    """Every draft of these matters with its wordings and reviews; gives how many rows went."""
    return Draft.objects.filter(matter_id__in=matter_ids).delete()[0]
