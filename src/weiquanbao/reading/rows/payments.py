"""An agreement as it is kept: what is due to whom by when, what was told of it, what is open. Yuan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class DueRow:
    """One instalment of one worker. `state`: paid, reported (waits for an answer), late, or open."""

    number: int
    due_on: date
    amount: Decimal
    paid: Decimal
    open: Decimal
    state: str
    word: str


@dataclass(frozen=True, slots=True)
class PaymentRow:
    """One payment that was told: by whom, and what the worker said of it."""

    amount: Decimal
    paid_on: date
    way: str
    teller: str
    on_behalf: bool
    answer: str
    word: str
    received: Decimal | None
    answered_on: date | None
    answered_for: bool
    items: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PayeeRow:
    """One worker: what is due to him and what came."""

    name: str
    own: bool
    agreed: Decimal
    paid: Decimal
    waiting: Decimal
    open: Decimal
    dues: tuple[DueRow, ...]
    payments: tuple[PaymentRow, ...]


@dataclass(frozen=True, slots=True)
class PaymentsRow:
    """The agreement as one reader may see it: all workers, or himself.

    `overdue`: what was told to be late and is neither received nor reported; `overdue_since`: the day the first of it
    was due. Neither, and no next day, where the signing of the agreement came to nothing.
    """

    payer: str
    agreed_on: date
    agreed: Decimal
    paid: Decimal
    waiting: Decimal
    open: Decimal
    next_due: date | None
    next_amount: Decimal
    overdue: Decimal
    overdue_since: date | None
    payees: tuple[PayeeRow, ...]
    own: bool

    @property
    def asked(self) -> tuple[PaymentRow, ...]:
        """What was reported and waits for an answer, of those shown."""
        return tuple(one for payee in self.payees for one in payee.payments if one.answer == "waiting")


@dataclass(frozen=True, slots=True)
class DueSoonRow:
    """Somebody of a respondent who is to be reminded that something is due."""

    case_id: int
    matter_id: int
    matter_code: str
    person_id: int
    due_on: date
