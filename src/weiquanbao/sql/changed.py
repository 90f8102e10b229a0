"""changed(): what was written says so, and whoever keeps a copy of it for finding looks at it again.

Finding stands above the capabilities; here it is only named. Every action that writes something that is searched calls
this in its own transaction.
"""

from __future__ import annotations

from procrastinate.types import JSONValue

from weiquanbao.sql.later import later

#: The task that looks at it again, and how urgent that is: less than any notice.
TASK, PRIORITY = "search.index", -10
#: So many ids travel in one job.
AT_ONCE = 500
MATTER, EMPLOYER = "matter", "employer"


def changed(what: str, *ids: int) -> None:
    """Rows that belong to these matters, or to these employers of the register, are not what they were."""
    jobs: list[dict[str, JSONValue]] = [
        {"what": what, "ids": list(ids[start : start + AT_ONCE])} for start in range(0, len(ids), AT_ONCE)
    ]
    later(TASK, *jobs, priority=PRIORITY)
