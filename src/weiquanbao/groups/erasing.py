"""Erasing how several workers voted and what each said yes to; that there was a vote or a round stays in its case."""

from __future__ import annotations

from collections.abc import Collection

from weiquanbao.groups.models import Ballot, SettlementConsent, Turnout


def erase(case_ids: Collection[int]) -> None:
    """Ballots with their salts, who voted, and each one's answer."""
    Ballot.objects.filter(case_id__in=case_ids).delete()
    Turnout.objects.filter(case_id__in=case_ids).delete()
    SettlementConsent.objects.filter(case_id__in=case_ids).delete()
