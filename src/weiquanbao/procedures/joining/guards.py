"""What bars an act of joining, each with the reason people read."""

from __future__ import annotations

from weiquanbao.kernel.facts import Fact, Facts, guard

FACTS = (Fact("open_procedures", frozenset, "这件事上正在走的程序"),)


@guard("open_procedures")
def complaint_still_runs(facts: Facts) -> str | None:
    """Nobody joins what is over."""
    return None if "complaint" in facts["open_procedures"] else "这件事已经结束了，要提可以自己另外提"
