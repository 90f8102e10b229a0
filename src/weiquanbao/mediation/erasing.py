"""Erasing what was written in a mediation beside its acts."""

from __future__ import annotations

from collections.abc import Collection

from weiquanbao.mediation.models import Examination, Note, Session


def erase(case_ids: Collection[int]) -> None:
    """The mediator's own notes, the reasons for doubting evidence, and where both sides met."""
    Note.objects.filter(case_id__in=case_ids).delete()
    Examination.objects.filter(case_id__in=case_ids).update(reason="")
    Session.objects.filter(case_id__in=case_ids).update(place="")
