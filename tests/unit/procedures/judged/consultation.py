"""A consultation has no guards: who may do what follows from where it stands and to whom it was given."""

from typing import Any

NOTHING_DONE: dict[str, Any] = {}
JUDGED: dict[str, tuple[dict[str, Any], dict[str, Any], str]] = {}
