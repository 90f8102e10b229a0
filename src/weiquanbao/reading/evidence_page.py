"""One piece of evidence as staff look at it, with the case it belongs to."""

from __future__ import annotations

from weiquanbao.access.actors import Actor
from weiquanbao.cases.models import Party
from weiquanbao.evidence.owners import MatterOwner
from weiquanbao.evidence.reading import item_of_page, owner_of_page
from weiquanbao.reading.case import items_with, names_of
from weiquanbao.reading.merged import going_on_in
from weiquanbao.reading.queue import names_of_parties
from weiquanbao.reading.reach import cases_within, reach
from weiquanbao.reading.rows import EvidenceView


def evidence(actor: Actor, case_id: int, item_id: int) -> EvidenceView | None:
    """The item, its neighbours and whose it is; None whether it does not exist or is none of his business."""
    case = cases_within(reach(actor), actor).select_related("matter").filter(pk=case_id).first()
    items = items_with(actor, case) if case else ()
    place = next((n for n, item in enumerate(items) if item.id == item_id), None)
    if case is None or place is None:
        return None
    item = items[place]
    matter = item.matter_id or case.matter_id
    claimant, respondent = names_of_parties([matter]).get(matter, ("", ""))
    subject = Party.objects.filter(matter_id=matter, side="claimant").order_by("id").first()
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
    within = cases_within(reach(actor), actor)
    cases = within.filter(matter_id=owner.matter_id).order_by("-id")
    case_id = cases.values_list("id", flat=True).first()
    if case_id is None:
        survivors = within.filter(pk__in=going_on_in(owner.matter_id).values("pk")).order_by("-id")
        case_id = survivors.values_list("id", flat=True).first()
    item = item_of_page(page_id)
    return evidence(actor, case_id, item) if case_id and item else None
