"""指南 on a small phone: from the first page to an answer, by searching, to the words of an article, and on paper."""

from __future__ import annotations

import io
import re
import unicodedata

import pytest
from looking import PHONE, fits, look

from weiquanbao.law import knowledge

pytestmark = pytest.mark.browser


def plain(text: str) -> str:
    """Without space; a font may write a common character by its twin among the radicals."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def test_a_question_is_found_read_printed_and_taken_to_the_union(open_phone) -> None:
    page = open_phone().page
    page.goto("/")
    page.click("text=查一查怎么规定的")
    page.wait_for_url("**/guide/")
    look(page, PHONE, "guide")
    page.fill("#q", "老板压着工钱不给")
    page.keyboard.press("Enter")
    page.wait_for_url("**/guide/find/**")
    look(page, PHONE, "guide-found")
    page.click("text=老板拖着工资不发，怎么办")
    page.wait_for_url("**/guide/wages_withheld/")
    look(page, PHONE, "guide-page")
    page.evaluate("document.documentElement.style.setProperty('font-size', '200%')")
    assert fits(page)
    on_one_sheet(page)
    page.get_by_role("link", name="劳动法 50").click()
    page.wait_for_url("**/law/**")
    page.get_by_label("返回上一步").click()
    page.wait_for_url("**/guide/wages_withheld/")
    page.click("text=提出来，请工会帮忙")
    page.wait_for_url("**/file/problems/**")
    assert page.locator("input[value=wages]").is_checked()


def on_one_sheet(page) -> None:
    """Printed it is one page: the answer, the steps, the law and the day of review; no buttons."""
    import pypdf

    pages = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    assert len(pages) == 1
    told = plain(pages[0].extract_text())
    for one in (*page.locator(".steps p").all_text_contents(), *page.locator(".total p").all_text_contents()):
        assert plain(one) in told
    assert "复核过" in told
    assert "提出来，请工会帮忙" not in told


def test_the_longest_page_is_one_sheet_of_paper_too(open_phone) -> None:
    longest = max(knowledge.pages().values(), key=lambda page: len("".join(page.texts)))
    page = open_phone().page
    page.goto(f"/guide/{longest.code}/")
    look(page, PHONE, "guide-longest")
    on_one_sheet(page)


def test_it_is_walked_without_a_script(open_phone) -> None:
    page = open_phone(script=False).page
    page.goto("/guide/")
    page.click(".tile[href='/guide/topic/contract/']")
    look(page, PHONE, "guide-topic", script=False)
    page.click("text=一直没签合同，能多要钱吗")
    page.click("text=算一算能要多少")
    page.wait_for_url("**/estimate/**")
    page.goto("/guide/find/?q=xyzzy")
    assert page.get_by_text("没找到说这件事的").is_visible()
