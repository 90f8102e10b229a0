"""Erasing what was read from the pictures of a matter."""

from __future__ import annotations

from collections.abc import Collection

from weiquanbao.recognition.models import Reading


def erase(matter_ids: Collection[int]) -> None:
    """The rows that were read and every value suggested from them."""
    Reading.objects.filter(matter_id__in=matter_ids).delete()
