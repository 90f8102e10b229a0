"""Erasing where money went, of workers whose matters are over; the books themselves are kept as books are."""

from __future__ import annotations

from collections.abc import Collection

from weiquanbao.funds.models import Advance


def erase(matter_ids: Collection[int]) -> None:
    """Account, bank and holder of every advance. The sums stay: without them no balance could be proved."""
    Advance.objects.filter(party__matter_id__in=matter_ids).update(account="", bank="", holder="")
