"""分期: a sum in monthly instalments, exact to the fen."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_DOWN, Decimal

FEN = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Part:
    """One instalment."""

    number: int
    due_on: date
    amount: Decimal


def instalments(amount: Decimal, count: int, first_due: date) -> tuple[Part, ...]:
    """Equal parts a month apart; what does not divide goes to the last.

    Each is due on the same day of the month, or on its last day where the month is shorter. Raises ValueError where
    an instalment would be nothing.
    """
    equal = (amount / count).quantize(FEN, ROUND_DOWN)
    if equal <= 0:
        raise ValueError(f"{amount} in {count} instalments")
    parts = [equal] * (count - 1)
    parts.append(amount - sum(parts, Decimal(0)))
    return tuple(Part(place + 1, _months_later(first_due, place), part) for place, part in enumerate(parts))


def _months_later(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
