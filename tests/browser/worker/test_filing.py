"""A worker files a complaint on the phone and follows it, with and without a script."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
DESKTOP = {"width": 1280, "height": 800}


@pytest.mark.parametrize(
    ("script", "view"), [(True, None), (False, None), (True, DESKTOP)], ids=["phone", "no script", "desktop"]
)
def test_from_the_first_tap_to_the_receipt(open_phone, photo, script, view):
    phone = open_phone(script=script, view=view)
    code = phone.file([photo("gongpai.jpg"), photo("zhuanzhang.png")])
    page = phone.page
    assert re.fullmatch(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}", code)
    expect(page.locator(".qr svg")).to_be_visible()
    expect(page.locator("main")).to_contain_text("交给工会不等于申请仲裁")
    expect(page.locator(".big")).to_contain_text("5 个工作日")
    page.click("text=看办到哪了")
    expect(page.locator("h1")).to_have_text("收到了，等工会看")
    expect(page.locator("main")).to_contain_text("示例饰品有限公司")
    expect(page.locator(".shots img")).to_have_count(2)
    assert code in phone.messages()


def test_handing_over_twice_makes_one_matter(open_phone):
    from weiquanbao.cases.models import Matter

    phone = open_phone()
    phone.answer_up_to_check()
    second = phone.page.context.new_page()
    second.goto("/file/check/")
    before = Matter.objects.count()
    for page in (phone.page, second):
        page.click("text=交给工会")
        page.wait_for_url("**/receipt/")
    assert phone.page.inner_text(".day >> nth=0") == second.inner_text(".day >> nth=0")
    assert Matter.objects.count() == before + 1


def test_what_was_not_understood_is_said_and_kept(open_phone):
    phone = open_phone()
    page = phone.page
    phone.open("/file/problems/?tap=wages")
    phone.on_to("employer")
    page.goto("/file/wants/")
    page.fill("[name=amount]", "两千多")
    phone.press()
    expect(page.locator(".summary")).to_be_focused()
    expect(page.locator(".summary")).to_contain_text("还有 1 处没弄好")
    expect(page.locator("#f-amount-err")).to_contain_text("写个数字就行")
    expect(page.locator("#f-amount")).to_have_value("两千多")
    expect(page.locator("#f-amount")).to_have_attribute("aria-invalid", "true")
    page.click(".summary a")
    expect(page.locator("#f-amount")).to_be_in_viewport()


def test_going_back_loses_no_answer(open_phone):
    phone = open_phone()
    phone.answer_up_to_photos()
    page = phone.page
    for question in ("told", "wants", "happened", "still", "began", "employer"):
        page.click("header a.round")
        page.wait_for_url(f"**/file/{question}/")
    expect(page.locator("input[name=employer]:checked")).to_have_count(1)
    page.goto("/file/began/")
    expect(page.locator("input[value=earlier]")).to_be_checked()
    expect(page.locator("[name=month_month]")).to_have_value("03")
    page.goto("/file/told/")
    expect(page.locator("[name=told]")).to_have_value("八月起没发工资。")
    page.goto("/")
    expect(page.locator("text=上次没填完")).to_be_visible()


def test_a_tap_is_kept_before_the_button_is_pressed(open_phone):
    phone = open_phone()
    page = phone.page
    phone.open("/file/problems/")
    phone.tap("injury")
    expect(page.locator("[data-kept]")).to_be_visible()
    page.goto("/file/problems/")
    expect(page.locator("input[value=injury]")).to_be_checked()


def test_not_knowing_is_an_answer_and_excludes_the_others(open_phone):
    phone = open_phone()
    page = phone.page
    phone.open("/file/problems/?tap=wages")
    page.locator("label:has(input[name=unknown])").click()
    expect(page.locator("input[value=wages]")).not_to_be_checked()
    phone.on_to("employer")
    for question in ("began", "still", "happened", "wants", "told"):
        page.locator("label:has(input[name=unknown]),label:has(input[value=unknown])").first.click()
        phone.on_to(question)


def test_a_change_from_the_last_look_leads_back_to_it(open_phone):
    phone = open_phone()
    phone.answer_up_to_check()
    page = phone.page
    page.click("#r-wants")
    page.fill("[name=amount]", "9000")
    phone.on_to("check")
    expect(page.locator("#r-wants")).to_contain_text("9,000 元（九千元）")


def test_without_consent_nothing_is_handed_over(open_phone):
    phone = open_phone()
    phone.answer_up_to_check()
    page = phone.page
    page.click("#r-consent")
    phone.tap("handle_complaint@2026-01")
    phone.on_to("check")
    phone.press()
    expect(page.locator(".summary")).to_contain_text("要先同意")
    assert page.url.endswith("/file/check/")


def test_the_amount_is_read_back_as_the_house_says_it(open_phone):
    from weiquanbao.common.money import in_words, yuan

    page = open_phone().page
    page.goto("/file/problems/?tap=wages")
    page.click(".go button.main")
    page.wait_for_url("**/employer/")
    page.goto("/file/wants/")
    for typed in ("13,740", "2", "200", "2000.5", "10010", "20000", "105000.05", "1.2万", "99999999", "10"):
        page.fill("#f-amount", typed)
        expect(page.locator("[data-words-for=f-amount]")).to_have_text(f"{in_words(yuan(typed))}，对吗？")
