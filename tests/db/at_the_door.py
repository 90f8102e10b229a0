"""An employer's way in, in a browser: by the personal link and the code, and later by the phone alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page


def come_in(page: Page, link: str, code_to: Callable[[str], str], number: str) -> None:
    """By the link of the message, with the code of the next."""
    page.goto(link)
    page.click("form.card button.main")
    page.wait_for_url("**/code/")
    page.fill("#f-code", code_to(number))
    page.click(".go button.main")
    page.wait_for_url("**/e/*/cases/*/")


def choose(page: Page, word: str, *, claim: int = 0) -> None:
    """One of the three answers to a claim, counted from the top."""
    page.locator(".claim").nth(claim).locator(".ans label", has_text=word).first.click()
