"""Erasing whom the union expected for a respondent; that somebody was invited stays."""

from __future__ import annotations

from collections.abc import Collection

from weiquanbao.invitations.models import Begun, Invitation


def erase(case_ids: Collection[int]) -> None:
    """Names and phones of contacts, and what somebody began to say."""
    Invitation.objects.filter(case_id__in=case_ids).update(contact="", phone="")
    Begun.objects.filter(case_id__in=case_ids).delete()
