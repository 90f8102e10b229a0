"""Clearing up: bytes no page speaks of any more, and bytes that are no longer what they were."""

import hashlib
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial
from typing import Final

from django.core.files.storage import Storage
from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from weiquanbao.evidence import store
from weiquanbao.evidence.models import Blob, Page
from weiquanbao.sql import stillness
from weiquanbao.store.leftovers import batches, files, is_old

PIECE: Final = 1024 * 1024


def sweep_unreferenced(older_than: timedelta) -> int:
    """Delete bytes without a page that were written longer ago than that; says how many files went.

    None go while a backup is being taken.
    Rows go first and are committed, files after: a crash between leaves files that the next sweep finds.
    """
    _forget_rows()
    kept = store.storage()
    before = timezone.now() - older_than  # the age of a file on disk: not business time
    return sum(_delete(kept, batch, before) for batch in batches(files(kept)))


def damaged() -> Iterator[str]:
    """The digests whose bytes are missing or differ from what was handed in."""
    for sha256 in Blob.objects.order_by("sha256").values_list("sha256", flat=True).iterator():
        if not _intact(sha256):
            yield sha256


@transaction.atomic
def _forget_rows() -> None:
    if not stillness.may_clear():
        return
    store.sweeping()
    pages = Page.objects.filter(
        Q(original=OuterRef("pk")) | Q(served=OuterRef("pk")) | Q(thumbnail=OuterRef("pk"))
    )
    Blob.objects.filter(~Exists(pages)).delete()


@transaction.atomic
def _delete(kept: Storage, names: list[str], before: datetime) -> int:
    """Held against writers, so that nothing that is just being kept is taken for left over."""
    if not stillness.may_clear():
        return 0
    store.sweeping()
    digests = {name: name.rsplit("/", 1)[-1] for name in names}
    known = set(Blob.objects.filter(sha256__in=digests.values()).values_list("sha256", flat=True))
    gone = [name for name, sha256 in digests.items() if sha256 not in known and is_old(kept, name, before)]
    for name in gone:
        kept.delete(name)
    return len(gone)


def _intact(sha256: str) -> bool:
    try:
        with store.fetch(sha256) as content:
            seen = hashlib.sha256()
            for piece in iter(partial(content.read, PIECE), b""):
                seen.update(piece)
            return seen.hexdigest() == sha256
    except FileNotFoundError:
        return False
