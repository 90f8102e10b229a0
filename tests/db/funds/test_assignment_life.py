"""An assignment through the desk: from the application to the replenished fund, every sum in the books."""

from __future__ import annotations

import pytest
from advancing import advancing
from funds_books import settle

pytestmark = pytest.mark.django_db


def test_of_one_worker_the_union_gets_what_it_advanced_and_the_rest_is_his(county) -> None:
    """AS-01: 18,000 owed, 12,000 advanced, 15,000 recovered, the union first."""
    made = advancing(county, "18000")
    made.paid("12000")
    assert made.case.state == "recovering"
    assert (made.balance("cash"), made.balance("claims")) == (188_000_00, 12_000_00)
    made.notify()
    made.recover("15000")
    (one,) = made.books
    assert (one.to_union, one.to_worker, one.own_open, one.outstanding) == (12_000_00, 3_000_00, 3_000_00, 0)
    assert made.case.state == "recovering"
    made.do("pay_out", made.cashier, day=str(made.day), bank_ref="示例流水003")
    assert made.case.state == "recovered"
    assert made.balance("cash") == 200_000_00
    assert made.case.amount_obtained == 15_000
    settle()
