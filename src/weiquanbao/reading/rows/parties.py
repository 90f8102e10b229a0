"""A matter and its cases as the parties see them, on either side."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from weiquanbao.reading.rows.parts import ActRow, CaseLine, ClaimRow, ClockRow, OpeningRow, RoadRow, StepRow


@dataclass(frozen=True, slots=True)
class PartyLine:
    """A party as the other parties see it: a name and a standing, never a number; `own` is the reader's own."""

    id: int
    side: str
    standing: str
    name: str
    own: bool


@dataclass(frozen=True, slots=True)
class OfferedRow:
    """What an offer says to one reader: `terms` digests it, of one's own share alone where `own`.

    `each`: name and sum of every worker, for whoever may read them all.
    """

    terms: Any
    words: tuple[tuple[str, str], ...]
    own: bool
    each: tuple[tuple[str, Decimal], ...] = ()


@dataclass(frozen=True, slots=True)
class PartyCaseView:
    """One case as a party sees it, on either side."""

    id: int
    number: str
    matter_code: str
    matter_id: int
    procedure: str
    procedure_title: str
    version: str
    side: str
    roles: frozenset[str]
    seen: int
    state: str
    state_word: str
    state_plain: str
    final: bool
    opened_on: date
    closed_on: date | None
    organisation: str
    organisation_phone: str
    handler: str
    problems: tuple[str, ...]
    about: str
    parent_id: int | None
    clock: ClockRow | None
    clocks: tuple[ClockRow, ...]
    steps: tuple[StepRow, ...]
    acts: tuple[ActRow, ...]
    later: tuple[ActRow, ...]
    openings: tuple[OpeningRow, ...]
    parties: tuple[PartyLine, ...]
    claims: tuple[ClaimRow, ...]
    items: tuple[Any, ...]
    cases: tuple[CaseLine, ...]
    roads: tuple[RoadRow, ...] = ()
    offered: OfferedRow | None = None
    left_out: bool = False
    has_left: bool = False
    signed_on: date | None = None


@dataclass(frozen=True, slots=True)
class MatterLine:
    """One of the worker's own matters in a list."""

    code: str
    title: str
    state_plain: str
    final: bool
    filed_on: date
    clock: ClockRow | None
    helping: str = ""


@dataclass(frozen=True, slots=True)
class MatterView:
    """What the worker sees of the own matter: who has it, what happens next and by when, every step told plainly."""

    code: str
    case_id: int
    number: str
    procedure: str
    seen: int
    state: str
    state_plain: str
    final: bool
    filed_on: date
    problems: tuple[str, ...]
    employer: str
    organisation: str
    organisation_phone: str
    handler: str
    clock: ClockRow | None
    clocks: tuple[ClockRow, ...]
    steps: tuple[StepRow, ...]
    claims: tuple[ClaimRow, ...]
    limit: ClaimRow | None
    items: tuple[Any, ...]
    acts: tuple[ActRow, ...]
    openings: tuple[OpeningRow, ...]
    others: tuple[CaseLine, ...]
    missing: tuple[str, ...]
    result: str
    contact_agreed: bool
    roads: tuple[RoadRow, ...] = ()
    helping: str = ""
