"""A small county at work, and an officer's browser in front of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Page

DESK = {"width": 1280, "height": 800}


@pytest.fixture
def office(chromium, site):
    """The small county with cases that fall due on many days; gives the county."""
    from complaints import do, filed
    from small_county import make_county

    from weiquanbao.common.dates import today

    county = make_county()
    officer, leader = county.staff["intake_officer"], county.staff["second_officer"]
    for back in (9, 6, 5, 4, 3, 3, 2, 1, 1, 0):
        filed(
            today() - timedelta(days=back),
            contact={"name": [f"示例职工{'甲乙丙丁戊己庚辛壬癸'[back]}"], "phone": [f"1380000{back:04d}"]},
        )
    for back in (20, 14, 11):
        case = filed(today() - timedelta(days=back))
        do(case, "accept", today() - timedelta(days=back - 2), officer)
        do(case, "add_evidence", today() - timedelta(days=back - 2), officer)
        do(case, "contact_employer", today() - timedelta(days=back - 3), officer)
    do(case, "wait", today() - timedelta(days=1), leader)
    return county


@pytest.fixture
def page_of(chromium, site, office) -> Iterator[Callable[..., Page]]:
    """`page_of("intake_officer", PHONE)`: a page of a browser in which this role has signed in."""
    from signed_in import session_of

    opened = []

    def open_page(role: str, viewport: dict[str, int] = DESK, **options) -> Page:
        context = chromium.new_context(base_url=site, viewport=viewport, locale="zh-CN", **options)
        context.add_cookies([{"name": "session", "value": session_of(office.staff[role]), "url": site}])
        opened.append(context)
        return context.new_page()

    yield open_page
    for context in opened:
        context.close()
