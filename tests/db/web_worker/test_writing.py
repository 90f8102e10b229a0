"""代写文书, as somebody walks it who signs in nowhere: one question a screen, the text, the files."""

from __future__ import annotations

import io
import json
import re
from datetime import datetime, timedelta

import pypdf
import pytest
from django.db import ProgrammingError, transaction
from django.test import Client
from signed_in import browser_of
from small_county import County
from writing import lawyer_at, squeezed, walked

from weiquanbao.common.dates import TZ, at
from weiquanbao.common.identifiers import sample_phone
from weiquanbao.documents.texts import example_of
from weiquanbao.drafting import actions, reviewing
from weiquanbao.drafting.models import Draft, Version
from weiquanbao.jobs.drafts import drop_stale_drafts
from weiquanbao.law.estimates.stories import QUESTIONS
from weiquanbao.notices.models import Notice

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 27, 10, 0, tzinfo=TZ)


def test_an_application_is_written_by_answering_and_leaves_as_pdf_and_docx() -> None:
    client = Client()
    answers = example_of("arbitration_application")
    with at(NOW):
        page = walked(client, "arbitration_application", answers)
        pdf = client.get("/write/arbitration_application/file/pdf/")
        docx = client.get("/write/arbitration_application/file/docx/")
        light = client.get("/write/arbitration_application/text/", HTTP_ACCEPT_ENCODING="gzip")
    assert "还有" not in page.partition("<main")[2].partition("写好以后")[0]
    assert "2027年8月31日以前交到仲裁委" in page
    assert "一共 3 份" in page
    assert light["Content-Encoding"] == "gzip"
    assert len(light.content) <= 15_000
    assert pdf["Content-Type"] == "application/pdf"
    assert docx.content.startswith(b"PK")
    printed = squeezed("".join(one.extract_text() for one in pypdf.PdfReader(io.BytesIO(pdf.content)).pages))
    shown = re.findall(r'<article class="sheet">(.*?)</article>', page, re.DOTALL)
    words = squeezed(re.sub(r"<[^>]+>", " ", "劳动人事争议仲裁申请书" + "".join(shown)).replace("&amp;", "&"))
    assert printed == words


def test_a_lawyer_marks_up_sends_back_edits_and_releases(county: County) -> None:
    code, answers = "arbitration_application", example_of("arbitration_application")
    with at(NOW):
        lawyer = browser_of(lawyer_at(county))
        client = Client()
        walked(client, code, answers)
        client.post(f"/write/{code}/lawyer/")
        assert "还没看好" in client.get(f"/write/{code}/text/").content.decode()
        first = re.search(r"/desk/drafts/(\d+)/", lawyer.get("/desk/drafts/").content.decode())[0]
        lawyer.post(first, {"op": "return", "remark-facts": "写清哪天催过。", "note": ""})
        back = client.get(f"/write/{code}/text/").content.decode()
        assert "写清哪天催过。" in back
        client.post(
            f"/write/{code}/ask/facts/",
            {"facts": answers["facts"] + "\n2026年9月5日又催了一次。", "then": "text"},
        )
        client.post(f"/write/{code}/lawyer/")
        second = re.findall(r"/desk/drafts/(\d+)/", lawyer.get("/desk/drafts/").content.decode())
        address = f"/desk/drafts/{second[0]}/"
        text = re.search(
            r'name="text"[^>]*>(.*?)</textarea>', lawyer.get(address).content.decode(), re.DOTALL
        )[1]
        wrong = lawyer.post(address, {"op": "release", "text": text.replace("27,000元", "26,000元")})
        done = lawyer.post(
            address, {"op": "release", "text": text.replace("都说再等等", "均拖延"), "note": "可以交了"}
        )
        seen = client.get(f"/write/{code}/text/").content.decode()
        pdf = client.get(f"/write/{code}/file/pdf/").content
        compared = lawyer.get(address).content.decode()
        assert browser_of(county.staff["county_officer"]).get(address).status_code == 404
    assert wrong.status_code == 422
    assert "合计写的是 26,000 元，各项加起来是 27,000 元，对不上。" in wrong.content.decode()
    assert done.status_code == 302
    assert "律师看过，可以用" in seen
    assert "可以交了" in seen
    assert "均拖延" in seen
    assert "均拖延" in squeezed("".join(one.extract_text() for one in pypdf.PdfReader(io.BytesIO(pdf)).pages))
    assert "<ins>" in compared
    assert [one.source for one in Version.objects.order_by("number")] == ["answers", "answers", "lawyer"]


