"""When the last backup was taken: written down by who took it, shown to who watches."""

from __future__ import annotations

from datetime import datetime

from weiquanbao.common import dates
from weiquanbao.jobs.models import Backup


def note(*, taken_at: datetime, size: int) -> None:
    """A backup of this point lies whole where it was to lie; its size in bytes."""
    Backup.objects.create(taken_at=taken_at, finished_at=dates.now(), size=size)


def last_taken() -> datetime | None:
    """The point of the newest backup that was finished."""
    return Backup.objects.order_by("-taken_at").values_list("taken_at", flat=True).first()
