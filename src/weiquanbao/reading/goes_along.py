"""Whether the papers of a handover may leave: on their way within the county, or as long as every worker agrees."""

from __future__ import annotations

from weiquanbao.cases.facts import gather
from weiquanbao.cases.models import Case
from weiquanbao.procedures import procedure

#: Within the county the other town reads the same record; outside nothing goes before the worker agreed.
INSIDE, OUTSIDE = frozenset({"offered", "taken"}), frozenset({"agreed", "sent", "received"})


def goes_along(case: Case) -> bool:
    """Whether there is a package to be had now."""
    if case.procedure != "handover" or case.state not in INSIDE | OUTSIDE:
        return False
    if case.state in INSIDE:
        return True
    return bool(gather(procedure(case.procedure, case.version), [case.pk], None)[case.pk]["passing_agreed"])
