"""The desk in a real browser, at a desk's width and a phone's: as drawn, by keyboard, without barriers."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from catching_up import catch_up
from looking import wide
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
DESK = {"width": 1280, "height": 800}
PHONE = {"width": 360, "height": 640}
SIZES = [pytest.param("desk", DESK, id="desk"), pytest.param("phone", PHONE, id="phone")]
SHOTS = os.environ.get("WEIQUANBAO_SHOTS")
SERIOUS = {"serious", "critical"}


def shoot(page, name: str) -> None:
    """Keep a picture where somebody asked for pictures."""
    if SHOTS:
        Path(SHOTS).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=f"{SHOTS}/{name}.png", full_page="phone" in name)


def assert_no_barriers(page, viewport, where: str) -> None:
    found = Axe().run(page).response["violations"]
    told = [f"{one['id']}: {one['nodes'][0]['html']}" for one in found if one["impact"] in SERIOUS]
    assert told == [], where
    assert wide(page) <= viewport["width"], where
    assert page.locator("h1").count() == 1, where


@pytest.mark.parametrize(("size", "viewport"), SIZES)
def test_every_page_of_the_desk_is_free_of_barriers(page_of, size, viewport) -> None:
    page = page_of("intake_officer", viewport)
    catch_up()
    for address, name in (
        ("/desk/", "queue"),
        ("/desk/sheet/", "sheet"),
        ("/desk/all/", "register"),
        ("/desk/find/?q=nobody", "nothing-found"),
        ("/desk/find/?q=工资", "found"),
        ("/desk/visit/", "visit"),
        ("/desk/notices/", "failed"),
        ("/desk/parameters/", "parameters"),
        ("/desk/messages/", "messages"),
    ):
        page.goto(address)
        shoot(page, f"{name}-{size}")
        assert_no_barriers(page, viewport, address)
    page.goto("/desk/all/?state=accepted")
    page.locator("tbody a.to").first.click()
    expect(page.locator(".flow")).to_be_visible()
    case = page.url
    for rest, name in (
        ("", "case"),
        ("?tab=notices", "case-notices"),
        ("?tab=seen", "case-seen"),
        ("clocks/", "clocks"),
        ("acts/correct/", "act"),
        ("acts/refer/", "grave-act"),
        ("acts/add_evidence/", "act-evidence"),
        ("acts/accept/", "barred-act"),
    ):
        page.goto(case + rest)
        shoot(page, f"{name}-{size}")
        assert_no_barriers(page, viewport, rest)
    page.goto(case)
    page.locator(".person a").first.click()
    assert_no_barriers(page, viewport, "reveal")
    page.goto(case)
    page.locator("a.to[href*=evidence]").first.click()
    picture = page.locator(".viewer img")
    expect(picture).to_have_js_property("complete", value=True)
    assert picture.evaluate("one => one.naturalWidth") > 0
    shoot(page, f"evidence-{size}")
    assert_no_barriers(page, viewport, "evidence")


@pytest.mark.parametrize(("size", "viewport"), SIZES)
def test_the_pages_of_others_are_free_of_barriers(page_of, size, viewport) -> None:
    for role, address, name in (
        ("county_officer", "/desk/holidays/", "holidays"),
        ("auditor", "/desk/ledger/", "ledger"),
        ("auditor", "/demo/", "demo"),
    ):
        page = page_of(role, viewport)
        page.goto(address)
        shoot(page, f"{name}-{size}")
        assert_no_barriers(page, viewport, address)


@pytest.mark.parametrize("theme", ["night", "elder"])
def test_the_desk_by_night_and_in_large_type_has_no_barriers(page_of, site, theme) -> None:
    page = page_of("intake_officer", PHONE)
    page.context.add_cookies([{"name": theme, "value": "1", "url": site}])
    for address in ("/desk/", "/desk/all/"):
        page.goto(address)
        shoot(page, f"{theme}{address.replace('/', '-')}phone")
        assert_no_barriers(page, PHONE, f"{theme} {address}")


def test_the_queue_by_keyboard(page_of) -> None:
    page = page_of("intake_officer")
    page.goto("/desk/")
    page.wait_for_load_state("networkidle")
    for key in ("j", "j", "k", "j"):
        page.keyboard.press(key)
    second = page.locator("[data-row]").nth(1)
    expect(second).to_have_class("open on")
    wanted = second.locator("a.to").get_attribute("href")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{wanted}")
    page.wait_for_load_state("networkidle")
    main = page.locator("[data-key=e]").get_attribute("href")
    page.keyboard.press("e")
    page.wait_for_url(f"**{main}")
    page.goto("/desk/")
    page.wait_for_load_state("networkidle")
    page.keyboard.press("/")
    expect(page.locator("input[type=search]")).to_be_focused()
    page.keyboard.type("je")
    expect(page.locator("input[type=search]")).to_have_value("je")


def test_an_officer_accepts_corrects_and_closes(page_of) -> None:
    page = page_of("intake_officer")
    page.goto("/desk/?state=received")
    page.locator("[data-next]").last.click()
    page.get_by_role("button", name="受理").click()
    expect(page.get_by_role("status")).to_contain_text("受理，办好了")
    page.get_by_role("link", name="联系单位").click()
    page.get_by_role("button", name="联系单位").click()
    expect(page.get_by_role("alert")).to_contain_text("还有 4 处没弄好")
    page.get_by_label("和谁谈").fill("人事")
    page.get_by_text("电话", exact=True).click()
    page.get_by_label("对方怎么说").fill("认账")
    page.get_by_label("告诉职工的话").fill("单位认账，月底付")
    page.get_by_role("button", name="联系单位").click()
    page.get_by_role("link", name="结案").click()
    page.get_by_text("钱已全部付清").click()
    page.get_by_label("职工拿到多少（元）").fill("一万")
    page.get_by_label("告诉职工的话").fill("钱到账了")
    page.get_by_role("button", name="结案，案件就此结束").click()
    expect(page.get_by_role("alert")).to_contain_text("还有 1 处没弄好")
    expect(page.get_by_label("告诉职工的话")).to_have_value("钱到账了")
    page.get_by_label("职工拿到多少（元）").fill("13,740")
    page.get_by_role("button", name="结案，案件就此结束").click()
    expect(page.locator(".flow [aria-current=step]")).to_have_text("已办结")
    expect(page.get_by_text("现在可以办")).to_have_count(0)


def test_the_error_summary_has_the_focus(page_of) -> None:
    page = page_of("intake_officer")
    page.goto("/desk/?state=received")
    page.locator("[data-row] .to").last.click()
    page.get_by_role("link", name="不予受理").click()
    page.get_by_role("button", name="不予受理").click()
    expect(page.get_by_role("alert")).to_be_focused()


def test_the_desk_works_without_script(page_of) -> None:
    page = page_of("intake_officer", DESK, java_script_enabled=False)
    page.goto("/desk/")
    page.get_by_text("事项：全部").click()
    page.get_by_role("link", name="工资没给", exact=True).click()
    expect(page).to_have_url("/desk/?problem=wages")
    page.locator("[data-next]").first.click()
    expect(page.locator("form[enctype]")).to_be_visible()
