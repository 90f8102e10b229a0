"""What lies on a shelf, for whoever clears away what no row speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice
from typing import Final

from django.core.files.storage import Storage

from weiquanbao.store.shelves import UNFINISHED

BATCH: Final = 500
_DIGEST: Final = re.compile(r"[0-9a-f]{64}")


def is_old(kept: Storage, name: str, before: datetime) -> bool:
    """Listed a moment ago, it may have been finished or swept since."""
    return kept.exists(name) and kept.get_modified_time(name) < before


def files(kept: Storage) -> Iterator[str]:
    """Everything that lies in the store: by digest two folders deep, and what was never finished."""
    if not kept.exists(""):
        return
    for outer in kept.listdir("")[0]:
        folders, files = kept.listdir(outer)
        if outer == UNFINISHED:
            yield from (f"{outer}/{name}" for name in files)
        for inner in folders:
            names = kept.listdir(f"{outer}/{inner}")[1]
            yield from (f"{outer}/{inner}/{name}" for name in names if _DIGEST.fullmatch(name))


def batches(names: Iterable[str]) -> Iterator[list[str]]:
    waiting = iter(names)
    while batch := list(islice(waiting, BATCH)):
        yield batch
