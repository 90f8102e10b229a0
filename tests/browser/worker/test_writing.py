"""代写文书 on a small phone: drafted by answering, checked, saved as PDF, and released by a lawyer at his desk."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest
from looking import DESK, PHONE, fits, look

from weiquanbao.documents import DOCUMENTS
from weiquanbao.documents.texts import example_of

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
CODE = "arbitration_application"


@pytest.fixture
def lawyer_browser(chromium, town) -> Iterator[Callable[[], Page]]:
    """The desk of a lawyer on duty."""
    from signed_in import session_of
    from small_county import appoint

    from weiquanbao.organisations.models import Organisation
    from weiquanbao.people.models import Person

    people = Person.objects.filter(name__in=("示例系统管理员", "示例安全管理员")).order_by("id")
    federation = Organisation.objects.get(kind="federation")
    lawyer = appoint([("duty_lawyer", federation, 90)], *people)[0]
    context = chromium.new_context(base_url=town, viewport=DESK, locale="zh-CN")
    context.add_cookies([{"name": "session", "value": session_of(lawyer), "url": town}])
    yield context.new_page
    context.close()


def fill(page, name: str, value: str) -> None:
    """One box, as a thumb does it."""
    box = page.locator(f"[name='{name}']").first
    if box.evaluate("one => one.type") == "radio":
        page.locator(f"label:has(input[name='{name}'][value='{value}'])").click()
    elif box.evaluate("one => one.tagName") == "SELECT":
        box.select_option(value)
    else:
        box.fill(value)


def answer(phone, ask, answers: dict) -> None:
    """Every box of one screen; of a field of rows one row after the other."""
    page = phone.page
    for box in ask.fields:
        if box.kind != "rows":
            if answers.get(box.code):
                fill(page, box.code, answers[box.code])
            continue
        for number, row in enumerate(answers.get(box.code, ())):
            for name, value in row.items():
                if value:
                    fill(page, f"{box.code}-{name}", value)
            if number < len(answers[box.code]) - 1:
                with page.expect_navigation():
                    page.click("button[name=more]")
                phone.ready()


def squeezed(text: str) -> str:
    """Without space and numbers of pages; a font may write a common character by its twin among the radicals."""
    return re.sub(r"\s|—[0-9 ]+—", "", unicodedata.normalize("NFKC", text))


def test_a_document_is_drafted_checked_saved_and_released(open_phone, lawyer_browser) -> None:
    import pypdf

    phone = open_phone()
    page, answers = phone.page, example_of(CODE) | {"facts": "单位一共欠我30000元，催过三次。"}
    phone.open("/")
    page.click("text=代写文书")
    look(page, PHONE, "write-choose")
    page.click("text=去仲裁告单位")
    look(page, PHONE, "write-begin")
    page.click(".go button.main")
    while "/ask/" in page.url:
        phone.ready()
        assert fits(page), page.url
        code = page.get_attribute("form[data-question]", "data-question")
        answer(phone, DOCUMENTS[CODE].ask(code), answers)
        if code in {"requests", "employer", "evidence"}:
            look(page, PHONE, f"write-{code}")
        with page.expect_navigation():
            phone.press()
    assert fits(page)
    look(page, PHONE, "write-text-wrong")
    page.click("text=经过里写一共 30,000 元，请求加起来是 27,000 元，对不上。")
    phone.ready()
    page.fill("[name=facts]", "单位欠我三个月工资，催过三次。")
    with page.expect_navigation():
        phone.press()
    assert page.get_by_text("还有 1 处要改").count() == 0
    look(page, PHONE, "write-text")
    page.click("text=请律师看一看")
    assert page.get_by_text("还没看好").is_visible()

    desk = lawyer_browser()
    desk.goto("/desk/drafts/")
    look(desk, DESK, "write-lawyer-list")
    desk.click("text=仲裁申请书")
    look(desk, DESK, "write-lawyer")
    desk.fill("[name=remark-facts]", "写得清楚。")
    text = desk.input_value("[name=text]")
    desk.fill("[name=text]", text.replace("催过三次", "多次催要未果"))
    desk.fill("[name=note]", "可以交了。")
    desk.click("button[value=release]")
    assert desk.get_by_text("律师看过，可以用").first.is_visible()

    page.reload()
    assert page.get_by_text("可以交了。").is_visible()
    look(page, PHONE, "write-released")
    shown = page.locator("article.sheet").all_inner_texts()
    saved = page.request.get(f"/write/{CODE}/file/pdf/").body()
    printed = "".join(one.extract_text() for one in pypdf.PdfReader(io.BytesIO(saved)).pages)
    assert "多次催要未果" in squeezed(printed)
    assert squeezed(printed) == squeezed("".join(shown))
