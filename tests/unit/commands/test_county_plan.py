"""The sample county's plan fits every day it may be loaded on: working day, weekend, Spring Festival, year's end."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from weiquanbao.commands.county import plan, visits
from weiquanbao.commands.county.description import OWN
from weiquanbao.commands.county.script import complaints
from weiquanbao.intake.questions import ORDER
from weiquanbao.law.calendar import china
from weiquanbao.web.visits import PAGES

SCRIPTS = complaints(OWN / "courses.yaml", OWN / "complaints.yaml")
CALENDAR = china()
FIRST = date(2026, 11, 24)
#: Each month's first days and last, and every day around the long holidays.
DAYS = sorted(
    {date(2027, month, day) for month in range(1, 13) for day in (1, 9, 15, 22, 28)}
    | {FIRST + timedelta(days=n) for n in range(14)}
    | {date(2027, 2, 1) + timedelta(days=n) for n in range(28)}
    | {date(2027, 9, 28) + timedelta(days=n) for n in range(14)}
)


@pytest.mark.parametrize("day", DAYS, ids=date.isoformat)
def test_everything_has_happened_before_the_day_of_loading(day: date) -> None:
    happening = plan.events(SCRIPTS, today=day, calendar=CALENDAR)
    assert len(happening) == sum(1 + len(script.course) for script in SCRIPTS)
    assert happening == sorted(happening)
    assert happening[-1].moment.date() < day


def test_staff_works_on_working_days_and_each_complaint_goes_forward() -> None:
    last: dict[int, plan.Event] = {}
    for event in plan.events(SCRIPTS, today=FIRST, calendar=CALENDAR):
        script = SCRIPTS[event.complaint]
        by_staff = (
            script.at_the_counter if event.deed == plan.FILING else script.course[event.deed].by != "worker"
        )
        assert CALENDAR.is_working(event.moment.date()) or not by_staff
        assert 7 <= event.moment.hour < 22
        before = last.get(event.complaint)
        assert event.deed == (before.deed + 1 if before else plan.FILING)
        assert before is None or before.moment < event.moment
        last[event.complaint] = event


def test_the_same_day_gives_the_same_plan() -> None:
    assert plan.events(SCRIPTS, today=FIRST, calendar=CALENDAR) == plan.events(
        SCRIPTS, today=FIRST, calendar=CALENDAR
    )


@pytest.mark.parametrize("total", [0, 1, 99, 52_000])
def test_visits_are_dealt_out_to_the_last_one(total: int) -> None:
    rows = list(visits.rows(total, since=FIRST - timedelta(days=364), until=FIRST))
    assert sum(number for _day, _page, number in rows) == total
    assert len({(day, page) for day, page, _number in rows}) == len(rows)


def test_visits_are_of_pages_that_are_counted() -> None:
    assert set(visits.SHARES) <= {*PAGES.values(), *(f"question_{code}" for code in ORDER)}
