"""A question sent twice — a double click, an answer lost on its way, a server that died over it — is one question."""

from __future__ import annotations

import re
from http.cookies import SimpleCookie
from typing import Any

import pytest
from complaints import moment
from consultations import question_draft
from django.core.signing import get_cookie_signer
from django.test import Client

from weiquanbao.cases.models import Case, Matter
from weiquanbao.common.dates import at
from weiquanbao.desk import consulting
from weiquanbao.intake import actions
from weiquanbao.intake.answers import Answer
from weiquanbao.people.consents import current
from weiquanbao.web.worker.keeping import COOKIE, SALT

pytestmark = pytest.mark.django_db
CONSENT = f"handle_consultation@{current('handle_consultation').version}"


@pytest.fixture(autouse=True)
def today():
    with at(moment("2026-11-16")):
        yield


@pytest.fixture
def phone(county) -> Client:
    """A phone on which a question is ready to be sent; the server asks for the token of the form."""
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    client.cookies[COOKIE] = get_cookie_signer(salt=COOKIE + SALT).sign(str(question_draft()))
    return client


def form_on(client: Client) -> dict[str, str]:
    """The form as it stands on the page."""
    page = client.get("/ask/send/").content.decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
    assert token
    return {"csrfmiddlewaretoken": token[1], "consent": CONSENT}


def one_question() -> str:
    """Where the only question there is is followed."""
    assert list(Case.objects.values_list("procedure", flat=True)) == ["consultation"]
    return f"/m/{Matter.objects.get().code}/"


def test_pressed_twice(phone: Client) -> None:
    form = form_on(phone)
    answers = [phone.post("/ask/send/", form) for _press in range(2)]
    assert [(one.status_code, one.headers["Location"]) for one in answers] == [(302, one_question())] * 2


def test_the_answer_was_lost_and_the_browser_knows_nothing_of_it(phone: Client) -> None:
    form, before = form_on(phone), SimpleCookie(phone.cookies)
    phone.post("/ask/send/", form)
    phone.cookies = before
    again = phone.post("/ask/send/", form)
    assert again.headers["Location"] == one_question()
    assert phone.get(one_question(), follow=True).status_code == 200, "and is let in all the same"


def test_pressed_twice_at_the_same_moment(phone: Client, monkeypatch) -> None:
    form, agree = form_on(phone), actions.answer

    def the_other_press_was_faster(**said: Any) -> Answer:
        agree(**said)
        consulting.ask_lawyer(draft_key=said["key"])
        return agree(**said)

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(actions, "answer", the_other_press_was_faster)
        sent = phone.post("/ask/send/", form)
    assert (sent.status_code, sent.headers["Location"]) == (302, one_question())


def test_the_server_died_over_it_and_nothing_stands_half(phone: Client, monkeypatch) -> None:
    form = form_on(phone)
    with monkeypatch.context() as dying:
        dying.setattr(consulting, "give_by_rota", _dies)
        assert phone.post("/ask/send/", form).status_code == 500
    assert not Matter.objects.exists()
    assert phone.post("/ask/send/", form).headers["Location"] == one_question()


def _dies(case_id: int) -> bool:
    """The process is gone in the middle of the act."""
    raise SystemError(case_id)
