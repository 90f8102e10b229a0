"""Erasing what was written in a mediation beside its acts."""

from __future__ import annotations

from collections.abc import Collection

from weiquanbao.mediation.models import Examination, Instalment, Note, Session, Share, Terms


def erase(case_ids: Collection[int]) -> None:
    """The mediator's own notes, the reasons for doubting evidence, where both sides met, and every sum offered."""
    Note.objects.filter(case_id__in=case_ids).delete()
    Examination.objects.filter(case_id__in=case_ids).update(reason="")
    Session.objects.filter(case_id__in=case_ids).update(place="")
    terms = Terms.objects.filter(case_id__in=case_ids)
    Share.objects.filter(terms__in=terms).delete()
    Instalment.objects.filter(terms__in=terms).delete()
    terms.delete()
