"""A publication has no guards of its own: that nobody passes his own answer is countersigning."""

from typing import Any

NOTHING_DONE: dict[str, Any] = {"authors": {"propose": 2}}
JUDGED: dict[str, tuple[dict[str, Any], dict[str, Any], str]] = {}
