"""放进案卷: by which case a written document enters the dossier of its matter, and what shows that it did."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from weiquanbao.access.actors import Actor
from weiquanbao.cases.models import Case
from weiquanbao.drafting.actions import request_key
from weiquanbao.ledger.models import Step
from weiquanbao.procedures import procedure
from weiquanbao.reading.drafting import DraftPage
from weiquanbao.reading.standing import roles_in, standing_in, visible_cases

ACT = "add_evidence"
#: For whom it was written → the case by whose act that side hands in material.
PROCEDURES = {"worker": "complaint", "employer": "response"}


@dataclass(frozen=True, slots=True)
class Entry:
    """The case it enters by; `shares`: whether whoever hands it in says who may see it."""

    case_id: int
    shares: bool


@dataclass(frozen=True, slots=True)
class Receipt:
    """收据: the step that stands in the record for one wording, with the beginning of its digest."""

    case_number: str
    step: int
    at: datetime
    digest: str
    wording: int


def entry(actor: Actor | None, page: DraftPage) -> Entry | None:
    """Where whoever writes this document may hand it in now; None where nothing takes it."""
    draft = page.draft
    if actor is None or draft.matter_id is None or draft.side not in PROCEDURES:
        return None
    standing = [one for one in standing_in(actor, draft.matter_id) if one.party_id == draft.party_id]
    for case in reversed(visible_cases(draft.matter_id, standing)):
        act = procedure(case.procedure, case.version).acts.get(ACT)
        if (
            case.procedure == PROCEDURES[draft.side]
            and act is not None
            and case.state in act.sources
            and roles_in(case, standing).intersection(act.by)
        ):
            return Entry(case.pk, shares=draft.side == "employer")
    return None


def receipt(page: DraftPage) -> Receipt | None:
    """The newest wording of it that entered, for whoever has the draft before him; None where none did."""
    if page.draft.matter_id is None:
        return None
    keys = {request_key(page.draft.key, one.sha256): one.number for one in page.versions}
    numbers = dict(Case.objects.filter(matter_id=page.draft.matter_id).values_list("pk", "number"))
    step = Step.objects.filter(case_id__in=numbers, act=ACT, request_key__in=keys).order_by("-id").first()
    if step is None or step.request_key is None or step.case_id is None:
        return None
    return Receipt(
        numbers[step.case_id], step.number or 0, step.recorded_at, bytes(step.digest).hex()[:12],
        keys[step.request_key],
    )  # fmt: skip
