"""Drafts as others see them: frozen and decrypted. Whose business one is, the caller has asked before."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from weiquanbao.common.dates import now
from weiquanbao.drafting.models import Draft, Handover, Review, Version
from weiquanbao.drafting.words import HANDED, HANDED_TO_ME, OUTCOMES, SOURCES


@dataclass(frozen=True, slots=True)
class DraftView:
    """One document being written."""

    key: UUID
    document: str
    side: str
    matter_id: int | None
    party_id: int | None
    started_by: int | None
    answers: Mapping[str, Any]
    touched_at: datetime
    keep_until: datetime | None


@dataclass(frozen=True, slots=True)
class VersionView:
    """One wording; `text` are its blocks as `papers.blocks` stores them."""

    id: int
    number: int
    source: str
    source_word: str
    text: str
    sha256: str
    made_on: date
    made_by: int | None
    made_at: datetime


@dataclass(frozen=True, slots=True)
class ReviewView:
    """One look a lawyer was asked for, with what he said: part → remark."""

    id: int
    draft: DraftView
    version_id: int
    lawyer: int
    lawyer_name: str
    asked_at: datetime
    outcome: str
    outcome_word: str
    note: str
    released_id: int | None
    done_at: datetime | None
    remarks: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class HandoverView:
    """One handing of a wording to the worker it is for: who drew the document up, and what he made of it.

    `outcome_word` is how staff read it, `told_word` how he does.
    """

    id: int
    key: UUID
    version_id: int
    drawn_by: str
    at: datetime
    outcome: str
    outcome_word: str
    told_word: str
    words: str


def find(key: UUID | str | None) -> DraftView | None:
    """The draft with this key while it is kept."""
    try:
        row = Draft.objects.filter(key=UUID(str(key))).first()
    except ValueError:
        return None
    if row is None or (row.keep_until is not None and row.keep_until < now()):
        return None
    return view_of(row)


def of_matter(matter_id: int) -> tuple[DraftView, ...]:
    """The documents of a matter, the newest first."""
    return tuple(view_of(one) for one in Draft.objects.filter(matter_id=matter_id).order_by("-touched_at"))


def outcomes(keys: Collection[UUID]) -> dict[UUID, str]:
    """How the newest look at each of these documents stands, in words; one query."""
    rows = Review.objects.filter(draft_id__in=keys).order_by("id").values_list("draft_id", "outcome")
    return {key: OUTCOMES[outcome] for key, outcome in rows}


def versions(key: UUID) -> tuple[VersionView, ...]:
    """Every wording, the newest first."""
    return tuple(_version(one) for one in Version.objects.filter(draft_id=key).order_by("-number"))


def reviews(key: UUID) -> tuple[ReviewView, ...]:
    """Every look at it, the newest first."""
    return tuple(_review(one) for one in _reviews().filter(draft_id=key).order_by("-id"))


def reviews_of(lawyer: int) -> tuple[ReviewView, ...]:
    """What was given to a lawyer: what waits first, the oldest of it on top, then what is done, the newest on top."""
    rows = [_review(one) for one in _reviews().filter(lawyer_id=lawyer).order_by("-id")[:200]]
    waiting = [one for one in reversed(rows) if not one.outcome]
    return (*waiting, *(one for one in rows if one.outcome))


def handovers(*, matter_id: int) -> dict[UUID, HandoverView]:
    """The newest handing of each document of a matter; one query."""
    rows = _handovers().filter(draft__matter_id=matter_id).order_by("id")
    return {one.draft_id: _handover(one) for one in rows}


def handover_of(key: UUID) -> HandoverView | None:
    """The newest handing of a document."""
    row = _handovers().filter(draft_id=key).order_by("-id").first()
    return _handover(row) if row else None


def handover(handover_id: int) -> tuple[HandoverView, DraftView, VersionView] | None:
    """One handing with its document and the wording that was given."""
    row = _handovers().select_related("version").filter(pk=handover_id).first()
    return (_handover(row), view_of(row.draft), _version(row.version)) if row else None


def _handovers() -> Any:
    return Handover.objects.select_related("draft__started_by", "by")


def _handover(row: Handover) -> HandoverView:
    drawn_by = row.draft.started_by or row.by
    return HandoverView(
        row.pk, row.draft_id, row.version_id, drawn_by.name, row.at, row.outcome, HANDED[row.outcome],
        HANDED_TO_ME[row.outcome], row.words,
    )  # fmt: skip


def review(review_id: int) -> ReviewView | None:
    """One look."""
    row = _reviews().filter(pk=review_id).first()
    return _review(row) if row else None


def _reviews() -> Any:
    return Review.objects.select_related("draft", "lawyer").prefetch_related("remarks")


def view_of(row: Draft) -> DraftView:
    """The frozen view of a row."""
    return DraftView(
        row.key, row.document, row.side, row.matter_id, row.party_id, row.started_by_id,
        json.loads(row.answers), row.touched_at, row.keep_until,
    )  # fmt: skip


def _version(row: Version) -> VersionView:
    return VersionView(
        row.pk, row.number, row.source, SOURCES[row.source], row.text, row.sha256, row.made_on, row.made_by_id,
        row.made_at,
    )  # fmt: skip


def _review(row: Review) -> ReviewView:
    return ReviewView(
        row.pk, view_of(row.draft), row.version_id, row.lawyer_id, row.lawyer.name, row.asked_at, row.outcome,
        OUTCOMES[row.outcome], row.note, row.released_id, row.done_at,
        {one.part: one.text for one in row.remarks.all()},
    )  # fmt: skip
