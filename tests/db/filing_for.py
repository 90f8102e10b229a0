"""Somebody who files for a worker, for tests: the small questions, the code or the paper, and who was told what."""

from __future__ import annotations

import json
import re
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image
from small_county import ANSWERS

from weiquanbao.common.identifiers import sample_phone
from weiquanbao.intake import actions as intake
from weiquanbao.intake.models import Draft
from weiquanbao.notices.models import Notice
from weiquanbao.people.consents import current
from weiquanbao.people.models import OneTimeCode, Person

HELPER, WORKER = sample_phone(301).removeprefix("+86"), sample_phone(302).removeprefix("+86")

ANOTHER = "/file/another/"


def code_sent_to(phone: str) -> str:
    """The last code on this phone."""
    sent = Notice.objects.filter(channel="sms", has_secret=True).order_by("-id")
    text = next(one.text for one in sent if one.address == f"+86{phone}")
    return re.search(r"\d{6}", text)[0]


def picture(name: str = "委托书.jpg") -> SimpleUploadedFile:
    data = BytesIO()
    Image.effect_noise((120, 120), 60).save(data, "JPEG")
    return SimpleUploadedFile(name, data.getvalue(), "image/jpeg")


def draft_of() -> Draft:
    return Draft.objects.get()


def kept() -> dict:
    return json.loads(draft_of().answers)


def say_who(client: Client, **worker: str):
    """替别人填, and who the worker is."""
    assert client.post(ANOTHER, {"ask": "whose", "whose": "another"}).url == f"{ANOTHER}?ask=worker"
    filled = {"ask": "worker", "name": "示例职工戊", "phone": WORKER, "relation": "family", **worker}
    return client.post(ANOTHER, filled)


def say_own(client: Client) -> None:
    """Who fills in, with the code on the own phone."""
    client.post("/file/contact/", {"name": "示例家属", "phone": HELPER})
    assert client.post("/file/contact/", {"op": "code", "code": code_sent_to(HELPER)}).status_code == 302


def wait_a_minute() -> None:
    """One code a minute."""
    for row in OneTimeCode.objects.all():
        OneTimeCode.objects.filter(pk=row.pk).update(sent_at=row.sent_at.replace(year=2020))


def consent_and_hand_in(client: Client):
    ticks = [f"{name}@{current(name).version}" for name in ("handle_complaint", "contact_employer")]
    assert client.post("/file/consent/", {"consent": ticks}).status_code == 302
    return client.post("/file/check/")


def helper() -> Person:
    return Person.objects.get(name="示例家属")


def worker() -> Person:
    return Person.objects.get(name="示例职工戊")


def told(person: Person, channel: str = "sms") -> list[str]:
    """The texts of what was sent to somebody, oldest first, codes left out."""
    rows = Notice.objects.filter(recipient=person, channel=channel).order_by("id")
    return list(rows.values_list("template", flat=True))


def answered_up_to_the_photos() -> Client:
    """A phone without script, on which everything up to the photos was answered."""
    client = Client()
    client.post("/file/problems/", {"problems": "wages"})
    key = draft_of().key
    for question in ("employer", "began", "still", "happened", "wants", "told", "photos"):
        assert not intake.answer(key=key, code=question, raw=ANSWERS[question]).errors
    return client


def file_by_code(client: Client) -> Client:
    """The worker reads out the code on his phone, and it is handed in."""
    say_who(client)
    client.post(ANOTHER, {"ask": "way", "way": "code"})
    client.post(ANOTHER, {"ask": "code", "code": code_sent_to(WORKER)})
    say_own(client)
    assert consent_and_hand_in(client).status_code == 302
    return client


def file_on_paper(client: Client, **of_the_worker: str) -> Client:
    """The worker, who may have no phone, signs a paper, and it is handed in with a photo of it."""
    say_who(client, **of_the_worker)
    if not of_the_worker:
        client.post(ANOTHER, {"ask": "way", "way": "paper"})
    client.post(ANOTHER, {"ask": "paper", "files": picture(), "go": "next"})
    say_own(client)
    assert consent_and_hand_in(client).status_code == 302
    return client
