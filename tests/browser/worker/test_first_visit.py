"""The stylesheet comes as a file once somebody goes on from the page that brought the styles itself."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_a_tap_fetches_the_stylesheet_for_the_next_page(open_phone):
    phone = open_phone()
    page = phone.page
    phone.open("/file/problems/")
    expect(page.locator("head style")).to_have_count(1)
    assert not [one for one in page.context.cookies() if one["name"] == "style"]
    with page.expect_response("**/worker.css"):
        phone.tap("wages")
    _until(page, lambda: any(one["name"] == "style" for one in page.context.cookies()))
    phone.on_to("employer")
    expect(page.locator("head style")).to_have_count(0)
    expect(page.locator('link[rel="stylesheet"]')).to_have_count(1)


def _until(page, holds):
    """Ask again until it holds. The page's own policy forbids evaluating text in it, which waiting inside would do."""
    for _ in range(100):
        if holds():
            return
        page.wait_for_timeout(50)
    raise AssertionError("it never came to hold")


def test_without_a_script_every_page_brings_its_styles(open_phone):
    phone = open_phone(script=False)
    phone.open("/file/problems/")
    phone.tap("wages")
    phone.on_to("employer")
    expect(phone.page.locator("head style")).to_have_count(1)


def test_a_photo_chosen_before_the_script_came_is_sent_once_it_has(open_phone, photo):
    phone = open_phone()
    page = phone.page
    phone.open("/file/problems/?tap=wages")
    phone.on_to("employer")
    held = []

    def hold(route):
        held.append(route)

    page.route("**/uploads.js", hold)
    page.goto("/file/photos/", wait_until="commit")
    page.wait_for_selector("input[type=file]", state="attached")
    phone.hand_in(photo("early.jpg"))
    page.wait_for_timeout(500)
    held.pop().continue_()
    expect(page.locator("[data-shot]")).to_have_count(1)
