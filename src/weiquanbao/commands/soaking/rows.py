"""Rows of the database, as the audit asks for them."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.db import connection


def rows(query: str) -> list[tuple[Any, ...]]:
    """What the query gives."""
    with connection.cursor() as cursor:
        cursor.execute(query)
        return list(cursor.fetchall())


def grouped(query: str) -> dict[int, list[tuple[Any, ...]]]:
    """The same by its first column."""
    found: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
    for first, *rest in rows(query):
        found[first].append(tuple(rest))
    return found
