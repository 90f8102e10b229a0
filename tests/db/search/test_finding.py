"""Finding anything again: what was written is found by its words, by whoever may read it and by nobody else."""

from __future__ import annotations

import re

import pytest
from catching_up import catch_up
from django.db import connection
from django.test.utils import CaptureQueriesContext
from searching import found, say
from signed_in import browser_of

from weiquanbao.cases.models import Case, Party
from weiquanbao.common.identifiers import sample_phone
from weiquanbao.organisations.employers import create_employer
from weiquanbao.reading import visible
from weiquanbao.reading.find import PAGE
from weiquanbao.search.models import Indexed

pytestmark = pytest.mark.django_db


def marked(actor, text: str) -> set[str]:
    rows = visible.find(actor, text).rows
    return {piece.text for row in rows for piece in (*row.title, *row.snippet) if piece.marked}


def test_an_officers_own_words_find_the_row(scene) -> None:
    county, sides, elsewhere = scene
    officer = county.staff["intake_officer"]
    here, there = sides.filed.case_id, elsewhere.filed.case_id
    assert found(officer, "张三") == {("party", here)}
    assert found(officer, "zs") == {("party", here)}
    assert found(officer, "ssf") == found(officer, "DSF") == {("party", there)}  # 单 is Shan, a surname
    assert found(officer, "三丰") == {("party", there)}
    assert found(officer, "核对了考勤") == {("record", here)}
    assert found(officer, "考勤") == {("record", here), ("message", here)}
    assert found(officer, "押金条") == {("message", here)}
    assert marked(officer, "押金条") == {"押金条"}
    assert found(officer, "张三 宿舍") == {("message", here)}
    assert found(officer, "单三丰 宿舍") == set()
    assert found(officer, "袜业") == {("party", here)}
    assert found(officer, "示例袜业 13740") == found(officer, "13,740 袜业") == {("matter", here)}
    assert found(officer, "1374") == set()
    number = Case.objects.get(pk=here).number
    for exact in (
        number,
        sides.code,
        sides.code.lower().replace("-", ""),
        sample_phone(1).removeprefix("+86"),
    ):
        rows = visible.find(officer, exact).rows
        assert [(row.kind, row.case_id) for row in rows if row.kind == "exact"] == [("exact", here)], exact
    serial = re.search(r"(\d+)号", number)[1]
    assert ("matter", here) in found(officer, f"{int(serial)}号")


def test_filters_narrow_and_are_counted(scene) -> None:
    county, sides, _elsewhere = scene
    officer = county.staff["intake_officer"]
    page = visible.find(officer, "考勤")
    facets = {facet.name: {value: count for value, _word, count in facet.choices} for facet in page.facets}
    assert facets["kind"] == {"record": 1, "message": 1}
    assert facets["place"] == {str(county.town.pk): 2}
    assert facets["year"] == {"2026": 2}
    assert page.total == 2
    assert {facet.name: facet.choices for facet in page.facets}["state"] == (("accepted", "办理中", 2),)
    assert found(officer, "考勤", kind="message") == {("message", sides.filed.case_id)}
    for nothing in (
        {"place": county.other_town.pk},
        {"year": 2025},
        {"procedure": "mediation"},
        {"state": "closed"},
    ):
        assert found(officer, "考勤", **nothing) == set()
    assert found(officer, "考勤", state="accepted", procedure="complaint", year=2026) != set()


def test_another_town_an_administrator_a_worker_and_whoever_stands_in_it_find_nothing(scene) -> None:
    county, sides, elsewhere = scene
    everything = ("张三", "zs", "考勤", "押金条", "袜业", sides.code, sample_phone(1))
    strangers = [county.staff[who] for who in ("other_town_officer", "system_admin", "audit_admin")]
    for actor in (*strangers, *(sides.people[who] for who in ("worker", "contact", "helper"))):
        cases = {case for text in everything for _kind, case in found(actor, text)}
        assert cases <= {elsewhere.filed.case_id}, actor
    assert found(county.staff["other_town_officer"], "三丰") != set()
    own = county.staff["county_officer"]
    Party.objects.filter(pk=sides.worker.pk).update(person=own.person_id)
    assert not any(found(own, text) for text in ("考勤", "押金条", "袜业", sides.code))
    assert found(county.staff["town_officer"], "考勤") != set()
    assert found(county.staff["auditor"], "考勤") != set()


def test_a_workers_agent_finds_no_message_that_is_not_for_that_worker(scene) -> None:
    _county, sides, _elsewhere = scene
    agent, here = sides.people["agent"], sides.filed.case_id
    assert found(agent, "账本") == set()
    assert found(agent, "考勤") == {("record", here)}
    assert found(agent, "押金条") == {("message", here)}
    assert found(agent, "到场") == {("message", here)}


