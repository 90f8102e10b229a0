"""People in a mediation, each with a browser of his own, and how their pages are looked at."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from looking import wide

SHOTS = os.environ.get("WEIQUANBAO_SHOTS")
SERIOUS = {"serious", "critical"}


def session_of_phone(person_id: int) -> str:
    """A session of somebody who came in by phone code."""
    from django.contrib.sessions.backends.db import SessionStore
    from django.http import HttpRequest

    from weiquanbao.people.accounts import worker_account
    from weiquanbao.web.account import sessions

    request = HttpRequest()
    request.session = SessionStore()
    sessions.sign_in(request, worker_account(person_id))
    request.session.save()
    return str(request.session.session_key)


@pytest.fixture
def page_for(chromium, site):
    """`page_for(actor, PHONE)`: a page of a browser in which this person has signed in."""
    from signed_in import session_of

    opened = []

    def open_page(actor, viewport, *, staff: bool = False, locale: str = "zh-CN", scripts: bool = True):
        context = chromium.new_context(
            base_url=site, viewport=viewport, locale=locale, java_script_enabled=scripts
        )
        key = session_of(actor) if staff else session_of_phone(actor.person_id)
        context.add_cookies([{"name": "session", "value": key, "url": site}])
        opened.append(context)
        return context.new_page()

    yield open_page
    for context in opened:
        context.close()


@pytest.fixture
def look():
    """`look(page, "name", PHONE)`: no barriers, nothing sideways, and a picture where somebody asked for pictures.

    What looks for barriers is a script: on a page without scripts it cannot.
    """

    def looking(page, name: str, viewport, *, scripts: bool = True) -> None:
        if SHOTS:
            Path(SHOTS).mkdir(parents=True, exist_ok=True)
            page.screenshot(path=f"{SHOTS}/{name}.png", full_page=True)
        assert wide(page) <= viewport["width"], name
        if not scripts:
            return
        found = Axe().run(page).response["violations"]
        assert [f"{one['id']}: {one['nodes'][0]['html']}" for one in found if one["impact"] in SERIOUS] == []

    return looking
