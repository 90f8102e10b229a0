"""代诉 from the phone to the desk and back: one refused, with its roads; one granted, signed, reported on and ended."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from looking import wide
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
DESK = {"width": 1280, "height": 800}
PHONE = {"width": 360, "height": 640}
SHOTS = os.environ.get("WEIQUANBAO_SHOTS")


def shoot(page, name: str) -> None:
    if SHOTS:
        Path(SHOTS).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=f"{SHOTS}/{name}.png", full_page=True)


def assert_no_barriers(page, viewport) -> None:
    found = Axe().run(page).response["violations"]
    told = [
        f"{one['id']}: {one['nodes'][0]['html']}" for one in found if one["impact"] in ("serious", "critical")
    ]
    assert told == []
    assert wide(page) <= viewport["width"]
    assert page.locator("h1").count() == 1


@pytest.fixture
def complaint(office):
    """A complaint the union could not settle."""
    from complaints import do, filed

    from weiquanbao.common.dates import today

    officer = office.staff["intake_officer"]
    case = filed(today() - timedelta(days=9))
    do(case, "accept", today() - timedelta(days=8), officer)
    do(case, "record_progress", today() - timedelta(days=7), officer)
    given = {"result": "not_settled", "explanation": "谈了两次没有谈成", "road": "去仲裁委，我们陪你去"}
    do(case, "close", today() - timedelta(days=1), officer, given)
    return case


@pytest.fixture
def phone(chromium, site, complaint):
    """The worker's phone, signed in."""
    from django.test import Client

    from weiquanbao.people.accounts import worker_account

    client = Client()
    client.force_login(
        worker_account(complaint.person_id), backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    context = chromium.new_context(base_url=site, viewport=PHONE, locale="zh-CN")
    context.add_cookies([{"name": "session", "value": client.cookies["session"].value, "url": site}])
    context.set_default_timeout(15_000)
    page = context.new_page()
    page.goto(f"/m/{complaint.matter_code}/")
    yield page
    context.close()


def code_of_worker(complaint) -> str:
    from filing_for import code_sent_to

    from weiquanbao.people.models import Person

    return code_sent_to(Person.objects.get(pk=complaint.person_id).phone.removeprefix("+86"))


def apply(phone) -> None:
    phone.get_by_role("link", name="申请代诉").click()
    phone.locator("label.btn", has_text="劳动仲裁").click()
    phone.get_by_label("为什么要工会替你打").fill("我不会写申请书")
    phone.get_by_role("button", name="申请代诉").click()
    expect(phone.locator("main")).to_contain_text("工会在看能不能替你打")


def test_refused_with_reasons_and_the_roads_that_are_left(phone, page_of, complaint) -> None:
    expect(phone.locator(".roads")).to_contain_text("申请劳动仲裁")
    shoot(phone, "roads-phone")
    assert_no_barriers(phone, PHONE)
    desk = page_of("county_officer")
    desk.goto(f"/desk/cases/{complaint.case_id}/")
    expect(desk.locator(".roads")).to_contain_text("申请劳动仲裁")
    desk.locator(".roads summary").first.click()
    shoot(desk, "roads-desk")
    assert_no_barriers(desk, DESK)
    apply(phone)
    shoot(phone, "applied-phone")
    desk.goto("/desk/?state=applied")
    shoot(desk, "queue-desk")
    desk.locator("[data-row] a.to").first.click()
    shoot(desk, "application-desk")
    desk.get_by_role("link", name="不予代诉").click()
    desk.locator("label.btn", has_text="符合法律援助条件").click()
    desk.get_by_label("书面说明").fill("你要的是工资，法律援助不看收入，律师比我们更快。")
    desk.get_by_label("还能怎么走").fill("带身份证去法律援助工作站，三天内指派律师。")
    shoot(desk, "refusing-desk")
    desk.get_by_role("button", name="不予代诉").click()
    phone.reload()
    expect(phone.locator("main")).to_contain_text("三天内指派律师")
    expect(phone.locator(".roads")).to_contain_text("申请劳动仲裁")
    shoot(phone, "refused-phone")
    assert_no_barriers(phone, PHONE)


def test_granted_signed_reported_and_ended(phone, page_of, office, complaint) -> None:
    apply(phone)
    desk = page_of("county_officer")
    desk.goto("/desk/?state=applied")
    desk.locator("[data-next]").first.click()
    agent = str(office.staff["second_officer"].person_id)
    desk.get_by_label("指派谁代理").select_option(agent)
    desk.get_by_label("告诉职工的话").fill("我们替你打，明天打电话给你。")
    desk.get_by_role("button", name="同意代诉").click()
    expect(desk.get_by_role("status")).to_contain_text("同意代诉，办好了")
    shoot(desk, "granted-desk")
    phone.reload()
    phone.get_by_role("link", name="写委托书").click()
    expect(phone.locator("main")).to_contain_text("替我")
    shoot(phone, "authority-phone")
    assert_no_barriers(phone, PHONE)
    phone.locator(".power", has_text="替我和单位和解、调解").click()
    shoot(phone, "authority-filled-phone")
    phone.get_by_role("button", name="写委托书").click()
    expect(phone.locator("article.sheet")).to_contain_text("替你和解、调解")
    shoot(phone, "authority-sign-phone")
    phone.get_by_text("是", exact=True).click()
    phone.get_by_role("button", name="发验证码到我手机").click()
    phone.get_by_label("验证码", exact=True).fill(code_of_worker(complaint))
    phone.get_by_role("button", name="签委托").click()
    expect(phone.locator("main")).to_contain_text("有人替你打了")
    shoot(phone, "authorised-phone")
    other = page_of("second_officer")
    other.goto("/desk/?mine=1")
    other.locator("[data-next]").first.click()
    other.get_by_label("做了什么").fill("写好申请书，交仲裁委")
    other.get_by_label("告诉职工的话").fill("申请书交了，等仲裁委通知")
    shoot(other, "report-desk")
    other.get_by_role("button", name="报进展").click()
    expect(other.get_by_role("link", name="报进展")).to_be_visible()
    shoot(other, "agent-desk")
    assert_no_barriers(other, DESK)
    phone.reload()
    expect(phone.locator("main")).to_contain_text("申请书交了，等仲裁委通知")
    other.get_by_role("link", name="办结代诉").click()
    other.locator("label.btn", has_text="谈成了").click()
    other.get_by_label("职工拿到多少（元）").fill("13,740")
    other.get_by_label("告诉职工的话").fill("单位付清了")
    other.get_by_role("button", name="办结代诉").click()
    phone.reload()
    expect(phone.locator("main")).to_contain_text("代理结束了")
    shoot(phone, "ended-phone")


def test_the_worker_says_how_the_hearing_was(phone, page_of) -> None:
    phone.get_by_role("link", name="你觉得办得怎么样").click()
    shoot(phone, "rate-phone")
    assert_no_barriers(phone, PHONE)
    for question in ("heard", "explained", "even"):
        phone.locator(f".mood:has([name={question}][value='4'])").click()
    phone.get_by_label("还想说的").fill("等得久了一点")
    shoot(phone, "rate-filled-phone")
    phone.get_by_role("button", name="交上去").click()
    expect(phone.locator("main")).to_contain_text("你觉得办得怎么样")
    for role, width in (("leader", DESK), ("leader", PHONE)):
        desk = page_of(role, width)
        desk.goto("/desk/fairness/")
        expect(desk.locator("main")).to_contain_text("不足 5 份")
        shoot(desk, f"fairness-{width['width']}")
        assert_no_barriers(desk, width)
