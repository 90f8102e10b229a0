"""A lawyer who looks at a document: its numbers are masked before him, in clear only where that is written down."""

from __future__ import annotations

import io
import re
from datetime import datetime

import pypdf
import pytest
from both_sides import first_matter
from django.test import Client
from signed_in import any_browser_of, browser_of
from small_county import County
from writing import fill, lawyer_at, squeezed, start, walked

from weiquanbao.common.dates import TZ, at
from weiquanbao.documents.texts import example_of
from weiquanbao.drafting.models import Draft, Review
from weiquanbao.papers.blocks import read, words_of
from weiquanbao.people.models import Disclosure
from weiquanbao.reading import security_record
from weiquanbao.reading.seen import seen_rows

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 27, 10, 0, tzinfo=TZ)
CODE = "mediation_application"
EXAMPLE = example_of(CODE)
NUMBERS = (EXAMPLE["identity"], EXAMPLE["phone"])


def given_to_lawyer(county: County) -> tuple[Client, Client, str]:
    """The writer's browser, the lawyer's, and where he finds the document."""
    lawyer, client = browser_of(lawyer_at(county)), Client()
    walked(client, CODE, EXAMPLE)
    client.post(f"/write/{CODE}/lawyer/")
    return client, lawyer, f"/desk/drafts/{Review.objects.get().pk}/"


def text_in(page: str) -> str:
    """What stands in the box he edits."""
    return re.search(r'name="text"[^>]*>(.*?)</textarea>', page, re.DOTALL)[1]


def test_he_sees_masks_and_releases_true_numbers(county: County) -> None:
    with at(NOW):
        client, lawyer, address = given_to_lawyer(county)
        page = lawyer.get(address).content.decode()
        edited = text_in(page).replace("示例职工甲", "示例职工乙", 1)
        torn = lawyer.post(address, {"op": "release", "text": edited.replace("****", "***", 1)})
        kept_back = Review.objects.get().outcome
        assert lawyer.post(address, {"op": "release", "text": edited}).status_code == 302
        afterwards = lawyer.get(address).content.decode()
        his = client.get(f"/write/{CODE}/text/").content.decode()
        pdf = client.get(f"/write/{CODE}/file/pdf/").content
    released = words_of(read(Review.objects.get().released.text))
    printed = squeezed("".join(one.extract_text() for one in pypdf.PdfReader(io.BytesIO(pdf)).pages))
    assert torn.status_code == 422
    assert "带星号的号码改动过" in torn.content.decode()
    assert kept_back == ""
    for number in NUMBERS:
        assert number not in page + torn.content.decode() + afterwards
        assert number in released
        assert number in his
        assert number in printed
    assert "*" not in released
    assert "示例职工乙" in released
    assert "<ins>" in afterwards
    assert not Disclosure.objects.exists()


def test_in_clear_only_with_a_reason_that_is_written_down_first(county: County) -> None:
    with at(NOW):
        _client, lawyer, address = given_to_lawyer(county)
        refused = lawyer.post(address, {"op": "clear", "why": ""})
        assert not Disclosure.objects.exists()
        clear = lawyer.post(
            address, {"op": "clear", "why": "核对身份证号", "text": "改到一半", "note": "先等等"}
        )
        again = lawyer.get(address).content.decode()
        audited = security_record.disclosures(county.staff["audit_admin"]).rows
    shown = clear.content.decode()
    assert refused.status_code == 422
    assert "先写一句为什么要看" in refused.content.decode()
    assert all(
        number not in refused.content.decode() and number in shown and number not in again
        for number in NUMBERS
    )
    assert text_in(shown) == "改到一半"
    assert "先等等" in shown
    assert "no-store" in clear["Cache-Control"]
    rows = Disclosure.objects.values_list("field", "subject_id", "draft_key", "reason", "case_id")
    key = Draft.objects.get().key
    assert sorted(rows) == [
        ("id_number", None, key, "核对身份证号", None),
        ("phone", None, key, "核对身份证号", None),
    ]
    assert [(one.subject, one.subject_id, one.reason) for one in audited] == [("", None, "核对身份证号")] * 2


def test_a_file_is_written_down_too_and_the_case_shows_it(county: County) -> None:
    with at(NOW):
        sides = first_matter(county)
        lawyer = browser_of(lawyer_at(county))
        client = any_browser_of(sides.people["worker"])
        start(client, f"/m/{sides.code}/write/", CODE)
        fill(client, CODE, EXAMPLE)
        client.post(f"/write/{CODE}/lawyer/")
        pdf = lawyer.get(f"/desk/drafts/{Review.objects.get().pk}/file/pdf/")
    assert pdf.status_code == 200
    seen = Disclosure.objects.filter(field="phone").get()
    assert (seen.subject_id, seen.case_id) == (sides.people["worker"].person_id, sides.filed.case_id)
    assert seen.reason == "审调解申请书"
    assert {one.reason for one in seen_rows(sides.filed.case_id)} == {"审调解申请书"}
