"""A question asked by voice on a small phone, answered by a lawyer at his desk, and read by whoever asked."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
DESK = {"width": 1280, "height": 800}


@pytest.fixture
def lawyer(town):
    """Somebody to answer."""
    from consultations import lawyer_at
    from small_county import County

    from weiquanbao.organisations.models import Organisation

    place = Organisation.objects.filter(kind="town_union").order_by("pk").first()
    return lawyer_at(County(place, place, place, {}))


@pytest.fixture
def desk(chromium, town, lawyer):
    """The lawyer's browser."""
    from signed_in import session_of

    context = chromium.new_context(base_url=town, viewport=DESK, locale="zh-CN")
    context.add_cookies([{"name": "session", "value": session_of(lawyer), "url": town}])
    yield context.new_page()
    context.close()


def test_asked_by_voice_answered_at_the_desk_and_read_on_the_phone(open_phone, desk, lawyer):
    phone = open_phone()
    _ask_by_voice(phone)
    _send(phone)
    _give(lawyer)
    _answer(desk)
    page = phone.page
    page.goto("/mine/")
    page.click("text=律师答你了")
    expect(page.locator("main")).to_contain_text("先说结论：能要。")
    expect(page.get_by_role("link", name="劳动法")).to_be_visible()
    expect(page.get_by_role("link", name="追问")).to_be_visible()


def _ask_by_voice(phone) -> None:
    page = phone.page
    page.goto("/")
    page.click("text=问一问，律师答你")
    page.wait_for_url("**/ask/")
    page.fill("[name=told]", "老板拖了三个月工资，一分没给")
    page.click("text=说一段")
    page.wait_for_url("**/file/say/?at=ask")
    phone.ready()
    page.click("[data-record]")
    page.wait_for_timeout(1200)
    page.click("[data-record]")
    page.wait_for_selector("[data-voices] audio")
    page.click("text=回去接着填")
    page.wait_for_url("**/ask/")
    expect(page.locator("[name=told]")).to_have_value("老板拖了三个月工资，一分没给")
    expect(page.locator("audio")).to_have_count(1)


def _send(phone) -> None:
    page = phone.page
    phone.press()
    page.wait_for_url("**/ask/found/")
    expect(page.locator("main")).to_contain_text("不是律师答的")
    page.click("text=问律师")
    page.fill("#f-name", "示例职工甲")
    page.fill("#f-phone", phone.number)
    phone.press()
    page.wait_for_selector("#f-code")
    page.fill("#f-code", phone.code())
    phone.press()
    page.wait_for_url("**/ask/send/")
    for box in page.query_selector_all("label:has(input[name=consent])"):
        box.click()
    phone.press()
    page.wait_for_url("**/cases/*/")
    expect(page.locator("main")).to_contain_text("到这天前，律师答你")


def _answer(desk) -> None:
    """At the desk a passage is one key away."""
    desk.goto("/desk/home/")
    expect(desk.locator("h1")).to_have_text("我答的咨询")
    desk.click("text=老板拖了三个月工资")
    expect(desk.locator("audio")).to_have_count(1)
    desk.fill("#f-answer", "先说结论：能要。")
    desk.keyboard.press("Alt+1")
    expect(desk.locator("#f-answer")).to_have_value(
        "先说结论：能要。\n工资要用钱发给你本人，每个月至少一次，不能克扣，不能没有理由拖欠。"
    )
    expect(desk.locator("#f-articles")).to_have_value("劳动法 50")
    desk.click("text=发给职工")
    expect(desk.locator("h1")).to_contain_text("已答复")


def _give(lawyer) -> None:
    """An officer gives it to the lawyer."""
    from weiquanbao.access.actors import person
    from weiquanbao.cases.models import Case
    from weiquanbao.desk.act import act
    from weiquanbao.people.models import Account

    officer = Account.objects.get(login="intake-officer0")
    case = Case.objects.filter(procedure="consultation").latest("pk")
    values = {"handler": lawyer.person_id, "reason": "常答“工资没给”"}
    act(case_id=case.pk, act="assign", acting_as=person(officer.person_id, officer.pk), values=values)
