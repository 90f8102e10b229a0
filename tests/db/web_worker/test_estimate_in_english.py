"""算一算 in English: whatever is answered, no sentence of the law stays Chinese but the names of laws."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.core.signing import get_cookie_signer
from django.test import Client
from estimate_walks import NOW, WALKS

from weiquanbao.common.dates import at
from weiquanbao.law.estimates.stories import QUESTIONS, asked
from weiquanbao.web.worker.estimate import COOKIE, SALT, STORY

pytestmark = pytest.mark.django_db
CHINESE = re.compile(r"[\u3400-\u9fff]+")
#: Drawings and scripts, and what says itself that it is Chinese: a law is called by its own name.
OWN_NAMES = re.compile(r"<(script|style|symbol)\b.*?</\1>|<span[^>]* lang=\"zh-Hans\">.*?</span>", re.DOTALL)
EVERYTHING = {code: answer for walk in WALKS.values() for code, answer in walk.items()} | {
    "notice": "no", "signed_on": "2025-11", "began": "2023-01",
}  # fmt: skip


def others(code: str) -> Iterator[str]:
    """Everything else that may be answered."""
    yield from (choice.code for choice in QUESTIONS[code].choices)
    yield "unknown"
    if QUESTIONS[code].kind == "count":
        yield str(QUESTIONS[code].most)


def told(story: str) -> Iterator[dict[str, str]]:
    """The usual answers, and each of them changed alone."""
    usual = EVERYTHING | WALKS[story]
    yield usual
    for code in asked(story, usual):
        yield from (usual | {code: answer} for answer in others(code))


def left_in_chinese(client: Client, address: str, **posted: str) -> set[str]:
    page = client.post(address, posted) if posted else client.get(address)
    assert page.status_code == (422 if posted else 200), (address, posted)
    return set(CHINESE.findall(OWN_NAMES.sub("", page.content.decode())))


def in_english(answers: dict[str, str]) -> Client:
    """Somebody who has answered this much."""
    client = Client()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    client.cookies[COOKIE] = get_cookie_signer(salt=COOKIE + SALT).sign(json.dumps(answers))
    return client


@pytest.mark.parametrize("story", WALKS)
def test_every_result_is_in_english(story: str) -> None:
    with at(NOW):
        for answers in told(story):
            kept = {code: answers[code] for code in asked(story, answers)}
            assert not left_in_chinese(in_english({STORY: story} | kept), "/estimate/result/"), kept


def test_every_question_and_what_it_did_not_understand_is_in_english() -> None:
    wrong = {"money": "lots", "count": "9999", "month": "2027-01", "choice": "none"}
    for story in WALKS:
        for code in asked(story, EVERYTHING | WALKS[story]):
            client = in_english({STORY: story} | EVERYTHING | WALKS[story])
            kind = QUESTIONS[code].kind
            field = "month" if kind == "month" else code
            with at(NOW):
                assert not left_in_chinese(client, f"/estimate/{code}/")
                assert not left_in_chinese(client, f"/estimate/{code}/", **{field: wrong[kind]})
                if QUESTIONS[code].most:
                    assert not left_in_chinese(
                        client, f"/estimate/{code}/", **{code: str(QUESTIONS[code].most + 1)}
                    )


def test_months_that_cannot_be_together_are_told_in_english() -> None:
    client = in_english({STORY: "dismissal"} | WALKS["dismissal"])
    with at(NOW):
        assert not left_in_chinese(client, "/estimate/ended/", month="2022-01")
