"""Everybody can use it: targets, contrast, zoom, keyboard, script off, three themes; and it is small on the wire."""

from __future__ import annotations

import gzip

import pytest
from looking import fits
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
#: Colours differ by day and night, sizes for elders: two looks have both of each.
THEMES = {
    "light": {},
    "elder night": {"elder": "1", "night": "1"},
}
FIRST = ("/", "/how/", "/mine/", "/file/problems/?tap=wages", "/kit/", "/kit/desk/", "/nowhere/")
SMALL_TARGETS = """smallest => [...document.querySelectorAll(
  'a[href],button,input:not([type=hidden]),select,textarea,summary,label.tile,label.btn,[tabindex="0"]')]
  .filter(one => one.offsetParent && !one.closest('.vh,.skip') && one.checkVisibility({visibilityProperty: true}))
  .filter(one => !(one.matches('input') && one.closest('label')))
  .filter(one => !(one.matches('a') && ['P', 'LI', 'SMALL', 'SPAN'].includes(one.parentElement.tagName)))
  .map(one => one.matches('input,select,textarea') ? one.closest('.box,label') || one : one)
  .filter(one => one.getBoundingClientRect().height < smallest - 0.5)
  .map(one => one.outerHTML.slice(0, 90) + ' ' + one.getBoundingClientRect().height)"""


def questions(phone):
    """Every page of the filing, in order."""
    page = phone.page
    phone.answer_up_to_photos()
    page.goto("/file/problems/")
    for name in (
        "problems",
        "employer",
        "began",
        "still",
        "happened",
        "wants",
        "told",
        "photos",
        "contact",
        "consent",
        "check",
    ):
        page.goto(f"/file/{name}/")
        yield name
    page.goto("/file/later/")
    yield "later"
    page.goto("/file/say/")
    yield "say"


def serious(page) -> list[str]:
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page).response["violations"]
    return [
        f"{one['id']}: {one['nodes'][0]['html'][:120]}"
        for one in found
        if one["impact"] in {"serious", "critical"}
    ]


@pytest.mark.parametrize("theme", THEMES)
def test_axe_finds_no_serious_fault(open_phone, theme):
    phone = open_phone(**THEMES[theme])
    for address in FIRST:
        phone.page.goto(address)
        assert serious(phone.page) == [], address
    for name in questions(phone):
        assert serious(phone.page) == [], name


def test_axe_on_a_matter(open_phone, photo):
    phone = open_phone()
    code = phone.file([photo("a.jpg")])
    for address in ("", "receipt/", "add/", "withdraw/"):
        phone.page.goto(f"/m/{code}/{address}")
        assert serious(phone.page) == [], address


@pytest.mark.parametrize(("cookies", "least"), [({}, 48), ({"elder": "1"}, 60)], ids=["usual", "elder"])
def test_targets_are_large_enough_and_nothing_is_cut(open_phone, cookies, least):
    phone = open_phone(**cookies)
    for address in ("/", "/how/", "/mine/"):
        phone.page.goto(address)
        assert phone.page.evaluate(SMALL_TARGETS, least) == [], address
        assert phone.page.evaluate(SMALL_TARGETS, 1000), "the probe sees no target at all"
        assert fits(phone.page), address
    for name in questions(phone):
        assert phone.page.evaluate(SMALL_TARGETS, least) == [], name
        assert fits(phone.page), name


def test_twice_the_letters_need_no_sideways_scroll(open_phone):
    phone = open_phone()
    for name in questions(phone):
        phone.page.evaluate("document.documentElement.style.setProperty('font-size', '200%')")
        assert fits(phone.page), name


def test_the_first_question_by_keyboard_alone(open_phone):
    page = open_phone().page
    page.goto("/file/problems/")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.locator("input[value=wages]").focus()
    page.keyboard.press("Space")
    expect(page.locator("input[value=wages]")).to_be_checked()
    page.locator(".go button.main").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/file/employer/")


def test_the_switches_work_without_script_and_return_to_the_page(open_phone):
    page = open_phone(script=False).page
    page.goto("/")
    page.locator("header button", has_text="长辈版").click()
    assert page.locator("html[data-elder]").count() == 1
    page.locator("main button", has_text="夜间").click()
    assert page.locator("html[data-elder][data-theme=night]").count() == 1
    page.locator("main button", has_text="English").click()
    assert page.locator("html[lang=en][data-elder]").count() == 1


def test_pages_are_small_and_the_first_needs_one_request(open_phone):
    page = open_phone().page
    first = page.goto("/")
    assert len(gzip.compress(first.body())) <= 15 * 1024
    blocking = page.evaluate(
        "performance.getEntriesByType('resource').filter(one => one.renderBlockingStatus === 'blocking').length"
    )
    assert blocking == 0
    page.wait_for_selector("html[data-scripted]", state="attached")
    page.locator("h1").click()
    for _ in range(100):  # the policy forbids the evaluation that waiting for a function needs
        if any(cookie["name"] == "style" for cookie in page.context.cookies()):
            break
        page.wait_for_timeout(50)
    question = page.goto("/file/problems/?tap=wages")
    assert len(gzip.compress(question.body())) <= 8 * 1024


def test_listening_appears_only_where_the_phone_can_read_aloud(open_phone):
    phone = open_phone()
    phone.page.goto("/")
    expect(phone.page.locator("[data-listen]")).to_be_hidden()
    able = open_phone()
    able.page.add_init_script(
        """const said = window.said = [];
        class Spoken { constructor(text) { this.text = text; } }
        const able = new EventTarget();
        able.getVoices = () => [{lang: 'zh-CN', name: 'sample'}];
        able.speak = one => said.push(one.text);
        able.cancel = () => {};
        Object.defineProperty(window, 'speechSynthesis', {value: able});
        window.SpeechSynthesisUtterance = Spoken;"""
    )
    able.page.goto("/file/problems/")
    able.page.wait_for_selector("[data-listen]:visible")
    able.page.click("[data-listen]")
    said = able.page.evaluate("said.join(' ')")
    assert said.index("你遇到什么事了") < said.index("工资没给") < said.index("下一步")
    able.page.evaluate("said.length = 0")
    able.tap("injury")
    assert "受伤了" in able.page.evaluate("said.join(' ')")
