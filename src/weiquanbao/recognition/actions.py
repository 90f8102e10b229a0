"""What may be done: take a page to read, keep what was read, say that it failed, decide on a value."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any, Final

from django.db import transaction
from django.db.models import F, Q

from weiquanbao.common.dates import now
from weiquanbao.recognition.boxes import Row, rows_of
from weiquanbao.recognition.engine import Seen
from weiquanbao.recognition.models import Reading, Suggestion
from weiquanbao.recognition.suggest import suggestions
from weiquanbao.sql.changed import MATTER, changed

#: How often a page is tried, and after how long a reader that said nothing more is taken for dead.
MOST_TRIES: Final = 3
DEAD_AFTER: Final = timedelta(minutes=30)
#: Tried again only where another try may end otherwise.
AGAIN: Final = ("died",)


class Decided(Exception):
    """Somebody has decided on this value already, or there is none."""


@transaction.atomic
def take(*, page: int, matter_id: int, digest: str) -> bool:
    """This page is being read from now on. False when it was read, is being read, or was tried often enough."""
    begun = {"state": "reading", "digest": digest, "begun_at": now(), "done_at": None, "why": ""}
    _row, fresh = Reading.objects.get_or_create(page=page, defaults={"matter_id": matter_id} | begun)
    if fresh:
        return True
    dead = Q(state="reading", begun_at__lt=now() - DEAD_AFTER) | Q(state="failed", why__in=AGAIN)
    again = Reading.objects.filter(dead | ~Q(digest=digest), page=page, tries__lt=MOST_TRIES)
    if again.update(tries=F("tries") + 1, **begun):
        return True
    lost = Reading.objects.filter(page=page, state="reading", begun_at__lt=now() - DEAD_AFTER)
    lost.update(state="failed", why="died", done_at=now())  # its last reader died too
    return False


@transaction.atomic
def keep(*, page: int, seen: Seen) -> int:
    """Keep the rows of a page and what may be offered of it; gives how many values. What was decided stays."""
    reading = Reading.objects.select_for_update().get(page=page)
    sheets = [rows_of(sheet.boxes) for sheet in seen.sheets]
    told = [_plainly(number, row) for number, rows in enumerate(sheets, start=1) for row in rows]
    reading.rows = json.dumps(told, ensure_ascii=False)
    reading.engine, reading.version = seen.engine[:40], seen.version[:40]
    reading.state, reading.why, reading.done_at = "read", "", now()
    reading.save()
    reading.suggestions.filter(state="open").delete()
    decided = {_known(one) for one in reading.suggestions.all()}
    offered = [
        Suggestion(
            reading=reading,
            sheet=number,
            kind=one.kind,
            confidence=round(100 * min(1.0, max(0.0, one.confidence))),
            told=json.dumps(
                {
                    "value": one.value,
                    "label": one.label,
                    "snippet": one.snippet,
                    "frame": one.frame,
                    "size": (sheet.width, sheet.height),
                    "agrees": one.agrees,
                },
                ensure_ascii=False,
            ),
        )
        for number, (sheet, rows) in enumerate(zip(seen.sheets, sheets, strict=True), start=1)
        for one in suggestions(rows)
        if (one.kind, one.value) not in decided
    ]
    Suggestion.objects.bulk_create(offered)
    changed(MATTER, reading.matter_id)
    return len(offered)


def failed(*, page: int, why: str) -> None:
    """The page could not be read; it says so until it is tried again."""
    Reading.objects.filter(page=page).update(state="failed", why=why, done_at=now())


@transaction.atomic
def decide(
    *,
    suggestion_id: int,
    matter_id: int,
    by: int,
    used_as: str = "",
    case_id: int | None = None,
    step: int | None = None,
) -> None:
    """A person has looked: the value is right and used for something, or (`used_as` empty) it is not used. Once."""
    state = "confirmed" if used_as else "dismissed"
    open_ones = Suggestion.objects.filter(pk=suggestion_id, reading__matter_id=matter_id, state="open")
    if not open_ones.update(
        state=state, used_as=used_as, decided_by_id=by, decided_at=now(), case_id=case_id, step=step
    ):
        raise Decided


def _plainly(sheet: int, row: Row) -> dict[str, Any]:
    return {"sheet": sheet, "text": row.text, "frame": row.frame, "confidence": round(row.confidence, 3)}


def _known(one: Suggestion) -> tuple[str, str]:
    return one.kind, str(json.loads(one.told)["value"])
