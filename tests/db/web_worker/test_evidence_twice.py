"""More evidence handed over, and the answer lost on its way: sent again, it is there once and answered as before."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from complaints import filed
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from weiquanbao.evidence.models import Page
from weiquanbao.ledger.models import Step
from weiquanbao.people.actions import worker_account
from weiquanbao.web.account.sessions import BACKEND

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(county):
    return filed()


@pytest.fixture
def worker(case) -> Client:
    client = Client()
    client.force_login(worker_account(case.person_id), backend=BACKEND)
    return client


def photo() -> SimpleUploadedFile:
    content = BytesIO()
    Image.new("RGB", (64, 48), "teal").save(content, "JPEG")
    return SimpleUploadedFile("工资条.jpg", content.getvalue(), "image/jpeg")


def batch_on(page: str) -> str:
    found = re.search(r'name="batch" value="([0-9a-f-]{36})"', page)
    assert found
    return found[1]


def test_without_script_the_photo_and_the_button_sent_twice_are_one_act(worker: Client, case) -> None:
    address = f"/m/{case.matter_code}/add/"
    batch = batch_on(worker.get(address).content.decode())
    answers = [worker.post(address, {"batch": batch, "go": "hand", "files": photo()}) for _ in range(2)]
    assert [(one.status_code, one.headers.get("Location")) for one in answers] == [
        (302, f"/m/{case.matter_code}/")
    ] * 2
    assert Step.objects.filter(case_id=case.case_id, act="add_evidence").count() == 1
    assert Page.objects.count() == 1


def test_the_server_died_after_the_act_and_before_it_forgot_the_batch(worker: Client, case) -> None:
    address = f"/m/{case.matter_code}/add/"
    batch = batch_on(worker.get(address).content.decode())
    form = {"batch": batch, "go": "hand"}
    worker.post(address, form | {"files": photo()})
    session = worker.session
    session[f"batch {case.matter_code}"] = batch
    session.save()
    again = worker.post(address, form | {"files": photo()})
    assert (again.status_code, again.headers.get("Location")) == (302, f"/m/{case.matter_code}/")
    assert Page.objects.count() == 1


def test_a_page_opened_after_that_gathers_another_batch(worker: Client, case) -> None:
    address = f"/m/{case.matter_code}/add/"
    batch = batch_on(worker.get(address).content.decode())
    worker.post(address, {"batch": batch, "go": "hand", "files": photo()})
    session = worker.session
    session[f"batch {case.matter_code}"] = batch
    session.save()
    other = batch_on(worker.get(address).content.decode())
    assert other != batch
    worker.post(address, {"batch": other, "go": "hand", "files": photo()})
    assert Step.objects.filter(case_id=case.case_id, act="add_evidence").count() == 2


def test_the_next_photo_is_another_act(worker: Client, case) -> None:
    address = f"/m/{case.matter_code}/add/"
    for _ in range(2):
        batch = batch_on(worker.get(address).content.decode())
        worker.post(address, {"batch": batch, "go": "hand", "files": photo()})
    assert Step.objects.filter(case_id=case.case_id, act="add_evidence").count() == 2
