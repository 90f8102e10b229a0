"""Evidence, notices sent, and the story of a clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from weiquanbao.reading.rows.parts import ClockRow


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """One piece of evidence with its place among the others."""

    case_id: int
    number: str
    claimant: str
    respondent: str
    item: Any
    place: int
    of: int
    before: int | None
    after: int | None
    added_by: str
    subject_id: int | None


@dataclass(frozen=True, slots=True)
class SendingRow:
    """One notice as staff see it: to whom, by what way, how far it came. Its text is for its recipient."""

    id: int
    case_id: int | None
    number: str
    subject: str
    recipient: str
    masked: str
    channel: str
    channel_word: str
    state: str
    state_word: str
    created_at: datetime
    sent_at: datetime | None
    next_try_at: datetime | None
    read_at: datetime | None
    tries: int
    fault: str


@dataclass(frozen=True, slots=True)
class ClockEvent:
    """One thing that happened to a clock: when, what, and the title and number of the step that did it."""

    on: date
    word: str
    title: str
    step: int | None


@dataclass(frozen=True, slots=True)
class ClockStory:
    """怎么算的: the length with its source and confidence, and everything that moved the last day."""

    clock: ClockRow
    article: str
    text: str
    parameter: str
    source: str
    confidence: str
    confirmed: bool
    events: tuple[ClockEvent, ...]
