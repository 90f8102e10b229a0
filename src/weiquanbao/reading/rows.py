"""The frozen rows that screens, the API and jobs are given. Codes and ready words, never model instances."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from weiquanbao.kernel.forms import Form


@dataclass(frozen=True, slots=True)
class ClockRow:
    """期限: `level` is ok, warn, bad, late, hold or done; `left` counts in the unit of the period."""

    code: str
    title: str
    basis: str
    plain: str
    started_on: date
    due_on: date
    level: str
    word: str
    left: int
    unit: str
    number: str
    provisional: bool
    paused_on: date | None
    expired_on: date | None
    stopped_on: date | None
    length: str
    nominal_on: date
    parameter: str
    parameter_since: date
    started_by: int
    cause: str


@dataclass(frozen=True, slots=True)
class ActRow:
    """One act as a button: what it is called, under which article, what it asks for, or why it is barred."""

    code: str
    title: str
    basis: str
    allowed: bool
    reasons: tuple[str, ...]
    form: Form | None
    grave: bool
    main: bool = False


@dataclass(frozen=True, slots=True)
class OpeningRow:
    """A further case that may be opened from this one: by which act of which procedure, or why not now."""

    procedure: str
    procedure_title: str
    code: str
    title: str
    basis: str
    allowed: bool
    reasons: tuple[str, ...]
    form: Form | None
    grave: bool


@dataclass(frozen=True, slots=True)
class StepRow:
    """步骤: who did what when. `plain` is the worker's sentence, `told` what the worker was told in it."""

    number: int
    act: str
    title: str
    plain: str
    basis: str
    who: str
    role: str
    effective_on: date
    recorded_at: datetime
    entries: tuple[tuple[str, str], ...]
    told: tuple[tuple[str, str], ...]
    digest: str


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person as shown: the phone is masked until an unmasking is asked for and recorded."""

    id: int
    name: str
    face: str
    phone: str
    home: str


@dataclass(frozen=True, slots=True)
class PartyRow:
    """当事人 with the words of their side and standing."""

    id: int
    side: str
    side_word: str
    standing: str
    name: str
    face: str
    person: PersonRow | None
    employer_id: int | None
    gate_sign: str
    boss_phone: str
    address: str
    payer: str
    other_cases: int = 0


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """请求, with the last day for arbitration as it was computed, and how.

    `by_month`: it was counted from the first day of a month, because the worker told no day.
    """

    id: int
    kind: str
    word: str
    wanted: str
    amount: Decimal | None
    lapses_on: date | None
    days_left: int | None
    limitation: Mapping[str, Any]
    by_month: bool = False


@dataclass(frozen=True, slots=True)
class RoadRow:
    """还有的路: in plain and in formal words, with the last day where the law gives one."""

    code: str
    title: str
    plain: str
    formal: str
    where: str
    last_day: date | None
    days_left: int | None
    basis: tuple[str, ...]
    articles: tuple[str, ...]
    provisional: bool
    bring: tuple[str, ...]
    unverified: bool


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


@dataclass(frozen=True, slots=True)
class DuplicateRow:
    """An open complaint that looks like this one: by `phone` or `name`, `register` or `alike`, days apart."""

    case_id: int
    number: str
    state_word: str
    person: str
    employer: str
    days: int


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One case in a list: what it is, whom it is about, where it stands, its nearest clock."""

    id: int
    number: str
    matter_code: str
    procedure: str
    title: str
    about: str
    state: str
    state_word: str
    state_plain: str
    final: bool
    incident: bool
    parent_id: int | None
    opened_on: date
    clock: ClockRow | None
    reached: bool = True
    """Whether this reader may open it: what lies with another town is only named."""


@dataclass(frozen=True, slots=True)
class HandedRow:
    """A handover to this town that nobody took over yet: whom it is about, and who hands it over."""

    line: CaseLine
    claimant: str
    respondent: str
    sender: str


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
    """What an offer says to one reader: `terms` digests it, of one's own share alone where `own`."""

    terms: Any
    words: tuple[tuple[str, str], ...]
    own: bool


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


@dataclass(frozen=True, slots=True)
class FoundRow:
    """One case that answers to a search."""

    case_id: int
    number: str
    matter_code: str
    claimant: str
    respondent: str
    state_word: str
    opened_on: date


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
class SeenRow:
    """Who saw what of whom: `field` in words, `what` the person's name or the item's title."""

    viewer: str
    field: str
    what: str
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ProofRow:
    """The chain of one case: how many steps hold, the last digest, the first step that does not."""

    steps: int
    tail: str
    broken_at: int | None


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
