"""从照片里读到的: what was read from the evidence of a case, for staff who may see that evidence."""

from __future__ import annotations

from dataclasses import dataclass

from weiquanbao.access.actors import Actor
from weiquanbao.evidence.reading import ItemDigest
from weiquanbao.reading.case import items_with, names_of
from weiquanbao.reading.reach import cases_within, reach
from weiquanbao.recognition.engine import installed
from weiquanbao.recognition.reading import Found, Progress, counted, found_on


@dataclass(frozen=True, slots=True)
class FoundRow:
    """One value, the evidence it comes from, and who decided on it."""

    found: Found
    item_id: int
    item: str
    page: int
    """Of the item, counted from one."""
    own: bool
    """Of the case's own matter; what a merged complaint brought is shown, and used there."""
    decided_by: str


@dataclass(frozen=True, slots=True)
class RecognisedView:
    """Everything that was read from the evidence of one case."""

    case_id: int
    number: str
    seen: int
    installed: bool
    progress: Progress
    rows: tuple[FoundRow, ...]
    item_ids: tuple[int, ...]
    """The evidence whose content is shown: whoever looks is written down for each."""


def recognised_progress(items: tuple[ItemDigest, ...]) -> tuple[bool, Progress]:
    """Whether this house can read pictures, and how far it has come with the evidence already before the reader."""
    return installed(), counted([page.id for item in items for page in item.pages])


def recognised(actor: Actor, case_id: int) -> RecognisedView | None:
    """What was read in a case within reach; None whether the case does not exist or is none of his business."""
    case = cases_within(reach(actor), actor).select_related("matter").filter(pk=case_id).first()
    if case is None:
        return None
    items = items_with(actor, case)
    of_page = {page.id: (item, n) for item in items for n, page in enumerate(item.pages, start=1)}
    several = found_on(list(of_page))
    names = names_of([one.decided_by_id for one in several if one.decided_by_id])
    rows = tuple(
        FoundRow(
            found=one,
            item_id=of_page[one.page_id][0].id,
            item=of_page[one.page_id][0].title or of_page[one.page_id][0].kind_label,
            page=of_page[one.page_id][1],
            own=of_page[one.page_id][0].matter_id == case.matter_id,
            decided_by=names.get(one.decided_by_id or 0, ""),
        )
        for one in several
    )
    return RecognisedView(
        case_id=case.pk,
        number=case.number,
        seen=case.steps,
        installed=installed(),
        progress=counted(list(of_page)),
        rows=rows,
        item_ids=tuple(dict.fromkeys(row.item_id for row in rows)),
    )
