"""代书 as a browser does it: walk through the questions of a document, go on with one, a lawyer who looks at it."""

from __future__ import annotations

import json
import re
import unicodedata

from django.test import Client
from small_county import County, appoint

from weiquanbao.access.actors import Actor
from weiquanbao.documents import DOCUMENTS
from weiquanbao.documents.document import Ask
from weiquanbao.drafting.models import Draft
from weiquanbao.people.models import Person


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
        assert page.status_code == 302, ask.code
    return client.get(page["Location"]).content.decode()


def squeezed(text: str) -> str:
    """Without space and numbers of pages; a font may write a common character by its twin among the radicals."""
    return re.sub(r"\s|—[0-9 ]+—", "", unicodedata.normalize("NFKC", text))


def start(client: Client, address: str, document: str) -> str:
    """Begin a document of a matter; gives where one goes on."""
    page = client.post(address, {"document": document})
    assert page.status_code == 302, page.content.decode()
    return page["Location"]


def fill(client: Client, code: str, more: dict) -> str:
    """Answer what is still open out of these answers; gives the page of the text."""
    page = client.get(f"/write/{code}/next/")
    while "/ask/" in page["Location"]:
        ask = DOCUMENTS[code].ask(re.search(r"/ask/([\w-]+)/", page["Location"])[1])
        kept = json.loads(Draft.objects.latest("touched_at").answers)
        page = client.post(page["Location"], mended(ask, kept) or typed(ask, more))
        assert page.status_code == 302, ask.code
    return client.get(page["Location"]).content.decode()


def mended(ask: Ask, kept: dict) -> dict[str, str]:
    """What is sent to complete the rows a matter knew already; nothing where there are none."""
    return {
        f"{box.code}-{place}-{column.code}": column.choices[0][0] if column.choices else "12"
        for box in ask.fields
        for place, row in enumerate(kept.get(box.code, ()) if box.kind == "rows" else ())
        for column in box.columns
        if column.required and not row.get(column.code)
    }


def lawyer_at(county: County) -> Actor:
    """A lawyer on duty at the federation."""
    people = Person.objects.filter(name__in=("示例系统管理员", "示例安全管理员")).order_by("id")
    return appoint([("duty_lawyer", county.federation, 90)], *people)[0]
