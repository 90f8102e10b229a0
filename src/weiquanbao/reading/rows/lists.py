"""Rows of lists: the queue and its figures, the register, what was found, what waits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from weiquanbao.reading.rows.parts import CaseLine, ClockRow
from weiquanbao.search.snippets import Piece


@dataclass(frozen=True, slots=True)
class QueueRow:
    """One line of the desk: what falls due, whose matter, where it stands, what to do next."""

    case_id: int
    matter_id: int
    number: str
    clock: ClockRow | None
    claimant: str
    respondent: str
    problems: str
    amount: Decimal | None
    procedure: str
    state: str
    state_word: str
    next_act: str
    next_title: str
    handler: str
    mine: bool
    organisation: str
    opened_on: date
    band: str


@dataclass(frozen=True, slots=True)
class QueueCounts:
    """How many fall due when and how many are one's own; `capped` when there are more than were counted."""

    overdue: int
    today: int
    week: int
    paused: int
    open: int
    capped: bool
    horizon: tuple[tuple[date, int, bool], ...]
    mine: int


@dataclass(frozen=True, slots=True)
class QueuePage:
    """Twenty-five lines and where the next ones begin; `hidden_overdue` counts those a filter leaves out.

    `bands` are code, word and how many of the chosen cases lie in each; `places` the unions whose cases are open.
    """

    rows: tuple[QueueRow, ...]
    next_cursor: str
    counts: QueueCounts
    hidden_overdue: int
    bands: tuple[tuple[str, str, int], ...]
    total: int
    places: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class HandedRow:
    """A handover to this town that nobody took over yet: whom it is about, and who hands it over."""

    line: CaseLine
    claimant: str
    respondent: str
    sender: str


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One line of all cases, open and closed."""

    case_id: int
    number: str
    claimant: str
    respondent: str
    problems: str
    channel: str
    state_word: str
    final: bool
    result: str
    amount_obtained: Decimal | None
    handler: str
    organisation: str
    opened_on: date
    closed_on: date | None


@dataclass(frozen=True, slots=True)
class RegisterPage:
    """Twenty-five lines and where the next ones begin."""

    rows: tuple[RegisterRow, ...]
    next_cursor: str


@dataclass(frozen=True, slots=True)
class FoundRow:
    """One thing that answers to a search, with the case it opens; a firm of the register opens the list of its cases.

    `kind` is that of its source, or `exact` for a case named by number, code or phone; `key` is its id there. `thread`
    is the conversation a message stands in. `title` is what it is called, `snippet` its text around what was asked for.
    """

    kind: str
    kind_word: str
    key: int
    case_id: int | None
    employer_id: int | None
    thread: str
    number: str
    matter_code: str
    claimant: str
    respondent: str
    state_word: str
    on: date | None
    title: tuple[Piece, ...]
    snippet: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Facet:
    """One way of narrowing a list: its name, and value, word and count of every choice, most first."""

    name: str
    choices: tuple[tuple[str, str, int], ...]


@dataclass(frozen=True, slots=True)
class FoundPage:
    """Twenty hits and where the next ones begin; `short` when too little was typed to look for.

    `total` counts candidates, `capped` when there are more than are counted.
    """

    rows: tuple[FoundRow, ...] = ()
    next_cursor: str = ""
    facets: tuple[Facet, ...] = ()
    total: int = 0
    capped: bool = False
    short: bool = False


@dataclass(frozen=True, slots=True)
class UnopenedRow:
    """A respondent that has not opened its link though its answer falls due; for the job that reminds it."""

    case_id: int
    matter_id: int
    union: str
    party: str
    due_on: date
    token: str


@dataclass(frozen=True, slots=True)
class ReminderRow:
    """A worker whose year is about to end."""

    matter_id: int
    matter_code: str
    person_id: int
    lapses_on: date
    days: int
