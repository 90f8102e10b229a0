"""The desk in a real browser, at a desk's width and a phone's: as drawn, by keyboard, without barriers."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = pytest.mark.browser
DESK = {"width": 1280, "height": 800}
PHONE = {"width": 360, "height": 640}
SHOTS = os.environ.get("WEIQUANBAO_SHOTS")
SERIOUS = {"serious", "critical"}


def shoot(page, name: str) -> None:
    """Keep a picture where somebody asked for pictures."""
    if SHOTS:
        Path(SHOTS).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=f"{SHOTS}/{name}.png", full_page="phone" in name)


def faults(page) -> list[str]:
    found = Axe().run(page)
    return [
        f"{one['id']}: {one['nodes'][0]['html']}"
        for one in found.response["violations"]
        if one["impact"] in SERIOUS
    ]


@pytest.mark.parametrize(("size", "viewport"), [("desk", DESK), ("phone", PHONE)])
def test_queue_and_case_have_no_barriers_and_no_sideways_scroll(page_of, size, viewport) -> None:
    page = page_of("intake_officer", viewport)
    page.goto("/desk/")
    shoot(page, f"queue-{size}")
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
    page.goto("/desk/all/?state=accepted")
    page.locator("tbody a.to").first.click()
    page.wait_for_selector(".flow")
    shoot(page, f"case-{size}")
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
