"""The shelf of evidence: bytes by digest, and the locks that keep a sweep away from what is just being kept."""

from __future__ import annotations

from typing import IO, Any, Final

from django.core.files.storage import Storage
from django.db import connection

from weiquanbao.store import shelves
from weiquanbao.store.shelves import UNFINISHED, digest, place

__all__ = ["SHELF", "UNFINISHED", "digest", "fetch", "place", "put", "storage", "sweeping", "writing"]

SHELF: Final = "evidence"
_STORE: Final = 0x45565354
_SHARED: Final = "SELECT pg_advisory_xact_lock_shared(%s, 0)"
_ALONE: Final = "SELECT pg_advisory_xact_lock(%s, 0)"


def storage() -> Storage:
    """Where evidence lies."""
    return shelves.storage(SHELF)


def put(data: bytes) -> str:
    """Keep bytes under their digest; bytes already there are not written again. Hold `writing` meanwhile."""
    return shelves.put(SHELF, data)


def fetch(sha256: str) -> IO[Any]:
    """The bytes, open for reading; FileNotFoundError when they are gone."""
    return shelves.fetch(SHELF, sha256)


def writing() -> None:
    """Announce, until the transaction ends, that bytes are being kept: nothing is swept meanwhile."""
    _lock(_SHARED)


def sweeping() -> None:
    """Wait until nobody is keeping bytes and hold them off, until the transaction ends."""
    _lock(_ALONE)


def _lock(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, [_STORE])
