"""代写文书, as somebody walks it who signs in nowhere: one question a screen, the text, the files."""

from __future__ import annotations

import io
import re
import unicodedata
from datetime import datetime

import pytest
from django.test import Client

from weiquanbao.common.dates import TZ, at
from weiquanbao.documents import DOCUMENTS
from weiquanbao.documents.document import Ask
from weiquanbao.documents.texts import example_of

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 27, 10, 0, tzinfo=TZ)


def typed(ask: Ask, answers: dict, row: int = 0) -> dict[str, str]:
    """What a browser sends for this screen: the boxes, and of a field of rows the one row."""
    sent = {}
    for box in ask.fields:
        if box.kind != "rows":
            sent[box.code] = str(answers.get(box.code, ""))
        elif row < len(answers.get(box.code, ())):
            sent |= {f"{box.code}-{name}": str(value) for name, value in answers[box.code][row].items()}
    return sent


def rows_of(ask: Ask, answers: dict) -> int:
    """How many rows are typed on this screen."""
    return max([len(answers.get(box.code, ())) for box in ask.fields if box.kind == "rows"], default=0)


def walked(client: Client, code: str, answers: dict) -> str:
    """Every question that is asked, one after the other, to the text; gives its page."""
    document = DOCUMENTS[code]
    page = client.post(f"/write/{code}/")
    page = client.get(page["Location"])
    while "/ask/" in page["Location"]:
        here = page["Location"]
        ask = document.ask(re.search(r"/ask/([\w-]+)/", here)[1])
        shown = client.get(here)
        assert shown.status_code == 200
        assert ask.title in shown.content.decode()
        several = rows_of(ask, answers)
        for row in range(several):
            page = client.post(here, typed(ask, answers, row) | ({"more": "1"} if row < several - 1 else {}))
        if not several:
            page = client.post(here, typed(ask, answers))
        assert page.status_code == 302, (ask.code, page.content.decode())
    return client.get(page["Location"]).content.decode()


def squeezed(text: str) -> str:
    """Without space and numbers of pages; a font may write a common character by its twin among the radicals."""
    return re.sub(r"\s|—[0-9 ]+—", "", unicodedata.normalize("NFKC", text))


def test_an_application_is_written_by_answering_and_leaves_as_pdf_and_docx() -> None:
    import pypdf

    client = Client()
    answers = example_of("arbitration_application")
    with at(NOW):
        page = walked(client, "arbitration_application", answers)
        pdf = client.get("/write/arbitration_application/file/pdf/")
        docx = client.get("/write/arbitration_application/file/docx/")
    assert "还有" not in page.partition("<main")[2].partition("写好以后")[0]
    assert "2027年8月31日以前交到仲裁委" in page
    assert "一共 3 份" in page
    assert pdf["Content-Type"] == "application/pdf"
    assert docx.content.startswith(b"PK")
    printed = squeezed("".join(one.extract_text() for one in pypdf.PdfReader(io.BytesIO(pdf.content)).pages))
    shown = re.findall(r'<article class="sheet">(.*?)</article>', page, re.DOTALL)
    words = squeezed(re.sub(r"<[^>]+>", " ", "劳动人事争议仲裁申请书" + "".join(shown)).replace("&amp;", "&"))
    assert printed == words
