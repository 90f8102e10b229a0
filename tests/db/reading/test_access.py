"""The read door, person by person: what each role sees of a case, and that everybody else sees nothing at all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest
from catching_up import catch_up
from complaints import do, filed, moment

from weiquanbao.access.actors import CLOCK, PEER, SYSTEM, Actor
from weiquanbao.access.actors import person as acting
from weiquanbao.cases.models import Case, Matter, Party
from weiquanbao.common.dates import at
from weiquanbao.common.identifiers import sample_phone
from weiquanbao.desk.file import Filed
from weiquanbao.evidence.models import Page
from weiquanbao.organisations.models import Employer
from weiquanbao.people.models import Account, Appointment
from weiquanbao.people.persons import create_person
from weiquanbao.reading import visible

pytestmark = pytest.mark.django_db
DAY = "2026-11-17"
WHOLE_COUNTY = ("intake_officer", "second_officer", "county_officer", "leader", "auditor")
ADMINISTRATORS = ("system_admin", "security_admin", "audit_admin")
NO_CASE = (*ADMINISTRATORS, "stranger", "other_worker")


@dataclass
class Scene:
    """A complaint that lies in the first town, one at the county, and everybody who might look."""

    people: dict[str, Actor]
    town: Filed
    county: Filed


@pytest.fixture
def scene(county) -> Scene:
    employer = Employer.objects.create(name="示例袜业有限公司", organisation=county.town)
    here = filed(employer={"employer": [str(employer.pk)], "name": ["示例袜业"]})
    there = filed(contact={"name": ["示例职工乙"], "phone": [sample_phone(2)]})
    assert Case.objects.get(pk=here.case_id).organisation_id == county.town.pk
    people = county.staff | {
        "worker": acting(here.person_id),
        "other_worker": acting(create_person(name="示例职工丙", phone=sample_phone(3)).pk),
        "stranger": acting(create_person(name="示例路人").pk),
    }
    do(here, "add_evidence", DAY, people["worker"])
    catch_up()
    return Scene(people, here, there)


@pytest.fixture(autouse=True)
def today():
    with at(moment(DAY)):
        yield


def what_is_seen(actor: Actor, case: Filed) -> dict[str, bool]:
    """Every door through which a case might be seen, and whether this one is seen through it."""
    row = Case.objects.select_related("matter").get(pk=case.case_id)
    queued = visible.queue(actor, visible.QueueFilter()).rows
    page = Page.objects.filter(item__matter_id=row.matter_id).first()
    employer = Party.objects.get(matter_id=row.matter_id, side="respondent")
    return {
        "case": visible.case(actor, row.pk) is not None,
        "queue": row.pk in {one.case_id for one in queued},
        "register": row.pk in {one.case_id for one in visible.register(actor, visible.RegisterFilter()).rows},
        "find by number": found(actor, row.number),
        "find by code": found(actor, row.matter.code),
        "find by phone": found(actor, sample_phone(1)) or found(actor, sample_phone(2)),
        "find by employer": found(actor, "示例袜业") if employer.employer_id else found(actor, "示例饰品"),
        "page": bool(page) and visible.may_see_page(actor, page.pk),
        "case of page": bool(page) and visible.case_of_page(actor, page.pk) is not None,
        "notices": visible.notices_of(actor, row.pk) != (),
        "evidence": bool(page) and visible.evidence(actor, row.pk, page.item_id) is not None,
    }


def found(actor: Actor, text: str) -> bool:
    return bool(visible.find(actor, text).rows)


@pytest.mark.parametrize("who", WHOLE_COUNTY)
def test_staff_of_the_county_see_every_case(scene, who) -> None:
    assert all(what_is_seen(scene.people[who], scene.town).values())
    seen = what_is_seen(scene.people[who], scene.county)
    assert seen["case"]
    assert seen["queue"]


def test_a_town_officer_sees_his_town_and_nothing_else(scene) -> None:
    officer = scene.people["town_officer"]
    assert all(what_is_seen(officer, scene.town).values())
    row = Case.objects.get(pk=scene.county.case_id)
    assert visible.case(officer, row.pk) is None
    assert not found(officer, row.number)
    assert not found(officer, sample_phone(2))
    assert {one.case_id for one in visible.queue(officer, visible.QueueFilter()).rows} == {scene.town.case_id}


def test_an_officer_of_another_town_sees_nothing(scene) -> None:
    for case in (scene.town, scene.county):
        assert not any(what_is_seen(scene.people["other_town_officer"], case).values())


@pytest.mark.parametrize("who", NO_CASE)
def test_administrators_strangers_and_other_workers_see_nothing(scene, who) -> None:
    actor = scene.people[who]
    for case in (scene.town, scene.county):
        assert not any(what_is_seen(actor, case).values())
        assert visible.matter(actor, case.matter_code) is None
    assert visible.matters(actor) == ()
    counts = visible.queue(actor, visible.QueueFilter()).counts
    assert (counts.open, counts.overdue, counts.today, counts.week, counts.paused) == (0, 0, 0, 0, 0)
    assert not any(number for _day, number, _worked in counts.horizon)


@pytest.mark.parametrize("actor", [CLOCK, PEER, SYSTEM])
def test_who_is_no_person_reads_nothing(scene, actor) -> None:
    assert not any(what_is_seen(actor, scene.town).values())
    assert visible.matters(actor) == ()
    assert visible.matter(actor, scene.town.matter_code) is None


def test_nobody_signed_in_sees_no_page(scene) -> None:
    page = Page.objects.get()
    assert not visible.may_see_page(None, page.pk)
    assert not visible.may_see_page(
        None, page.pk, draft_key=Matter.objects.get(pk=page.item.matter_id).opening_key
    )
    assert not visible.may_see_page(scene.people["worker"], 10**9)


def test_a_worker_sees_his_own_matter_and_no_staff_page(scene) -> None:
    worker = scene.people["worker"]
    assert [line.code for line in visible.matters(worker)] == [scene.town.matter_code]
    assert visible.matter(worker, scene.town.matter_code).case_id == scene.town.case_id
    assert visible.matter(worker, scene.county.matter_code) is None
    seen = what_is_seen(worker, scene.town)
    assert {door for door, open_ in seen.items() if open_} == {"page"}


def test_a_worker_never_reads_what_the_union_wrote_for_itself(scene) -> None:
    do(scene.town, "accept", DAY, scene.people["intake_officer"])
    do(scene.town, "contact_employer", DAY, scene.people["intake_officer"])
    view = visible.matter(scene.people["worker"], scene.town.matter_code)
    assert all(step.entries == () for step in view.steps)
    said = [words for step in view.steps for _label, words in step.told]
    assert "单位认账" in said
    assert "认账" not in said
    staff = visible.case(scene.people["auditor"], scene.town.case_id)
    assert ("对方怎么说", "认账") in [pair for step in staff.steps for pair in step.entries]


class TestAnOfficerWhoIsHimselfTheClaimant:
    @pytest.fixture
    def own(self, scene) -> Actor:
        officer = scene.people["second_officer"]
        Party.objects.filter(matter__code=scene.town.matter_code, side="claimant").update(
            person=officer.person_id
        )
        return officer

    def test_does_not_see_his_own_case_as_staff(self, scene, own) -> None:
        seen = what_is_seen(own, scene.town)
        assert {door for door, open_ in seen.items() if open_} <= {"page", "find by phone"}
        assert visible.case(own, scene.town.case_id) is None
        assert what_is_seen(own, scene.county)["case"]

    def test_sees_it_as_a_worker_does(self, scene, own) -> None:
        assert visible.matter(own, scene.town.matter_code) is not None

    def test_his_colleagues_still_see_it(self, scene, own) -> None:
        assert visible.case(scene.people["intake_officer"], scene.town.case_id) is not None


def test_an_appointment_that_ended_or_has_not_begun_shows_nothing(scene) -> None:
    officer = scene.people["town_officer"]
    Appointment.objects.filter(person=officer.person_id).update(ends_on=date(2026, 11, 17))
    assert not any(what_is_seen(officer, scene.town).values())
    Appointment.objects.filter(person=officer.person_id).update(starts_on=date(2026, 11, 18), ends_on=None)
    assert not any(what_is_seen(officer, scene.town).values())


def test_a_closed_account_shows_nothing(scene) -> None:
    officer = scene.people["leader"]
    Account.objects.filter(person=officer.person_id).update(is_active=False)
    assert not any(what_is_seen(officer, scene.town).values())


def test_numbers_are_masked_for_everybody(scene) -> None:
    for who in (*WHOLE_COUNTY, "town_officer"):
        view = visible.case(scene.people[who], scene.town.case_id)
        claimant = next(party for party in view.parties if party.side == "claimant")
        assert claimant.person.phone == "138****0001"
    assert sample_phone(1) not in repr(visible.case(scene.people["leader"], scene.town.case_id))


def test_the_auditor_reads_and_does_nothing(scene) -> None:
    view = visible.case(scene.people["auditor"], scene.town.case_id)
    assert not view.handles
    assert view.acts == view.later == ()


def test_text_that_cannot_be_a_name_finds_nothing(scene) -> None:
    officer = scene.people["intake_officer"]
    for text in ("", " ", "示", "x" * 61, "a\0b", "%", "%%", "__"):
        assert visible.find(officer, text).rows == ()
    rows = visible.find(officer, f" {scene.town.matter_code.lower()} ").rows
    assert [row.case_id for row in rows] == [scene.town.case_id]
