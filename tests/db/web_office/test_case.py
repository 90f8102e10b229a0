"""One case on the desk: what it shows, to whom, and what looking at it leaves behind."""

from __future__ import annotations

import re

import pytest
from complaints import do, filed, moment
from django.db import connection
from django.test.utils import CaptureQueriesContext

from weiquanbao.common.dates import at
from weiquanbao.people.models import Disclosure
from weiquanbao.reading import visible

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today():
    with at(moment("2026-11-23")):
        yield


@pytest.fixture
def case(county):
    """Accepted, with a photo."""
    one = filed("2026-11-16", employer={"name": ["示例饰品有限公司"], "boss_phone": ["0579-00000001"]})
    officer = county.staff["intake_officer"]
    do(one, "accept", "2026-11-17", officer)
    do(one, "add_evidence", "2026-11-18", officer)
    return one


def text_of(response) -> str:
    return response.content.decode()


def test_acts_that_may_be_done_lead_on_and_the_others_say_why_not(browser, case) -> None:
    text = text_of(browser("intake_officer").get(f"/desk/cases/{case.case_id}/"))
    assert f'href="/desk/cases/{case.case_id}/acts/contact_employer/" data-key="e"' in text
    assert "还没有听取职工或单位意见的记录" in text
    assert "acts/close/" not in text


def test_the_history_is_proven_and_a_changed_step_is_named(browser, case) -> None:
    client = browser("intake_officer")
    assert "3 步首尾相连，可验真" in text_of(client.get(f"/desk/cases/{case.case_id}/"))
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(
            "UPDATE ledger_step SET canonical = replace(canonical, 'accept', 'refuse') WHERE case_id=%s AND number=2",
            [case.case_id],
        )
        cursor.execute("SET LOCAL session_replication_role = origin")
    assert "第 2 步和原来写下的对不上" in text_of(client.get(f"/desk/cases/{case.case_id}/"))


@pytest.mark.parametrize("role", ["other_town_officer", "system_admin", "security_admin", "audit_admin"])
def test_a_case_out_of_reach_looks_like_one_that_does_not_exist(browser, case, role) -> None:
    client = browser(role)
    denied, unknown = client.get(f"/desk/cases/{case.case_id}/"), client.get("/desk/cases/999999999/")
    assert (denied.status_code, unknown.status_code) == (404, 404)
    assert _without_nonce(denied) == _without_nonce(unknown)


def _without_nonce(response) -> str:
    return re.sub(r'nonce="[^"]+"|value="[A-Za-z0-9]{64}"', "", text_of(response))


def test_whoever_is_not_signed_in_is_sent_to_the_door_and_back(client, case) -> None:
    response = client.get(f"/desk/cases/{case.case_id}/")
    assert response.status_code == 302
    assert response["Location"] == f"/staff/sign-in/?next=/desk/cases/{case.case_id}/"


def test_the_auditor_looks_and_does_nothing(browser, case) -> None:
    client = browser("auditor")
    text = text_of(client.get(f"/desk/cases/{case.case_id}/"))
    assert "现在可以办" not in text
    assert client.get(f"/desk/cases/{case.case_id}/acts/accept/").status_code == 404


def party(county, case, side: str):
    view = visible.case(county.staff["intake_officer"], case.case_id)
    return next(one for one in view.parties if one.side == side)


@pytest.mark.parametrize(
    ("side", "number", "field"),
    [("claimant", "13800000001", "phone"), ("respondent", "0579-00000001", "boss_phone")],
)
def test_a_phone_is_shown_once_after_a_reason_was_recorded(
    county, browser, case, side, number, field
) -> None:
    client = browser("intake_officer")
    page = f"/desk/cases/{case.case_id}/parties/{party(county, case, side).id}/phone/"
    assert number not in text_of(client.get(f"/desk/cases/{case.case_id}/"))
    assert number not in text_of(client.get(page))
    refused = client.post(page, {"reason": ""})
    assert (refused.status_code, Disclosure.objects.count()) == (422, 0)
    shown = client.post(page, {"reason": "打电话核实工资"})
    assert number in text_of(shown)
    assert "no-store" in shown["Cache-Control"]
    seen = Disclosure.objects.get()
    assert (seen.viewer_id, seen.field, seen.case_id) == (
        county.staff["intake_officer"].person_id,
        field,
        case.case_id,
    )
    assert number not in text_of(client.get(page))
    assert "打电话核实工资" in text_of(client.get(f"/desk/cases/{case.case_id}/?tab=seen"))


def page_of(county, case):
    view = visible.case(county.staff["intake_officer"], case.case_id)
    return view.items[0], view.items[0].pages[0]


