"""Mediation through the desk: offers replace one another, nobody is in two rooms, notes are the mediator's alone."""

from __future__ import annotations

from decimal import Decimal

import pytest
from mediations import talks
from signed_in import browser_of
from small_county import make_county

from weiquanbao.common.dates import at, now
from weiquanbao.desk.refusals import Incomplete, NotFound
from weiquanbao.mediation.actions import NotYours, write_note
from weiquanbao.reading import visible

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def one_day():
    """The day of a session is counted from today, twice: midnight must not fall between."""
    with at(now()):
        yield


@pytest.fixture
def here(one_day):
    return talks(make_county(), units=2)


def test_a_new_offer_takes_the_place_of_the_open_one_and_only_of_that_respondent(here) -> None:
    first = here.offer("ask", here.worker, "13740")
    other = here.offer("ask", here.worker, "500", unit=1)
    second = here.offer("bid", here.units[0], "10000", instalments="3")
    states = {row.terms.case_id: row.state for row in visible.mediation(here.mediator, here.case_id).offers}
    assert states == {first: "replaced", other: "to_unit", second: "to_worker"}
    here.answer(second, "accept_by_worker", here.worker)
    with pytest.raises(Incomplete, match="已经谈成了"):
        here.offer("ask", here.worker, "13740")


def test_instalments_are_exact_and_the_other_respondent_sees_nothing_of_them(here) -> None:
    here.offer("bid", here.units[0], "10000", instalments="3")
    (row,) = visible.mediation(here.worker, here.case_id).offers
    assert [part.amount for part in row.terms.parts] == [
        Decimal("3333.33"), Decimal("3333.33"), Decimal("3333.34"),
    ]  # fmt: skip
    room = visible.mediation(here.units[1], here.case_id)
    assert room.offers == ()
    assert here.parties[0] not in {one.party_id for one in room.sides}
    with pytest.raises(NotFound):
        here.answer(here.offers[0], "withdraw_by_unit", here.units[1])


def test_a_mediator_is_in_one_room_at_a_time(here) -> None:
    here.meet(here.mediator)
    beside = talks(here.county, contact={"name": ["示例职工乙"], "phone": ["13800000009"]})
    with pytest.raises(Incomplete, match="另有一场"):
        beside.meet(beside.mediator)
    beside.meet(beside.mediator, clock="1100")


def test_who_represents_the_worker_does_not_mediate(here) -> None:
    from weiquanbao.desk.act import act
    from weiquanbao.desk.open import begin

    officer = here.county.staff["second_officer"]
    case = begin(
        parent_id=here.filed.case_id, code="representation", act="apply", acting_as=here.worker,
        values={"forum": "arbitration"},
    )  # fmt: skip
    granted = {"handler": str(officer.person_id), "explanation": "行"}
    act(case_id=case.case_id, act="grant", acting_as=here.county.staff["leader"], values=granted)
    with pytest.raises(Incomplete, match="不能又当调解员"):
        here.do("assign", here.county.staff["leader"], handler=str(officer.person_id), explanation="换")
    form = visible.choices(here.county.staff["leader"], here.case_id, _assigning())
    told = dict(form["handler"])
    assert "替职工代理这件事" in told[str(officer.person_id)]
    assert "手上 1 件" in told[str(here.mediator.person_id)]


def _assigning():
    from weiquanbao.procedures import PROCEDURES

    return PROCEDURES["mediation"].acts["assign"].form


def test_notes_are_read_by_the_mediator_who_wrote_them_and_by_nobody_else(here) -> None:
    write_note(case_id=here.case_id, person_id=here.mediator.person_id, text="单位私下说能到两万")
    leader = here.county.staff["leader"]
    with pytest.raises(NotYours):
        write_note(case_id=here.case_id, person_id=leader.person_id, text="看看")
    told = {
        name: "单位私下说能到两万" in browser_of(actor).get(f"/desk/cases/{here.case_id}/").content.decode()
        for name, actor in here.county.staff.items()
        if name in ("county_officer", "leader", "auditor", "intake_officer", "second_officer")
    }
    assert told == {
        "county_officer": True, "leader": False, "auditor": False, "intake_officer": False,
        "second_officer": False,
    }  # fmt: skip
    refused = browser_of(leader).post(f"/desk/cases/{here.case_id}/notes/", {"text": "看看"})
    assert refused.status_code == 404
    successor = here.county.staff["intake_officer"]
    here.do("assign", leader, handler=str(successor.person_id), explanation="换人")
    assert visible.mediation(successor, here.case_id).notes == ()
    assert visible.mediation(here.mediator, here.case_id).notes == ()


def test_evidence_is_judged_after_it_was_exchanged_and_by_the_other_side(here) -> None:
    from weiquanbao.evidence.models import Item

    item = str(Item.objects.get(matter__code=here.filed.matter_code).pk)
    said = {"item": item, "authenticity": "yes", "legality": "unknown", "relevance": "no"}
    with pytest.raises(Incomplete, match="已经交换"):
        here.do("examine", here.units[0], **said)
    here.do("share_evidence", here.mediator)
    here.do("examine", here.units[0], **said)
    with pytest.raises(Incomplete, match="选对方"):
        here.do("examine", here.worker, **said)
    (row,) = visible.mediation(here.worker, here.case_id).examined
    assert [code for view in row.views for code, _word in view.answers] == ["yes", "unknown", "no"]


def test_a_stranger_has_no_room(here) -> None:
    beside = talks(here.county, contact={"name": ["示例职工乙"], "phone": ["13800000009"]})
    assert visible.mediation(beside.worker, here.case_id) is None
    assert visible.mediation(beside.units[0], here.case_id) is None
    assert visible.mediation(here.worker, here.filed.case_id) is None
