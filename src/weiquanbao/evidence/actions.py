"""What may be done with evidence: add, remove, put in order, name, take over into the matter, drop with the draft."""

import hashlib
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, Literal, TypeVar
from uuid import UUID

from django.db import transaction
from django.db.models import F, Max, QuerySet

from weiquanbao.common import dates
from weiquanbao.common.text import plain
from weiquanbao.evidence import adding, totals, wakeup
from weiquanbao.evidence.models import ClosedDraft, Item, Page
from weiquanbao.evidence.owners import DraftOwner, MatterOwner, Owner, lock
from weiquanbao.evidence.results import Added, Refused, Total, Upload
from weiquanbao.evidence.words import USES
from weiquanbao.sql.changed import MATTER, changed
from weiquanbao.sql.inserting import insert
from weiquanbao.sql.prepared import Prepared, Slot

TITLE_LENGTH = 80
Row = TypeVar("Row", Item, Page)
_IN_DRAFT = Prepared(lambda: Item.objects.filter(draft_key=Slot("key")).values_list("id", flat=True)[:1])


def add(
    *,
    owner: Owner,
    uploads: Iterable[Upload],
    added_by: int | None,
    side: str = "claimant",
    item_id: int | None = None,
    title: str = "",
    beside: Owner | None = None,
) -> list[Added | Refused]:
    """Keep what was handed in, each file judged alone: a bad one never stops the others.

    Photos of one call become the pages of one new item, or further pages of `item_id`; a document or a voice note
    is an item of its own. What is kept stays kept if the rest is lost on the way, and sending it again adds nothing.
    `beside` counts towards the limits too: the matter to which a batch will be handed over.
    """
    call = adding.Call(owner, beside, added_by, side, plain(title, TITLE_LENGTH), item_id)
    return [call.take(upload) for upload in uploads]


def remove(*, owner: Owner, page_id: int) -> bool:
    """Take a page back; an item without pages goes too. False when it was not there (any more)."""
    return _remove(owner, _pages(owner).filter(id=page_id))


def remove_item(*, owner: Owner, item_id: int) -> bool:
    """Take a whole item back. False when it was not there (any more)."""
    return _remove(owner, _pages(owner).filter(item_id=item_id))


@transaction.atomic
def _remove(owner: Owner, pages: QuerySet[Page]) -> bool:
    """Of a draft the bytes are let go; what has entered a matter stays in the record, marked as taken back."""
    lock(owner)
    if isinstance(owner, DraftOwner) and ClosedDraft.objects.filter(draft_key=owner.draft_key).exists():
        return False
    when = dates.now()
    item_ids = set(pages.values_list("item_id", flat=True))
    released = {"original": None, "served": None, "thumbnail": None} if isinstance(owner, DraftOwner) else {}
    count = pages.update(removed_at=when, **released)
    kept = _pages(owner).filter(item_id__in=item_ids).values_list("item_id", flat=True)
    _items(owner).filter(id__in=item_ids - set(kept)).update(removed_at=when)
    _find_anew(owner)
    return bool(count)


def _find_anew(owner: Owner) -> None:
    """What is read from pictures is searched; of a draft nothing is."""
    if isinstance(owner, MatterOwner):
        changed(MATTER, owner.matter_id)


@transaction.atomic
def reorder(*, owner: Owner, item_ids: Sequence[int]) -> None:
    """Put the items in this order; those not named keep their order after them."""
    lock(owner)
    _place_items(_in_order(list(_items(owner)), item_ids))


@transaction.atomic
def reorder_pages(*, owner: Owner, item_id: int, page_ids: Sequence[int]) -> None:
    """Put the pages of an item in this order; those not named keep their order after them."""
    lock(owner)
    _place_pages(_in_order(list(_pages(owner).filter(item_id=item_id)), page_ids))


@transaction.atomic
def shift(*, owner: Owner, page_id: int, step: Literal[-1, 1]) -> bool:
    """Move a page one place forward or back, as the strip shows it: at the edge of its item the item moves."""
    lock(owner)
    page = _pages(owner).filter(id=page_id).first()
    if page is None:
        return False
    if _swap(siblings := list(_pages(owner).filter(item_id=page.item_id)), page.id, step):
        _place_pages(siblings)
        return True
    if _swap(items := list(_items(owner)), page.item_id, step):
        _place_items(items)
        return True
    return False


@transaction.atomic
def retitle(*, owner: Owner, item_id: int, title: str) -> bool:
    """Say what an item is ("合同", "8月工资条"). False when it is not there."""
    _find_anew(owner)
    return bool(_items(owner).filter(id=item_id).update(title=plain(title, TITLE_LENGTH)))


@transaction.atomic
def shows_authority(*, owner: Owner, item_id: int) -> bool:
    """This item says that somebody may act for a party. False when it is not there, or was shared before."""
    found = _items(owner).filter(id=item_id, shared_on=None)
    return bool(found.update(use="authority", title=USES["authority"]))


