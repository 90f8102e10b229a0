"""指南 for staff: which page rests on what, which is due, and what nobody has read in the original."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from weiquanbao.common.dates import TZ, at
from weiquanbao.law import knowledge

pytestmark = pytest.mark.django_db


def test_every_page_is_listed_with_its_articles_and_nothing_is_due_on_the_day_of_review(browser) -> None:
    with at(datetime(2026, 11, 28, 9, tzinfo=TZ)):
        desk = browser("town_officer")
        desk.get("/desk/guide/")
        with CaptureQueriesContext(connection) as whole:
            text = desk.get("/desk/guide/").content.decode()
        with CaptureQueriesContext(connection) as none:
            due = desk.get("/desk/guide/?only=due").content.decode()
    assert len(whole) == len(none)
    for page in knowledge.pages().values():
        assert f'href="/guide/{page.code}/"' in text
        assert all(reason in text for reason in page.unverified)
    assert "这里没有要看的页" in due


def test_a_year_later_every_page_is_due(browser) -> None:
    with at(datetime(2028, 1, 3, 9, tzinfo=TZ)):
        text = browser("county_officer").get("/desk/guide/?only=due").content.decode()
    assert text.count("复核过期了") == len(knowledge.pages())


def test_only_what_nobody_has_read(browser) -> None:
    with at(datetime(2026, 11, 28, 9, tzinfo=TZ)):
        text = browser("town_officer").get("/desk/guide/?only=unverified").content.decode()
    for page in knowledge.pages().values():
        assert (f'href="/guide/{page.code}/"' in text) == bool(page.unverified)


def test_it_is_for_staff() -> None:
    assert Client().get("/desk/guide/").status_code == 302
