"""A question to a lawyer: sent once however often, given to somebody, answered, asked again, and made a complaint."""

from __future__ import annotations

from datetime import date

import pytest
from complaints import moment
from consultations import ANSWER, QUESTION, answered, asked, given, lawyer_at, question_draft, told, worker

from weiquanbao.cases.models import Case, Claim, ClockRun, Entry, Matter
from weiquanbao.common.dates import at
from weiquanbao.desk.act import act
from weiquanbao.desk.consulting import ask_lawyer
from weiquanbao.desk.refusals import Barred, Incomplete, NotFound
from weiquanbao.people.consenting import has_consented
from weiquanbao.reading import visible

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today():
    with at(moment("2026-11-16")):
        yield


def test_one_question_is_one_consultation(county) -> None:
    key = question_draft()
    first, again = ask_lawyer(draft_key=key), ask_lawyer(draft_key=key)
    assert (first.case_id, first.repeated, again.case_id, again.repeated) == (
        again.case_id,
        False,
        first.case_id,
        True,
    )
    case = Case.objects.get()
    assert (case.procedure, case.state, case.organisation_id) == (
        "consultation",
        "asked",
        county.federation.pk,
    )
    assert Matter.objects.get().told == QUESTION
    assert told(key) == {}


def test_due_dates_stand_in_the_record(county) -> None:
    filed = asked()
    due = dict(ClockRun.objects.filter(case=filed.case_id).values_list("code", "due_on"))
    assert due == {"assign": date(2026, 11, 17), "answer": date(2026, 11, 18)}


@pytest.mark.parametrize(
    ("change", "why"),
    [({"question": ""}, "还没问"), ({"consents": ()}, "要先同意律师看你问的")],
)
def test_what_is_missing_is_said(county, change, why) -> None:
    with pytest.raises(Barred) as refused:
        ask_lawyer(draft_key=question_draft(**change))
    assert why in refused.value.reasons[0]
    assert not Case.objects.exists()


def test_asked_given_answered_and_read(county) -> None:
    lawyer = lawyer_at(county)
    filed = answered(county, lawyer)
    turns = visible.conversation(worker(filed), filed.case_id)
    assert [(one.side, one.text, one.articles) for one in turns] == [
        ("worker", QUESTION, ()),
        ("lawyer", ANSWER["answer"], ("劳动法 50", "劳动合同法 30")),
    ]
    view = visible.party_case(worker(filed), filed.case_id, side="claimant")
    assert (view.state_plain, view.handler) == ("律师答你了", "示例duty_lawyer31")


def test_an_article_nobody_knows_is_refused(county) -> None:
    lawyer = lawyer_at(county)
    filed = given(county, lawyer)
    with pytest.raises(Incomplete) as refused:
        act(case_id=filed.case_id, act="answer", acting_as=lawyer, values=ANSWER | {"articles": "劳动法 999"})
    assert "没有这一条：劳动法 999" in refused.value.errors["articles"]


def test_a_follow_up_starts_the_clock_anew(county) -> None:
    filed = answered(county, lawyer_at(county))
    with at(moment("2026-11-20")):
        act(
            case_id=filed.case_id,
            act="follow_up",
            acting_as=worker(filed),
            values={"question": "没有合同呢？"},
        )
        running = ClockRun.objects.filter(case=filed.case_id, stopped_on=None)
        assert dict(running.values_list("code", "due_on")) == {"answer": date(2026, 11, 24)}


def test_it_becomes_a_complaint_on_the_same_matter_in_one_act(county) -> None:
    filed = answered(county, lawyer_at(county))
    values = {"problems": ["wages", "contract"], "agree": "yes", "contact": "yes"}
    act(case_id=filed.case_id, act="become_matter", acting_as=worker(filed), values=values)
    matter = Matter.objects.get()
    complaint = Case.objects.get(procedure="complaint")
    assert (complaint.matter_id, complaint.state) == (matter.pk, "received")
    assert Case.objects.get(pk=filed.case_id).state == "turned"
    assert set(Claim.objects.values_list("kind", flat=True)) == {"wages", "contract"}
    assert QUESTION in Entry.objects.get(case=complaint, code="told").value
    assert has_consented(purpose="handle_complaint", matter_id=matter.pk)
    assert has_consented(purpose="contact_employer", matter_id=matter.pk)
    followed = visible.matter(worker(filed), matter.code)
    assert (followed.case_id, followed.procedure) == (complaint.pk, "complaint")
    with pytest.raises(Barred):
        act(case_id=filed.case_id, act="become_matter", acting_as=worker(filed), values=values)


def test_injuries_are_agreed_to_by_themselves(county) -> None:
    filed = asked()
    values = {"problems": ["injury"], "agree": "yes"}
    with pytest.raises(Incomplete) as refused:
        act(case_id=filed.case_id, act="become_matter", acting_as=worker(filed), values=values)
    assert "要单独同意" in refused.value.errors["injury"]
    assert not Case.objects.filter(procedure="complaint").exists()


def test_nobody_but_a_lawyer_on_duty_is_given_a_question(county) -> None:
    filed = asked()
    officer = county.staff["county_officer"]
    values = {"handler": officer.person_id, "reason": "懂"}
    with pytest.raises(Incomplete) as refused:
        act(case_id=filed.case_id, act="assign", acting_as=officer, values=values)
    assert refused.value.errors == {"handler": "这个人现在不坐班答咨询，换一个人"}


def test_a_lawyer_does_nothing_in_what_is_not_his(county) -> None:
    mine, other = lawyer_at(county, 31), lawyer_at(county, 32)
    filed = given(county, mine)
    with pytest.raises(NotFound):
        act(case_id=filed.case_id, act="answer", acting_as=other, values=ANSWER)
    act(
        case_id=filed.case_id,
        act="hand_over",
        acting_as=mine,
        values={"handler": other.person_id, "reason": "他熟"},
    )
    with pytest.raises(NotFound):
        act(case_id=filed.case_id, act="answer", acting_as=mine, values=ANSWER)
    act(case_id=filed.case_id, act="answer", acting_as=other, values=ANSWER)
