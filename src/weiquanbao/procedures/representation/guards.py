"""What bars an act of the representation procedure, each with the reason a clerk reads."""

from __future__ import annotations

from weiquanbao.kernel.facts import Fact, Facts, guard

FACTS = (
    Fact("open_procedures", frozenset, "这件事上正在走的程序"),
    Fact("actor_person", object, "现在要办的这个人"),
    Fact("handler", object, "指派的代理人"),
)


@guard("open_procedures")
def no_representation_runs(facts: Facts) -> str | None:
    """One representation at a time (内部规则 代诉 1)."""
    return "已经申请过代诉，正在办" if "representation" in facts["open_procedures"] else None
