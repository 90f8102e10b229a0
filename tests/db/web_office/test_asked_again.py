"""A form sent twice, and two officers at once: also when the act ended the case and no button shows it any more."""

from __future__ import annotations

from io import BytesIO
from uuid import uuid4

import pytest
from complaints import do, filed, moment
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from weiquanbao.common.dates import at
from weiquanbao.evidence.models import Page
from weiquanbao.ledger.models import Step

pytestmark = pytest.mark.django_db
CLOSING = {"result": "paid_in_full", "explanation": "钱到账了", "effective_on": "2026-11-23"}


@pytest.fixture(autouse=True)
def today():
    with at(moment("2026-11-23")):
        yield


@pytest.fixture
def case(county) -> int:
    one = filed("2026-11-16")
    officer = county.staff["intake_officer"]
    do(one, "accept", "2026-11-17", officer)
    do(one, "record_progress", "2026-11-18", officer)
    return one.case_id


def sent(seen: int) -> dict[str, object]:
    return {**CLOSING, "seen": seen, "key": str(uuid4())}


def test_the_act_that_ended_the_case_sent_again_has_the_first_answer(browser, case: int) -> None:
    client, form = browser("intake_officer"), sent(seen=3)
    answers = [client.post(f"/desk/cases/{case}/acts/close/", form) for _ in range(2)]
    assert [(answer.status_code, answer.headers.get("Location")) for answer in answers] == [
        (302, f"/desk/cases/{case}/")
    ] * 2
    assert Step.objects.filter(case_id=case, act="close").count() == 1


def test_who_ends_a_case_that_another_has_ended_is_told_so(browser, case: int) -> None:
    browser("second_officer").post(f"/desk/cases/{case}/acts/close/", sent(seen=3))
    late = browser("intake_officer").post(f"/desk/cases/{case}/acts/close/", sent(seen=3))
    assert late.status_code == 409
    assert "刚才情况变了" in late.content.decode()
    assert "钱到账了" in late.content.decode()


def test_photos_handed_over_twice_are_there_once(browser, case: int) -> None:
    client = browser("intake_officer")
    form = {"items": str(uuid4()), "side": "claimant", "effective_on": "2026-11-23", "key": str(uuid4())}
    address = f"/desk/cases/{case}/acts/add_evidence/"
    answers = [client.post(address, {**form, "files": photo()}) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert Step.objects.filter(case_id=case, act="add_evidence").count() == 1
    assert Page.objects.count() == 1


def photo() -> SimpleUploadedFile:
    content = BytesIO()
    Image.new("RGB", (64, 48), "teal").save(content, "JPEG")
    return SimpleUploadedFile("回执.jpg", content.getvalue(), "image/jpeg")


def test_an_act_nobody_has_ever_heard_of_is_not_there(browser, case: int) -> None:
    assert browser("intake_officer").post(f"/desk/cases/{case}/acts/vanish/", sent(seen=3)).status_code == 404
