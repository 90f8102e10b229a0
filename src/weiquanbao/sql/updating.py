"""update(): one row written as it now is, by a statement whose text is composed once."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django.db import connection, models


def update(row: models.Model, *names: str) -> None:
    """Write these fields of a row that is there, all but its key if none is named. Sends no signals.

    Raises ObjectDoesNotExist of the model when the row is gone.
    """
    key = row._meta.pk
    fields, text = _statement(type(row), names)
    values = [field.get_db_prep_save(field.pre_save(row, add=False), connection) for field in (*fields, key)]
    with connection.cursor() as cursor:
        cursor.execute(text, values)
        if cursor.rowcount != 1:
            raise type(row).DoesNotExist  # type: ignore[attr-defined]


@lru_cache
def _statement(model: type[models.Model], names: tuple[str, ...]) -> tuple[tuple[Any, ...], str]:
    meta, quoted = model._meta, connection.ops.quote_name
    named = tuple(meta.get_field(name) for name in names)
    fields = named or tuple(one for one in meta.concrete_fields if not one.primary_key)
    sets = ", ".join(f"{quoted(one.column)} = %s" for one in fields)
    key = meta.pk
    assert key is not None  # noqa: S101 - every table of ours has one; said for the type checker
    return fields, f"UPDATE {quoted(meta.db_table)} SET {sets} WHERE {quoted(key.column)} = %s"
