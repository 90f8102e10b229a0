"""Finding anything again: what was written is found by its words, by whoever may read it and by nobody else."""

from __future__ import annotations

import io
import re
from types import SimpleNamespace
from uuid import uuid4

import pytest
from both_sides import DAY, first_matter, second_matter
from catching_up import catch_up
from complaints import do, moment
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from PIL import Image
from procrastinate.contrib.django.models import ProcrastinateJob
from signed_in import browser_of

from weiquanbao.cases.models import Case, Party
from weiquanbao.common.dates import at
from weiquanbao.common.identifiers import sample_phone
from weiquanbao.evidence import actions as evidence
from weiquanbao.evidence.models import Item
from weiquanbao.evidence.owners import MatterOwner
from weiquanbao.evidence.results import Upload
from weiquanbao.messages import actions as messages
from weiquanbao.messages.actions import Address, Writer
from weiquanbao.organisations.employers import create_employer, rename_employer
from weiquanbao.people.models import Person
from weiquanbao.reading import visible
from weiquanbao.reading.find import PAGE
from weiquanbao.recognition import actions as recognition
from weiquanbao.recognition.boxes import Box
from weiquanbao.recognition.engine import Seen, Sheet
from weiquanbao.search.indexing import index
from weiquanbao.search.models import Book, Indexed
from weiquanbao.search.rebuilding import rebuild
from weiquanbao.sql.changed import TASK

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today():
    with at(moment(DAY)):
        yield


@pytest.fixture
def scene(county):
    """Two matters at two towns with what was written in them, indexed as the worker would have."""
    sides, elsewhere = first_matter(county), second_matter(county)
    Person.objects.filter(pk=sides.worker.person_id).update(name="张三")
    Person.objects.filter(pk=elsewhere.worker.person_id).update(name="单三丰")
    officer = county.staff["intake_officer"]
    do(sides.filed, "accept", DAY, officer)
    do(
        sides.filed,
        "record_progress",
        DAY,
        officer,
        {"done": "和人事核对了考勤", "explanation": "去过厂里了"},
    )
    do(elsewhere.filed, "accept", DAY, officer)
    say(sides, "worker_union", sides.worker, "押金条在宿舍，我拍了发给你")
    say(sides, "respondent_union", sides.respondents[0], "考勤机坏了，账本在会计那里")
    say(sides, "everyone", sides.worker, "十二月三日都到场")
    catch_up()
    return county, sides, elsewhere


def say(sides, audience: str, party: Party, text: str) -> int:
    to = Address(
        matter_id=sides.matter.pk, audience=audience, party_id=None if audience == "everyone" else party.pk
    )
    name = "worker" if party.side == "claimant" else "contact"
    by = Writer(person_id=sides.people[name].person_id, side=party.side, party_id=party.pk)
    return messages.send(to=to, by=by, text=text, key=uuid4()).message_id


def found(actor, text: str, **chosen) -> set[tuple[str, int]]:
    """Kind and case of every hit; papers, which repeat what stands elsewhere, have a test of their own."""
    page = visible.find(actor, text, visible.FindFilter(**chosen))
    assert len(page.rows) <= PAGE
    return {(row.kind, row.case_id or 0) for row in page.rows if row.kind != "paper"}


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


def test_where_a_case_lies_today_counts_and_not_where_it_lay_when_it_was_indexed(scene) -> None:
    county, sides, _elsewhere = scene
    Case.objects.filter(matter=sides.matter).update(organisation=county.other_town)
    assert found(county.staff["town_officer"], "考勤") == set()
    assert found(county.staff["other_town_officer"], "考勤") == set()  # until it is indexed again
    rebuild()
    assert found(county.staff["other_town_officer"], "考勤") != set()


def test_a_workers_agent_finds_no_message_that_is_not_for_that_worker(scene) -> None:
    _county, sides, _elsewhere = scene
    agent, here = sides.people["agent"], sides.filed.case_id
    assert found(agent, "账本") == set()
    assert found(agent, "考勤") == {("record", here)}
    assert found(agent, "押金条") == {("message", here)}
    assert found(agent, "到场") == {("message", here)}


def test_nothing_that_is_sealed_lies_open_in_the_index(scene) -> None:
    rows = Indexed.objects.filter(kind="message")
    assert rows.count() == 3
    for row in rows:
        words = {one.strip("'") for one in row.words.split()}
        assert (row.text, row.title) == ("", "")
        assert all(one.startswith(("#", "^", "@")) for one in words), words
        assert not re.search("押金|考勤|账本|到场|宿舍", f"{row.words}{row.context}")
    everything = "".join(str(one) for one in Indexed.objects.values_list("words", "text", "context", "title"))
    assert sample_phone(1).removeprefix("+86") not in everything


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


def picture(sides, party: Party, title: str, *lines: str) -> SimpleNamespace:
    """Something brought by this party, on which these lines were read."""
    out = io.BytesIO()
    Image.new("RGB", (640, 480), "white" if party.side == "claimant" else "black").save(out, "JPEG")
    upload = Upload("slip.jpg", len(out.getvalue()), io.BytesIO(out.getvalue()))
    (added,) = evidence.add(owner=MatterOwner(sides.matter.pk), uploads=[upload], added_by=None, title=title)
    Item.objects.filter(pk=added.item_id).update(party_id=party.pk, side=party.side)
    recognition.take(page=added.page_id, matter_id=sides.matter.pk, digest="0" * 64)
    boxes = tuple(
        Box(line, ((10, y), (300, y), (300, y + 20), (10, y + 20)), 0.97)
        for y, line in zip(range(10, 400, 50), lines, strict=False)
    )
    recognition.keep(page=added.page_id, seen=Seen("test", "1", (Sheet(640, 480, boxes),)))
    return SimpleNamespace(item=added.item_id, page=added.page_id)


