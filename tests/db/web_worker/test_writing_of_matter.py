"""A document of a matter: what the matter knows is not asked again, and each sees what is his."""

from __future__ import annotations

import io
import json
from datetime import datetime

import pypdf
import pytest
from both_sides import first_matter
from django.db import connection
from django.test.utils import CaptureQueriesContext
from signed_in import any_browser_of, browser_of
from small_county import County
from writing import fill, squeezed, start

from weiquanbao.common.dates import TZ, at
from weiquanbao.desk.agents import appoint
from weiquanbao.desk.compute import keep_computations
from weiquanbao.documents import DOCUMENTS
from weiquanbao.documents.texts import example_of
from weiquanbao.drafting.models import Draft
from weiquanbao.organisations.models import Region
from weiquanbao.people.crypto import blind_index
from weiquanbao.people.models import Disclosure, Person
from weiquanbao.reading.computations import Asking

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 27, 10, 0, tzinfo=TZ)
NUMBER = "990000199005020028"


def test_of_a_matter_nothing_is_typed_again(county: County) -> None:
    with at(NOW):
        sides = first_matter(county)
        asking = Asking("arrears_wage", {"monthly_wage": "6525", "months": "3"}, NOW.date(), "330782", {})
        keep_computations(
            case_id=sides.filed.case_id,
            askings={sides.worker.pk: asking},
            acting_as=county.staff["county_officer"],
        )
        client = any_browser_of(sides.people["worker"])
        start(client, f"/m/{sides.code}/write/", "arbitration_application")
        known = json.loads(Draft.objects.get().answers)
        asked = DOCUMENTS["arbitration_application"].open_asks(known)
        page = fill(client, "arbitration_application", example_of("arbitration_application") | known)
        inside = client.get(f"/m/{sides.code}/write/").content.decode()
    assert not {"requests", "facts"} & {one.code for one in asked}
    assert "示例职工甲" in page
    assert "示例袜业有限公司" in page
    assert "示例承包公司" in page
    assert "19,575" in page
    assert "6,525" in page
    assert "三个月没发工资" in page
    assert "写过的" in inside


def test_an_employer_answers_request_by_request_and_nobody_else_reads_it(county: County) -> None:
    with at(NOW):
        sides = first_matter(county)
        client = any_browser_of(sides.people["contact"])
        start(client, f"/e/{sides.code}/write/", "defence")
        page = client.get("/write/defence/ask/answers/").content.decode()
        stranger = any_browser_of(sides.people["worker"])
        stranger.cookies["writing"] = client.cookies["writing"].value
        refused = stranger.get("/write/defence/text/")
        other = client.post(f"/e/{sides.code}/write/", {"document": "arbitration_application"})
        outside = client.get(f"/m/{sides.code}/write/")
    assert "支付拖欠的工资" in page
    assert "三个月没发工资" not in client.get("/write/defence/text/").content.decode()
    assert refused.status_code == 410
    assert other.status_code == 404
    assert outside.status_code == 404


def test_who_only_helps_writes_nothing(county: County) -> None:
    with at(NOW):
        sides = first_matter(county)
        assert any_browser_of(sides.people["helper"]).get(f"/m/{sides.code}/write/").status_code == 404


def test_it_knows_where_it_would_be_brought_and_who_acts(county: County, settings) -> None:
    settings.ARBITRATION_BOARD, settings.COURT = "示例县劳动人事争议仲裁委员会", "示例县人民法院"
    with at(NOW):
        sides = first_matter(county)
        appoint(
            party=sides.worker,
            person_id=sides.people["agent"].person_id,
            capacity="agent",
            since=NOW.date(),
            powers=["settle", "receive"],
        )
        client = any_browser_of(sides.people["worker"])
        start(client, f"/m/{sides.code}/write/", "authority")
        known = json.loads(Draft.objects.get().answers)
        page = client.get("/write/authority/next/")
        shown = client.get("/write/authority/text/").content.decode()
    agent = Person.objects.get(pk=sides.people["agent"].person_id)
    assert (known["board"], known["court"]) == ("示例县劳动人事争议仲裁委员会", "示例县人民法院")
    assert known["receiver"] == known["board"]
    assert (known["scope"], known["powers"]) == ("special", ["settle", "receive"])
    assert [(one["name"], one["kind"]) for one in known["agents"]] == [(agent.name, "union")]
    # The principal's address and the agent's number are in no record: these two are asked, the rest is not.
    assert page["Location"].endswith("/ask/principal/")
    assert "示例袜业有限公司" in shown
    assert "和解、调解、代收文书" in shown
    open_asks = [one.code for one in DOCUMENTS["authority"].open_asks(known)]
    assert open_asks == ["principal", "agents", "matter"]


def test_a_matter_of_another_county_names_no_court_of_this_one(county: County, settings) -> None:
    settings.ARBITRATION_BOARD = "示例县劳动人事争议仲裁委员会"
    with at(NOW):
        sides = first_matter(county)
        there = Region.objects.create(code="990101", name="示例邻县", level="county")
        type(county.town).objects.filter(pk=sides.matter.organisation_id).update(region=there)
        client = any_browser_of(sides.people["worker"])
        start(client, f"/m/{sides.code}/write/", "arbitration_application")
    assert "board" not in json.loads(Draft.objects.get().answers)


def test_staff_have_a_workers_numbers_masked_and_printing_them_is_written_down(county: County) -> None:
    code = "mediation_application"
    with at(NOW):
        sides = first_matter(county)
        worker = Person.objects.get(pk=sides.people["worker"].person_id)
        worker.id_number, worker.id_number_index = NUMBER, blind_index("id_number", NUMBER)
        worker.save()
        phone = (worker.phone or "").removeprefix("+86")
        client = browser_of(county.staff["county_officer"])
        start(client, f"/desk/cases/{sides.filed.case_id}/write/", code)
        page = fill(client, code, example_of(code))
        asked = client.get(f"/write/{code}/ask/identity/").content.decode()
        client.post(f"/write/{code}/ask/identity/", {"identity": "", "then": "text"})
        kept = json.loads(Draft.objects.get().answers)
        assert not Disclosure.objects.exists()
        pdf = client.get(f"/write/{code}/file/pdf/").content
        away = browser_of(county.staff["other_town_officer"]).get(f"/desk/cases/{sides.filed.case_id}/write/")
    assert "示例职工甲" in page
    assert "990***********0028" in page
    for shown in (page, asked):
        assert NUMBER not in shown
        assert phone not in shown
    assert "这件事里有：990***********0028。不改就空着。" in asked
    assert kept["identity"] == NUMBER
    printed = squeezed("".join(one.extract_text() for one in pypdf.PdfReader(io.BytesIO(pdf)).pages))
    assert NUMBER in printed
    assert phone in printed
    assert sorted(Disclosure.objects.values_list("field", "subject_id", "reason", "case_id")) == [
        ("id_number", worker.pk, "代写调解申请书", sides.filed.case_id),
        ("phone", worker.pk, "代写调解申请书", sides.filed.case_id),
    ]
    assert away.status_code == 404


def test_the_list_of_a_matters_documents_costs_the_same_however_many_there_are(county: County) -> None:
    with at(NOW):
        sides = first_matter(county)
        client = any_browser_of(sides.people["worker"])
        address = f"/m/{sides.code}/write/"
        start(client, address, "authority")
        client.get(address)
        with CaptureQueriesContext(connection) as one:
            client.get(address)
        for code in ("evidence_list", "mediation_application", "legal_aid_application"):
            start(client, address, code)
        with CaptureQueriesContext(connection) as four:
            client.get(address)
    assert len(four) == len(one)
