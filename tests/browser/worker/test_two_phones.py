"""From one phone to another: the link that resumes a draft, the code that opens a matter."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_a_draft_goes_on_on_another_phone_once(open_phone):
    first = open_phone()
    first.answer_up_to_photos()
    page = first.page
    page.click("text=换手机接着填")
    page.fill("#f-phone", first.number)
    page.click("text=发链接")
    expect(page.locator("h1")).to_have_text("发过去了")
    expect(page.locator("main")).to_contain_text("只能用一次")
    link = re.search(r"http\S+/r/[\w-]+/", first.messages())[0]

    second = open_phone()
    second.page.goto(link)
    second.page.reload()
    second.page.click("text=接着填 >> nth=-1")
    second.page.wait_for_url("**/file/photos/")
    second.page.goto("/file/told/")
    expect(second.page.locator("[name=told]")).to_have_value("八月起没发工资。")

    third = open_phone()
    third.page.goto(link)
    third.page.click("main button")
    expect(third.page.locator("main")).to_contain_text("用过了")
    expect(third.page.locator("main")).to_contain_text("换手机接着填")


def some_minutes_pass() -> None:
    """A phone is sent one code a minute; nobody waits for that here."""
    from datetime import timedelta

    from django.db.models import F

    from weiquanbao.people.models import OneTimeCode

    OneTimeCode.objects.update(sent_at=F("sent_at") - timedelta(minutes=5))


def test_the_matter_opens_elsewhere_with_a_code(open_phone):
    first = open_phone()
    code = first.file()
    some_minutes_pass()
    second = open_phone()
    second.number = first.number
    page = second.page
    page.goto(f"/m/{code}/")
    page.wait_for_url(re.compile(r"/sign-in/phone/\?next="))
    page.fill("#f-phone", second.number)
    page.click("text=发验证码")
    page.wait_for_selector("#f-code")
    page.fill("#f-code", "000000")
    page.click(".go button.main")
    expect(page.locator(".err")).to_contain_text("还能试 4 次")
    page.fill("#f-code", second.code())
    page.click(".go button.main")
    page.wait_for_url(f"**/m/{code}/")
    expect(page.locator("h1")).to_have_text("收到了，等工会看")


def test_withdrawing_asks_twice_and_is_told(open_phone):
    phone = open_phone()
    code = phone.file()
    page = phone.page
    page.goto(f"/m/{code}/")
    page.click("text=不想办了，撤回")
    page.click("label:has-text('自己谈好了')")
    page.click("text=撤回，工会不再办")
    page.wait_for_url(f"**/m/{code}/")
    expect(page.locator("h1")).to_have_text("你撤回了")
    expect(page.locator("text=不想办了，撤回")).to_have_count(0)


def test_a_lent_phone_shows_nothing_after_leaving(open_phone):
    phone = open_phone()
    code = phone.file()
    page = phone.page
    page.goto("/mine/")
    page.click("text=退出，别人看不到")
    page.goto(f"/m/{code}/")
    page.wait_for_url(re.compile(r"/sign-in/phone/\?next="))
    page.goto("/file/check/")
    expect(page.locator("h1")).to_have_text("这份找不到了")
