"""A complaint merged into another: nothing begins or is said in it any more; whoever tries is led on."""

from __future__ import annotations

import pytest
from complaints import do, filed
from mediations import NAMES
from signed_in import browser_of, phone_of
from small_county import make_county

from weiquanbao.access.actors import person as acting
from weiquanbao.cases.models import Case, Matter, Party
from weiquanbao.common.dates import today
from weiquanbao.common.identifiers import sample_phone
from weiquanbao.desk.agents import appoint
from weiquanbao.desk.open import begin
from weiquanbao.desk.refusals import Barred
from weiquanbao.messages.models import Message
from weiquanbao.people.persons import create_person
from weiquanbao.reading import visible

pytestmark = pytest.mark.django_db


@pytest.fixture
def county():
    return make_county()


@pytest.fixture
def merged(county):
    """Two complaints of one worker, the second gone into the first."""
    day = today()
    first, second = filed(day), filed(day)
    number = Case.objects.get(pk=first.case_id).number
    do(second, "merge", day, county.staff["intake_officer"], {"into": number, "reason": "同一件事"})
    return first, second, number


def openings_of(view) -> list[tuple[str, str]]:
    return [(one.procedure, one.code) for one in view.openings]


def test_nothing_begins_in_it_whoever_tries(county, merged) -> None:
    _first, second, number = merged
    worker, officer = acting(second.person_id), county.staff["intake_officer"]
    for actor, view in (
        (worker, visible.party_case(worker, second.case_id)),
        (officer, visible.case(officer, second.case_id)),
    ):
        assert {"mediation", "representation"} <= {procedure for procedure, _code in openings_of(view)}
        for one in view.openings:
            assert not one.allowed
            assert number in one.reasons[0]
            with pytest.raises(Barred, match=number):
                begin(
                    parent_id=second.case_id, code=one.procedure, act=one.code, acting_as=actor, values=FILLED
                )
        assert not [act.code for act in view.acts if act.allowed]
    assert list(Case.objects.filter(parent_id=second.case_id)) == []


#: Enough of every form that only the merger can be what bars it.
FILLED = {
    "forum": "unknown",
    "explanation": "谈一谈",
    "reason": "还想办",
    "name": "示例工友",
    "phone": sample_phone(9),
}


def test_the_worker_is_led_to_where_it_goes_on(merged) -> None:
    first, second, number = merged
    phone = phone_of(second.person_id)
    track = phone.get(f"/m/{second.matter_code}/").content.decode()
    assert "想和单位谈" not in track
    assert "申请代诉" not in track
    assert "办得怎么样" not in track
    assert f"/m/{first.matter_code}/" in track
    for law, act in (("mediation", "ask"), ("representation", "apply")):
        address = f"/m/{second.matter_code}/cases/{second.case_id}/open/{law}/{act}/"
        page = phone.get(address).content.decode()
        sent = phone.post(address, FILLED)
        for shown in (page, sent.content.decode()):
            assert number in shown
            assert f'href="/m/{first.matter_code}/"' in shown
        assert sent.status_code == 409
    going_on = phone.get(f"/m/{first.matter_code}/").content.decode()
    assert "想和单位谈" in going_on


def test_staff_are_led_there_too(county, merged) -> None:
    first, second, number = merged
    desk = browser_of(county.staff["intake_officer"])
    page = desk.get(f"/desk/cases/{second.case_id}/open/mediation/propose/").content.decode()
    assert number in page
    assert f'href="/desk/cases/{first.case_id}/"' in page


def test_nothing_is_said_in_it_any_more_by_either_side(county, merged) -> None:
    _first, second, number = merged
    matter = Matter.objects.get(code=second.matter_code)
    party = Party.objects.filter(matter=matter, side="respondent").first() or Party.objects.create(
        matter=matter, side="respondent", standing="contractor", name=NAMES[0]
    )
    person = create_person(name="示例人事主管", phone=sample_phone(901))
    appoint(party=party, person_id=person.pk, capacity="contact", since=matter.filed_on)
    for actor, side in ((acting(second.person_id), "claimant"), (acting(person.pk), "respondent")):
        lines = visible.threads(actor, second.matter_code, side=side)
        assert lines
        for line in lines:
            assert number in line.seat.barred
            address = (
                f"/{'m' if side == 'claimant' else 'e'}/{second.matter_code}/messages/{line.seat.place}/"
            )
            assert number in phone_of(actor.person_id).post(address, {"text": "在吗"}).content.decode()
    for line in visible.threads(county.staff["intake_officer"], second.matter_code):
        assert number in line.seat.barred
    assert not Message.objects.exists()


def test_it_goes_through_several_mergers_to_the_last(county) -> None:
    day, officer = today(), county.staff["intake_officer"]
    cases = [filed(day) for _ in range(3)]
    numbers = [Case.objects.get(pk=one.case_id).number for one in cases]
    do(cases[2], "merge", day, officer, {"into": numbers[1], "reason": "同一件事"})
    do(cases[1], "merge", day, officer, {"into": numbers[0], "reason": "同一件事"})
    with pytest.raises(Barred, match=numbers[0]):
        begin(
            parent_id=cases[2].case_id,
            code="mediation",
            act="ask",
            acting_as=acting(cases[2].person_id),
            values={},
        )


def test_what_still_runs_is_not_left_behind(county) -> None:
    day, officer = today(), county.staff["intake_officer"]
    first, second = filed(day), filed(day)
    begin(parent_id=first.case_id, code="mediation", act="ask", acting_as=acting(first.person_id), values={})
    into = {"into": Case.objects.get(pk=second.case_id).number, "reason": "同一件事"}
    with pytest.raises(Barred, match="还有没办完的"):
        do(first, "merge", day, officer, into)
