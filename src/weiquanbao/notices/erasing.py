"""Erasing what notices said and where they went; that they went stays."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Q

from weiquanbao.notices.models import Notice


def erase(matter_ids: Collection[int], case_ids: Collection[int]) -> int:
    """The texts and addresses of these matters' notices; gives how many."""
    notices = Notice.objects.filter(Q(matter_id__in=matter_ids) | Q(case_id__in=case_ids))
    return notices.update(text="", kept="", address="", subject="")
