"""The books of one agreement: what is due, paid, reported and open. Plain data and sums, no table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class DueLine:
    """One instalment of one worker, as `models.Due` keeps it."""

    party_id: int
    number: int
    due_on: date
    amount: Decimal
    paid: Decimal = NOTHING
    late_on: date | None = None

    @property
    def open(self) -> Decimal:
        """What was not received of it."""
        return self.amount - self.paid


@dataclass(frozen=True, slots=True)
class PaymentLine:
    """One payment to one worker, as `models.Payment` keeps it."""

    id: int
    party_id: int
    step: int
    teller: str
    on_behalf: bool
    amount: Decimal
    paid_on: date
    way: str
    items: tuple[int, ...]
    answer: str
    received: Decimal | None
    answered_on: date | None
    answered_for: bool

    @property
    def waits(self) -> bool:
        """Whether the worker has not said whether he received it."""
        return self.answer == "waiting"


@dataclass(frozen=True, slots=True)
class Books:
    """Everything due and everything told of it, of all workers or of one; instalments in the order they fall due."""

    dues: tuple[DueLine, ...]
    payments: tuple[PaymentLine, ...] = ()

    def of(self, party_id: int) -> Books:
        """The same of one worker."""
        return Books(
            tuple(one for one in self.dues if one.party_id == party_id),
            tuple(one for one in self.payments if one.party_id == party_id),
        )

    @property
    def workers(self) -> tuple[int, ...]:
        """Whom something is due to, in the order they stand."""
        return tuple(dict.fromkeys(one.party_id for one in self.dues))

    @property
    def agreed(self) -> Decimal:
        """The sum agreed on."""
        return sum((one.amount for one in self.dues), NOTHING)

    @property
    def paid(self) -> Decimal:
        """What the workers said they received."""
        return sum((one.paid for one in self.dues), NOTHING)

    @property
    def open(self) -> Decimal:
        """What they did not say so of; paid and open are what was agreed."""
        return self.agreed - self.paid

    @property
    def waiting(self) -> Decimal:
        """What was reported and not answered."""
        return sum((one.amount for one in self.payments if one.waits), NOTHING)

    @property
    def unreported(self) -> Decimal:
        """What was neither received nor reported."""
        return self.open - self.waiting

    def uncovered(self) -> tuple[tuple[DueLine, Decimal], ...]:
        """Instalments with what neither was received nor is reported of each; reports cover what is due first."""
        found = []
        for party in self.workers:
            his = self.of(party)
            pool = his.waiting
            for due in his.dues:
                covered = min(due.open, pool)
                pool -= covered
                if due.open > covered:
                    found.append((due, due.open - covered))
        return tuple(sorted(found, key=lambda one: (one[0].due_on, one[0].number)))

    def next_due(self) -> date | None:
        """The first day on which something uncovered is due that nobody was told to be late."""
        return next((due.due_on for due, _ in self.uncovered() if due.late_on is None), None)

    def newly_late(self, before: date) -> tuple[DueLine, ...]:
        """Uncovered instalments whose day went by before this one and that nobody was told to be late."""
        return tuple(due for due, _ in self.uncovered() if due.late_on is None and due.due_on < before)

    def overdue(self) -> tuple[DueLine, ...]:
        """Instalments that were told to be late and are not received yet."""
        return tuple(one for one in self.dues if one.late_on is not None and one.open > 0)

    def received(self, amount: Decimal) -> Books:
        """The books of one worker after he received so much more: what is due first is paid first."""
        left, dues = amount, []
        for due in self.dues:
            part = min(due.open, left)
            left -= part
            dues.append(replace(due, paid=due.paid + part))
        if left:
            raise ValueError(f"{left} more than is open")
        return Books(tuple(dues), self.payments)

    def parted(self, amount: Decimal) -> Mapping[int, Decimal]:
        """To whom a sum went: whole instalments in the order they fall due, or all of it to the only worker.

        Raises ValueError where it does not pay whole instalments of several.
        """
        if len(self.workers) == 1:
            return {self.workers[0]: amount}
        each: dict[int, Decimal] = {}
        left = amount
        days = sorted({(due.due_on, due.number) for due, _ in self.uncovered()})
        for day in days:
            lines = [(due, his) for due, his in self.uncovered() if (due.due_on, due.number) == day]
            whole = sum((his for _due, his in lines), NOTHING)
            if not left or whole > left:
                break
            left -= whole
            for due, his in lines:
                each[due.party_id] = each.get(due.party_id, NOTHING) + his
        if left:
            raise ValueError(f"{amount} pays no whole instalments")
        return each
