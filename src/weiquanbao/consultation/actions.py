"""What may be done beside the acts: keep what a lawyer has written so far, take a published answer back."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from weiquanbao.common import dates
from weiquanbao.consultation.models import KeptAnswer, PublishedAnswer

ANSWER, ARTICLES = 2000, 400


def keep_answer(*, case_id: int, lawyer_id: int, answer: str, articles: str) -> None:
    """Keep what was typed, as it was typed; cut to what an answer may be. Who may was asked of `reading` before.

    Whoever empties both fields keeps nothing: what he deleted does not come back.
    """
    if not (answer.strip() or articles.strip()):
        KeptAnswer.objects.filter(case_id=case_id, lawyer_id=lawyer_id).delete()
        return
    KeptAnswer.objects.update_or_create(
        case_id=case_id,
        lawyer_id=lawyer_id,
        defaults={
            "answer": answer.replace("\x00", "")[:ANSWER],
            "articles": articles.replace("\x00", "")[:ARTICLES],
            "touched_at": dates.now(),
        },
    )


def kept_answer(*, case_id: int, lawyer_id: int) -> tuple[str, str]:
    """What this lawyer wrote and has not sent: answer and articles, empty where he wrote nothing."""
    row = KeptAnswer.objects.filter(case_id=case_id, lawyer_id=lawyer_id).first()
    return (row.answer, row.articles) if row else ("", "")


def drop_kept(*, case_id: int) -> None:
    """It was sent, or is needed no more."""
    KeptAnswer.objects.filter(case_id=case_id).delete()


@transaction.atomic
def withdraw_answer(*, publication_id: int, on: date, by: int, why: str) -> bool:
    """Show it to nobody any more, and keep who took it back and why; False where it is not shown."""
    shown = PublishedAnswer.objects.filter(case_id=publication_id, withdrawn_on=None)
    return shown.update(withdrawn_on=on, withdrawn_by=by, withdrawn_why=why) > 0
