"""Looking at a page in a browser test: a picture where somebody asked for pictures, and nothing that bars anybody."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from axe_playwright_python.sync_playwright import Axe

if TYPE_CHECKING:
    from playwright.sync_api import Page

DESK = {"width": 1280, "height": 800}
PHONE = {"width": 360, "height": 640}
SHOTS = os.environ.get("WEIQUANBAO_SHOTS")
SERIOUS = {"serious", "critical"}


def wide(page: Page) -> int:
    """How wide what is shown is, in CSS pixels. While one page gives way to the next there is no document to ask."""
    page.wait_for_load_state()
    asked = "body => body.ownerDocument.documentElement.scrollWidth"
    return int(page.locator("body").evaluate(asked))


def fits(page: Page) -> bool:
    """Whether nothing sticks out sideways."""
    size = page.viewport_size
    return size is not None and wide(page) <= size["width"]


def look(page: Page, viewport: dict[str, int], name: str, *, script: bool = True) -> None:
    """Keep a picture where somebody asked for pictures; nothing sticks out and nothing bars anybody.

    What judges barriers is a script itself and runs in no page that allows none.
    """
    if SHOTS:
        Path(SHOTS).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=f"{SHOTS}/{name}.png", full_page=True)
    found = Axe().run(page).response["violations"] if script else []
    told = [f"{one['id']}: {one['nodes'][0]['html']}" for one in found if one["impact"] in SERIOUS]
    assert told == [], name
    assert wide(page) <= viewport["width"], name
    assert page.locator("h1").count() == 1, name
