"""From an accepted offer to an agreement everybody signed, in four browsers: worker, employer, mediator, auditor."""

from __future__ import annotations

import io
import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
DESK = {"width": 1280, "height": 800}
PHONE = {"width": 360, "height": 640}


def signs(page, code_to, number: str) -> None:
    """Read, have a code sent, write it, sign."""
    page.get_by_text("是", exact=True).click()
    page.get_by_role("button", name="发验证码到我手机").click()
    expect(page.get_by_text("验证码发出去了")).to_be_visible()
    expect(page.get_by_role("radio", name="是", exact=True)).to_be_checked()
    page.get_by_label("验证码", exact=True).fill(code_to(number))
    page.get_by_role("button", name="签字", exact=True).dblclick()


def words_of(page) -> str:
    return re.sub(r"[\s：]", "", page.locator("article.sheet").inner_text())


def drafted(room, look, case_id: int) -> None:
    """The mediator ends the talks, writes the agreement, reads it and sends it."""
    room.goto(f"/desk/cases/{case_id}/acts/conclude/")
    room.get_by_label("告诉双方的话").fill("今天就签协议")
    room.get_by_role("button", name="谈成").click()
    room.get_by_role("link", name="拟协议书").click()
    look(room, "agreement-draft-desk", DESK)
    room.get_by_text("转到银行卡").click()
    room.get_by_label("别的约定").fill("单位当天开离职证明。")
    room.get_by_role("button", name="拟协议书").click()
    expect(room.get_by_role("link", name="调解协议书")).to_be_visible()
    look(room, "agreement-case-desk", DESK)
    room.get_by_role("link", name="调解协议书").click()
    expect(room.locator("article.sheet")).to_contain_text("单位当天开离职证明。")
    look(room, "agreement-paper-desk", DESK)
    room.go_back()
    room.get_by_role("link", name="送签").click()
    room.get_by_role("button", name="送签").click()


def test_an_agreement_is_drafted_read_and_signed_by_all(page_for, look, site) -> None:
    import pypdf
    from filing_for import code_sent_to
    from mediations import talks
    from small_county import make_county

    from weiquanbao.cases.models import Case
    from weiquanbao.papers.models import Paper, Signature
    from weiquanbao.papers.reading import pdf
    from weiquanbao.people import proving
    from weiquanbao.people.models import Person

    here = talks(make_county())
    here.answer(here.offer("bid", here.units[0], "9000", instalments="2"), "accept_by_worker", here.worker)
    code = here.filed.matter_code

    def number(actor) -> str:
        return Person.objects.get(pk=actor.person_id).phone.removeprefix("+86")

    room = page_for(here.mediator, DESK, staff=True)
    drafted(room, look, here.case_id)
    case = Case.objects.get(procedure="signing")
    address = {"m": f"/m/{code}/cases/{case.pk}/", "e": f"/e/{code}/cases/{case.pk}/"}
    worker, unit = page_for(here.worker, PHONE), page_for(here.units[0], DESK)
    worker.goto(address["m"])
    look(worker, "agreement-waits-phone", PHONE)
    worker.get_by_role("link", name="签字", exact=True).click()
    look(worker, "agreement-sign-phone", PHONE)
    read = words_of(worker)
    signs(worker, code_sent_to, number(here.worker))
    expect(worker.get_by_role("heading", name="签署")).to_be_visible()
    unit.goto(address["e"])
    unit.get_by_role("link", name="签字", exact=True).click()
    look(unit, "agreement-sign-desk", DESK)
    assert words_of(unit) == read
    signs(unit, code_sent_to, number(here.units[0]))
    expect(unit.get_by_role("heading", name="签署")).to_be_visible()

    proving.record(here.mediator.person_id, f"case {case.pk} sign_as_mediator", way="authenticator")
    room.goto(f"/desk/cases/{case.pk}/acts/sign_as_mediator/")
    look(room, "agreement-mediator-desk", DESK)
    room.get_by_text("是", exact=True).click()
    room.get_by_label("验证码", exact=True).fill("000000")
    room.get_by_role("button", name="调解员签字").click()
    expect(room.get_by_text("签好了").first).to_be_visible()

    paper = Paper.objects.get(case=case)
    assert paper.state == "final"
    assert Signature.objects.count() == 3
    worker.goto(f"/m/{code}/papers/{paper.pk}/")
    look(worker, "agreement-signed-phone", PHONE)
    pages = pypdf.PdfReader(io.BytesIO(pdf(paper.versions.get().sha256))).pages
    printed = re.sub(r"—\s*\d+\s*—", "", "".join(page.extract_text() for page in pages))
    assert re.sub(r"[\s：]", "", printed) == read == words_of(worker)

    auditor = page_for(here.county.staff["auditor"], DESK, staff=True)
    auditor.goto(f"/desk/cases/{case.pk}/papers/{paper.pk}/")
    expect(auditor.get_by_text("验证器")).to_be_visible()
    look(auditor, "agreement-auditor-desk", DESK)
