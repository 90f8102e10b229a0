"""What every figure of the queue is counted from: how many open cases fall due when, whose they are, where they stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db import connection
from django.db.models import F, QuerySet

from weiquanbao.access.actors import Actor
from weiquanbao.cases.models import Case
from weiquanbao.reading.reach import cases_within, reach

#: Counting stops here: a queue of a thousand is a thousand and more.
MOST = 1000


class Due(NamedTuple):
    """So many cases with the same last day, handler and state."""

    on: date | None
    handler: int | None
    state: str
    cases: int


@dataclass(frozen=True, slots=True)
class Dues:
    """The first thousand of some cases by last day, in groups."""

    groups: tuple[Due, ...]

    @property
    def total(self) -> int:
        """How many they are."""
        return self.when(lambda _due: True)

    def when(self, holds: Callable[[Due], bool]) -> int:
        """How many lie in the groups of which this holds."""
        return sum(due.cases for due in self.groups if holds(due))

    def in_state(self, state: str) -> int:
        """How many stand in this state."""
        return self.when(lambda due: due.state == state)

    def before(self, day: date) -> int:
        """How many should have been done by then."""
        return self.when(lambda due: due.on is not None and due.on < day)

    def by(self, key: Callable[[Due], object]) -> dict[object, int]:
        """How many for each value of a key."""
        found: dict[object, int] = {}
        for due in self.groups:
            found[key(due)] = found.get(key(due), 0) + due.cases
        return found


def in_order(cases: QuerySet[Case]) -> QuerySet[Case]:
    """What falls due first, those without a running clock at the end; an index has this order."""
    return cases.order_by(F("next_due").asc(nulls_last=True), "id")


def open_within(actor: Actor) -> QuerySet[Case]:
    """The cases of the queue: open, within reach, and hanging on no other."""
    return cases_within(reach(actor), actor).filter(closed_on=None, incident=False)


def everything(actor: Actor) -> Dues:
    """Those of everything within reach, once for a page."""
    return actor.once("dues", lambda: dues_of(open_within(actor)))


def dues_of(cases: QuerySet[Case]) -> Dues:
    """Grouped by the database, for a thousand rows cost more to carry than to count. One statement."""
    first = in_order(cases).values_list("next_due", "handler_id", "state")[:MOST]
    sql, told = first.query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT next_due, handler_id, state, count(*) FROM ({sql}) AS first GROUP BY 1, 2, 3", told)
        return Dues(tuple(map(Due._make, cursor.fetchall())))
