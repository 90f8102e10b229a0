"""What staff drew up for a worker and gave him: the wording that lies with him, for him and whoever writes for him."""

from __future__ import annotations

from dataclasses import dataclass

from weiquanbao.access.actors import Actor
from weiquanbao.cases.models import Matter
from weiquanbao.documents import DOCUMENTS
from weiquanbao.documents.document import Answers, Document
from weiquanbao.drafting import reading as kept
from weiquanbao.drafting.reading import HandoverView
from weiquanbao.papers.sheets import Sheet
from weiquanbao.reading.drafting import parties_written_for
from weiquanbao.reading.written import sheet_of


@dataclass(frozen=True, slots=True)
class HandedPage:
    """The wording as it would be printed, its numbers in clear: they are his own."""

    handed: HandoverView
    document: Document
    answers: Answers
    sheet: Sheet


def handed_over(actor: Actor, matter_code: str, handover_id: int) -> HandedPage | None:
    """One handing of this matter, for the worker it is for and whoever writes for him; None for everybody else."""
    matter = Matter.objects.filter(code=matter_code).first()
    found = kept.handover(handover_id)
    if matter is None or found is None:
        return None
    handed, draft, version = found
    document = DOCUMENTS.get(draft.document)
    if document is None or draft.matter_id != matter.pk:
        return None
    if draft.party_id not in parties_written_for(actor, matter.pk):
        return None
    answers = document.told(draft.answers)
    by = str(answers.get("name") or "")
    return HandedPage(handed, document, answers, sheet_of(document.code, version.text, version.made_on, by))
