"""May this actor see this page of evidence? One question for every picture, document and voice note."""

from __future__ import annotations

from uuid import UUID

from weiquanbao.access.actors import Actor
from weiquanbao.evidence.owners import DraftOwner
from weiquanbao.evidence.reading import ItemDigest, item_of_page, owner_of_page
from weiquanbao.reading.consultations import answers_here, shown_to_lawyer
from weiquanbao.reading.merged import going_on_in
from weiquanbao.reading.reach import cases_within, reach
from weiquanbao.reading.standing import standing_in, visible_items
from weiquanbao.reading.threads import may_read_item


def may_see_page(actor: Actor | None, page_id: int, *, draft_key: UUID | None = None) -> bool:
    """Whoever holds the draft, the parties as far as it is theirs or shared with them, staff whose reach it lies in."""
    owner = owner_of_page(page_id)
    if owner is None:
        return False
    if isinstance(owner, DraftOwner):
        return (draft_key is not None and owner.draft_key == draft_key) or _hangs_on_message(actor, page_id)
    if actor is None:
        return False
    standing = standing_in(actor, owner.matter_id)
    if standing:
        # Also for staff whom the union gave a worker as agent: what the other side has not shared is not theirs.
        return any(page_id in _pages(item) for item in visible_items(owner.matter_id, standing))
    if answers_here(actor, owner.matter_id):
        # The lawyer sees what the worker showed, and nothing of anybody else.
        return any(page_id in _pages(item) for item in shown_to_lawyer(owner.matter_id))
    return _within_reach(actor, owner.matter_id)


def _within_reach(actor: Actor, matter_id: int) -> bool:
    within = cases_within(reach(actor), actor)
    if within.filter(matter_id=matter_id).exists():
        return True
    return within.filter(pk__in=going_on_in(matter_id).values("pk")).exists()


def _hangs_on_message(actor: Actor | None, page_id: int) -> bool:
    """What is attached to a message is seen by exactly those who read its thread."""
    item = item_of_page(page_id) if actor is not None else None
    return actor is not None and item is not None and may_read_item(actor, item)


def _pages(item: ItemDigest) -> frozenset[int]:
    return frozenset(page.id for page in item.pages)
