"""Whoever cannot write says it or shows it: the screens say what is there, and nothing of what is not."""

from __future__ import annotations

from io import BytesIO

import pytest
from consultations import question_draft
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.signing import get_cookie_signer
from django.test import Client
from PIL import Image

from weiquanbao.people.consents import current
from weiquanbao.web.parties.asked import shown_instead
from weiquanbao.web.worker.keeping import COOKIE, SALT

pytestmark = pytest.mark.django_db
CONSENT = f"handle_consultation@{current('handle_consultation').version}"


def test_photos_alone_are_a_question(county) -> None:
    phone, photo = Client(), BytesIO()
    phone.cookies[COOKIE] = get_cookie_signer(salt=COOKIE + SALT).sign(str(question_draft(question="")))
    Image.effect_noise((64, 48), 50).save(photo, "JPEG")
    files = SimpleUploadedFile("工资条.jpg", photo.getvalue(), "image/jpeg")
    assert (
        phone.post("/ask/", {"told": "", "go": "next", "files": files}).headers["Location"] == "/ask/found/"
    )
    found = phone.get("/ask/found/").content.decode()
    assert "机器只看得懂字" in found
    assert "没找到合适的" not in found
    assert "拍的照片，在下面看" in phone.get("/ask/send/").content.decode()
    sent = phone.post("/ask/send/", {"consent": CONSENT}, follow=True).content.decode()
    assert "拍的照片，在下面看" in sent
    assert "说的一段" not in sent


def test_the_photo_screen_asks_what_fits_a_question_and_what_fits_a_complaint(county) -> None:
    phone = Client()
    phone.cookies[COOKIE] = get_cookie_signer(salt=COOKIE + SALT).sign(str(question_draft()))
    asking = phone.get("/file/photos/?then=ask").content.decode()
    assert "拍给律师看什么？" in asking
    assert "看不懂的纸" in asking
    assert "能证明" not in asking
    assert "律师答好了，短信告诉你" in phone.get("/file/contact/?then=ask").content.decode()
    complaining = phone.get("/file/photos/").content.decode()
    assert "有什么能证明？" in complaining
    assert "这些都算数" in complaining


@pytest.mark.parametrize(
    ("voices", "shots", "says"),
    [
        (1, 0, "说的一段，在下面听"),
        (0, 2, "拍的照片，在下面看"),
        (1, 1, "说的、拍的，在下面"),
        (0, 0, "没有写字"),
    ],
)
def test_each_is_called_what_it_is(voices: int, shots: int, says: str) -> None:
    assert shown_instead([None] * voices, [None] * shots) == says
