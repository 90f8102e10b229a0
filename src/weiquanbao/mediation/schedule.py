"""分期、分份: a sum in monthly instalments and among several workers, exact to the fen."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Mapping
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


def shares_of(amount: Decimal, asked: Mapping[int, Decimal]) -> dict[int, Decimal]:
    """What each gets of a sum, in proportion to what he asks for (内部规则 一起提出 7).

    Fen left over go round in order. Raises ValueError where somebody would get nothing.
    """
    whole = sum(asked.values(), Decimal(0))
    if whole <= 0:
        raise ValueError("nothing is asked for")
    shares = {one: (amount * his / whole).quantize(FEN, ROUND_DOWN) for one, his in asked.items()}
    left = int((amount - sum(shares.values(), Decimal(0))) / FEN)
    for one in list(asked)[:left]:
        shares[one] += FEN
    if min(shares.values()) <= 0:
        raise ValueError(f"{amount} among {len(asked)}")
    return shares


def together(amounts: Iterable[Decimal], count: int, first_due: date) -> tuple[Part, ...]:
    """The instalments of several workers as one payment a month. Raises ValueError as `instalments` does."""
    several = [instalments(amount, count, first_due) for amount in amounts]
    return tuple(
        Part(number, parts[0].due_on, sum((part.amount for part in parts), Decimal(0)))
        for number, parts in enumerate(zip(*several, strict=True), 1)
    )


def _months_later(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
