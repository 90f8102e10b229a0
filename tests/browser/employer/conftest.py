"""A small county whose union has told two respondents of one complaint, and browsers for everybody in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page


@dataclass(frozen=True)
class Dispute:
    """The county, the complaint and its two respondents."""

    county: Any
    case: Any
    parties: tuple[Any, ...]


@pytest.fixture
def dispute(chromium, site) -> Dispute:
    """A complaint taken on, against two."""
    from respondents import complaint_against_two
    from small_county import make_county

    county = make_county()
    case, parties = complaint_against_two(county)
    return Dispute(county, case, tuple(parties))


@pytest.fixture
def open_page(chromium, site) -> Iterator[Callable[..., Page]]:
    """`open_page(PHONE)`: a page of a browser of its own; `session` signs it in."""
    opened, faults = [], []

    def opener(viewport: dict[str, int], session: str = "", script: bool = True) -> Page:
        context = chromium.new_context(
            base_url=site, viewport=viewport, locale="zh-CN", java_script_enabled=script
        )
        if session:
            context.add_cookies([{"name": "session", "value": session, "url": site}])
        context.set_default_timeout(15_000)
        opened.append(context)
        page = context.new_page()
        page.on("pageerror", lambda fault: faults.append(str(fault)))
        return page

    yield opener
    for context in opened:
        context.close()
    assert not faults


@pytest.fixture
def messages(open_page) -> Callable[[str], str]:
    """The text messages of a number, as its telephone on the screen shows them."""

    def read(number: str) -> str:
        from weiquanbao.notices.delivery import deliver_due

        deliver_due()
        page = open_page({"width": 360, "height": 640})
        page.goto(f"/demo/phone/{number.removeprefix('+86')}/")
        text = page.inner_text("main")
        page.context.close()
        return text

    return read


@pytest.fixture
def link_to(messages) -> Callable[[str], str]:
    """The personal link that arrived on a telephone."""
    return lambda number: re.findall(r"/e/open/[0-9a-f]+/", messages(number))[-1]


@pytest.fixture
def code_to(messages) -> Callable[[str], str]:
    """The last code that arrived on a telephone."""
    return lambda number: re.findall(r"验证码 (\d{6})", messages(number))[-1]
