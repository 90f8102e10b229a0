"""The index keeps up with what is written, shown and taken back, lays nothing open, and is made anew alike."""

from __future__ import annotations

import re

import pytest
from catching_up import catch_up
from django.db import transaction
from procrastinate.contrib.django.models import ProcrastinateJob
from searching import found, picture, say
from signed_in import browser_of

from weiquanbao.cases.models import Case
from weiquanbao.common.identifiers import sample_phone
from weiquanbao.evidence import actions as evidence
from weiquanbao.evidence.owners import MatterOwner
from weiquanbao.messages import actions as messages
from weiquanbao.organisations.employers import create_employer, rename_employer
from weiquanbao.reading import visible
from weiquanbao.search.indexing import index
from weiquanbao.search.models import Book, Indexed
from weiquanbao.search.rebuilding import rebuild
from weiquanbao.sql.changed import TASK

pytestmark = pytest.mark.django_db


def test_where_a_case_lies_today_counts_and_not_where_it_lay_when_it_was_indexed(scene) -> None:
    county, sides, _elsewhere = scene
    Case.objects.filter(matter=sides.matter).update(organisation=county.other_town)
    assert found(county.staff["town_officer"], "考勤") == set()
    assert found(county.staff["other_town_officer"], "考勤") == set()  # until it is indexed again
    rebuild()
    assert found(county.staff["other_town_officer"], "考勤") != set()


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
