"""One point in time: what the database says there, and that no file it names goes away meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import psycopg
from django.apps import apps
from psycopg import IsolationLevel, sql

from weiquanbao.commands.keeping import keyring, server
from weiquanbao.commands.keeping.book import Keys
from weiquanbao.common.dates import now
from weiquanbao.sql import stillness

TABLES = """
SELECT relname FROM pg_class JOIN pg_namespace n ON n.oid = relnamespace
WHERE relkind = 'r' AND nspname = 'public' ORDER BY relname
"""


@dataclass(frozen=True, slots=True)
class Point:
    """What was so at that point."""

    snapshot: str
    """The name by which pg_dump looks at the same point."""
    taken_at: datetime
    migrations: dict[str, list[str]]
    rows: dict[str, int]
    keys: Keys
    named: dict[str, frozenset[str]]
    """The digests that the database names, by shelf; a shelf that no table describes is not in it."""


@contextmanager
def standing() -> Iterator[Point]:
    """Hold the point until the block ends. Filing and everything else goes on; only clearing away waits.

    The files are held before the point is taken: what is named at the point lies on the shelf at the point.
    """
    with server.reach() as holding, server.reach() as reading:
        _patiently(holding)
        stillness.hold(holding.cursor())
        reading.isolation_level, reading.read_only = IsolationLevel.REPEATABLE_READ, True
        _patiently(reading)
        yield _told(reading)
        reading.rollback()
        holding.rollback()


def rows_of(reading: psycopg.Connection[Any]) -> dict[str, int]:
    """How many rows each table has."""
    counting = sql.SQL("SELECT count(*) FROM public.{}")
    return {
        name: reading.execute(counting.format(sql.Identifier(name))).fetchall()[0][0]
        for (name,) in reading.execute(TABLES).fetchall()
    }


def _patiently(one: psycopg.Connection[Any]) -> None:
    """A large county takes long to copy: the server must not lose its patience with us."""
    one.execute("SET LOCAL idle_in_transaction_session_timeout = 0")
    one.execute("SET LOCAL statement_timeout = 0")


def _told(reading: psycopg.Connection[Any]) -> Point:
    snapshot = reading.execute("SELECT pg_export_snapshot()").fetchall()[0][0]
    taken_at = now()
    migrations: dict[str, list[str]] = {}
    for app, name in reading.execute("SELECT app, name FROM django_migrations ORDER BY app, name").fetchall():
        migrations.setdefault(app, []).append(name)
    return Point(
        snapshot, taken_at, migrations, rows_of(reading), keyring.needed(reading.cursor()), _named(reading)
    )


def _named(reading: psycopg.Connection[Any]) -> dict[str, frozenset[str]]:
    """Tables with a column `sha256` describe the shelf called after their app."""
    named: dict[str, frozenset[str]] = {}
    for model in apps.get_models():
        if any(field.name == "sha256" for field in model._meta.concrete_fields):
            table = sql.SQL("SELECT sha256 FROM {}").format(sql.Identifier(model._meta.db_table))
            digests = frozenset(row[0] for row in reading.execute(table).fetchall())
            label = model._meta.app_label
            named[label] = named.get(label, frozenset()) | digests
    return named
