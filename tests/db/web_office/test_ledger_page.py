"""The ledger's page: what is sealed, and walking through it now. Commits, for the walk wants a snapshot of its own."""

from __future__ import annotations

from datetime import timedelta

import pytest


@pytest.fixture
def county(own_database):
    """A small county with one case, filed the day before yesterday and sealed since."""
    from complaints import filed
    from small_county import make_county

    from weiquanbao.common.dates import today
    from weiquanbao.ledger.roots import close_days_before

    made = make_county()
    filed(today() - timedelta(days=2))
    close_days_before(today())
    return made


def test_the_auditor_walks_through_it_and_the_result_stays(county, browser) -> None:
    client = browser("auditor")
    assert "还没有人验过" in client.get("/desk/ledger/").content.decode()
    text = client.post("/desk/ledger/verify/").content.decode()
    assert "1 步，1 件，2 天的封印。都对得上。" in text
    later = browser("leader").get("/desk/ledger/").content.decode()
    assert "示例auditor" in later
    assert "都对得上" in later


def test_a_changed_record_is_named(county, browser) -> None:
    from weiquanbao.cases.models import Case

    Case.objects.update(state="accepted")
    text = browser("auditor").post("/desk/ledger/verify/").content.decode()
    assert "1 处对不上" in text
    assert "案件记录的状态是 accepted，账本是 received" in text


def test_a_ledger_too_long_for_a_page_names_the_command(county, browser, monkeypatch) -> None:
    from weiquanbao.web.office import ledger

    monkeypatch.setattr(ledger, "MOST_STEPS", 0)
    text = browser("auditor").post("/desk/ledger/verify/", follow=True).content.decode()
    assert "weiquanbao ledger verify" in text
    assert "还没有人验过" in text


@pytest.mark.parametrize(
    "role", ["intake_officer", "town_officer", "county_officer", "system_admin", "audit_admin"]
)
def test_nobody_else_has_such_a_page(county, browser, role) -> None:
    client = browser(role)
    assert client.get("/desk/ledger/").status_code == 404
    assert client.post("/desk/ledger/verify/").status_code == 404
