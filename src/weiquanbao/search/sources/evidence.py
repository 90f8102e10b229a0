"""证据: what stands on its pictures and documents as it was read by machine; sealed where it stands (record 38)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from weiquanbao.common.dates import local
from weiquanbao.evidence.reading import ItemDigest, items_named, items_of_matters
from weiquanbao.recognition.reading import text_of_pages
from weiquanbao.search.contract import MATTER, Source, Thing

#: What a worker's agent finds only where he stands for whose it is, as `reading.standing.may_see_item` has it.
OWN = "own"


def things(matter_ids: Sequence[int]) -> Iterator[Thing]:
    """One for each thing of which anything was read; misread characters are found as they were read."""
    several = [item for items in items_of_matters(matter_ids).values() for item in items]
    read = _texts(several)
    for item in several:
        if item.matter_id is not None and item.id in read:
            yield Thing(
                owner=item.matter_id,
                key=item.id,
                on=local(item.added_at).date(),
                title=item.title,
                text=read[item.id],
                audience="" if _for_all_workers(item) else OWN,
                party_id=item.party_id,
            )


def texts_of(item_ids: Sequence[int]) -> Mapping[int, str]:
    """What was read of each thing that was not taken away. Three queries."""
    return _texts(items_named(item_ids).values())


def _texts(items: Iterable[ItemDigest]) -> dict[int, str]:
    pages = {page.id: item.id for item in items for page in item.pages}
    read = text_of_pages(pages)
    found: dict[int, list[str]] = {}
    for page, item in pages.items():
        if read.get(page):
            found.setdefault(item, []).append(read[page])
    return {item: "\n".join(several) for item, several in found.items()}


def _for_all_workers(item: ItemDigest) -> bool:
    """What nobody in particular on the workers' side brought, and what others shared."""
    return item.party_id is None if item.side == "claimant" else item.shared_on is not None


SOURCE = Source(kind="evidence", label="证据上的字", owner=MATTER, things=things, texts=texts_of)
