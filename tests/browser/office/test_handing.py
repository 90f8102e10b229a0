"""移送、并案、重新办理 in real browsers: the officer, the other town and the worker each see their own."""

from __future__ import annotations

import json
import os
import zipfile
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
SERIOUS = {"serious", "critical"}


def look(page, name: str, *sizes) -> None:
    """At each size nothing bars anybody and nothing sticks out; a picture where somebody asked for pictures."""
    before = page.viewport_size
    for size in sizes or (DESK, PHONE):
        page.set_viewport_size(size)
        word = "phone" if size == PHONE else "desk"
        if SHOTS:
            Path(SHOTS).mkdir(parents=True, exist_ok=True)
            page.screenshot(path=f"{SHOTS}/{name}-{word}.png", full_page=True)
        found = Axe().run(page).response["violations"]
        told = [f"{one['id']}: {one['nodes'][0]['html']}" for one in found if one["impact"] in SERIOUS]
        assert told == [], name
        assert wide(page) <= size["width"], name
        assert page.locator("h1").count() == 1, name
    page.set_viewport_size(before)


@pytest.fixture
def phone_of(chromium, site):
    """`phone_of(person_id)`: the phone of somebody who came in by code."""
    from django.test import Client

    from weiquanbao.people.accounts import worker_account

    opened = []

    def open_phone(person_id: int, viewport=PHONE):
        client = Client()
        client.force_login(
            worker_account(person_id), backend="allauth.account.auth_backends.AuthenticationBackend"
        )
        context = chromium.new_context(base_url=site, viewport=viewport, locale="zh-CN")
        context.add_cookies([{"name": "session", "value": client.cookies["session"].value, "url": site}])
        context.set_default_timeout(15_000)
        opened.append(context)
        return context.new_page()

    yield open_phone
    for context in opened:
        context.close()


@pytest.fixture
def twice(office):
    """One worker who came twice about one employer, ten days apart; the second time with a photo."""
    from complaints import do, filed

    from weiquanbao.common.dates import today
    from weiquanbao.common.identifiers import sample_phone

    officer = office.staff["intake_officer"]
    who = {"name": ["示例职工寅"], "phone": [sample_phone(77)]}
    first = filed(today() - timedelta(days=12), contact=who)
    do(first, "accept", today() - timedelta(days=10), officer)
    do(first, "contact_employer", today() - timedelta(days=8), officer)
    second = filed(today() - timedelta(days=2), contact=who, employer={"name": ["示例饰品公司"]})
    do(second, "add_evidence", today() - timedelta(days=1), officer)
    return first, second


def put(page, act: str, **typed: str) -> None:
    """Fill the fields by their labels and press the button of the act."""
    for label, words in typed.items():
        page.get_by_label(label).fill(words)
    page.get_by_role("button", name=act).click()
    expect(page.get_by_role("status").first).to_contain_text("办好了")


def test_a_duplicate_is_found_merged_and_read_from_the_case_that_goes_on(page_of, phone_of, twice) -> None:
    first, second = twice
    page = page_of("intake_officer")
    page.goto(f"/desk/cases/{second.case_id}/")
    found = page.locator(".duplicates")
    expect(found).to_contain_text("同一个手机号、单位名相像，差 10 天")
    look(page, "duplicate")
    found.get_by_role("link", name="并到这一件").click()
    expect(page.get_by_label("并到哪一件")).to_have_value("义诉〔2026〕0014号")
    look(page, "merge")
    put(page, "并入另一件", 为什么并="同一个人同一笔工资，来了两次")
    look(page, "merged-away")
    page.get_by_role("link", name="义诉〔2026〕0014号").first.click()
    expect(page.locator("main")).to_contain_text("并进来的投诉")
    expect(page.locator("main")).to_contain_text("证据 1 件")
    look(page, "merged-into")
    worker = phone_of(second.person_id)
    worker.goto(f"/m/{second.matter_code}/")
    look(worker, "worker-merged", PHONE)
    worker.get_by_role("link", name="去看接着办的那一件").click()
    worker.wait_for_url(f"**/m/{first.matter_code}/")


