"""insert(): new rows of one table in one statement whose text is composed once, not for every row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeVar

from django.db import connection, models

Row = TypeVar("Row", bound=models.Model)


@dataclass(frozen=True, slots=True)
class _Table:
    """The columns a new row fills, and the text around them."""

    fields: Sequence[Any]
    key: Any
    opening: str
    places: str


def insert(rows: Iterable[Row], *, once: tuple[str, ...] = ()) -> list[Row]:
    """Write new rows, each of which gets its key; all of one model, all with a key of their own or all without.

    `once` names the fields of a unique constraint: where such a row is there already it stays as it is, and ours
    stands for it under its key. Like `bulk_create`, this sends no signals.
    """
    several = list(rows)
    if not several:
        return several
    table = _table(type(several[0]), several[0].pk is not None)
    values = [
        field.get_db_prep_save(field.pre_save(row, add=True), connection)
        for row in several
        for field in table.fields
    ]
    text = f"{table.opening} {', '.join([table.places] * len(several))}{_kept(type(several[0]), once)}"
    with connection.cursor() as cursor:
        cursor.execute(f"{text} RETURNING {connection.ops.quote_name(table.key.column)}", values)
        keys = cursor.fetchall()
    for row, (key,) in zip(several, keys, strict=True):
        setattr(row, table.key.attname, key)
        row._state.adding, row._state.db = False, connection.alias
    return several


@lru_cache
def _table(model: type[models.Model], with_key: bool) -> _Table:
    key = model._meta.pk
    fields = [one for one in model._meta.concrete_fields if with_key or one is not key]
    columns = ", ".join(connection.ops.quote_name(one.column) for one in fields)
    places = ", ".join(_place(one) for one in fields)
    opening = f"INSERT INTO {connection.ops.quote_name(model._meta.db_table)} ({columns}) VALUES"
    return _Table(fields, key, opening, f"({places})")


def _place(field: Any) -> str:
    """What stands for a value: arrays say their type."""
    return str(field.get_placeholder(None, None, connection)) if hasattr(field, "get_placeholder") else "%s"


@lru_cache
def _kept(model: type[models.Model], once: tuple[str, ...]) -> str:
    """The update changes nothing and only brings back the key of the row that is there."""
    if not once:
        return ""
    columns = [connection.ops.quote_name(model._meta.get_field(name).column) for name in once]
    return f" ON CONFLICT ({', '.join(columns)}) DO UPDATE SET {columns[0]} = EXCLUDED.{columns[0]}"
