"""insert(): new rows of one table in one statement whose text is composed once, not for every row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeVar

from django.db import DEFAULT_DB_ALIAS, connection, connections, models

from weiquanbao.sql.asking import asking

Row = TypeVar("Row", bound=models.Model)
#: More values than this the server does not take with one statement (its protocol counts them in 16 bits).
MOST_VALUES = 65_000


@dataclass(frozen=True, slots=True)
class _Table:
    """The columns a new row fills, and the text around them."""

    fields: Sequence[Any]
    key: Any
    opening: str
    places: str
    closing: str


def insert(rows: Iterable[Row], *, once: tuple[str, ...] = ()) -> list[Row]:
    """Write new rows, each of which gets its key; all of one model, all with a key of their own or all without it.

    `once` names the fields of a unique constraint: where such a row is there already it stays as it is, and ours
    stands for it under its key. Like `bulk_create`, this sends no signals.
    """
    several = list(rows)
    if several:
        table = _table(type(several[0]), several[0].pk is not None, once)
        most = MOST_VALUES // len(table.fields)
        for start in range(0, len(several), most):
            _write(table, several[start : start + most])
    return several


def _write(table: _Table, rows: Sequence[models.Model]) -> None:
    database = connections[DEFAULT_DB_ALIAS]
    values = [stored(field, row, database) for row in rows for field in table.fields]
    with asking() as cursor:
        cursor.execute(f"{table.opening}{', '.join([table.places] * len(rows))}{table.closing}", values)
        keys = cursor.fetchall()
    for row, (key,) in zip(rows, keys, strict=True):
        setattr(row, table.key.attname, key)
        row._state.adding, row._state.db = False, DEFAULT_DB_ALIAS


def stored(field: Any, row: models.Model, database: Any) -> Any:
    """What is written in this column of a row."""
    value = field.pre_save(row, add=row._state.adding)
    return None if value is None else field.get_db_prep_save(value, database)


@lru_cache
def _table(model: type[models.Model], with_key: bool, once: tuple[str, ...]) -> _Table:
    quoted: Any = connection.ops.quote_name
    key: Any = model._meta.pk
    fields = [one for one in model._meta.concrete_fields if with_key or one is not key]
    columns = ", ".join(quoted(one.column) for one in fields)
    return _Table(
        fields=fields,
        key=key,
        opening=f"INSERT INTO {quoted(model._meta.db_table)} ({columns}) VALUES ",  # noqa: S608 - own names
        places=f"({', '.join(['%s'] * len(fields))})",
        closing=f"{_kept(model, once)} RETURNING {quoted(key.column)}",
    )


def _kept(model: type[models.Model], once: tuple[str, ...]) -> str:
    """The update changes nothing and only brings back the key of the row that is there."""
    if not once:
        return ""
    fields: list[Any] = [model._meta.get_field(name) for name in once]
    columns = [connection.ops.quote_name(field.column) for field in fields]
    return f" ON CONFLICT ({', '.join(columns)}) DO UPDATE SET {columns[0]} = EXCLUDED.{columns[0]}"
