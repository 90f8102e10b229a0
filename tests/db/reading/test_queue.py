"""待办 page by page: what falls due first, nothing twice, nothing left out, whatever cursor is sent."""

from __future__ import annotations

from datetime import date

import pytest
from complaints import do, filed, moment

from weiquanbao.cases.models import Case
from weiquanbao.common.dates import at
from weiquanbao.reading import visible
from weiquanbao.reading.queue import PAGE

pytestmark = pytest.mark.django_db
MONDAY = "2026-11-16"


@pytest.fixture(autouse=True)
def today():
    with at(moment("2026-11-24")):
        yield


@pytest.fixture
def officer(county):
    return county.staff["intake_officer"]


@pytest.fixture
def cases(officer) -> dict[str, int]:
    """One overdue, one due today, one later this week, one next month, one standing still, one closed."""
    due_today = filed("2026-11-17").case_id
    late, week = filed("2026-11-12").case_id, filed("2026-11-20").case_id
    later, still, closed = (filed(MONDAY).case_id for _ in range(3))
    for one in (later, still):
        do(one, "accept", "2026-11-23", officer)
    do(still, "wait", "2026-11-23", officer)
    do(closed, "refuse", "2026-11-23", officer)
    return {"late": late, "today": due_today, "week": week, "later": later, "paused": still, "closed": closed}


def ids(page) -> list[int]:
    return [row.case_id for row in page.rows]


def of(cases, *names: str) -> list[int]:
    return [cases[name] for name in names]


def test_what_falls_due_first_comes_first_and_what_stands_still_last(officer, cases) -> None:
    page = visible.queue(officer, visible.QueueFilter())
    assert ids(page) == of(cases, "late", "today", "week", "later", "paused")
    assert [row.band for row in page.rows] == ["now", "now", "week", "later", "paused"]
    assert page.next_cursor == ""
    counts = page.counts
    assert (counts.overdue, counts.today, counts.week, counts.paused, counts.open) == (1, 1, 1, 1, 5)
    assert not counts.capped


@pytest.mark.parametrize(
    ("chosen", "names"),
    [
        ({"due": "late"}, ["late"]),
        ({"due": "today"}, ["today"]),
        ({"due": "week"}, ["week"]),
        ({"due": "paused"}, ["paused"]),
        ({"due": "sometime"}, ["late", "today", "week", "later", "paused"]),
        ({"mine": True}, ["later", "paused"]),
        ({"state": "accepted"}, ["later", "paused"]),
        ({"state": "closed"}, []),
        ({"problem": "wages"}, ["late", "today", "week", "later", "paused"]),
        ({"problem": "injury"}, []),
        ({"organisation": 10**9}, []),
    ],
)
def test_filters_leave_the_rest_out_and_say_how_much_is_overdue_there(officer, cases, chosen, names) -> None:
    page = visible.queue(officer, visible.QueueFilter(**chosen))
    assert ids(page) == of(cases, *names)
    assert page.hidden_overdue == (0 if "late" in names else 1)
    assert page.counts.open == 5


def test_every_case_is_on_one_page_and_only_one(officer) -> None:
    for day in (MONDAY, "2026-11-17"):
        for _ in range(PAGE):
            filed(day)
    for case in Case.objects.order_by("-id").values_list("id", flat=True)[:4]:
        do(case, "accept", "2026-11-24", officer)
        do(case, "wait", "2026-11-24", officer)
    seen, cursor = [], ""
    while True:
        page = visible.queue(officer, visible.QueueFilter(), cursor)
        assert len(page.rows) <= PAGE
        seen += ids(page)
        cursor = page.next_cursor
        if not cursor:
            break
    assert len(seen) == len(set(seen)) == 2 * PAGE
    dues = dict(Case.objects.values_list("id", "next_due"))
    assert [dues[case] or date.max for case in seen] == sorted(dues[case] or date.max for case in seen)


def test_the_end_of_the_page_may_lie_among_those_that_stand_still(officer) -> None:
    for _ in range(PAGE + 2):
        case = filed(MONDAY)
        do(case, "accept", "2026-11-24", officer)
        do(case, "wait", "2026-11-24", officer)
    first = visible.queue(officer, visible.QueueFilter())
    second = visible.queue(officer, visible.QueueFilter(), first.next_cursor)
    assert first.next_cursor.startswith("_")
    assert len(first.rows) + len(second.rows) == len({*ids(first), *ids(second)}) == PAGE + 2


@pytest.mark.parametrize(
    "cursor", ["", "_", "x", "2026-11-24", "2026-13-99_5", "2026-11-24_-5", "_²", "a_" + "9" * 30, "\0_1"]
)
def test_a_cursor_nobody_gave_out_starts_at_the_top(officer, cases, cursor) -> None:
    assert ids(visible.queue(officer, visible.QueueFilter(), cursor))[0] == cases["late"]


def test_a_row_says_what_to_do_next(officer, cases) -> None:
    rows = {row.case_id: row for row in visible.queue(officer, visible.QueueFilter()).rows}
    row = rows[cases["late"]]
    assert (row.claimant, row.respondent, row.problems) == ("示例职工甲", "示例饰品有限公司", "工资没给")
    assert (row.next_act, row.clock.level, str(row.amount)) == ("accept", "late", "13740.00")
    assert rows[cases["paused"]].clock.level == "hold"
    assert rows[cases["later"]].mine
