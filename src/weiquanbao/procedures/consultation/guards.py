"""What bars an act of the consultation, each with the reason a clerk reads."""

from __future__ import annotations

from weiquanbao.kernel.facts import Fact, Facts, guard

FACTS = (
    Fact("open_procedures", frozenset, "这件事上正在走的程序"),
    Fact("handler", object, "在答的律师"),
)


@guard("open_procedures")
def no_complaint_runs(facts: Facts) -> str | None:
    """A matter has one complaint at a time (内部规则 法律咨询 7)."""
    return "已经变成投诉，正在办" if "complaint" in facts["open_procedures"] else None


@guard("handler")
def a_lawyer_has_it(facts: Facts) -> str | None:
    """What nobody has cannot be handed from one to another (内部规则 法律咨询 5)."""
    return None if facts["handler"] else "还没有交给律师"
