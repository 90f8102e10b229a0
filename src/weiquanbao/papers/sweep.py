"""Clearing up: PDFs of acts that were not done after all."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from django.core.files.storage import Storage
from django.db import connection, transaction
from django.utils import timezone

from weiquanbao.papers.actions import SHELF
from weiquanbao.papers.models import Seal, Version
from weiquanbao.sql import stillness
from weiquanbao.store import shelves
from weiquanbao.store.leftovers import batches, files, is_old

#: Waits for whoever is writing a paper down, and holds others off until the transaction ends: each of them writes the
#: row first and the bytes after it (`papers.actions`).
_ALONE: Final = "LOCK TABLE papers_version, papers_seal IN SHARE MODE"


def sweep_unreferenced(older_than: timedelta) -> int:
    """Delete PDFs that belong to no wording and were written longer ago than that; says how many went.

    None go while a backup is being taken.
    """
    kept = shelves.storage(SHELF)
    before = timezone.now() - older_than  # the age of a file on disk: not business time
    return sum(_delete(kept, batch, before) for batch in batches(files(kept)))


@transaction.atomic
def _delete(kept: Storage, names: list[str], before: datetime) -> int:
    if not stillness.may_clear():
        return 0
    with connection.cursor() as cursor:
        cursor.execute(_ALONE)
    digests = {name: name.rsplit("/", 1)[-1] for name in names}
    known = {
        sha256
        for model in (Version, Seal)
        for sha256 in model.objects.filter(sha256__in=digests.values()).values_list("sha256", flat=True)
    }
    gone = [name for name, sha256 in digests.items() if sha256 not in known and is_old(kept, name, before)]
    for name in gone:
        kept.delete(name)
    return len(gone)
