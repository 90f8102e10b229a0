"""One piece of evidence as staff look at it, with the case it belongs to."""

from __future__ import annotations

from weiquanbao.access.actors import Actor
from weiquanbao.cases.models import Party
from weiquanbao.evidence.owners import MatterOwner
from weiquanbao.evidence.reading import item_of_page, owner_of_page
from weiquanbao.reading.case import names_of
from weiquanbao.reading.queue import names_of_parties
from weiquanbao.reading.reach import cases_within, reach
from weiquanbao.reading.rows import EvidenceView
from weiquanbao.reading.standing import items_before


def evidence(actor: Actor, case_id: int, item_id: int) -> EvidenceView | None:
    """The item, its neighbours and whose it is; None whether it does not exist or is none of his business."""
    case = cases_within(reach(actor), actor).select_related("matter").filter(pk=case_id).first()
    items = items_before(actor, case.matter_id) if case else ()
    place = next((n for n, item in enumerate(items) if item.id == item_id), None)
    if case is None or place is None:
        return None
    item = items[place]
    claimant, respondent = names_of_parties([case.matter_id]).get(case.matter_id, ("", ""))
    subject = Party.objects.filter(matter_id=case.matter_id, side="claimant").order_by("id").first()
    added_by = names_of([item.added_by_id]).get(item.added_by_id, "") if item.added_by_id else claimant
    return EvidenceView(
        case_id=case.pk,
        number=case.number,
        claimant=claimant,
        respondent=respondent,
        item=item,
        place=place + 1,
        of=len(items),
        before=items[place - 1].id if place else None,
        after=items[place + 1].id if place + 1 < len(items) else None,
        added_by=added_by,
        subject_id=subject.person_id if subject else None,
    )


def case_of_page(actor: Actor, page_id: int) -> EvidenceView | None:
    """The case within reach through which this page of evidence is seen, with the item it belongs to."""
    owner = owner_of_page(page_id)
    if not isinstance(owner, MatterOwner):
        return None
    cases = cases_within(reach(actor), actor).filter(matter_id=owner.matter_id).order_by("-id")
    case_id = cases.values_list("id", flat=True).first()
    item = item_of_page(page_id)
    return evidence(actor, case_id, item) if case_id and item else None
