"""What lists for the administrators share: who may read them, words to look for, one page of many."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet

from weiquanbao.access.actors import Actor
from weiquanbao.common import dates
from weiquanbao.common.text import plain
from weiquanbao.people.appointments import held_by

PAGE = 50
Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """One page of rows, and how to ask for the next one."""

    rows: tuple[Row, ...]
    next_page: int | None = None


def require(actor: Actor, *duties: str) -> int:
    """The person behind the actor, who holds one of these duties today; refused otherwise."""
    held = {each.role for each in held_by(actor.person_id, dates.today())} if actor.person_id else set()
    if actor.person_id is None or held.isdisjoint(duties):
        raise PermissionDenied
    return actor.person_id


def words_of(text: str) -> str:
    """What is looked for; nothing where it cannot be read."""
    try:
        return plain(text, 60)
    except ValueError:
        return ""


def paged(found: QuerySet[Any], page: int, rows_of: Callable[[Iterable[Any]], tuple[Row, ...]]) -> Page[Row]:
    """One page, and whether there is another. One query."""
    page = min(max(page, 1), 10_000)
    start = (page - 1) * PAGE
    kept = list(found[start : start + PAGE + 1])
    return Page(rows_of(kept[:PAGE]), page + 1 if len(kept) > PAGE else None)
