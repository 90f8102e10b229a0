"""算一算 on a small phone: five stories to a sum, by tapping alone, and on to the union; every page in reach."""

from __future__ import annotations

import io
import re
import unicodedata
from datetime import datetime
from pathlib import Path

import pytest
from looking import PHONE, SHOTS, fits, look

from weiquanbao.common.dates import TZ
from weiquanbao.law.estimates.stories import QUESTIONS

pytestmark = pytest.mark.browser
YEAR = str(datetime.now(TZ).year - 1)
#: Story → question → what is tapped, typed, or the month of last year.
STORIES = {
    "wages": {
        "wage": "6525", "owed": "3", "paid": "4000", "still": "no", "ended": "10", "left": "unpaid", "began": "01",
    },
    "dismissal": {"wage": "6000", "began": "01", "ended": "10", "left": "sent"},
    "contract": {"wage": "6000", "began": "02", "signed": "never", "still": "no", "ended": "11"},
    "overtime": {"wage": "6525", "ot_months": "2", "ot_day": "10", "ot_rest": "1", "ot_holiday": "3", "still": "yes"},
    "injury": {"hurt": "05", "insured": "no", "recognised": "yes", "grade": "10", "wage": "6000", "still": "yes"},
}  # fmt: skip


def answer(phone, code: str, told: str) -> None:
    """As a thumb does it."""
    page, kind = phone.page, QUESTIONS[code].kind
    if kind == "choice":
        phone.tap(told)
    elif kind == "month":
        phone.tap("earlier")
        page.select_option("[name=month_year]", YEAR)
        page.select_option("[name=month_month]", told)
    else:
        page.fill(f"[name={code}]", told)


def walk(phone, story: str) -> None:
    """From the first page to the result."""
    page = phone.page
    phone.open("/")
    page.click("text=算一算能要多少")
    assert fits(page), page.url
    page.click(f".tiles a[href$='/{story}/']")
    while "/result/" not in page.url:
        phone.ready()
        assert fits(page), page.url
        code = page.get_attribute("form[data-question]", "data-question")
        answer(phone, code, STORIES[story][code])
        with page.expect_navigation():
            phone.press()


@pytest.mark.parametrize("story", STORIES)
def test_a_story_is_walked_by_tapping(open_phone, story: str) -> None:
    phone = open_phone()
    walk(phone, story)
    page = phone.page
    assert page.locator(".total strong").inner_text().strip("元").strip()
    assert page.get_by_text("最晚什么时候去要").is_visible()
    look(page, PHONE, f"estimate-{story}")
    on_one_sheet(page)
    if story == "wages":
        in_english(phone)


def in_english(phone) -> None:
    """English needs more room, and finds it on the same sheet."""
    import pypdf

    phone.page.context.add_cookies([{"name": "django_language", "value": "en", "url": phone.base}])
    phone.page.reload()
    pages = pypdf.PdfReader(io.BytesIO(phone.page.pdf(prefer_css_page_size=True))).pages
    assert len(pages) == 1
    assert "not a lawyer's opinion" in pages[0].extract_text()


def plain(text: str) -> str:
    """Without space; a font may write a common character by its twin among the radicals."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def on_one_sheet(page) -> None:
    """Printed, everything stands on one page: the sum, the last day, what was folded on the screen; no buttons."""
    import pypdf

    sheet = page.pdf(prefer_css_page_size=True)
    if SHOTS:
        Path(f"{SHOTS}/estimate-{len(sheet)}.pdf").write_bytes(sheet)
    pages = pypdf.PdfReader(io.BytesIO(sheet)).pages
    assert len(pages) == 1
    told = plain(pages[0].extract_text())
    shown = page.locator(".total strong, .last-day .day, .proofs b").all_text_contents()
    steps = page.locator(".steps p:first-child").all_text_contents()
    for one in (
        *shown,
        *steps,
        "要单位拿出证据来的",
        "我是这样说的",
        "这是估算，不是判决，也不是律师的",
    ):
        assert plain(one) in told, one
    assert "请工会帮我要" not in told
    assert "发给自己" not in told
    assert "改一改" not in told


def test_from_the_sum_to_oneself_and_to_the_union_and_back_to_change_an_answer(open_phone) -> None:
    phone = open_phone()
    page = phone.page
    page.add_init_script(
        "navigator.share = undefined; navigator.clipboard.writeText = async (text) => { window.copied = text }"
    )
    walk(phone, "wages")
    phone.ready()
    page.get_by_role("button", name="发给自己").click()
    page.get_by_text("记下来了").wait_for()
    assert "15,575 元" in page.evaluate("window.copied")
    assert "http" not in page.evaluate("window.copied")
    page.click("text=改一改我的回答")
    page.click("dd a[href$='/paid/']")
    phone.ready()
    page.fill("[name=paid]", "0")
    phone.press()
    page.wait_for_url("**/estimate/result/")
    assert "19,575" in page.locator(".total").inner_text()
    page.click("text=怎么算的")
    page.locator(".last-day a").first.click()
    page.wait_for_url("**/law/**")
    page.get_by_label("返回上一步").click()
    page.wait_for_url("**/estimate/result/")
    page.locator(".go button.main").dblclick()
    page.wait_for_url("**/file/employer/")
    page.goto("/file/wants/")
    assert page.locator("input[value=pay]").is_checked()
