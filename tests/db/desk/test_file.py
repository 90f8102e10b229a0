"""Handing in a draft: one matter, whoever sends it how often; what is open is named; the right union gets it."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from complaints import batch, moment
from small_county import make_draft

from weiquanbao.cases.models import Case, Claim, Entry, Matter, Party
from weiquanbao.common.dates import at
from weiquanbao.common.identifiers import check_matter_code, sample_phone
from weiquanbao.desk.file import file_complaint
from weiquanbao.desk.refusals import Barred, NotFound
from weiquanbao.evidence.models import Item
from weiquanbao.evidence.reading import items_of_matters
from weiquanbao.intake import actions as intake
from weiquanbao.intake.drafts import find
from weiquanbao.ledger.models import Step
from weiquanbao.organisations.actions import create_organisation
from weiquanbao.organisations.models import Employer, Region
from weiquanbao.people.consenting import has_consented
from weiquanbao.people.models import Consent, Person

pytestmark = pytest.mark.django_db
START = moment("2026-11-16")
UNKNOWN = {"unknown": ["1"]}


@pytest.fixture(autouse=True)
def today():
    with at(START):
        yield


def test_one_matter_with_its_parties_claims_and_case(county) -> None:
    filed = file_complaint(draft_key=make_draft(problems={"problems": ["contract", "wages"]}))
    matter = Matter.objects.get()
    assert check_matter_code(filed.matter_code) == matter.code
    assert (matter.channel, matter.filed_on, matter.filed_by_id) == (
        "phone",
        date(2026, 11, 16),
        filed.person_id,
    )
    assert (matter.worked_from, matter.worked_until, matter.known_on) == (
        date(2026, 3, 1),
        date(2026, 10, 1),
        date(2026, 8, 1),
    )
    claimant, respondent = Party.objects.order_by("id")
    assert (claimant.person_id, claimant.standing) == (filed.person_id, "worker")
    assert (respondent.name, respondent.payer, respondent.standing) == (
        "示例饰品有限公司",
        "老板",
        "employer",
    )
    amounts = dict(Claim.objects.values_list("kind", "amount"))
    assert amounts == {"contract": None, "wages": Decimal("13740.00")}
    case = Case.objects.get()
    assert (case.state, case.steps, case.number[-8:]) == ("received", 1, "2026〕0001号"[-8:])
    assert case.opened_on == date(2026, 11, 16)


def test_the_draft_keeps_nothing_and_the_ledger_no_word(county) -> None:
    key = make_draft()
    filed = file_complaint(draft_key=key)
    assert find(key).answers == {}
    entries = set(Entry.objects.filter(case=filed.case_id).values_list("code", flat=True))
    assert "told" in entries
    assert not entries & {"contact", "employer"}
    assert "三个月" not in Step.objects.get().canonical


def test_sent_again_gives_the_same_receipt_even_weeks_later(county) -> None:
    key = make_draft()
    first = file_complaint(draft_key=key)
    with at(START + timedelta(days=60)):
        again = file_complaint(draft_key=key)
    assert again.repeated
    assert (again.matter_code, again.case_id, again.person_id) == (
        first.matter_code,
        first.case_id,
        first.person_id,
    )
    assert Matter.objects.count() == 1


def test_evidence_and_consents_come_along(county) -> None:
    from io import BytesIO

    from PIL import Image

    from weiquanbao.evidence import actions as evidence
    from weiquanbao.evidence.owners import DraftOwner
    from weiquanbao.evidence.results import Upload

    key = make_draft()
    photo = BytesIO()
    Image.new("RGB", (64, 64)).save(photo, "PNG")
    evidence.add(
        owner=DraftOwner(key),
        uploads=[Upload("a.png", photo.tell(), BytesIO(photo.getvalue()))],
        added_by=None,
    )
    filed = file_complaint(draft_key=key)
    matter = Matter.objects.get()
    assert [item.id for item in items_of_matters([matter.pk])[matter.pk]] == list(
        Item.objects.values_list("id", flat=True)
    )
    assert set(Consent.objects.values_list("person_id", "matter_id")) == {(filed.person_id, matter.pk)}
    assert has_consented(purpose="contact_employer", matter_id=matter.pk)


def test_without_consent_the_employer_is_not_contacted(county) -> None:
    file_complaint(draft_key=make_draft(consents=("handle_complaint",)))
    assert not has_consented(purpose="contact_employer", matter_id=Matter.objects.get().pk)


def test_nothing_known_is_enough_to_be_heard(county) -> None:
    codes = ("problems", "employer", "began", "still", "happened", "wants", "told", "photos")
    filed = file_complaint(draft_key=make_draft(**dict.fromkeys(codes, UNKNOWN)))
    matter = Matter.objects.get(code=filed.matter_code)
    assert matter.problems == ["other"]
    assert (matter.still_working, matter.worked_from, matter.known_on) == ("unknown", None, None)
    assert Claim.objects.get().lapses_on == date(2026, 11, 16)
    assert Case.objects.get().organisation_id == county.federation.pk


class TestWhatIsStillOpen:
    def test_an_unanswered_question(self, county) -> None:
        with pytest.raises(Barred) as refused:
            file_complaint(draft_key=intake.start().key)
        assert refused.value.reasons == ("还有没答完的，看一遍再交",)
        assert not Matter.objects.exists()

    def test_a_number_nobody_confirmed(self, county) -> None:
        key = make_draft()
        intake.answer(key=key, code="contact", raw={"name": ["示例职工甲"], "phone": [sample_phone(7)]})
        with pytest.raises(Barred):
            file_complaint(draft_key=key)

    def test_the_one_consent_that_is_needed(self, county) -> None:
        with pytest.raises(Barred) as refused:
            file_complaint(draft_key=make_draft(consents=()))
        assert "要先同意" in refused.value.reasons[0]

    def test_the_consent_to_read_about_an_injury(self, county) -> None:
        with pytest.raises(Barred) as refused:
            file_complaint(draft_key=make_draft(problems={"problems": ["injury"]}))
        assert "伤情" in refused.value.reasons[0]

    def test_a_draft_nobody_knows_or_that_is_too_old(self, county) -> None:
        with pytest.raises(NotFound):
            file_complaint(draft_key=uuid4())
        key = make_draft()
        with at(START + timedelta(days=8)), pytest.raises(NotFound):
            file_complaint(draft_key=key)


class TestAtTheCounter:
    def test_staff_hand_in_what_staff_began(self, county) -> None:
        officer = county.staff["intake_officer"]
        key = make_draft(staff=officer)
        filed = file_complaint(draft_key=key, staff=officer)
        matter = Matter.objects.get(code=filed.matter_code)
        assert (matter.channel, matter.filed_by_id) == ("counter", officer.person_id)
        step = Step.objects.get(case_id=filed.case_id)
        assert (step.role, step.person_id) == ("intake_officer", officer.person_id)
        assert filed.person_id != officer.person_id

    def test_a_colleague_may_finish_it(self, county) -> None:
        key = make_draft(staff=county.staff["intake_officer"])
        assert file_complaint(draft_key=key, staff=county.staff["town_officer"])

    @pytest.mark.parametrize("who", ["auditor", "system_admin", "security_admin", "audit_admin"])
    def test_nobody_else_does(self, county, who) -> None:
        key = make_draft(staff=county.staff["intake_officer"])
        with pytest.raises(NotFound):
            file_complaint(draft_key=key, staff=county.staff[who])
        with pytest.raises(NotFound):
            file_complaint(draft_key=key)

    def test_a_leader_does_not_do_intake(self, county) -> None:
        key = make_draft(staff=county.staff["intake_officer"])
        with pytest.raises(Barred):
            file_complaint(draft_key=key, staff=county.staff["leader"])

    def test_a_workers_own_draft_is_not_handed_in_by_staff(self, county) -> None:
        with pytest.raises(NotFound):
            file_complaint(draft_key=make_draft(), staff=county.staff["intake_officer"])


class TestWhichUnionGetsIt:
    @pytest.fixture
    def routed(self, county):
        def route(**firm) -> int:
            employer = Employer.objects.create(name="示例袜业有限公司", **firm)
            filed = file_complaint(draft_key=make_draft(employer={"employer": [str(employer.pk)]}))
            return Case.objects.get(pk=filed.case_id).organisation_id

        return route

    def test_the_town_above_the_firms_own_union(self, county, routed) -> None:
        own = create_organisation(kind="grassroots_union", name="示例袜业工会", parent_id=county.town.pk)
        assert routed(organisation=own) == county.town.pk

    def test_the_town_the_firm_lies_in(self, county, routed) -> None:
        region = Region.objects.create(code="330782101", name="示例镇", level="town")
        type(county.town).objects.filter(pk=county.other_town.pk).update(region=region)
        assert routed(region=region) == county.other_town.pk

    def test_the_county_when_there_is_no_town_above_it(self, county, routed) -> None:
        own = create_organisation(kind="industry_union", name="示例行业工会", parent_id=county.federation.pk)
        assert routed(organisation=own) == county.federation.pk
        nowhere = Region.objects.create(code="330782199", name="别的镇", level="town")
        assert routed(region=nowhere) == county.federation.pk

    def test_the_county_when_nothing_says_where(self, county, routed) -> None:
        assert routed() == county.federation.pk

    def test_the_county_when_the_firm_is_not_in_the_register(self, county) -> None:
        filed = file_complaint(draft_key=make_draft(employer={"employer": ["999999"], "name": ["示例厂"]}))
        assert Case.objects.get(pk=filed.case_id).organisation_id == county.federation.pk


def test_the_same_worker_is_the_same_person_and_a_relative_is_not(county) -> None:
    first = file_complaint(draft_key=make_draft())
    second = file_complaint(draft_key=make_draft())
    relative = file_complaint(
        draft_key=make_draft(contact={"name": ["示例职工乙"], "phone": [sample_phone(1)]})
    )
    assert first.person_id == second.person_id != relative.person_id
    assert Person.objects.get(pk=relative.person_id).name == "示例职工乙"
    numbers = list(Case.objects.order_by("id").values_list("number", flat=True))
    assert [number[-5:] for number in numbers] == ["0001号", "0002号", "0003号"]


def test_a_batch_of_another_draft_is_not_taken_along(county) -> None:
    officer = county.staff["intake_officer"]
    stray = batch(officer)
    file_complaint(draft_key=make_draft())
    assert Item.objects.get(draft_key=stray).matter_id is None