def test_who_wrote_it_does_not_review_it(county: County) -> None:
    with at(NOW):
        lawyer = lawyer_at(county)
        made = actions.start(document="authority", answers=example_of("authority"))
        version = actions.keep_version(
            key=made.key, text="[]", sha256="0" * 64, made_on=NOW.date(), by=lawyer.person_id
        )
        with pytest.raises(reviewing.NotForHim, match="自己写的，不能自己审"):
            reviewing.ask(key=made.key, version_id=version, lawyer=lawyer.person_id or 0, by=None)


def test_a_draft_goes_on_by_a_link_on_another_phone_once(county: County) -> None:
    with at(NOW):
        client, other = Client(), Client()
        client.post("/write/authority/")
        client.post("/write/authority/later/", {"phone": sample_phone(7)})
        link = re.search(r"/write/link/[\w-]+/", Notice.objects.get().text)[0]
        assert other.post(link)["Location"] == "/write/authority/next/"
        assert other.get("/write/authority/text/").status_code == 200
        assert Client().post(link).status_code == 410


def test_a_draft_nobody_comes_back_to_is_cleared_away(county: County) -> None:
    client = Client()
    with at(NOW):
        client.post("/write/authority/")
        client.get("/write/authority/file/pdf/")
    with at(NOW + timedelta(days=8)):
        assert client.get("/write/authority/text/").status_code == 410
        drop_stale_drafts()
    assert not Draft.objects.exists()
    assert not Version.objects.exists()


def test_a_wording_cannot_be_changed(county: County) -> None:
    with at(NOW):
        made = actions.start(document="authority")
        version = actions.keep_version(key=made.key, text="[]", sha256="0" * 64, made_on=NOW.date(), by=None)
    with pytest.raises(ProgrammingError, match="Cannot update"), transaction.atomic():
        Version.objects.filter(pk=version).update(sha256="1" * 64)


def test_a_row_is_changed_and_taken_out(county: County) -> None:
    with at(NOW):
        client = Client()
        client.post("/write/evidence_list/")
        here = "/write/evidence_list/ask/evidence/"
        first = {
            "evidence-title": "工资条",
            "evidence-source": "单位",
            "evidence-purpose": "工资",
            "evidence-pages": "2",
        }
        wrong = client.post(here, first)
        client.post(here, {**first, "evidence-form": "copy", "more": "1"})
        client.post(here, {"evidence-0-pages": "3", "go": "next"})
        kept = json.loads(Draft.objects.get().answers)["evidence"]
        client.post(here, {"evidence-drop": "0"})
        after = json.loads(Draft.objects.get().answers)["evidence"]
    assert "还没填：原件还是复印件。" in wrong.content.decode()
    assert [one["pages"] for one in kept] == ["3"]
    assert after == kept  # the only one of a list that must not be empty is not taken out


def test_what_was_estimated_is_asked_for_without_typing_it_again() -> None:
    from estimate_walks import NOW as THEN
    from estimate_walks import WALKS

    client = Client()
    with at(THEN):
        page = client.get("/estimate/of/wages/")
        while "/result/" not in page["Location"]:
            code = re.search(r"/estimate/(\w+)/", page["Location"])[1]
            told = WALKS["wages"][code]
            month = {"month": "earlier", "month_year": told[:4], "month_month": told[5:]}
            page = client.post(page["Location"], month if QUESTIONS[code].kind == "month" else {code: told})
        client.post("/write/arbitration_application/")
    rows = json.loads(Draft.objects.get().answers)["requests"]
    assert rows[0]["claim"] == "arrears_wage"
    assert rows[0]["amount"] == "15575.00"
    assert "4,000" in rows[0]["formula"] or "4000" in rows[0]["formula"]
