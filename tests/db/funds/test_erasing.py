"""When a matter's time is over, where the money went is erased; that it went stays provable."""

from __future__ import annotations

import pytest
from django.db import connection
from funds_books import make_books

from weiquanbao.funds import reading
from weiquanbao.funds.erasing import erase

pytestmark = pytest.mark.django_db


def test_the_account_goes_and_the_sums_stay() -> None:
    books, other = make_books((90_00, 60_00)), make_books((50_00, 50_00))
    books.have(60_00)
    books.pay(books.advances[0])
    with connection.cursor() as sql:
        sql.execute("SELECT account || bank || holder FROM funds_advance")
        assert not any("示例" in row[0] for row in sql.fetchall())
    erase([books.assignment.case.matter_id])
    (gone,), (kept,) = books.advances, other.advances
    for one in (gone, kept):
        one.refresh_from_db()
    assert (gone.account, gone.bank, gone.holder) == ("", "", "")
    assert kept.account == "示例账号"
    assert reading.standing_of([gone.pk])[gone.pk].outstanding == 60_00