@pytest.mark.parametrize("copy", ["served", "original", "thumbnail"])
def test_every_look_at_evidence_is_recorded_once_a_day(county, browser, case, copy) -> None:
    item, page = page_of(county, case)
    client = browser("auditor")
    for _ in range(2):
        response = client.get(f"/desk/pages/{page.id}/{copy}/")
        assert response.status_code == 200
        b"".join(response.streaming_content)
    client.get(f"/desk/cases/{case.case_id}/evidence/{item.id}/")
    seen = Disclosure.objects.get()
    assert (seen.field, seen.item_id, seen.viewer_id) == (
        "evidence",
        item.id,
        county.staff["auditor"].person_id,
    )
    with at(moment("2026-11-24")):
        b"".join(browser("auditor").get(f"/desk/pages/{page.id}/{copy}/").streaming_content)
    assert Disclosure.objects.count() == 2


def test_the_case_page_itself_shows_no_evidence_and_records_nothing(county, browser, case) -> None:
    text = text_of(browser("intake_officer").get(f"/desk/cases/{case.case_id}/?tab=evidence"))
    assert "/desk/pages/" not in text
    assert not Disclosure.objects.exists()


def test_evidence_out_of_reach_is_not_there_and_leaves_no_trace(county, browser, case) -> None:
    item, page = page_of(county, case)
    client = browser("town_officer")
    assert client.get(f"/desk/pages/{page.id}/served/").status_code == 404
    assert client.get(f"/desk/cases/{case.case_id}/evidence/{item.id}/").status_code == 404
    assert client.get(f"/desk/pages/{page.id}/nothing/").status_code == 404
    assert not Disclosure.objects.exists()


def test_the_digest_of_the_original_stands_beside_the_picture(county, browser, case) -> None:
    item, page = page_of(county, case)
    text = text_of(browser("intake_officer").get(f"/desk/cases/{case.case_id}/evidence/{item.id}/"))
    assert page.sha256 in text
    assert f"/desk/pages/{page.id}/original/" in text


def test_how_a_last_day_was_counted_is_told_with_article_source_and_pauses(county, browser, case) -> None:
    officer = county.staff["intake_officer"]
    do(case, "wait", "2026-11-19", officer)
    do(case, "resume", "2026-11-23", officer)
    text = text_of(browser("intake_officer").get(f"/desk/cases/{case.case_id}/clocks/"))
    for said in (
        "停表等候，停表",
        "恢复办理，接着走",
        "从第二天起算 30 天",
        "内部规则",
        "已核对原文",
        "2026年11月19日",
    ):
        assert said in text, said


def test_a_provisional_last_day_says_so(county, browser) -> None:
    with at(moment("2026-12-04")):
        one = filed("2026-12-03")
        do(one, "accept", "2026-12-04", county.staff["intake_officer"])
        client = browser("intake_officer")
        assert "暂定" in text_of(client.get(f"/desk/cases/{one.case_id}/"))
        assert "还没公布" in text_of(client.get(f"/desk/cases/{one.case_id}/clocks/"))


def test_notices_are_listed_without_their_words(county, browser, case) -> None:
    text = text_of(browser("intake_officer").get(f"/desk/cases/{case.case_id}/?tab=notices"))
    assert "短信" in text
    assert "138****0001" in text
    assert case.matter_code not in text.split("发出的通知")[1]


def test_the_number_of_queries_does_not_grow_with_steps_items_and_notices(county, browser, case) -> None:
    officer = county.staff["intake_officer"]
    client = browser("intake_officer")
    addresses = [
        f"/desk/cases/{case.case_id}/{rest}"
        for rest in ("", "?tab=evidence", "?tab=notices", "?tab=seen", "clocks/")
    ]
    for address in addresses:
        client.get(address)
    few = [_queries(client, address) for address in addresses]
    for _ in range(12):
        do(case, "add_evidence", "2026-11-23", officer)
        do(case, "record_progress", "2026-11-23", officer)
    assert [_queries(client, address) for address in addresses] == few
    assert max(few) <= 60


def _queries(client, address: str) -> int:
    with CaptureQueriesContext(connection) as found:
        assert client.get(address).status_code == 200
    return len(found)


def test_the_case_and_its_clocks_are_read_in_english(browser, case) -> None:
    client = browser("intake_officer")
    client.cookies["django_language"] = "en"
    page = client.get(f"/desk/cases/{case.case_id}/").content.decode()
    assert "<span>Handling</span>" in page
    assert "Handler: 示例" in page
    clocks = client.get(f"/desk/cases/{case.case_id}/clocks/").content.decode()
    assert "Register, 5 working days, counted from the next day" in clocks
