"""Many workers at once come out to the fen as each alone does."""

from __future__ import annotations

import random
from datetime import date, timedelta
from decimal import Decimal

import numpy as np
import pytest

from weiquanbao.law.claims import batch
from weiquanbao.law.claims.compute import reckon
from weiquanbao.law.claims.register import CLAIMS
from weiquanbao.law.claims.service_length import length, nth_day
from weiquanbao.law.claims.severance import Severance
from weiquanbao.law.claims.working import Entered, Setting

AVERAGE, LOWEST = Decimal("8000.01"), Decimal("2430.00")
FIGURES = batch.Figures(minimum=243_000, city_average=800_001, cap_times=3, cap_units=12)
SETTING = Setting(
    date(2026, 9, 1),
    entered={"average_wage.city_month": Entered(AVERAGE), "minimum_wage.month": Entered(LOWEST)},
)


def drawn(count: int, seed: int) -> tuple[list[date], list[date], list[int]]:
    """Random workers, many of them hired or gone at the end of a month or near the cap."""
    draw = random.Random(seed)
    edges = [date(2024, 2, 29), date(2025, 1, 31), date(2024, 8, 31), date(2023, 12, 31), date(2008, 1, 1)]
    hired, ended, wages = [], [], []
    for _ in range(count):
        first = (
            draw.choice(edges) if draw.random() < 0.2 else date(2008, 1, 1) + timedelta(draw.randrange(6_500))
        )
        last = first + timedelta(
            draw.choice((draw.randrange(6_700), draw.randrange(400), 180, 181, 182, 364, 365))
        )
        hired.append(first)
        ended.append(last)
        wages.append(
            draw.choice((draw.randrange(100_000, 4_000_000), 2_400_003, 2_400_004, 243_000, 242_999))
        )
    return hired, ended, wages


@pytest.mark.parametrize("seed", [1, 2])
def test_the_arrays_agree_with_the_exact_path(seed: int) -> None:
    hired, ended, wages = drawn(4_000, seed)
    found = batch.severance(
        batch.Days.of(hired), batch.Days.of(ended), np.array(wages, dtype=np.int64), FIGURES
    )
    for first, last, wage, fen in zip(hired, ended, wages, found.tolist(), strict=True):
        facts = Severance(hire_date=first, end_date=last, avg_wage=Decimal(wage) / 100)
        assert reckon(CLAIMS["severance"], facts, SETTING).amount == Decimal(fen) / 100, (first, last, wage)


def test_half_units_are_those_of_the_length() -> None:
    first = [date(2023, 1, 31)] * 900
    last = [date(2023, 1, 31) + timedelta(days) for days in range(900)]
    halves = batch.half_units(batch.Days.of(first), batch.Days.of(last))
    assert halves.tolist() == [int(2 * length(*both).units) for both in zip(first, last, strict=True)]


@pytest.mark.parametrize("day", [date(1949, 12, 31), date(2150, 1, 1), date(9999, 1, 1)])
def test_days_that_cannot_be_counted_are_refused(day: date) -> None:
    with pytest.raises(ValueError, match="1950"):
        batch.Days.of([date(2020, 1, 1), day])


def test_the_first_and_the_last_day_that_can_be_counted() -> None:
    days = batch.Days.of([date(1950, 1, 1), date(2149, 12, 31)])
    assert days.month.tolist() == [0, 200 * 12 - 1]
    assert days.day.tolist() == [1, 31]


def test_a_length_is_what_its_days_say() -> None:
    """Counted the slow way: month after month on its corresponding day, and what is left over."""
    for first in (date(2023, 1, 31), date(2024, 2, 29), date(2023, 8, 30), date(2023, 12, 1)):
        for span in range(800):
            last = first + timedelta(span)
            months = next(n for n in range(40) if nth_day(first, n + 1) > last + timedelta(1))
            assert length(first, last) == (months, (last + timedelta(1) - nth_day(first, months)).days)
