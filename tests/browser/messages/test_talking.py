"""A worker and an officer write to each other, on the phone and at the desk; what is sent offline goes out once."""

from __future__ import annotations

import os

import pytest
from looking import fits

PHONE, DESK = {"width": 360, "height": 640}, {"width": 1280, "height": 800}


@pytest.fixture
def talking(chromium, site):
    from both_sides import first_matter
    from signed_in import any_browser_of
    from small_county import make_county

    county = make_county()
    sides = first_matter(county)
    opened = []

    def page_of(actor, viewport):
        context = chromium.new_context(base_url=site, viewport=viewport, locale="zh-CN")
        cookie = any_browser_of(actor).cookies["session"].value
        context.add_cookies([{"name": "session", "value": cookie, "url": site}])
        opened.append(context)
        return context.new_page()

    yield county, sides, page_of
    for context in opened:
        context.close()


def shoot(page, name: str) -> None:
    if folder := os.environ.get("SHOTS"):
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)


def test_worker_and_officer_talk(talking):
    county, sides, page_of = talking
    phone = page_of(sides.people["worker"], PHONE)
    phone.goto(f"/m/{sides.code}/messages/")
    assert phone.get_by_text("双方和工会都看得到").is_visible()
    shoot(phone, "threads")
    phone.get_by_role("link", name="写第一条").first.click()
    phone.wait_for_selector("html[data-scripted]")
    phone.context.set_offline(True)
    phone.get_by_label("写一条").fill("工资还是没给，怎么办")
    phone.get_by_role("button", name="发送").dblclick()
    phone.get_by_text("网断了").wait_for()
    phone.context.set_offline(False)
    phone.locator(".bubble").get_by_text("工资还是没给").wait_for()
    assert phone.locator(".bubble").count() == 1
    assert fits(phone)
    desk = page_of(county.staff["town_officer"], DESK)
    desk.goto("/desk/talks/")
    shoot(desk, "desk-list")
    desk.locator("a.to").click()
    mine = desk.locator(f"#talk-union-{sides.worker.pk}")
    mine.get_by_text("工资还是没给").wait_for()
    mine.get_by_label("写一条").fill("明天上午去单位，下午告诉你")
    mine.get_by_role("button", name="发送").click()
    mine.locator(".bubble.own").wait_for()
    shoot(desk, "desk-tab")
    phone.locator(".bubble").get_by_text("明天上午去单位").wait_for(timeout=25_000)
    phone.reload()
    assert phone.get_by_text("工会已看").is_visible()
    shoot(phone, "thread")
    unit = page_of(sides.people["contact"], PHONE)
    unit.goto(f"/e/{sides.code}/messages/everyone/")
    assert "工资还是没给" not in unit.content()
    assert fits(unit)
    shoot(unit, "unit-everyone")
