"""Erasing what was due and paid to whom under agreements whose time is over; who followed which offer stays."""

from __future__ import annotations

from collections.abc import Collection

from weiquanbao.payments.models import Due, Payment


def erase(case_ids: Collection[int]) -> None:
    """Every instalment and every payment. The sum obtained stays on the case, for the figures of the year."""
    Payment.objects.filter(case_id__in=case_ids).delete()
    Due.objects.filter(case_id__in=case_ids).delete()
