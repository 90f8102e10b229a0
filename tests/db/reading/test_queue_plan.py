"""How the database finds a page of the queue: along the index that has its order, and no further than it must."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from small_county import make_county

from weiquanbao.commands.bench.corpus import fill
from weiquanbao.reading import visible

CASES = 3_000
#: What a plan must not do with the cases: put them in order itself, or read them all.
TOILSOME = {"Sort", "Incremental Sort", "Seq Scan", "Bitmap Heap Scan"}


@pytest.fixture(scope="module")
def officer(shared_database):
    found = make_county().staff["intake_officer"]
    fill(CASES)
    return found


def plans_of(read) -> dict[str, dict[str, Any]]:
    """The plan of each statement that asks for cases by their last day."""
    asked: list[tuple[str, Any]] = []

    def keep(execute, sql, told, many, context) -> Any:
        asked.append((sql, told))
        return execute(sql, told, many, context)

    with connection.execute_wrapper(keep):
        read()
    return {sql: _plan(sql, told) for sql, told in asked if "NULLS LAST" in sql}


def _plan(sql: str, told: Any) -> dict[str, Any]:
    with connection.cursor() as cursor:
        cursor.execute("EXPLAIN (FORMAT JSON) " + sql, told)
        found = cursor.fetchone()[0]
    return (json.loads(found) if isinstance(found, str) else found)[0]["Plan"]


def nodes(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield plan
    for below in plan.get("Plans", ()):
        yield from nodes(below)


def test_the_first_page_and_its_figures_are_read_in_due_order(officer) -> None:
    plans = plans_of(lambda: visible.queue(officer, visible.QueueFilter()))
    assert len(plans) == 2
    for sql, plan in plans.items():
        assert any(node.get("Index Name") == "queue_order" for node in nodes(plan)), sql
        assert not TOILSOME & {node["Node Type"] for node in nodes(plan)}, (sql, plan)


def test_a_later_page_is_read_in_due_order_too(officer) -> None:
    first = visible.queue(officer, visible.QueueFilter())
    plans = plans_of(lambda: visible.queue(officer, visible.QueueFilter(), first.next_cursor))
    page = next(plan for sql, plan in plans.items() if "GROUP BY" not in sql)
    assert any(node.get("Index Name") == "queue_order" for node in nodes(page))
    assert not TOILSOME & {node["Node Type"] for node in nodes(page)}


def test_the_plan_of_a_queue_without_its_index_would_be_noticed(officer) -> None:
    """What is held above can be missed: without the index the same statement puts the cases in order itself."""
    with connection.cursor() as cursor:
        cursor.execute("SET enable_indexscan = off")
        cursor.execute("SET enable_bitmapscan = off")
    try:
        plans = plans_of(lambda: visible.queue(officer, visible.QueueFilter()))
    finally:
        with connection.cursor() as cursor:
            cursor.execute("RESET enable_indexscan")
            cursor.execute("RESET enable_bitmapscan")
    assert all(TOILSOME & {node["Node Type"] for node in nodes(plan)} for plan in plans.values())
