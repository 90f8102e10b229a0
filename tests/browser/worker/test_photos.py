"""The strip: several shots in one step, each judged by itself, in any order, taken back at will."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_bad_file_is_named_and_the_others_stay(open_phone, photo, tmp_path, script):
    phone = open_phone(script=script)
    phone.answer_up_to_photos()
    bad = tmp_path / "zhangdan.txt"
    bad.write_text("不是照片")
    phone.hand_in(photo("one.jpg"), bad, photo("two.jpg"))
    page = phone.page
    expect(page.locator("[data-shot]")).to_have_count(2)
    if not script:
        expect(page.locator(".err")).to_contain_text("zhangdan.txt")
    expect(page.locator("[data-strip]")).to_contain_text("2 页")
    page.locator("[data-shot] .take").first.click()
    expect(page.locator("[data-shot]")).to_have_count(1)
    phone.hand_in(photo("three.jpg"))
    expect(page.locator("[data-shot]")).to_have_count(2)


def test_pages_change_places_by_button_and_by_dragging(open_phone, photo):
    phone = open_phone(view={"width": 1280, "height": 800})
    phone.answer_up_to_photos()
    phone.hand_in(photo("a.jpg"), photo("b.jpg"), photo("c.jpg"))
    names = phone.page.locator("[data-shot] > .cut")
    expect(names).to_have_text(["a.jpg", "b.jpg", "c.jpg"])
    phone.page.click("[aria-label='第 1 页后移']")
    expect(names).to_have_text(["b.jpg", "a.jpg", "c.jpg"])
    phone.page.drag_and_drop("[data-shot] >> nth=2", "[data-shot] >> nth=0")
    expect(names).to_have_text(["c.jpg", "b.jpg", "a.jpg"])


def test_a_refusal_stays_on_the_page_while_the_rest_arrives(open_phone, photo, tmp_path):
    phone = open_phone()
    phone.answer_up_to_photos()
    bad = tmp_path / "shipin.txt"
    bad.write_text("x")
    phone.hand_in(bad, photo("good.jpg"))
    expect(phone.page.locator("[data-shot]")).to_have_count(1)
    expect(phone.page.locator("[data-strip]")).to_contain_text("shipin.txt")


def test_a_lost_network_loses_no_photo(open_phone, photo):
    phone = open_phone()
    phone.answer_up_to_photos()
    phone.page.context.set_offline(True)
    phone.hand_in(photo("offline.jpg"))
    expect(phone.page.locator("[data-note]")).to_contain_text("网断了")
    phone.page.context.set_offline(False)
    expect(phone.page.locator("[data-shot]")).to_have_count(1)


def test_more_evidence_goes_to_the_matter_once(open_phone, photo):
    phone = open_phone()
    code = phone.file([photo("first.jpg")])
    page = phone.page
    page.goto(f"/m/{code}/add/")
    phone.hand_in(photo("later.jpg"))
    expect(page.locator("[data-shot]")).to_have_count(1)
    page.click("text=交给工会")
    page.wait_for_url(f"**/m/{code}/")
    expect(page.locator("[role=status]")).to_contain_text("交上去了")
    expect(page.locator(".shots img")).to_have_count(2)
    expect(page.locator(".line")).to_contain_text("加了证据")


def test_a_voice_note_is_kept(open_phone):
    phone = open_phone()
    page = phone.page
    page.goto("/file/problems/?tap=wages")
    page.click(".go button.main")
    page.wait_for_url("**/employer/")
    page.click("[data-speak]")
    page.wait_for_selector("[data-recorder]:visible")
    page.click("[data-record]")
    page.wait_for_timeout(1500)
    page.click("[data-record]")
    expect(page.locator("audio")).to_have_count(1)
    page.goto("/file/told/")
    expect(page.locator("audio")).to_have_count(1)
