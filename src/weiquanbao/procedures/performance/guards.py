"""What bars an act of following an agreement, each with the reason its reader sees."""

from __future__ import annotations

from decimal import Decimal

from weiquanbao.kernel.facts import Fact, Facts, guard

FACTS = (
    Fact("actor_person", object, "现在要办的这个人"),
    Fact("payees", dict, "收钱的职工：有没有单位报了、还没答复的付款，还有多少没收到"),
    Fact("unreported", Decimal, "还没付、也没报过付款的数"),
)


@guard("unreported")
def something_is_unreported(facts: Facts) -> str | None:
    """What was reported already waits for the worker's answer (内部规则 履行 2)."""
    return None if facts["unreported"] > 0 else "都报过了，等职工答复"


@guard("payees", "actor_person")
def has_something_to_answer(facts: Facts) -> str | None:
    """Everybody answers for what was paid to him, and for nobody else (内部规则 履行 4)."""
    his = facts["payees"].get(facts["actor_person"])
    return None if his and his["waiting"] else "单位没有报过新的付款"


@guard("payees", "actor_person")
def nothing_waits_for_his_answer(facts: Facts) -> str | None:
    """A payment that was reported is answered, not told a second time (内部规则 履行 4)."""
    his = facts["payees"].get(facts["actor_person"])
    if not his or not his["open"]:
        return "没有还该付给你的钱"
    return "单位报了付款，先答复那一笔" if his["waiting"] else None