def test_what_was_read_from_pictures_is_found_by_whoever_may_look_at_them(scene, settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path
    county, sides, _elsewhere = scene
    officer, agent, here = county.staff["intake_officer"], sides.people["agent"], sides.filed.case_id
    own = picture(sides, sides.worker, "工资条", "实发工资：3,774.35元", "八月夜班津贴")
    theirs = picture(sides, sides.respondents[0], "考勤表", "考勤汇总", "夜班三次")
    catch_up()
    hit = {("evidence", here)}
    assert found(officer, "夜班津贴") == found(officer, "3774.35") == found(officer, "工资条 八月") == hit
    assert own.item != theirs.item
    assert {row.key for row in visible.find(officer, "夜班").rows} == {own.item, theirs.item}
    assert {row.key for row in visible.find(agent, "夜班").rows} == {own.item}
    assert found(county.staff["other_town_officer"], "夜班") == set()
    assert set(Indexed.objects.filter(kind="evidence").values_list("text", flat=True)) == {""}
    page = browser_of(officer).get("/desk/find/", {"q": "夜班"}).content.decode()
    assert f"/desk/cases/{here}/evidence/{own.item}/" in page
    evidence.share(item_ids=[theirs.item], matter_id=sides.matter.pk)
    index("matter", [sides.matter.pk])
    assert {row.key for row in visible.find(agent, "夜班").rows} == {own.item, theirs.item}
    evidence.remove(owner=MatterOwner(sides.matter.pk), page_id=own.page)
    assert found(officer, "夜班津贴") == set()
    catch_up()
    assert not Indexed.objects.filter(kind="evidence", key=own.item).exists()


def test_what_is_taken_back_is_gone_at_once_and_what_is_renamed_is_found_by_both_names(scene) -> None:
    county, sides, _elsewhere = scene
    officer = county.staff["intake_officer"]
    number = say(sides, "worker_union", sides.worker, "说错话了")
    catch_up()
    assert found(officer, "说错话") != set()
    assert messages.take_back(message_id=number, author_id=sides.people["worker"].person_id)
    assert found(officer, "说错话") == set()
    catch_up()
    assert not Indexed.objects.filter(kind="message", key=number).exists()
    rename_employer(employer_id=sides.respondents[0].employer_id, name="示例针织有限公司")
    catch_up()
    here = ("party", sides.filed.case_id)
    assert here in found(officer, "针织")
    assert here in found(officer, "slzz")
    assert here in found(officer, "示例袜业")


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


def test_the_job_stands_or_falls_with_the_change(scene) -> None:
    _county, sides, _elsewhere = scene
    waiting = ProcrastinateJob.objects.filter(task_name=TASK)
    before = waiting.count()
    with transaction.atomic():
        say(sides, "worker_union", sides.worker, "还没说完")
        assert waiting.count() == before + 1
        transaction.set_rollback(True)
    assert waiting.count() == before


def rows_of_the_index() -> set[tuple[object, ...]]:
    columns = [one.attname for one in Indexed._meta.concrete_fields if one.attname != "id"]
    return set(Indexed.objects.values_list(*columns))


def test_rebuilding_is_the_same_as_keeping_up_and_goes_on_where_it_was(scene, monkeypatch) -> None:
    from weiquanbao.search import rebuilding

    rebuild()
    rebuilt = rows_of_the_index()
    assert Indexed.objects.filter(kind="employer").count() == 2
    _county, sides, elsewhere = scene
    Indexed.objects.all().delete()
    index("employer", [sides.respondents[0].employer_id, elsewhere.respondents[0].employer_id])
    assert rows_of_the_index() == rebuilt
    Indexed.objects.all().delete()
    monkeypatch.setattr(rebuilding, "BATCH", 1)
    going = []

    def stop(owner: str, reached: int) -> None:
        going.append((owner, reached))
        if len(going) == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rebuild(progress=stop)
    assert 0 < Indexed.objects.count() < len(rebuilt)
    made = rebuild(progress=lambda owner, reached: going.append((owner, reached)))
    assert made.resumed
    assert len(going) == len(set(going)), "nothing was done twice"
    assert rows_of_the_index() == rebuilt
    assert Book.objects.get().complete


def test_new_words_of_the_county_hide_nothing_while_the_index_is_rebuilt(scene, monkeypatch) -> None:
    """Questions are asked with the old words until every row has the new ones."""
    county, sides, elsewhere = scene
    rebuild()
    create_employer(name="示例箱包城", organisation_id=county.town.pk)
    officer = county.staff["intake_officer"]

    def look(owner: str, reached: int) -> None:
        assert ("party", elsewhere.filed.case_id) in found(officer, "示例箱包有限公司")
        assert ("party", sides.filed.case_id) in found(officer, "示例袜业有限公司")

    rebuild(progress=look)
    assert "示例箱包城" in Book.objects.get().words
    look("", 0)
    assert "'示例箱包城'" in Indexed.objects.get(kind="employer", title="示例箱包城").words


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
