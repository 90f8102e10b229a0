"""What bars an act of the representation procedure, each with the reason a clerk reads."""

from __future__ import annotations

from weiquanbao.kernel.facts import Fact, Facts, guard
from weiquanbao.kernel.signatures import LEFT

FACTS = (
    Fact("open_procedures", frozenset, "这件事上正在走的程序"),
    Fact("actor_person", object, "现在要办的这个人"),
    Fact("actor_parties", tuple, "现在要办的这个人代表的当事人"),
    Fact("handler", object, "指派的代理人"),
    LEFT,
)


@guard("open_procedures")
def no_representation_runs(facts: Facts) -> str | None:
    """One representation at a time (内部规则 代诉 1)."""
    return "已经申请过代诉，正在办" if "representation" in facts["open_procedures"] else None


@guard("left_to_sign", "actor_parties")
def authority_is_his_to_sign(facts: Facts) -> str | None:
    """The very text is read before it is signed, by whoever gives the authority (调解仲裁法 24)."""
    if not facts["left_to_sign"]:
        return "先写委托书，选好哪些事可以替你定"
    mine = facts["left_to_sign"].intersection(facts["actor_parties"])
    return None if mine else "这份委托书不是你签"


@guard("left_to_sign")
def authority_waits(facts: Facts) -> str | None:
    """Only what was written and printed can come back signed."""
    return None if facts["left_to_sign"] else "还没有写好的委托书"
