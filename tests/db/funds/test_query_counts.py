"""What a page of the fund costs, and that it costs no more when there is more in it."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from funds_kept import Kept
from signed_in import browser_of

from weiquanbao.funds.models import Entry

pytestmark = pytest.mark.django_db
#: Statements of each page, the frame of the desk around it included.
MOST = {
    "": 45,
    "journal/?month=2026-09": 40,
    "journal/?month=2026-09&account=cash": 42,
    "bank/": 38,
    "months/": 40,
    "figures/": 42,
    "printed/xlsx/?since=2026-09-01&until=2026-09-30": 16,
}


def counted(browser, address: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert browser.get(address).status_code == 200
    return len(asked)


def test_a_page_asks_as_often_however_much_there_is(county) -> None:
    kept = Kept(county)
    kept.grant("1000", "2026-09-02")
    browser = browser_of(kept.leader)
    first = {page: counted(browser, f"/desk/fund/{page}") for page in MOST}
    entry = counted(browser, f"/desk/fund/entries/{Entry.objects.get().pk}/")
    for day in range(3, 15):
        kept.grant("1000", f"2026-09-{day:02}")
    again = {page: counted(browser, f"/desk/fund/{page}") for page in MOST}
    assert {page: one for page, one in again.items() if one > first[page]} == {}
    assert {page: one for page, one in again.items() if one > MOST[page]} == {}
    assert entry <= 42
