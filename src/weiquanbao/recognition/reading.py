"""What was read, as frozen rows for the read door and as plain text for whoever searches. Constant in queries."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q

from weiquanbao.recognition.models import Reading, Suggestion
from weiquanbao.recognition.words import KINDS, USES, how_clear


@dataclass(frozen=True, slots=True)
class Found:
    """One value that was read, with the line it stands in and where that line is on the picture."""

    id: int
    page_id: int
    sheet: int
    kind: str
    kind_word: str
    value: str
    label: str
    snippet: str
    frame: tuple[int, int, int, int]
    size: tuple[int, int]
    """Of the picture; (0, 0) where there is none to cut from."""
    clear: str
    agrees: bool
    state: str
    used_as: str
    decided_by_id: int | None
    decided_at: datetime | None


@dataclass(frozen=True, slots=True)
class Progress:
    """How far reading has come with some pages, and how many values nobody has looked at."""

    reading: int = 0
    read: int = 0
    failed: int = 0
    open: int = 0


def text_of_pages(page_ids: Collection[int]) -> Mapping[int, str]:
    """The text of each page that was read, a row a line; pages that were not are left out. One query."""
    rows = Reading.objects.filter(page__in=page_ids, state="read").values_list("page", "rows")
    return {page: "\n".join(row["text"] for row in json.loads(told)) for page, told in rows}


def found_on(page_ids: Collection[int]) -> tuple[Found, ...]:
    """Every value read from these pages, in the order of pages and lines. One query."""
    several = Suggestion.objects.filter(reading__page__in=page_ids).select_related("reading")
    return tuple(_found(one) for one in several.order_by("reading__page", "sheet", "id"))


def counted(page_ids: Collection[int]) -> Progress:
    """How far reading has come with these pages. One query."""
    of_state = {
        state: Count("pk", filter=Q(state=state), distinct=True) for state in ("reading", "read", "failed")
    }
    waiting = Count("suggestions", filter=Q(suggestions__state="open"), distinct=True)
    return Progress(**Reading.objects.filter(page__in=page_ids).aggregate(**of_state, open=waiting))


def _found(one: Suggestion) -> Found:
    told = json.loads(one.told)
    return Found(
        id=one.pk,
        page_id=one.reading.page,
        sheet=one.sheet,
        kind=one.kind,
        kind_word=KINDS[one.kind],
        value=told["value"],
        label=told["label"],
        snippet=told["snippet"],
        frame=tuple(told["frame"]),
        size=tuple(told["size"]),
        clear=how_clear(one.confidence / 100),
        agrees=told["agrees"],
        state=one.state,
        used_as=USES.get(one.used_as, ""),
        decided_by_id=one.decided_by_id,
        decided_at=one.decided_at,
    )
