"""asking(): a cursor for statements whose words never change: the server reads and plans each of them once.

Django writes the values into the text of a statement, so to the server every one is new. Here they travel beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.postgresql import base
from django.db.backends.utils import CursorWrapper

#: The stubs know it without its base class.
_Binding: Any = base.ServerBindingCursor


@contextmanager
def asking() -> Iterator[CursorWrapper]:
    """A cursor inside the caller's transaction; faults come as those of django.db, as from any other.

    A value has no type but that of the column it meets: where it meets none, the text must say one (`%s::date`).
    """
    database = connections[DEFAULT_DB_ALIAS]
    with database.cursor() as cursor:
        cursor.cursor = _Binding(database.connection)
        yield cursor
