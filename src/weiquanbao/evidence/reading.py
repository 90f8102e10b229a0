"""Evidence as frozen rows for the read door: what there is, never the rows themselves. Constant in queries."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from weiquanbao.evidence.models import Item, Page
from weiquanbao.evidence.owners import DraftOwner, MatterOwner, Owner
from weiquanbao.evidence.words import KINDS, SIDES
from weiquanbao.sql.prepared import Prepared, Slot

#: Whoever reads pages takes no more of them at a time.
READ_AT_ONCE = 200
_KINDS_IN_DRAFT = Prepared(
    lambda: Item.objects.filter(
        draft_key=Slot("key"), removed_at=None, pages__original__isnull=False
    ).values_list("kind", flat=True)
)


@dataclass(frozen=True, slots=True)
class PageDigest:
    """One file of an item. `sha256` is the original's; `served_type` is what a browser will get."""

    id: int
    position: int
    name: str
    media_type: str
    served_type: str
    size: int
    sha256: str
    sheets: int
    width: int | None
    height: int | None
    has_thumbnail: bool
    blurred: bool
    added_at: datetime


@dataclass(frozen=True, slots=True)
class ItemDigest:
    """One thing offered as evidence, with its pages in order."""

    id: int
    matter_id: int | None
    draft_key: UUID | None
    kind: str
    kind_label: str
    use: str
    title: str
    position: int
    side: str
    side_label: str
    party_id: int | None
    shared_on: date | None
    added_by_id: int | None
    added_at: datetime
    removed_at: datetime | None
    pages: tuple[PageDigest, ...]

    @property
    def sheets(self) -> int:
        """How many sheets of paper it would be."""
        return sum(page.sheets for page in self.pages)


def items_of_matters(
    matter_ids: Collection[int], *, with_removed: bool = False
) -> Mapping[int, tuple[ItemDigest, ...]]:
    """The evidence of each matter, in order; an empty tuple where there is none. Two queries for any number."""
    found: dict[int, list[ItemDigest]] = {matter_id: [] for matter_id in matter_ids}
    for item in _items(Item.objects.filter(matter_id__in=found), with_removed):
        if item.matter_id is not None:
            found[item.matter_id].append(item)
    return {matter_id: tuple(items) for matter_id, items in found.items()}


def items_of_draft(draft_key: UUID) -> tuple[ItemDigest, ...]:
    """The evidence gathered so far in a filing that is not finished. Two queries."""
    return tuple(_items(Item.objects.filter(draft_key=draft_key), with_removed=False))


def kinds_in_draft(draft_key: UUID) -> frozenset[str]:
    """Which kinds of evidence a filing that is not finished has so far: photos, PDFs, voice notes. One query."""
    return frozenset(_KINDS_IN_DRAFT.all(key=draft_key))


def items_named(item_ids: Collection[int]) -> Mapping[int, ItemDigest]:
    """These items, whoever owns them. Two queries."""
    return {item.id: item for item in _items(Item.objects.filter(pk__in=item_ids), with_removed=False)}


def owner_of_page(page_id: int) -> Owner | None:
    """Whose a page is: what a view must know before it may ask whether the page may be seen."""
    row = Page.objects.filter(id=page_id).values_list("item__draft_key", "item__matter_id").first()
    if row is None:
        return None
    draft_key, matter_id = row
    return DraftOwner(draft_key) if draft_key else MatterOwner(matter_id)


def item_of_page(page_id: int) -> int | None:
    """The item a page belongs to."""
    return Page.objects.filter(id=page_id).values_list("item_id", flat=True).first()


@dataclass(frozen=True, slots=True)
class Readable:
    """A page with something to read on it: the digest of the copy that may be shown, and what kind of file that is."""

    page_id: int
    matter_id: int
    sha256: str
    media_type: str
    sheets: int


def readable_pages(
    *, matter_id: int | None = None, without: QuerySet[Any] | None = None
) -> tuple[Readable, ...]:
    """Pictures and documents that have entered a matter, oldest first; `without`: a subquery of page ids. One query."""
    pages = Page.objects.filter(
        item__matter__isnull=False,
        item__kind__in=("photo", "document"),
        removed_at=None,
        served__isnull=False,
    )
    pages = pages if matter_id is None else pages.filter(item__matter_id=matter_id)
    pages = pages if without is None else pages.exclude(pk__in=without)
    several = pages.select_related("item", "served").order_by("pk")[:READ_AT_ONCE]
    return tuple(
        Readable(one.pk, one.item.matter_id, one.served.sha256, one.served.media_type, one.sheets)
        for one in several
        if one.item.matter_id and one.served
    )


def titles_of(item_ids: Collection[int]) -> dict[int, str]:
    """What each item is called: its title, else what kind of thing it is. One query for any number."""
    rows = Item.objects.filter(id__in=item_ids).values_list("id", "title", "kind")
    return {item_id: title or KINDS[kind] for item_id, title, kind in rows}


def _items(items: QuerySet[Item], with_removed: bool) -> list[ItemDigest]:
    pages = Page.objects.filter(original__isnull=False).select_related("original", "served")
    pages = pages.order_by("position", "id")
    if not with_removed:
        items, pages = items.filter(removed_at__isnull=True), pages.filter(removed_at__isnull=True)
    ready = items.order_by("position", "id").prefetch_related(Prefetch("pages", pages, to_attr="ready_pages"))
    return [_item(item) for item in ready]


def _item(item: Item) -> ItemDigest:
    pages: list[Page] = getattr(item, "ready_pages")  # noqa: B009  (set by the prefetch above)
    return ItemDigest(
        id=item.id,
        matter_id=item.matter_id,
        draft_key=item.draft_key,
        kind=item.kind,
        kind_label=KINDS[item.kind],
        use=item.use,
        title=item.title,
        position=item.position,
        side=item.side,
        side_label=SIDES[item.side],
        party_id=item.party_id,
        shared_on=item.shared_on,
        added_by_id=item.added_by_id,
        added_at=item.added_at,
        removed_at=item.removed_at,
        pages=tuple(_page(page) for page in pages),
    )


def _page(page: Page) -> PageDigest:
    original, served = page.original, page.served
    if original is None or served is None:  # the query and the constraint exclude it; said here for the types
        raise ValueError(page.id)
    return PageDigest(
        id=page.id,
        position=page.position,
        name=page.original_name,
        media_type=original.media_type,
        served_type=served.media_type,
        size=original.size,
        sha256=original.sha256,
        sheets=page.sheets,
        width=page.width,
        height=page.height,
        has_thumbnail=page.thumbnail_id is not None,
        blurred=page.blurred,
        added_at=page.added_at,
    )
