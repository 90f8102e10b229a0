"""One at a time: work that two may begin at once waits for its turn."""

from __future__ import annotations

from django.db import connection


def hold(name: str) -> None:
    """Wait until nobody else is at the work of this name, and hold it to the end of the transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [name])
