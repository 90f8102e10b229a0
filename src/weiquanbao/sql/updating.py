"""update(): one row written as it now is, by a statement whose text is composed once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection, connections, models

from weiquanbao.sql.asking import asking
from weiquanbao.sql.inserting import stored


def update(row: models.Model, *names: str) -> None:
    """Write these fields of a row that is there, all but its key if none is named. Sends no signals.

    Raises DoesNotExist of the model when the row is gone.
    """
    fields, text = _statement(type(row), names)
    database = connections[DEFAULT_DB_ALIAS]
    with asking() as cursor:
        cursor.execute(text, [stored(field, row, database) for field in fields])
        if cursor.rowcount != 1:
            raise type(row).DoesNotExist  # type: ignore[attr-defined]


@lru_cache
def _statement(model: type[models.Model], names: tuple[str, ...]) -> tuple[Sequence[Any], str]:
    """The fields in the order of their places, the key last, and the text."""
    meta: Any = model._meta
    key, quoted = meta.pk, connection.ops.quote_name
    fields = [one for one in meta.concrete_fields if one is not key and (not names or one.name in names)]
    sets = ", ".join(f"{quoted(one.column)} = %s" for one in fields)
    text = f"UPDATE {quoted(meta.db_table)} SET {sets} WHERE {quoted(key.column)} = %s"  # noqa: S608 - own names
    return (*fields, key), text