def test_a_case_goes_to_another_town(page_of, phone_of, twice) -> None:
    first, _second = twice
    page = page_of("intake_officer")
    page.goto(f"/desk/cases/{first.case_id}/")
    page.get_by_role("link", name="移给本县别的镇街").click()
    look(page, "offer")
    page.get_by_role("button", name="移给本县别的镇街").click()
    expect(page.get_by_role("alert")).to_contain_text("还有 2 处没弄好")
    page.get_by_label("移给哪个镇街").select_option("另一示例镇总工会")
    put(page, "移给本县别的镇街", 为什么移送="单位的仓库在那边，职工也住那边")
    handover = page.url
    expect(page.get_by_role("link", name="催接办")).to_be_visible()
    expect(page.get_by_role("link", name="退回")).to_have_count(0)
    look(page, "offered")
    worker = phone_of(first.person_id)
    worker.goto(f"/m/{first.matter_code}/")
    expect(worker.locator("main")).to_contain_text("要换到别的镇街办，等那边接")

    stranger = page_of("town_officer")
    stranger.goto("/desk/")
    expect(stranger.get_by_text("移来等接办")).to_have_count(0)
    assert stranger.goto(handover).status == 404
    other = page_of("other_town_officer")
    other.goto("/desk/")
    expect(other.locator(".duplicates")).to_contain_text("示例县总工会移来")
    look(other, "other-queue")
    other.locator(".duplicates a").first.click()
    expect(other.get_by_role("link", name="收回")).to_have_count(0)
    expect(other.get_by_role("link", name="投诉", exact=True)).to_have_count(0)
    look(other, "other-case")
    with other.expect_download() as download:
        other.get_by_role("button", name="下载材料包").click()
    names = zipfile.ZipFile(download.value.path()).namelist()
    assert {"封面和事实.html", "事实.json"} <= set(names)
    other.get_by_role("link", name="接办").first.click()
    look(other, "take-over")
    put(other, "接办", 告诉职工的话="我们这边接着办，明天给你打电话")
    look(other, "taken")
    other.goto("/desk/")
    expect(other.locator("[data-row]")).to_have_count(1)
    worker.reload()
    expect(worker.locator("main")).to_contain_text("换了地方办，时间照原来的算")
    look(worker, "worker-moved", PHONE)
    page.goto(handover)
    expect(page.locator(".flow [aria-current=step]")).to_have_text("已接办")


LOOKED_AT = "示例县劳动保障监察大队"


def walk_on(page, name: str, *sizes) -> None:
    """Where the same page was looked at already."""


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("劳动保障监察机构", LOOKED_AT),
        ("法律援助机构", "示例县法律援助中心"),
        ("劳动人事争议仲裁委员会", "示例县仲裁委"),
    ],
    ids=["inspection", "legal aid", "arbitration"],
)
def test_papers_go_to_another_body_once_the_worker_agrees(
    page_of, phone_of, twice, tmp_path, kind, body
) -> None:
    from complaints import do

    from weiquanbao.common.dates import today

    # The pages differ by the words of the body only: one of the three is looked at.
    see = look if body == LOOKED_AT else walk_on
    first, _second = twice
    do(first, "add_evidence", today(), _officer(first))
    page = page_of("intake_officer")
    page.goto(f"/desk/cases/{first.case_id}/open/handover/propose/")
    see(page, "propose")
    page.get_by_text(kind, exact=True).click()
    page.get_by_text("证据副本").click()
    put(page, "移送外单位", 单位全名=body, 对方电话="0579-12333", 为什么移送="单位在转移货物，要马上查")
    expect(page.get_by_role("button", name="下载材料包")).to_have_count(0)
    see(page, "proposed")
    handover = page.url

    worker = phone_of(first.person_id)
    worker.goto(f"/m/{first.matter_code}/")
    expect(worker.locator("main")).to_contain_text("等你答一件事")
    see(worker, "worker-track-asked", PHONE)
    worker.get_by_role("link", name="去看看，答一下").click()
    expect(worker.locator(".big strong")).to_have_text("还有 5 个工作日")
    see(worker, "worker-handover", PHONE)
    worker.get_by_role("link", name="同意转过去").click()
    expect(worker.locator("main")).to_contain_text(body)
    see(worker, "worker-agree", PHONE)
    worker.locator("label", has_text="是").first.click()
    worker.get_by_role("button", name="同意转过去").click()
    expect(worker.locator("main")).to_contain_text("你同意了，工会去送")
    see(worker, "worker-agreed", PHONE)

    page.goto(handover)
    expect(page.locator(".acts .main")).to_have_text("送出材料包")
    see(page, "agreed")
    assert_package(page, body, tmp_path, see)
    page.get_by_role("link", name="送出材料包").click()
    page.get_by_text("当面交").click()
    put(page, "送出材料包")
    expect(page.locator(".acts .main")).to_have_text("记录收件回执")
    see(page, "sent")
    page.get_by_role("link", name="催回执").click()
    put(page, "催回执", 怎么催的="给窗口打了电话，说明天给回执")
    page.get_by_role("link", name="记录收件回执").click()
    photo = tmp_path / "回执.png"
    from PIL import Image

    Image.effect_noise((240, 180), 60).save(photo)
    page.set_input_files("input[type=file]", str(photo))
    see(page, "acknowledge")
    put(page, "记录收件回执", 对方的收件号="监 2026-88", 告诉职工的话="大队收了，找值班室")
    expect(page.locator(".flow [aria-current=step]")).to_have_text("对方已收")
    see(page, "received")
    worker.reload()
    expect(worker.locator("main")).to_contain_text("大队收了，找值班室")


