"""替他补齐: what is missing, answered for a worker without a phone by whoever filed on his paper, nobody else."""

from __future__ import annotations

import json
from uuid import uuid4

import pytest
from complaints import batch
from django.test import Client
from filing_for import HELPER, helper, told, worker
from signed_in import browser_of, phone_of

from weiquanbao.access.actors import person as acting
from weiquanbao.cases.models import Agent, Case, Matter, Party
from weiquanbao.common.identifiers import sample_phone
from weiquanbao.desk.act import act
from weiquanbao.desk.agents import appoint
from weiquanbao.desk.refusals import Barred, NotFound
from weiquanbao.ledger.models import Step
from weiquanbao.notices.models import Notice
from weiquanbao.people.persons import create_person
from weiquanbao.reading import visible

pytestmark = pytest.mark.django_db
BUTTON, WHY_NOT = "替他答：补好了，或者没有了", "补好了没有，要他自己答"


def ask_for_what_is_missing(county) -> str:
    """Staff ask once; gives the page of the matter."""
    values = {"missing": ["pay"], "explanation": "拍工资条"}
    officer = county.staff["intake_officer"]
    act(
        case_id=Case.objects.get(procedure="complaint").pk,
        act="request_completion",
        acting_as=officer,
        values=values,
    )
    return f"/m/{Matter.objects.get().code}/"


def acts() -> list[str]:
    return list(
        Step.objects.filter(case_id=Case.objects.get(procedure="complaint").pk)
        .order_by("number")
        .values_list("act", flat=True)
    )


def answer(client: Client, page: str, **more: str):
    return client.post(f"{page}done/", {"key": str(uuid4()), **more})


def test_whoever_filed_on_the_paper_answers_and_the_record_says_so(without_phone, county) -> None:
    page = ask_for_what_is_missing(county)
    shown = without_phone.get(page).content.decode()
    assert BUTTON in shown
    assert WHY_NOT not in shown
    asked = without_phone.get(f"{page}done/").content.decode()
    assert "替示例职工戊答：都补好了吗？" in asked
    assert "会记下是你替他答的" in asked
    key = str(uuid4())
    assert answer(without_phone, page, key=key).url == page
    assert answer(without_phone, page, key=key).url == page, "a double tap is answered once"
    assert acts() == ["file_on_paper", "request_completion", "complete_for"]
    step, agent = Step.objects.get(act="complete_for"), Agent.objects.get()
    said = json.loads(step.canonical)
    assert (step.role, step.person_id, said["for"]) == ("helper", helper().pk, [agent.party_id])
    assert (said["agent"], said["authority"]) == (agent.pk, "paper")
    for word in ("示例家属", "示例职工戊", HELPER):
        assert word not in step.canonical
    assert Case.objects.get(procedure="complaint").state == "received"
    assert Party.objects.get(side="claimant").person == worker()
    assert "帮你的人替你补好了" in without_phone.get(page).content.decode()
    desk = browser_of(county.staff["intake_officer"]).get(
        f"/desk/cases/{Case.objects.get(procedure='complaint').pk}/"
    )
    assert "替他补齐" in desk.content.decode()
    assert told(helper()) == ["helper_receipt", "helper_news"]


def test_the_paper_is_still_read_before_the_case_is_taken_up(without_phone, county) -> None:
    page = ask_for_what_is_missing(county)
    answer(without_phone, page)
    case, officer = Case.objects.get(procedure="complaint"), county.staff["intake_officer"]
    with pytest.raises(Barred, match="委托书还没核对"):
        act(case_id=case.pk, act="accept", acting_as=officer)
    act(case_id=case.pk, act="confirm_authority", acting_as=officer, values={"way": "read"})
    act(case_id=case.pk, act="accept", acting_as=officer)


def test_he_who_helps_sees_no_more_than_before(without_phone, county) -> None:
    page = ask_for_what_is_missing(county)
    answer(without_phone, page)
    text = without_phone.get(page).content.decode()
    assert "这是示例职工戊的事，你在帮忙" in text
    for forbidden in ("withdraw", "name_helper", "ratify", "complete", "end_help"):
        with pytest.raises(Barred):
            act(
                case_id=Case.objects.get(procedure="complaint").pk,
                act=forbidden,
                acting_as=acting(helper().pk),
            )
    assert visible.own_helpers(acting(helper().pk), Matter.objects.get().code) == ()


