"""Papers on their way: who is served with what, which day counts, what it costs, and what each side reads of it."""

from __future__ import annotations

import io
import re

import pypdf
import pytest
from both_sides import first_matter, join, second_matter
from complaints import do, moment
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from signed_in import any_browser_of

from weiquanbao.cases.facts import gather_all
from weiquanbao.cases.models import Case
from weiquanbao.common.dates import at
from weiquanbao.desk.open import begin
from weiquanbao.desk.receive import agree_to_phone, take_note
from weiquanbao.desk.refusals import Incomplete, NotFound
from weiquanbao.kernel.facts import Fact
from weiquanbao.ledger.models import Step
from weiquanbao.ledger.verify import walked
from weiquanbao.notices.models import Notice
from weiquanbao.papers.models import Paper
from weiquanbao.papers.reading import papers_of_cases, pdf, text_of
from weiquanbao.people.consents import current
from weiquanbao.reading import visible
from weiquanbao.service.models import Service

pytestmark = pytest.mark.django_db
DAY = "2026-11-23"


@pytest.fixture(autouse=True)
def today(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    with at(moment(DAY)):
        yield


@pytest.fixture
def sides(county):
    return first_matter(county)


def agree(actor, matter, side: str = "claimant") -> None:
    agree_to_phone(actor, matter.pk, side, current("electronic_service").version)


def accept(county, sides) -> Paper:
    do(sides.filed, "accept", DAY, county.staff["town_officer"])
    return Paper.objects.get(case_id=sides.filed.case_id)


def notify(county, sides, party) -> int:
    values = {"party": str(party.pk), "contact": "示例联系人", "phone": "", "way": "letter"}
    staff = county.staff["town_officer"]
    made = begin(parent_id=sides.filed.case_id, code="response", act="notify", acting_as=staff, values=values)
    return made.case_id


def receipt_of(service: Service) -> str:
    (row,) = papers_of_cases([service.case_id])[service.case_id]
    assert row.audience == "file"
    return text_of(row.newest.id)


def words(response) -> str:
    return re.sub(r"\s|<[^>]+>", "", response.content.decode())


def test_without_consent_it_is_read_and_not_served_and_with_it_it_is_at_once(county, sides) -> None:
    staff = any_browser_of(county.staff["town_officer"])
    paper = accept(county, sides)
    (row,) = Service.objects.filter(paper_id=paper.pk)
    assert (row.party_id, row.way, row.served_on) == (sides.worker.pk, "", None)
    assert not Notice.objects.filter(case_id=row.case_id).exists()
    address = f"/m/{sides.code}/papers/{paper.pk}/"
    worker = any_browser_of(sides.people["worker"])
    worker.head(address)
    any_browser_of(sides.people["helper"]).get(address)
    assert Service.objects.get().opened_on is None
    assert "在这里看了不算送到" in words(worker.get(address))
    worker.get(address)
    assert [step.act for step in Step.objects.filter(case_id=row.case_id).order_by("number")] == [
        "prepare",
        "look",
    ]
    desk = f"/desk/cases/{sides.filed.case_id}/"
    assert "1份文书要送出去" in words(staff.get("/desk/"))
    assert "受理告知书" in words(staff.get("/desk/service/"))
    assert "待送达" in words(staff.get(desk))
    assert "没有同意手机收，不算送达" in words(staff.get(f"{desk}papers/{paper.pk}/"))
    version = current("electronic_service").version
    assert worker.post(f"{address}phone/", {"version": "2020-01"}).status_code == 302
    assert Service.objects.get().served_on is None
    worker.post(f"{address}phone/", {"version": version})
    row = Service.objects.get()
    assert (row.way, str(row.served_on), row.opened_on) == ("electronic", DAY, None)
    assert row.case.state == "arrived"
    assert "2026年11月23日送到这里" in words(worker.get(address))
    row = Service.objects.get()
    assert (row.case.state, str(row.opened_on)) == ("served", DAY)
    said = receipt_of(row)
    for word in ("受理告知书", paper.number, "手机送达", "2026年11月23日", "示例职工甲", "第九十条"):
        assert word in said, word
    assert "已送达" in words(staff.get(desk))
    assert "文书要送出去" not in words(staff.get("/desk/"))
    worker.post(f"{address}phone/", {"paper": "1"})
    assert "行，就在手机上收" in words(worker.get(address))
    assert not walked().faults


def test_the_receipt_is_the_unions_and_reads_like_its_pdf(county, sides) -> None:
    agree(sides.people["worker"], sides.matter)
    paper = accept(county, sides)
    row = Service.objects.get(paper_id=paper.pk)
    (made,) = papers_of_cases([row.case_id])[row.case_id]
    printed = "".join(
        page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf(made.newest.sha256))).pages
    )
    squeezed = re.sub(r"\s", "", printed)
    assert re.sub(r"\s", "", paper.number) in squeezed
    assert made.number == "义示例工送达〔2026〕1号"
    client = any_browser_of(sides.people["worker"])
    assert client.get(f"/m/{sides.code}/papers/{made.id}/").status_code == 404
    staff = any_browser_of(county.staff["town_officer"])
    assert staff.get(f"/desk/cases/{row.case_id}/papers/{made.id}/file/pdf/").status_code == 200
    page = words(staff.get(f"/desk/cases/{row.case_id}/"))
    assert "受理告知书" in page
    assert "送达回证" in page
    assert client.get(f"/m/{sides.code}/cases/{row.case_id}/").status_code == 404
    told = Notice.objects.filter(case_id=row.case_id, recipient_id=sides.worker.person_id)
    assert {one.channel for one in told} == {"in_app", "sms"}
    assert f"/m/{sides.code}/papers/{paper.pk}/" in told.get(channel="sms").text
    stranger = any_browser_of(county.staff["other_town_officer"])
    assert stranger.get(f"/desk/cases/{row.case_id}/papers/{made.id}/").status_code == 404
    assert "都送出去了" in words(stranger.get("/desk/service/"))


