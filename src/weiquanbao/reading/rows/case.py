"""A case as staff see it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from weiquanbao.reading.rows.parts import (
    ActRow,
    CaseLine,
    ClaimRow,
    ClockRow,
    DuplicateRow,
    OpeningRow,
    PartyRow,
    RoadRow,
    SeenRow,
    StepRow,
)


@dataclass(frozen=True, slots=True)
class CaseView:
    """Everything one case page shows to this person."""

    id: int
    number: str
    matter_id: int
    matter_code: str
    procedure: str
    procedure_title: str
    version: str
    state: str
    state_word: str
    state_plain: str
    final: bool
    channel: str
    opened_on: date
    closed_on: date | None
    organisation: str
    handler: str
    handler_id: int | None
    seen: int
    problems: tuple[str, ...]
    worked_from: date | None
    worked_until: date | None
    still_working: str
    known_on: date | None
    told: str
    contact_agreed: bool
    result: str
    amount_obtained: Decimal | None
    parties: tuple[PartyRow, ...]
    claims: tuple[ClaimRow, ...]
    clocks: tuple[ClockRow, ...]
    steps: tuple[StepRow, ...]
    flow: tuple[tuple[str, str], ...]
    acts: tuple[ActRow, ...]
    later: tuple[ActRow, ...]
    openings: tuple[OpeningRow, ...]
    others: tuple[CaseLine, ...]
    about: str
    items: tuple[Any, ...]
    handles: bool
    seen_by: tuple[SeenRow, ...] = field(default=())
    duplicates: tuple[DuplicateRow, ...] = field(default=())
    merged: tuple[CaseLine, ...] = field(default=())
    has_package: bool = False
    roads: tuple[RoadRow, ...] = ()
    narrow: bool = False
    """Only the case itself is shown: this reader has no business with the matter behind it."""
