"""Poor signal: an answer waits on the phone and goes out when the network is back."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_an_answer_waits_and_goes_on_by_itself(open_phone):
    phone = open_phone()
    page = phone.page
    phone.open("/file/problems/?tap=wages")
    phone.on_to("employer")
    page.fill("[name=name]", "一家示例小厂")
    page.context.set_offline(True)
    phone.press()
    expect(page.locator(".go [data-lost]")).to_contain_text("网断了")
    page.context.set_offline(False)
    page.wait_for_url("**/file/began/")
    page.click("header a.round")
    expect(page.locator("[name=name]")).to_have_value("一家示例小厂")


def test_an_answer_left_on_the_phone_is_handed_in_later(open_phone):
    phone = open_phone()
    page = phone.page
    phone.open("/file/problems/?tap=wages")
    phone.on_to("employer")
    page.context.set_offline(True)
    page.fill("[name=name]", "另一家示例小厂")
    page.locator("[name=name]").blur()
    expect(page.locator(".go [data-lost]")).to_contain_text("网断了")
    page.context.set_offline(False)
    page.close()
    other = phone.page = page.context.new_page()
    with other.expect_response(lambda answer: answer.request.method == "POST"):
        other.goto("/")
    other.goto("/file/employer/")
    expect(other.locator("[name=name]")).to_have_value("另一家示例小厂")
