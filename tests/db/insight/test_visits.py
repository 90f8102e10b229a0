"""Visits are counted by day and page, and nothing about the visitor is kept."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime

import pytest
from django.db import IntegrityError, OperationalError, connection, transaction
from django.test import Client

from weiquanbao.common.dates import TZ, at, today
from weiquanbao.insight import visits
from weiquanbao.insight.models import VisitCount

MONDAY = date(2026, 11, 23)


def seen_on(day: date, page: str, times: int) -> None:
    with at(datetime(day.year, day.month, day.day, 9, tzinfo=TZ)):
        for _ in range(times):
            visits.count(page)


@pytest.mark.django_db
def test_each_day_and_page_has_one_line_that_grows() -> None:
    seen_on(MONDAY, "home", 3)
    seen_on(MONDAY, "track", 1)
    seen_on(date(2026, 11, 24), "home", 2)
    assert VisitCount.objects.count() == 3
    assert visits.totals(MONDAY, MONDAY) == {"home": 3, "track": 1}
    assert visits.by_day(MONDAY, date(2026, 11, 30)) == {MONDAY: 4, date(2026, 11, 24): 2}


@pytest.mark.django_db
def test_the_day_is_the_countys_day() -> None:
    with at(datetime(2026, 11, 23, 0, 30, tzinfo=TZ)):
        visits.count("home")
    assert VisitCount.objects.get().day == MONDAY


@pytest.mark.django_db
def test_nothing_but_day_page_and_number_is_kept() -> None:
    assert [field.name for field in VisitCount._meta.get_fields()] == ["id", "day", "page", "count"]


@pytest.mark.django_db
def test_an_address_is_not_a_page_name() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        visits.count("/m/K7QM-42X9-TWHA/")


@pytest.mark.django_db
def test_counts_entered_for_a_day_replace_what_stood_there() -> None:
    visits.enter([(MONDAY, "home", 5), (MONDAY, "how", 1)])
    visits.enter([(MONDAY, "home", 7)])
    assert visits.totals(MONDAY, MONDAY) == {"home": 7, "how": 1}


def test_visits_at_once_are_all_counted(own_database) -> None:
    def visit(_turn: int) -> None:
        try:
            visits.count("home")
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as visitors:
        list(visitors.map(visit, range(40)))
    assert visits.totals(today(), today()) == {"home": 40}


def test_a_count_does_not_make_the_acts_after_it_wait_less(own_database) -> None:
    def waits() -> str:
        with connection.cursor() as cursor:
            cursor.execute("SHOW synchronous_commit")
            return cursor.fetchone()[0]

    usual = waits()
    visits.count("home")
    assert waits() == usual
    with transaction.atomic():
        visits.count("home")
        assert waits() == usual
    assert visits.totals(today(), today()) == {"home": 2}


@pytest.mark.django_db
def test_a_page_that_a_person_opens_is_counted() -> None:
    assert Client().get("/").status_code == 200
    Client().get("/file/problems/")
    assert visits.totals(today(), today()) == {"home": 1, "question_problems": 1}


@pytest.mark.django_db
@pytest.mark.parametrize(
    "headers",
    [{"HX-Request": "true"}, {"Sec-Purpose": "prefetch"}, {"Purpose": "prefetch"}],
    ids=["part of a page", "fetched ahead", "fetched ahead by an old browser"],
)
def test_what_nobody_opened_is_not_counted(headers: dict[str, str]) -> None:
    Client().get("/", headers=headers)
    Client().head("/")
    Client().get("/healthz")
    Client().get("/file/nothing-of-the-kind/")
    assert visits.totals(today(), today()) == {}


@pytest.mark.django_db
def test_a_page_is_shown_though_it_cannot_be_counted(monkeypatch) -> None:
    def fail(_page: str) -> None:
        raise OperationalError("the database is being restarted")

    monkeypatch.setattr(visits, "count", fail)
    assert Client().get("/").status_code == 200