def test_each_respondent_is_served_by_itself(county, sides) -> None:
    staff = county.staff["town_officer"]
    accept(county, sides)
    first, second = (notify(county, sides, one) for one in sides.respondents)
    fact = (Fact("served_on_each_respondent", bool, "每家单位都送达了"),)

    def served() -> list[bool]:
        found = gather_all(fact, [first, second, sides.filed.case_id], None)
        return [found[one]["served_on_each_respondent"] for one in (first, second, sides.filed.case_id)]

    assert served() == [False, False, False]
    agree(sides.people["contact"], sides.matter, "respondent")
    assert served() == [True, False, False]
    service = Service.objects.get(case__parent_id=second)
    with pytest.raises(Incomplete) as refused:
        do(service.case_id, "leave", DAY, staff, {"refusal": "门卫不收", "place": "门卫室"})
    assert "witness" in refused.value.errors
    values = {"refusal": "门卫不收", "place": "门卫室", "witness": "示例社区干部"}
    client = any_browser_of(staff)
    page = client.get(f"/desk/cases/{service.case_id}/acts/leave/")
    shown = client.post(page.request["PATH_INFO"], values | {"preview": "yes", "seen": "1"})
    assert "示例社区干部" in words(shown)
    do(service.case_id, "leave", DAY, staff, values)
    assert served() == [True, True, False]
    said = receipt_of(service)
    for word in (
        "应答通知书",
        "留置送达",
        "门卫不收",
        "示例社区干部",
        "门卫室",
        "示例承包公司",
        "第八十九条",
    ):
        assert word in said, word
    contact = any_browser_of(sides.people["second_contact"])
    page = words(contact.get(f"/e/{sides.code}/papers/{service.paper_id}/"))
    assert "送达（留置送达）" in page
    with pytest.raises(NotFound):
        agree(second_matter(county).people["contact"], sides.matter, "respondent")
    with pytest.raises(NotFound):
        agree(sides.people["agent"], sides.matter)  # an agent does not say yes for the worker's phone
    assert not walked().faults


def test_what_was_served_first_keeps_its_day(county, sides) -> None:
    agree(sides.people["worker"], sides.matter)
    paper = accept(county, sides)
    row = Service.objects.get(paper_id=paper.pk)
    with at(moment("2026-12-01")):
        do(row.case_id, "hand_over", "2026-12-01", county.staff["town_officer"], {
            "recipient": "示例职工甲", "capacity": "self",
        })  # fmt: skip
    row.refresh_from_db()
    assert (row.way, str(row.served_on), str(row.ended_on)) == ("electronic", DAY, "2026-12-01")
    assert len(papers_of_cases([row.case_id])[row.case_id]) == 2
    with at(moment("2026-12-02")):
        take_note(sides.people["worker"], paper.pk, "claimant")
    assert Service.objects.get(pk=row.pk).opened_on is None


def test_what_cannot_be(county, sides) -> None:
    paper = accept(county, sides)
    row = Service.objects.get(paper_id=paper.pk)
    other = Case.objects.get(pk=sides.filed.case_id)
    for wrong in (
        {"case": other, "paper_id": row.paper_id, "party": row.party},
        {"case": other, "paper_id": 0, "party": row.party, "way": "electronic"},
        {"case": other, "paper_id": 0, "party": row.party, "served_on": DAY, "step": 1},
        {"case": other, "paper_id": 0, "party": row.party, "way": "post", "served_on": DAY, "step": 1},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Service.objects.create(**wrong)


def test_many_addressees_cost_no_more_statements_than_few(county) -> None:
    """Acceptance, with everybody on the phone: every case, receipt, step and message at once; and the list of them."""
    few, many = _cost_of_acceptance(county, first_matter(county), 1), None
    many = _cost_of_acceptance(county, second_matter(county), 11)
    assert many == few
    assert Service.objects.exclude(served_on=None).count() == 2 + 12
    assert not walked().faults


def _cost_of_acceptance(county, sides, others: int) -> int:
    for one in (sides.people["worker"], *_more(sides, others)):
        agree(one, sides.matter)
    staff = "town_officer" if "agent" in sides.people else "other_town_officer"
    with CaptureQueriesContext(connection) as queries:
        do(sides.filed, "accept", DAY, county.staff[staff])
    return len(queries)


def _more(sides, others: int):
    from both_sides import signed

    from weiquanbao.cases.models import Party
    from weiquanbao.common.identifiers import sample_phone
    from weiquanbao.people.persons import create_person

    for number in range(others):
        person = create_person(name=f"示例同事{number}", phone=sample_phone(300 + others * 20 + number))
        Party.objects.create(matter=sides.matter, side="claimant", standing="worker", person=person)
        yield signed(person.pk)


def test_a_list_of_what_is_owed_costs_the_same_however_many(county, sides) -> None:
    staff = county.staff["town_officer"]
    accept(county, sides)
    visible.unserved(staff)

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert visible.unserved(staff)
            assert visible.owed_count(staff)[0]
            assert visible.services(staff, sides.filed.case_id)
        return len(queries)

    one = cost()
    join(sides, 5)
    do(sides.filed, "contact_employer", DAY, staff)
    do(sides.filed, "close", DAY, staff)
    assert len(visible.unserved(staff)) == 7
    assert cost() == one