@transaction.atomic(savepoint=False)
def move_to_matter(
    *, draft_key: UUID, matter_id: int, party_id: int | None = None, side: str | None = None, use: str = ""
) -> tuple[int, ...]:
    """The draft is filed: its evidence becomes the matter's, behind what is there; gives the items.

    `use` is one of `words.USES`; what shows that somebody may act is called after it.

    What was taken back before is forgotten, and what still arrives for the draft is refused: only the desk brings
    evidence into a dossier.
    """
    lock(DraftOwner(draft_key), MatterOwner(matter_id))
    whose: dict[str, Any] = {"party_id": party_id} | ({"side": side} if side else {})
    whose |= {"use": use, "title": USES[use]} if use else {}
    moved = _move(draft_key, matter_id, whose) if _IN_DRAFT.first(key=draft_key) else ()
    _close(draft_key, matter_id)
    if moved:
        wakeup.entered(matter_id)
    return moved


def _move(draft_key: UUID, matter_id: int, whose: dict[str, Any]) -> tuple[int, ...]:
    Page.objects.filter(item__draft_key=draft_key, removed_at__isnull=False).delete()
    Item.objects.filter(draft_key=draft_key, removed_at__isnull=False).delete()
    last = Item.objects.filter(matter_id=matter_id).aggregate(last=Max("position"))["last"] or 0
    items = Item.objects.filter(draft_key=draft_key)
    moved = tuple(items.order_by("position", "id").values_list("id", flat=True))
    items.update(draft_key=None, matter_id=matter_id, position=F("position") + last, **whose)
    return moved


def belongs_to(*, matter_id: int, party_id: int, side: str) -> int:
    """What a side brought while it was one person stays that person's when others join; gives how many."""
    return Item.objects.filter(matter_id=matter_id, side=side, party__isnull=True).update(party_id=party_id)


@transaction.atomic
def set_apart(*, draft_key: UUID, matter_id: int) -> dict[int, str]:
    """The batch hangs on a message and stays under its key: no evidence of the matter, seen only where the message is.

    Nothing is laid to it or taken from it any more. Gives the items, each with a digest over those of its pages.
    """
    lock(DraftOwner(draft_key))
    pages = _pages(DraftOwner(draft_key)).order_by("item__position", "item_id", "position", "id")
    digests: dict[int, list[str]] = {}
    for item, sha256 in pages.values_list("item_id", "original_id"):
        digests.setdefault(item, []).append(sha256)
    if digests:
        _close(draft_key, matter_id)
    return {item: hashlib.sha256("".join(several).encode()).hexdigest() for item, several in digests.items()}


def share(*, item_ids: Iterable[int], matter_id: int) -> int:
    """Let the other side look at these from today on; what is shared already stays as it is. Gives how many.

    What only shows that somebody may act for a party is passed over.
    """
    fresh = Item.objects.filter(pk__in=list(item_ids), matter_id=matter_id, use="evidence", shared_on=None)
    return fresh.update(shared_on=dates.today())


@transaction.atomic
def drop_draft(*, draft_key: UUID) -> int:
    """The draft is given up or too old: its evidence goes with it, and the next sweep frees the bytes."""
    lock(DraftOwner(draft_key))
    items = Item.objects.filter(draft_key=draft_key)
    count = items.count()
    items.delete()
    _close(draft_key, None)
    return count


def idle_drafts(before: datetime) -> tuple[UUID, ...]:
    """Drafts and batches that got nothing new since then: whoever knows drafts decides which are given up."""
    closed = ClosedDraft.objects.values("draft_key")
    waiting = Item.objects.filter(draft_key__isnull=False).exclude(draft_key__in=closed).values("draft_key")
    latest = waiting.annotate(latest=Max("pages__added_at")).filter(latest__lt=before)
    return tuple(key for key in latest.values_list("draft_key", flat=True) if key)


def running_total(owner: Owner, *, beside: Owner | None = None) -> Total:
    """How much there is so far: “3 页，2.1 / 100 MB”."""
    return totals.running_total(owner, beside)


def _close(draft_key: UUID, matter_id: int | None) -> None:
    closed = ClosedDraft(draft_key=draft_key, matter_id=matter_id, closed_at=dates.now())
    insert([closed], once=("draft_key",))


def _items(owner: Owner) -> QuerySet[Item]:
    return Item.objects.filter(**owner.fields, removed_at__isnull=True).order_by("position", "id")


def _pages(owner: Owner) -> QuerySet[Page]:
    return Page.objects.filter(**owner.of_pages, removed_at__isnull=True).order_by("position", "id")


def _in_order(rows: list[Row], wanted: Sequence[int]) -> list[Row]:
    rank = {row_id: place for place, row_id in enumerate(wanted)}
    return sorted(rows, key=lambda row: rank.get(row.id, len(rank)))


def _swap(rows: list[Row], row_id: int, step: int) -> bool:
    here = next(place for place, row in enumerate(rows) if row.id == row_id)
    there = here + step
    if not 0 <= there < len(rows):
        return False
    rows[here], rows[there] = rows[there], rows[here]
    return True


def _place_items(items: list[Item]) -> None:
    for place, item in enumerate(items, start=1):
        item.position = place
    Item.objects.bulk_update(items, ["position"])


def _place_pages(pages: list[Page]) -> None:
    for place, page in enumerate(pages, start=1):
        page.position = place
    Page.objects.bulk_update(pages, ["position"])
