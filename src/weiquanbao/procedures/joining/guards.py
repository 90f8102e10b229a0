"""What bars an act of joining, each with the reason people read."""

from __future__ import annotations

from weiquanbao.kernel.facts import Fact, Facts, guard

FACTS = (
    Fact("open_procedures", frozenset, "这件事上正在走的程序"),
    Fact("actor_person", object, "现在要办的这个人"),
    Fact("actor_parties", tuple, "现在要办的这个人代表的当事人"),
    Fact("organiser", object, "发起的人"),
    Fact("representatives", frozenset, "大家推选的代表"),
)


@guard("open_procedures")
def complaint_still_runs(facts: Facts) -> str | None:
    """Nobody joins what is over."""
    return None if "complaint" in facts["open_procedures"] else "这件事已经结束了，要提可以自己另外提"


@guard("organiser", "representatives", "actor_person", "actor_parties")
def calls_the_group_together(facts: Facts) -> str | None:
    """Whoever opened the group, or was elected by it, or the union's staff (内部规则 一起提出 8)."""
    staff, person = not facts["actor_parties"], facts["actor_person"]
    if staff or person == facts["organiser"] or person in facts["representatives"]:
        return None
    return "请工友，由发起的人或者大家推选的代表来请"