@pytest.mark.parametrize("road", ["by_code", "on_paper"])
def test_a_worker_with_a_phone_answers_himself(road, request, county) -> None:
    client = request.getfixturevalue(road)
    page = ask_for_what_is_missing(county)
    shown = client.get(page).content.decode()
    assert BUTTON not in shown
    assert WHY_NOT in shown
    assert "去拍、去传" in shown, "papers he may still bring"
    assert client.get(f"{page}done/").url == page
    assert answer(client, page).status_code == 409
    assert acts()[-1] == "request_completion"
    assert answer(phone_of(worker().pk), page).url == page
    assert acts()[-1] == "complete"


def test_a_worker_who_has_got_a_phone_since_answers_himself(without_phone, county) -> None:
    from weiquanbao.people.persons import phone_index

    page, person = ask_for_what_is_missing(county), worker()
    person.phone, person.phone_index = sample_phone(330), phone_index(sample_phone(330))
    person.save()
    assert answer(without_phone, page).status_code == 409
    assert acts()[-1] == "request_completion"


def test_without_authority_nobody_answers(without_phone, county) -> None:
    page, officer, case = (
        ask_for_what_is_missing(county),
        county.staff["intake_officer"],
        Case.objects.get(procedure="complaint"),
    )
    act(case_id=case.pk, act="reject_authority", acting_as=officer, values={"explanation": "不是本人签的"})
    for sent in (without_phone.get(page), without_phone.get(f"{page}done/"), answer(without_phone, page)):
        assert sent.status_code == 404
    with pytest.raises(NotFound):
        act(case_id=case.pk, act="complete_for", acting_as=acting(helper().pk))
    assert "complete_for" not in acts()


def test_whose_help_was_ended_answers_no_more(without_phone, county) -> None:
    page, case = ask_for_what_is_missing(county), Case.objects.get(procedure="complaint")
    act(case_id=case.pk, act="end_help", acting_as=acting(worker().pk))
    assert answer(without_phone, page).status_code == 404
    with pytest.raises(NotFound):
        act(case_id=case.pk, act="complete_for", acting_as=acting(helper().pk))


def test_an_answer_sent_before_the_paper_was_rejected_is_not_repeated_to_him(without_phone, county) -> None:
    page, key = ask_for_what_is_missing(county), str(uuid4())
    answer(without_phone, page, key=key)
    officer = county.staff["intake_officer"]
    act(
        case_id=Case.objects.get(procedure="complaint").pk,
        act="reject_authority",
        acting_as=officer,
        values={"explanation": "不是本人签的"},
    )
    assert answer(without_phone, page, key=key).status_code == 404


def test_somebody_the_worker_only_asked_to_look_on_answers_nothing(without_phone, county) -> None:
    page, party = ask_for_what_is_missing(county), Party.objects.get(side="claimant")
    friend = create_person(name="示例工友", phone=sample_phone(331))
    appoint(
        party=party, person_id=friend.pk, capacity="helper", since=party.matter.filed_on, authority="named"
    )
    client = phone_of(friend.pk)
    assert BUTTON not in client.get(page).content.decode()
    assert answer(client, page).status_code == 409
    assert answer(Client(), page).status_code in {200, 302}, "whoever is nobody is asked for his phone"
    stranger = phone_of(create_person(name="示例路人", phone=sample_phone(332)).pk)
    assert answer(stranger, page).status_code == 404
    assert acts()[-1] == "request_completion"


def test_what_is_brought_on_the_way_is_the_workers(without_phone, county) -> None:
    page, who = ask_for_what_is_missing(county), acting(helper().pk)
    act(
        case_id=Case.objects.get(procedure="complaint").pk,
        act="add_evidence",
        acting_as=who,
        values={"items": str(batch(who))},
    )
    assert answer(without_phone, page).url == page
    texts = Notice.objects.filter(recipient=helper()).values_list("text", flat=True)
    assert not any("工资" in text for text in texts)