def assert_package(page, body: str, tmp_path, see) -> None:
    """What is downloaded holds the facts, the clocks that run and the photo, and not the worker's number in clear."""
    from weiquanbao.common.identifiers import sample_phone

    with page.expect_download() as download:
        page.get_by_role("button", name="下载材料包").click()
    archive = zipfile.ZipFile(download.value.path())
    facts = json.loads(archive.read("事实.json"))
    cover = archive.read("封面和事实.html").decode()
    assert facts["移给"] == body
    assert [clock["期限"] for clock in facts["正在走的期限"]] == ["办理"]
    assert facts["请求"][0]["最晚哪天申请仲裁"]
    photos = [name for name in archive.namelist() if name.startswith("证据/")]
    assert len(photos) == 1
    assert archive.read(photos[0])[:3] == b"\xff\xd8\xff" or archive.read(photos[0])[:4] == b"\x89PNG"
    for told in (cover, archive.read("事实.json").decode()):
        assert sample_phone(77)[-8:] not in told
        assert body in told
    (tmp_path / "cover.html").write_text(cover)
    shown = page.context.new_page()
    shown.goto(f"file://{tmp_path}/cover.html")
    see(shown, "cover")
    shown.close()


def _officer(case):
    """Whoever handles it."""
    from weiquanbao.access.actors import person
    from weiquanbao.cases.models import Case
    from weiquanbao.people.models import Account

    handler = Case.objects.get(pk=case.case_id).handler_id
    return person(handler, Account.objects.get(person_id=handler).pk)


def test_what_ended_is_taken_up_again(page_of, phone_of, twice) -> None:
    from complaints import do

    from weiquanbao.common.dates import today

    first, _second = twice
    do(first, "close", today() - timedelta(days=1), _officer(first))
    worker = phone_of(first.person_id)
    worker.goto(f"/m/{first.matter_code}/")
    look(worker, "worker-closed", PHONE)
    page = page_of("intake_officer")
    page.goto(f"/desk/cases/{first.case_id}/")
    look(page, "closed")
    worker.get_by_role("link", name="重新办理").click()
    look(worker, "worker-reopen", PHONE)
    worker.get_by_label("为什么").fill("单位说好的第二笔又没给")
    worker.get_by_role("button", name="重新办理").click()
    worker.wait_for_url(f"**/m/{first.matter_code}/")
    expect(worker.locator("h1")).to_have_text("收到了，等工会看")
    look(worker, "worker-reopened", PHONE)
    page.goto("/desk/?state=received")
    page.locator("[data-row]", has_text="示例职工寅").last.locator("a.to").click()
    expect(page.locator("main")).to_contain_text("单位说好的第二笔又没给")
    look(page, "reopened")
