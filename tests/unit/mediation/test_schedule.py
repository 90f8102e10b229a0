"""Instalments are exact to the fen, a month apart, and the last takes the rest."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weiquanbao.mediation.schedule import instalments


@given(st.decimals("0.12", "99999999.99", places=2), st.integers(1, 12), st.dates(date(2020, 1, 1)))
def test_instalments_make_up_the_sum_and_come_one_after_the_other(amount, count, day) -> None:
    parts = instalments(amount, count, min(day, date(9000, 1, 1)))
    assert sum(part.amount for part in parts) == amount
    assert len({part.due_on for part in parts}) == count == len(parts)
    assert [part.due_on for part in parts] == sorted(part.due_on for part in parts)
    assert parts[-1].amount == max(part.amount for part in parts)


def test_the_end_of_a_month_stays_the_end() -> None:
    parts = instalments(Decimal(100), 3, date(2026, 12, 31))
    assert [part.due_on for part in parts] == [date(2026, 12, 31), date(2027, 1, 31), date(2027, 2, 28)]
    assert [part.amount for part in parts] == [Decimal("33.33"), Decimal("33.33"), Decimal("33.34")]


def test_nothing_is_not_paid_in_parts() -> None:
    with pytest.raises(ValueError, match="instalments"):
        instalments(Decimal("0.01"), 2, date(2026, 12, 1))
