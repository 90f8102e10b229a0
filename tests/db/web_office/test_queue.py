"""The queue: what falls due first, every figure leading to its rows, the same number of queries for any number."""

from __future__ import annotations

import re

import pytest
from complaints import do, filed, moment
from django.db import connection
from django.test.utils import CaptureQueriesContext

from weiquanbao.common.dates import at

pytestmark = pytest.mark.django_db
TODAY = "2026-11-23"


@pytest.fixture(autouse=True)
def today():
    with at(moment(TODAY)):
        yield


def rows(response) -> list[str]:
    """Case ids in the order shown."""
    return re.findall(r'class="to" href="/desk/cases/(\d+)/"', response.content.decode())


def test_what_falls_due_first_comes_first_and_says_what_to_do_next(county, browser) -> None:
    later = filed("2026-11-23")
    late = filed("2026-11-10")
    page = browser("intake_officer").get("/desk/")
    text = page.content.decode()
    assert rows(page) == [str(late.case_id), str(later.case_id)]
    assert text.index("超期与今天") < text.index(f"/desk/cases/{late.case_id}/")
    assert f'href="/desk/cases/{late.case_id}/acts/accept/" data-next' in text


@pytest.mark.parametrize("due", ["late", "today", "week", "paused"])
def test_every_figure_is_as_large_as_the_list_it_leads_to(county, browser, due) -> None:
    officer = county.staff["intake_officer"]
    filed("2026-11-10")
    filed("2026-11-16")
    filed("2026-11-18")
    filed("2026-11-20")
    waiting = filed("2026-11-17")
    do(waiting, "accept", "2026-11-18", officer)
    do(waiting, "wait", "2026-11-19", officer)
    client = browser("intake_officer")
    whole = client.get("/desk/").content.decode()
    figure = re.search(rf'href="/desk/\?due={due}"[^>]*><strong>(\d+)', whole)
    assert figure
    assert int(figure[1]) > 0
    assert len(rows(client.get(f"/desk/?due={due}"))) == int(figure[1])


def test_each_brick_of_the_horizon_leads_to_the_cases_of_its_day(county, browser) -> None:
    one = filed("2026-11-20")
    filed("2026-11-23")
    client = browser("intake_officer")
    assert 'href="/desk/?due=2026-11-27"' in client.get("/desk/").content.decode()
    assert rows(client.get("/desk/?due=2026-11-27")) == [str(one.case_id)]


def test_a_filter_says_how_many_overdue_it_leaves_out(county, browser) -> None:
    filed("2026-11-10")
    client = browser("intake_officer")
    assert "另有 1 件超期不在此列" in client.get("/desk/?problem=injury").content.decode()
    assert "不在此列" not in client.get("/desk/").content.decode()


def test_twenty_five_at_a_time_with_and_without_script(county, browser) -> None:
    wanted = [str(filed("2026-11-16").case_id) for _ in range(27)]
    client = browser("intake_officer")
    first = client.get("/desk/")
    more = re.search(r'href="(/desk/\?after=[^"]+)"', first.content.decode())[1].replace("&amp;", "&")
    plain, fragment = client.get(more), client.get(more, headers={"HX-Request": "true"})
    assert rows(first) + rows(plain) == wanted
    assert rows(fragment) == rows(plain)
    assert "<html" in plain.content.decode()
    assert "<html" not in fragment.content.decode()
    assert "超期与今天" not in fragment.content.decode(), "the heading is already on the page"


def test_the_number_of_queries_is_the_same_for_one_row_and_for_twenty_five(county, browser) -> None:
    client = browser("intake_officer")
    filed("2026-11-16")
    client.get("/desk/")
    with CaptureQueriesContext(connection) as one:
        client.get("/desk/")
    for _ in range(24):
        filed("2026-11-16")
    with CaptureQueriesContext(connection) as many:
        assert len(rows(client.get("/desk/"))) == 25
    assert len(many) == len(one)
    assert len(many) <= 16


@pytest.mark.parametrize(
    "address",
    [
        "/desk/?after=x",
        "/desk/?after=2026-11-16_99999999999999999999",
        "/desk/?place=999999999999",
        "/desk/?due=0000-00-00&state=%00",
    ],
)
def test_addresses_nobody_gave_out_show_the_list(county, browser, address) -> None:
    filed("2026-11-16")
    assert browser("intake_officer").get(address).status_code == 200


def test_the_town_sees_its_own_cases_only_and_administrators_none(county, browser) -> None:
    filed("2026-11-16")
    assert rows(browser("town_officer").get("/desk/")) == []
    assert browser("system_admin").get("/desk/").status_code == 404


def test_the_duty_sheet_lists_what_is_due_this_week(county, browser) -> None:
    filed("2026-11-10")
    text = browser("intake_officer").get("/desk/sheet/").content.decode()
    assert "值班单" in text
    assert "示例职工甲" in text


def test_whoever_only_reads_is_offered_no_next_step(county, browser) -> None:
    for _ in range(26):
        filed("2026-11-16")
    handling = browser("intake_officer").get("/desk/").content.decode()
    assert "我能办的 26" in handling
    auditor = browser("auditor")
    reading = auditor.get("/desk/").content.decode()
    more = re.search(r'href="(/desk/\?after=[^"]+)"', reading)[1].replace("&amp;", "&")
    rest = auditor.get(more, headers={"HX-Request": "true"}).content.decode()
    assert "我能看的 26" in reading
    for word in ("我能办的", "我承办", "下一步", 'class="next"'):
        assert word not in reading
    assert 'class="next"' in handling
    assert rows(auditor.get(more)) != []
    assert 'class="next"' not in rest


def test_amounts_stand_in_a_column_of_their_own(county, browser) -> None:
    filed("2026-11-16")
    assert '<td class="r amount">13,740</td>' in browser("intake_officer").get("/desk/").content.decode()
