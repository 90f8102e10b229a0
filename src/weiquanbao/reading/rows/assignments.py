"""An assignment of wages as each of its readers sees it. Sums in yuan; of an account the last four digits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class AdvanceRow:
    """One worker. `way` is what the bank did last; `outstanding` what the employer owes the union, `own_open` him."""

    party_id: int
    name: str
    state: str
    word: str
    owed: Decimal
    granted: Decimal | None
    kept: Decimal
    wages_from: date | None
    wages_until: date | None
    holder: str
    bank: str
    account: str
    ordered_on: date | None
    paid_on: date | None
    returned_on: date | None
    paid: Decimal
    to_union: Decimal
    to_worker: Decimal
    direct: Decimal
    outstanding: Decimal
    own_open: Decimal
    due_to: Decimal
    due_from: Decimal
    written_off: Decimal

    @property
    def came_in(self) -> Decimal:
        """What the employer paid of these wages since, to the union or to the worker."""
        return self.to_union + self.to_worker + self.direct

    @property
    def yours(self) -> Decimal:
        """What of it is the worker's own."""
        return self.to_worker + self.direct

    @property
    def dropped(self) -> bool:
        """Whether nothing is advanced to him any more."""
        return self.state == "dropped"


@dataclass(frozen=True, slots=True)
class ConditionRow:
    """One of the four conditions: whether it is met, which evidence shows it, and how."""

    label: str
    met: bool
    item_id: int | None
    item: str
    words: str


@dataclass(frozen=True, slots=True)
class RoadTaken:
    """The road to the union's money, with its articles; `unverified` where no text that was read says it is open."""

    title: str
    words: str
    articles: tuple[str, ...]
    unverified: bool


@dataclass(frozen=True, slots=True)
class SumsRow:
    """All workers together."""

    owed: Decimal
    granted: Decimal
    paid: Decimal
    to_union: Decimal
    to_worker: Decimal
    outstanding: Decimal
    due_to: Decimal
    due_from: Decimal
    written_off: Decimal


@dataclass(frozen=True, slots=True)
class AssignmentRow:
    """The whole, as staff see it. `conditions` and `hardship` are not for whoever only pays."""

    fund: str
    fund_case_id: int
    respondent: str
    split: str
    assessor: str
    approver: str
    cashier: str
    agreed_on: date | None
    notified_on: date | None
    road: RoadTaken | None
    conditions: tuple[ConditionRow, ...]
    rows: tuple[AdvanceRow, ...]
    sums: SumsRow


@dataclass(frozen=True, slots=True)
class OwnAssignment:
    """What a worker reads: his own advance, from whom it is taken over, what he keeps; of nobody else a word."""

    respondent: str
    split: str
    notified_on: date | None
    road: str
    own: AdvanceRow | None
    several: bool


@dataclass(frozen=True, slots=True)
class PayToRow:
    """One worker as his employer reads it: what is to be paid to the union from now on, what to him, what came."""

    name: str
    to_union: Decimal
    to_worker: Decimal
    came_in: Decimal


@dataclass(frozen=True, slots=True)
class EmployerAssignment:
    """What an employer reads: the notice, from when it counts, how much to whom, where to pay, what was paid."""

    case_id: int
    number: str
    matter_code: str
    paper_id: int
    title: str
    union: str
    union_phone: str
    notified_on: date | None
    payee: str
    pay_until: date | None
    rows: tuple[PayToRow, ...]

    @property
    def owed_to_union(self) -> Decimal:
        """What is to be paid to the union in all."""
        return sum((one.to_union for one in self.rows), Decimal(0))

    @property
    def came_in(self) -> Decimal:
        """What was paid so far in all."""
        return sum((one.came_in for one in self.rows), Decimal(0))