def test_papers_are_found_by_title_number_and_words_and_open_themselves(scene) -> None:
    county, sides, _elsewhere = scene
    officer = county.staff["intake_officer"]
    (paper,) = [one for one in visible.papers(officer, sides.filed.case_id) if "受理" in one.title]
    only = visible.FindFilter(kind="paper")
    for typed in (paper.number, "受理 张三"):
        assert paper.id in {row.key for row in visible.find(officer, typed, only).rows}, typed
    assert visible.find(county.staff["other_town_officer"], paper.number, only).rows == ()
    row = Indexed.objects.get(kind="paper", key=paper.id)
    assert row.text == ""
    page = browser_of(officer).get("/desk/find/", {"q": "受理 张三", "kind": "paper"}).content.decode()
    assert f"/desk/cases/{sides.filed.case_id}/papers/{paper.id}/" in page


def test_an_employer_of_the_register_is_found_within_reach(scene) -> None:
    county, _sides, _elsewhere = scene
    create_employer(name="示例五金工具厂", organisation_id=county.town.pk, aliases=(("老五金", "shop"),))
    catch_up()
    for typed in ("五金工具", "老五金", "slwj"):
        page = visible.find(county.staff["town_officer"], typed)
        assert [(row.kind, "".join(one.text for one in row.title)) for row in page.rows] == [
            ("employer", "示例五金工具厂")
        ]
        assert visible.find(county.staff["other_town_officer"], typed).rows == ()


HOSTILE = (
    "' | '' & !",
    "a:* & b",
    "%",
    "_%_",
    "张三%",
    "\\",
    "'; DROP TABLE x; --",
    "\0",
    "张\0三",
    "工资" * 5000,
    "\u202e张三",
    "(((",
    "🙂🙂",
    "١٢٣",
    "x" * 61,
)


def test_hostile_words_are_words(scene, client) -> None:
    county, _sides, _elsewhere = scene
    officer = county.staff["intake_officer"]
    for typed in HOSTILE:
        page = visible.find(officer, typed)
        assert all(row.kind != "exact" for row in page.rows)
        assert not page.rows or "张三" in typed, typed
    for cursor in (
        "x",
        "9",
        "1_2026-01-01_x",
        "1_2026-99-01_1",
        "_",
        "1_2026-01-01_" + "9" * 30,
        "٣_2026-01-01_1",
    ):
        assert visible.find(officer, "张三", cursor=cursor).rows != ()


def test_pages_follow_each_other_in_as_many_queries_however_much_there_is(scene) -> None:
    county, sides, _elsewhere = scene
    officer = county.staff["intake_officer"]

    def cost() -> int:
        visible.find(officer, "考勤")
        with CaptureQueriesContext(connection) as queries:
            assert visible.find(officer, "考勤").rows
        return len(queries)

    few = cost()
    for n in range(PAGE + 5):
        say(sides, "worker_union", sides.worker, f"第{n}回说考勤的事")
    catch_up()
    assert cost() == few <= 12
    first = visible.find(officer, "考勤", visible.FindFilter(kind="message"))
    assert len(first.rows) == PAGE
    rest = visible.find(officer, "考勤", visible.FindFilter(kind="message"), first.next_cursor)
    assert len(rest.rows) == 6
    assert rest.next_cursor == ""
    texts = ["".join(one.text for one in row.snippet) for row in (*first.rows, *rest.rows)]
    assert len(set(texts)) == PAGE + 6


def test_the_page_marks_filters_and_says_when_there_is_nothing(scene, monkeypatch) -> None:
    county, sides, _elsewhere = scene
    client = browser_of(county.staff["intake_officer"])
    page = client.get("/desk/find/", {"q": "考勤"}).content.decode()
    assert "<mark>考勤</mark>" in page
    assert "kind=message" in page
    assert f"/desk/cases/{sides.filed.case_id}/messages/union-{sides.respondents[0].pk}/" in page
    assert client.get("/desk/find/", {"q": "押金条"})["Location"].endswith(
        f"/messages/union-{sides.worker.pk}/"
    )
    assert "写得太短了" in client.get("/desk/find/", {"q": "工"}).content.decode()
    assert "没找到" in client.get("/desk/find/", {"q": "没有这个人"}).content.decode()
    assert "一条也没有" in client.get("/desk/find/", {"q": "考勤", "year": "2025"}).content.decode()
    for asked in ({"year": "99999"}, {"place": "x"}, {"kind": "'"}, {"after": "'"}, {"q": "\0"}):
        assert client.get("/desk/find/", {"q": "考勤"} | asked).status_code == 200
    monkeypatch.setattr("weiquanbao.reading.find.PAGE", 1)
    page = client.get("/desk/find/", {"q": "考勤"}).content.decode()
    more = re.search(r'hx-get="([^"]+after=[^"]+)"', page)[1].replace("&amp;", "&")
    rows = client.get(more, headers={"HX-Request": "true"}).content.decode()
    assert "<mark>考勤</mark>" in rows
    assert "<html" not in rows
