"""What the guards of joining can know, and a way to make each of them refuse."""

from typing import Any

#: Facts under which nothing is barred that could be done on a fresh case.
NOTHING_DONE: dict[str, Any] = {"open_procedures": frozenset({"complaint", "joining"})}
#: For every guard: facts that satisfy it, facts that do not, and what people then read.
JUDGED: dict[str, tuple[dict[str, Any], dict[str, Any], str]] = {
    "complaint_still_runs": (
        {},
        {"open_procedures": frozenset({"joining"})},
        "这件事已经结束了，要提可以自己另外提",
    ),
}
