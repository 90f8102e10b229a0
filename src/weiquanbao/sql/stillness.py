"""Files stay where they are while a backup copies them: whoever clears files away asks first, and comes again later."""

from typing import Any, Final

from django.db import connection

_FILES: Final = 0x46494C45
_HOLD: Final = "SELECT pg_advisory_xact_lock_shared(%s, 0)"
_CLEAR: Final = "SELECT pg_try_advisory_xact_lock(%s, 0)"


def hold(cursor: Any) -> None:
    """No file is cleared away until this cursor's transaction ends; waits for who is clearing. Several may hold."""
    cursor.execute(_HOLD, [_FILES])


def may_clear() -> bool:
    """Whether files may be cleared away until this transaction ends. Never waits: others would have to queue behind."""
    with connection.cursor() as cursor:
        cursor.execute(_CLEAR, [_FILES])
        return bool(cursor.fetchone()[0])
