"""What the figures of the queue are counted from: how many open cases fall due when, whose they are, in which state."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.core.exceptions import EmptyResultSet
from django.db.models import QuerySet

from weiquanbao.access.actors import Actor
from weiquanbao.cases.models import Case
from weiquanbao.organisations.kinds import HANDLING
from weiquanbao.procedures import OF_THE_HOUSE
from weiquanbao.reading.reach import cases_listed, reach
from weiquanbao.sql.asking import asking

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


class Listed:
    """Cases somebody may see, as a table that other statements read from: Django puts it together once."""

    def __init__(self, cases: QuerySet[Case]) -> None:
        self._text, self._told = _sql(cases.order_by().values_list(*_COLUMNS))

    def rows(self, statement: str, *told: Any) -> list[tuple[Any, ...]]:
        """What a statement finds; `{listed}` in it stands for these cases, and what it is told comes after them."""
        if not self._text:
            return []
        with asking() as cursor:
            cursor.execute(statement.format(listed=f"({self._text})"), (*self._told, *told))
            return cursor.fetchall()


def _sql(cases: QuerySet[Any, Any]) -> tuple[str, tuple[Any, ...]]:
    try:
        return cases.query.sql_with_params()
    except EmptyResultSet:  # Django knows that there are none
        return "", ()


_COLUMNS = ("id", "matter_id", "organisation_id", "next_due", "handler_id", "state")
#: What falls due first, cases without a running clock at the end; two indexes have this order.
_FIRST = "SELECT id FROM {listed} AS c ORDER BY next_due NULLS LAST, id LIMIT %s"
#: Grouped by the database: a thousand rows cost more to carry than to count.
_DUES = """
SELECT next_due, handler_id, state, count(*)
FROM (SELECT * FROM {listed} AS c ORDER BY next_due NULLS LAST, id LIMIT %s) AS first GROUP BY 1, 2, 3
"""
#: One look into the index for each union that handles cases; counting out the cases would read all of them.
_PLACES = """
SELECT o.id, o.name FROM organisations_organisation o
WHERE EXISTS (SELECT FROM {listed} AS c WHERE c.organisation_id = o.id) AND o.kind = ANY(%s) ORDER BY o.id
"""


def open_cases(actor: Actor) -> QuerySet[Case]:
    """The cases of the queue: open, within reach, and hanging on no other.

    What is the house's own has pages of its own.
    """
    within = cases_listed(reach(actor), actor).filter(closed_on=None)
    return within.exclude(procedure__in=OF_THE_HOUSE)


def listed(actor: Actor) -> Listed:
    """The same as a table."""
    return actor.once("listed", lambda: Listed(open_cases(actor)))


def everything(actor: Actor) -> Dues:
    """How many of them fall due when, once for a page."""
    return actor.once("dues", lambda: dues_of(listed(actor)))


def first_of(cases: Listed, number: int) -> list[int]:
    """The first of these by last day."""
    return [case for (case,) in cases.rows(_FIRST, number)]


def dues_of(cases: Listed) -> Dues:
    """How many of the first thousand of these fall due when. One statement."""
    return Dues(tuple(Due(*row) for row in cases.rows(_DUES, MOST)))


def places_of(cases: Listed) -> tuple[tuple[int, str], ...]:
    """The unions with which some of these lie."""
    return tuple((place, name) for place, name in cases.rows(_PLACES, list(HANDLING)))
