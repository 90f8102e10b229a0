"""One thing on a page: a clock, an act, a step, a person, a claim, a road, a line that leads to a case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
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
