"""The rows of one filing, written again and again by bare psycopg in one statement: what the database itself allows."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping
from threading import Thread
from typing import Any
from uuid import UUID, uuid4

import psycopg
from django.apps import apps
from django.db import connection, models
from psycopg import sql
from psycopg.types.json import Json

from weiquanbao.commands.command import Unfit

#: Ids far beyond what the product draws meanwhile.
FIRST, APART = 1_000_000_000, 1_000
Row = dict[str, Any]
Change = Callable[[int], Any]


def standing() -> dict[str, set[Any]]:
    """Table → keys of the rows that are there."""
    return {
        model._meta.db_table: set(model._default_manager.values_list("pk", flat=True)) for model in _models()
    }


def _models() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if model._meta.managed and not model._meta.proxy]


class Bare:
    """The statement that writes what one filing wrote, under keys of its own each time."""

    def __init__(self, before: Mapping[str, set[Any]]) -> None:
        self._found = [
            (model, row)
            for model in _models()
            for row in model._default_manager.exclude(pk__in=before[model._meta.db_table]).values()
        ]
        keys = [(model._meta.db_table, row[model._meta.pk.attname]) for model, row in self._found]
        self._place = {key: place for place, key in enumerate(keys)}
        self.rows = len(self._found)
        self._changes: list[Change] = []
        self._statement = self._compose()
        self._next = 0
        self._wrong: list[str] = []

    def rate(self, count: int, *, connections: int) -> float:
        """Statements committed a second."""
        threads = [Thread(target=self._write, args=(n, count, connections)) for n in range(connections)]
        start = time.perf_counter()
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self._next += count
        if self._wrong:
            raise Unfit(f"直接写库没写成：{self._wrong[0]}")
        return count / (time.perf_counter() - start)

    def _write(self, n: int, count: int, connections: int) -> None:
        told = connection.get_connection_params()
        plain = {
            name: told[name] for name in ("host", "port", "user", "password", "dbname") if told.get(name)
        }
        with psycopg.connect(**plain, autocommit=True) as server:
            text = self._statement.as_string(server)
            try:
                for number in range(self._next + n, self._next + count, connections):
                    server.execute(text, [change(number) for change in self._changes])
            except psycopg.Error as fault:
                self._wrong.append(str(fault))

    def _compose(self) -> sql.Composable:
        parts = [self._insert(model, row) for model, row in self._found]
        named = [
            sql.SQL("{} AS ({} RETURNING 1)").format(sql.Identifier(f"w{n}"), part)
            for n, part in enumerate(parts)
        ]
        return sql.SQL("WITH {} SELECT 1").format(sql.SQL(", ").join(named))

    def _insert(self, model: type[models.Model], row: Row) -> sql.Composed:
        fields = [field for field in model._meta.concrete_fields if not field.generated]
        self._changes += [self._change(model, field, row[field.attname]) for field in fields]
        return sql.SQL("INSERT INTO {} ({}) VALUES ({})").format(
            sql.Identifier(model._meta.db_table),
            sql.SQL(", ").join(sql.Identifier(str(field.column)) for field in fields),
            sql.SQL(", ").join(sql.SQL("%s") for _ in fields),
        )

    def _change(self, model: type[models.Model], field: Any, value: Any) -> Change:
        """What stands in this column in the n-th statement: a fresh key, a reference to one, or the same as before."""
        table = field.related_model._meta.db_table if field.is_relation else model._meta.db_table
        if (field.is_relation or field.primary_key) and isinstance(value, int):
            place = self._place.get((table, value))
            if place is not None:
                return lambda n: FIRST + n * APART + place
        if model._meta.label == "ledger.Step" and field.name == "canonical":
            return self._step(value)
        if isinstance(value, UUID) and _unique(model, field):
            return lambda _n: uuid4()
        if isinstance(value, str) and not field.choices and (field.primary_key or _unique(model, field)):
            short = value[: max((field.max_length or 60) - 12, 0)]
            return lambda n: f"{short}-{n:x}"
        stored = (
            Json(value) if isinstance(field, models.JSONField) else field.get_db_prep_save(value, connection)
        )
        return lambda _n: stored

    def _step(self, canonical: str) -> Change:
        said = json.loads(canonical)
        place = self._place["cases_case", said["case"]]
        before = f'"case":{said["case"]}'
        return lambda n: canonical.replace(before, f'"case":{FIRST + n * APART + place}', 1)


def _unique(model: type[models.Model], field: Any) -> bool:
    together = [one.fields for one in model._meta.constraints if isinstance(one, models.UniqueConstraint)]
    return bool(field.unique) or any(field.name in fields for fields in together)
