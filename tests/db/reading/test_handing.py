"""Duplicates with their reasons, merging without losing sight, and the package that goes along with a handover."""

import io
import json
import zipfile

import pytest
from complaints import do, filed, moment
from signed_in import browser_of

from weiquanbao.access.actors import person as acting
from weiquanbao.common.dates import at
from weiquanbao.common.identifiers import sample_phone
from weiquanbao.desk.open import begin
from weiquanbao.desk.refusals import Incomplete, NotFound
from weiquanbao.people.models import Disclosure
from weiquanbao.reading import visible

pytestmark = pytest.mark.django_db
OTHER = {"name": ["示例职工乙"], "phone": [sample_phone(2)]}


def page(actor, case, on="2026-11-20"):
    with at(moment(on)):
        return visible.case(actor, case if isinstance(case, int) else case.case_id)


def merge(case, into, by, on="2026-11-20"):
    return do(case, "merge", on, by, {"into": into, "reason": "同一件事"})


def test_a_duplicate_is_named_with_its_reasons(county) -> None:
    first, second = filed("2026-11-16"), filed("2026-11-19", employer={"name": ["示例饰品公司"]})
    row = page(county.staff["intake_officer"], second).duplicates[0]
    assert (row.case_id, row.person, row.employer, row.days) == (first.case_id, "phone", "alike", 3)


def test_others_other_firms_and_long_ago_are_no_duplicates(county) -> None:
    filed("2026-11-16", contact=OTHER)
    filed("2026-11-16", employer={"name": ["甲乙丙物流"]})
    filed("2026-07-01", happened={"month": ["2026-06"]}, still={"still": ["yes"]})
    assert page(county.staff["intake_officer"], filed("2026-11-19")).duplicates == ()


def test_beyond_reach_nothing_is_said_of_duplicates(county) -> None:
    from weiquanbao.cases.models import Case

    first, second = filed("2026-11-16"), filed("2026-11-19")
    Case.objects.filter(pk=first.case_id).update(organisation=county.other_town)
    Case.objects.filter(pk=second.case_id).update(organisation=county.town)
    assert page(county.staff["town_officer"], second).duplicates == ()
    with pytest.raises(Incomplete, match="没有这个案号") as refused:
        merge(second, page(county.staff["intake_officer"], first).number, county.staff["town_officer"])
    with pytest.raises(Incomplete) as unknown:
        merge(second, "义诉〔2026〕9999号", county.staff["town_officer"])
    assert refused.value.errors == unknown.value.errors


def test_what_was_merged_is_read_from_the_case_that_goes_on(county) -> None:
    officer = county.staff["intake_officer"]
    first, second = filed("2026-11-16"), filed("2026-11-19")
    do(second, "add_evidence", "2026-11-19", officer)
    merge(second, page(officer, first).number, officer)
    surviving = page(officer, first)
    assert [one.id for one in surviving.merged] == [second.case_id]
    assert len(surviving.items) == 1
    with at(moment("2026-11-20")):
        own = visible.matter(acting(second.person_id), second.matter_code)
        assert visible.evidence(officer, first.case_id, surviving.items[0].id)
    assert own.state == "merged"
    assert len(own.items) == 1
    assert first.matter_code in dict(own.steps[-1].told)["并到哪一件"]


def test_a_stranger_to_the_merged_reads_its_evidence_only_through_the_case_that_goes_on(county) -> None:
    from weiquanbao.cases.models import Case

    officer, town = county.staff["intake_officer"], county.staff["town_officer"]
    first, second = filed("2026-11-16"), filed("2026-11-19")
    do(second, "add_evidence", "2026-11-19", officer)
    Case.objects.filter(pk=first.case_id).update(organisation=county.town)
    photo = page(officer, second).items[0].pages[0].id
    assert not visible.may_see_page(town, photo)
    merge(second, page(officer, first).number, officer)
    assert visible.may_see_page(town, photo)
    assert visible.case_of_page(town, photo).case_id == first.case_id
    assert not visible.may_see_page(county.staff["other_town_officer"], photo)


def test_nobodys_complaint_goes_into_somebody_elses(county) -> None:
    officer = county.staff["intake_officer"]
    first, second = filed("2026-11-16"), filed("2026-11-19", contact=OTHER)
    with pytest.raises(Incomplete, match="不是同一个职工"):
        merge(second, page(officer, first).number, officer)
    with pytest.raises(Incomplete, match="没有这个案号"):
        merge(first, page(officer, first).number, officer)


def test_a_merged_or_closed_case_takes_nothing_in(county) -> None:
    officer = county.staff["intake_officer"]
    first, second = filed("2026-11-16"), filed("2026-11-19")
    do(first, "withdraw_for_worker", "2026-11-19", officer)
    with pytest.raises(Incomplete, match="已经结束"):
        merge(second, page(officer, first).number, officer)


