"""The pages of the fund as cashier, leader, officer and auditor open them, and nobody else."""

from __future__ import annotations

from uuid import uuid4

import pytest
from cashiers import cashier_at
from django.test import Client
from funds_kept import ESTABLISHED, Kept
from signed_in import browser_of

from weiquanbao.funds.models import Entry, Fund

pytestmark = pytest.mark.django_db
PAGES = ("", "journal/", "months/", "figures/")


def shown(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def test_everybody_who_reads_the_books_sees_every_page_and_nobody_else_does(county) -> None:
    kept = Kept(county)
    kept.grant()
    entry = Entry.objects.get()
    addresses = [f"/desk/fund/{page}" for page in PAGES] + [f"/desk/fund/entries/{entry.pk}/"]
    for reader in (kept.cashier, kept.leader, kept.auditor, county.staff["county_officer"]):
        browser = browser_of(reader)
        for address in addresses:
            assert "示例让渡基金" in shown(browser, address)
    for stranger in ("intake_officer", "town_officer", "system_admin"):
        browser = browser_of(county.staff[stranger])
        assert {browser.get(address).status_code for address in addresses} == {404}
        assert browser.get(f"/desk/cases/{kept.case_id}/").status_code == 404


def test_a_leader_founds_the_fund_on_its_page(county) -> None:
    leader, cashier = browser_of(county.staff["leader"]), browser_of(cashier_at(county))
    assert "设立基金" in shown(leader, "/desk/fund/")
    assert "/desk/fund/establish/" not in shown(cashier, "/desk/fund/")
    assert cashier.get("/desk/fund/establish/").status_code == 404
    wrong = leader.post("/desk/fund/establish/", ESTABLISHED | {"year": "今年", "key": str(uuid4())})
    assert (wrong.status_code, Fund.objects.count()) == (422, 0)
    assert "2026 这样" in wrong.content.decode()
    key = str(uuid4())
    for _twice in range(2):
        assert leader.post("/desk/fund/establish/", ESTABLISHED | {"key": key}).url == "/desk/fund/"
    assert Fund.objects.count() == 1
    assert "已经有一个在用的基金" in shown(leader, "/desk/fund/establish/")


def test_the_fund_has_no_sides_that_stand_against_each_other(county) -> None:
    kept = Kept(county)
    form = shown(browser_of(kept.cashier), f"/desk/cases/{kept.case_id}/acts/grant/")
    assert "</a>·让渡基金</p>" in form
    assert " 对 " not in form


def test_from_a_balance_down_to_the_act(county) -> None:
    kept = Kept(county)
    kept.grant("100000", "2026-09-02")
    auditor = browser_of(kept.auditor)
    assert "100,000" in shown(auditor, "/desk/fund/?day=2026-09-02")
    assert "100,000" not in shown(auditor, "/desk/fund/?day=2026-09-01")
    journal = shown(auditor, "/desk/fund/journal/?month=2026-09&account=cash")
    entry = Entry.objects.get()
    assert f"/desk/fund/entries/{entry.pk}/" in journal
    one = shown(auditor, f"/desk/fund/entries/{entry.pk}/")
    assert "登记拨入" in one
    assert f"/desk/cases/{kept.case_id}/" in one
    assert "登记拨入" in shown(auditor, f"/desk/cases/{kept.case_id}/")


def test_the_fund_stands_in_no_queue_and_is_found_by_its_number(county) -> None:
    kept = Kept(county)
    number = Fund.objects.get().case.number
    for reader in (kept.cashier, kept.leader):
        browser = browser_of(reader)
        assert number not in shown(browser, "/desk/")
        assert number not in shown(browser, "/desk/all/")
        assert browser.get(f"/desk/find/?q={number}").url == f"/desk/cases/{kept.case_id}/"
        assert "/desk/fund/" in shown(browser, f"/desk/cases/{kept.case_id}/")


def test_addresses_nobody_gave_out_end_in_a_page(county) -> None:
    kept = Kept(county)
    browser = browser_of(kept.auditor)
    for asked in ("?day=x", "?day=0001-01-01", "journal/?month=9999-99", "journal/?account=x&after=x"):
        shown(browser, f"/desk/fund/{asked}")
    assert browser.get("/desk/fund/entries/999999999/").status_code == 404
