"""哪家单位: a worker finds it by a few characters of its name, or says what he knows where the register has none."""

from __future__ import annotations

import pytest
from looking import DESK, PHONE, look
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
SIZES = pytest.mark.parametrize(
    ("size", "view", "script"),
    [("phone", PHONE, True), ("desk", DESK, True), ("phone-plain", PHONE, False)],
    ids=["phone", "desk", "phone without a script"],
)
GATE, PLACE = "示例速达快递", "示例路口往里第二个仓库"


def at_the_question(open_phone, view, script):
    """A phone before the question for the employer."""
    phone = open_phone(view=view, script=script)
    phone.page.goto("/")
    phone.page.click("text=工资没给")
    phone.page.wait_for_url("**/file/problems/*")
    phone.ready()
    phone.on_to("employer")
    return phone


def search(phone, typed: str) -> None:
    phone.page.fill("[name=name]", typed)
    if not phone.script:
        phone.page.click("button[name=find]")


@SIZES
def test_found_by_a_few_characters(open_phone, size, view, script) -> None:
    phone = at_the_question(open_phone, view, script)
    page = phone.page
    search(phone, "饰品")
    expect(page.locator("[data-found] label", has_text="示例饰品")).to_have_count(2)
    look(page, view, f"employer-found-{size}", script=script)
    page.locator("label", has_text="示例饰品包装厂").click()
    phone.on_to("began")
    page.go_back()
    expect(
        page.locator("input[name=employer]:checked ~ span, label:has(input:checked) span").first
    ).to_have_text("示例饰品包装厂")


@SIZES
def test_described_where_it_is_not_there(open_phone, size, view, script) -> None:
    phone = at_the_question(open_phone, view, script)
    page = phone.page
    search(phone, "没有这一家")
    expect(page.locator("[data-found]")).to_contain_text("名册里没找到")
    page.fill("[name=name]", "")
    if not page.locator("[name=gate_sign]").is_visible():
        page.click("summary")
    page.fill("[name=gate_sign]", GATE)
    page.fill("[name=address]", PLACE)
    look(page, view, f"employer-described-{size}", script=script)
    phone.on_to("began")
    page.goto("/file/check/")
    expect(page.locator("main")).to_contain_text(GATE)
    expect(page.locator("main")).to_contain_text(PLACE)
    page.goto("/file/employer/")
    expect(page.locator("[name=gate_sign]")).to_have_value(GATE)
    look(page, view, f"employer-kept-{size}", script=script)
