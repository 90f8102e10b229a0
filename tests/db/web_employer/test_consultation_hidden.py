"""What a worker asked a lawyer is nobody's business on the other side: neither the words nor that he asked at all.

Not while it is a question, though somebody of the unit may already be known in the matter, and not once it has become
a complaint the unit has to answer.
"""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from complaints import do
from consultations import ANSWER, QUESTION, answered, lawyer_at, published, worker
from django.test import Client
from django.urls import reverse
from respondents import FIRST, come_in, home, notify
from signed_in import phone_of

from weiquanbao.cases.models import Case, Party
from weiquanbao.common.dates import today
from weiquanbao.common.identifiers import sample_phone
from weiquanbao.desk.act import act
from weiquanbao.desk.agents import appoint
from weiquanbao.notices.models import Notice
from weiquanbao.people.persons import create_person
from weiquanbao.reading import visible

pytestmark = pytest.mark.django_db
LAWYER = "示例duty_lawyer31"


@pytest.fixture
def asked(county):
    """A question that was answered and published."""
    lawyer = lawyer_at(county)
    filed = answered(county, lawyer)
    return SimpleNamespace(filed=filed, publication=published(county, filed, lawyer))


def contact_of(party: Party) -> Client:
    """The phone of somebody who stands for the unit."""
    person = create_person(name="示例人事丙", phone=sample_phone(833))
    appoint(party=party, person_id=person.pk, capacity="contact", since=today())
    return phone_of(person.pk)


def everything(code: str, asked) -> list[str]:
    """Every address of the unit's side, and of the worker's, where anything of the question might show."""
    cases = [asked.filed.case_id, asked.publication]
    return [
        "/e/", f"/e/{code}/", f"/e/{code}/messages/", f"/e/{code}/write/", "/mine/", f"/m/{code}/",
        *(f"/{side}/{code}/cases/{case}/" for side in ("e", "m") for case in cases),
        *(f"/e/{code}/cases/{case}/acts/answer/" for case in cases),
    ]  # fmt: skip


def leaks(text: str, asked) -> list[str]:
    """The words by which a question is known."""
    numbers = Case.objects.filter(pk__in=[asked.filed.case_id, asked.publication]).values_list(
        "number", flat=True
    )
    return [
        one for one in (QUESTION, ANSWER["answer"], LAWYER, "咨询", "义咨", "律师答", *numbers) if one in text
    ]


def test_while_it_is_a_question_the_unit_sees_no_matter_at_all(county, asked) -> None:
    code = asked.filed.matter_code
    client = contact_of(Party.objects.get(matter__code=code, side="respondent"))
    for address in everything(code, asked):
        answer = client.get(address, follow=True)
        assert not leaks(answer.content.decode(), asked), address
        assert answer.status_code == (200 if address in {"/e/", "/mine/"} else 404), address


def test_once_it_is_a_complaint_the_unit_answers_that_and_learns_of_nothing_before(county, asked) -> None:
    filed = asked.filed
    values = {"problems": ["wages"], "agree": "yes", "contact": "yes"}
    act(case_id=filed.case_id, act="become_matter", acting_as=worker(filed), values=values)
    complaint = Case.objects.get(matter__code=filed.matter_code, procedure="complaint")
    case = SimpleNamespace(case_id=complaint.pk, matter_code=filed.matter_code)
    do(case, "accept", today(), county.staff["intake_officer"])
    party = Party.objects.get(matter=complaint.matter_id, side="respondent")
    response = notify(county, case, party, contact="示例人事甲", mobile=FIRST)
    client = come_in(response)
    pages = [home(response), home(response) + "answer/", *everything(filed.matter_code, asked)]
    for address in pages:
        answer = client.get(address, follow=True)
        assert not leaks(answer.content.decode(), asked), address
    for hidden in (asked.filed.case_id, asked.publication):
        for page in ("case", "act"):
            args = [filed.matter_code, hidden, *(["become_matter"] if page == "act" else [])]
            assert client.get(reverse(f"employer:{page}", args=args)).status_code == 404
    sent = Notice.objects.filter(case_id=response)
    assert sent.exists()
    assert not [one for one in sent if leaks(f"{one.subject}{one.text}", asked)]
    contact = come_in_as(client)
    assert visible.conversation(contact, filed.case_id) == ()
    assert visible.answer_in_guide(contact, asked.publication) is None
    assert visible.complaint_words(contact, filed.case_id) == ()
    assert visible.publishing_words(contact, asked.publication) == ()


def come_in_as(client: Client):
    """Whoever is signed in in this browser."""
    from weiquanbao.access.actors import person
    from weiquanbao.people.models import Account

    account = Account.objects.get(pk=client.session["_auth_user_id"])
    return person(account.person_id, account.pk)
