"""asking(): a cursor for statements asked often, whose words never change: the server reads and plans each of them once.

Django writes the values into the text of a statement, so to the server every one is new. Here they travel beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.postgresql.base import ServerBindingCursor
from django.db.backends.utils import CursorWrapper


@contextmanager
def asking() -> Iterator[CursorWrapper]:
    """A cursor inside the caller's transaction; faults come as those of django.db, as from any other.

    A value has no type but that of the column it meets: where it meets none, the text must say one (`%s::date`).
    """
    database = connections[DEFAULT_DB_ALIAS]
    with database.cursor() as cursor:
        cursor.cursor = ServerBindingCursor(database.connection)
        yield cursor
