"""Evidence has entered a matter: whoever reads pictures is told, in the same transaction."""

from __future__ import annotations

import importlib.util
from functools import cache
from typing import Final

from weiquanbao.sql.later import later

#: The task that reads the pages of a matter. Jobs stand above evidence, so it is only named here.
READ: Final = "recognition.read"
#: One at a time, so that the worker's other hands stay free for notices; and behind everything else.
LOCK: Final = "recognition"
PRIORITY: Final = -10


def entered(matter_id: int) -> None:
    """Ask the worker to read what is new in this matter; without an engine nothing is asked, and nothing piles up."""
    if _can_read():
        later(READ, {"matter_id": matter_id}, lock=LOCK, priority=PRIORITY)


@cache
def _can_read() -> bool:
    return importlib.util.find_spec("rapidocr") is not None