def test_filing_is_not_offered_from_a_case_and_reopening_only_to_its_people(county) -> None:
    officer, one = county.staff["intake_officer"], filed("2026-11-16")
    do(one, "withdraw", "2026-11-17", acting(one.person_id))
    offered = {(row.procedure, row.code): row.allowed for row in page(officer, one).openings}
    assert ("complaint", "file") not in offered
    assert offered["complaint", "reopen"] is True
    for stranger in (county.staff["town_officer"], acting(filed("2026-11-16", contact=OTHER).person_id)):
        with at(moment("2026-11-18")), pytest.raises(NotFound):
            begin(
                parent_id=one.case_id,
                code="complaint",
                act="reopen",
                acting_as=stranger,
                values={"reason": "要"},
            )
    with at(moment("2026-11-18")):
        again = begin(
            parent_id=one.case_id, code="complaint", act="reopen",
            acting_as=acting(one.person_id), values={"reason": "又不给了"},
        )  # fmt: skip
        own = visible.matter(acting(one.person_id), one.matter_code)
    assert own.case_id == again.case_id
    assert [line.id for line in own.others] == [one.case_id]


def handed(county, **along):
    """A handover to the inspectors, agreed to by the worker; with one photo."""
    officer, one = county.staff["intake_officer"], filed("2026-11-16")
    do(one, "accept", "2026-11-17", officer)
    do(one, "add_evidence", "2026-11-17", officer)
    do(one, "record_progress", "2026-11-17", officer, {"done": "内部看法不外传", "explanation": "去过了"})
    with at(moment("2026-11-18")):
        case = begin(
            parent_id=one.case_id, code="handover", act="propose", acting_as=officer,
            values={"kind": "inspection", "body": "示例监察大队", "contact": "12333", "reason": "查账", **along},
        ).case_id  # fmt: skip
        assert visible.package(officer, case) is None
    do(case, "agree", "2026-11-18", acting(one.person_id), {"agreed": "yes"})
    return one, case


def download(county, case):
    response = browser_of(county.staff["intake_officer"]).post(f"/desk/cases/{case}/package/")
    assert response.status_code == 200
    return b"".join(response.streaming_content)


def test_the_package_is_the_same_bytes_and_holds_nothing_of_the_union(county) -> None:
    _one, case = handed(county, along=["evidence"])
    data = download(county, case)
    assert data == download(county, case)
    archive = zipfile.ZipFile(io.BytesIO(data))
    names = archive.namelist()
    facts = json.loads(archive.read("事实.json"))
    assert len([name for name in names if name.startswith("证据/")]) == 1
    assert facts["证据"][0]["文件"][0]["原件SHA-256"]
    everything = b"".join(archive.read(name) for name in ("事实.json", "封面和事实.html")).decode()
    assert "内部看法不外传" not in everything
    assert "去过了" in everything
    assert sample_phone(1) not in everything
    assert facts["正在走的期限"][0]["最后一天"] == "2026-12-17"
    assert Disclosure.objects.filter(case_id=case, field="evidence").count() == 1


def test_a_number_in_clear_goes_along_only_if_said_so_and_is_written_down(county) -> None:
    _one, case = handed(county, along=["contact"])
    archive = zipfile.ZipFile(io.BytesIO(download(county, case)))
    assert sample_phone(1)[-8:] in archive.read("事实.json").decode()
    assert not [name for name in archive.namelist() if name.startswith("证据/")]
    assert Disclosure.objects.get(case_id=case, field="phone").reason == "移送示例监察大队的材料包"


def test_the_words_agreed_to_are_those_recorded_and_only_for_whoever_stands_in_the_matter(county) -> None:
    from weiquanbao.people.consents import digest_of
    from weiquanbao.people.models import Consent

    one, case = handed(county)
    title, *lines = visible.passing_words(acting(one.person_id), case)
    assert "示例监察大队" in lines[0]
    shown = "\n".join(lines)
    assert Consent.objects.get(purpose="pass_to_body").text_digest == digest_of(shown)
    assert title == "把材料转给别的部门"
    assert visible.passing_words(county.staff["intake_officer"], case) == ()


def test_without_consent_or_reach_there_is_no_package(county) -> None:
    one, case = handed(county)
    assert visible.package(county.staff["town_officer"], case) is None
    do(case, "take_back", "2026-11-18", acting(one.person_id), {})
    assert visible.package(county.staff["intake_officer"], case) is None
    client = browser_of(county.staff["intake_officer"])
    assert client.post(f"/desk/cases/{case}/package/").status_code == 404


def test_the_sending_town_sees_what_becomes_of_it_but_cannot_take_it_over(county) -> None:
    from weiquanbao.cases.models import Case

    sender, taker = county.staff["town_officer"], county.staff["other_town_officer"]
    one = filed("2026-11-16")
    Case.objects.filter(pk=one.case_id).update(organisation=county.town)
    with at(moment("2026-11-18")):
        case = begin(
            parent_id=one.case_id, code="handover", act="offer", acting_as=sender,
            values={"town": county.other_town.name, "reason": "单位在那边"},
        ).case_id  # fmt: skip
    assert {act.code for act in page(sender, case).acts} == {"remind", "call_back"}
    assert page(taker, one) is None
    do(case, "take_over", "2026-11-19", taker, {})
    assert page(sender, one) is None
    assert page(taker, one).handler_id == taker.person_id
    assert page(sender, case).state == "taken"


def test_a_town_nobody_knows_is_refused_with_the_names_there_are(county) -> None:
    one = filed("2026-11-16")
    with at(moment("2026-11-18")), pytest.raises(Incomplete, match=county.other_town.name):
        begin(
            parent_id=one.case_id, code="handover", act="offer", acting_as=county.staff["intake_officer"],
            values={"town": "没有这个镇", "reason": "x"},
        )  # fmt: skip
