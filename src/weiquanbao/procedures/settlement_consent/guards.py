"""What bars an act of asking for consent, each with the reason people read."""

from __future__ import annotations

from weiquanbao.kernel.facts import Fact, Facts, guard

FACTS = (
    Fact("claimants", tuple, "一起提的人"),
    Fact("open_procedures", frozenset, "这件事上正在走的程序"),
    Fact("actor_person", object, "现在要办的这个人"),
    Fact("consent_given_by", frozenset, "答复过的人"),
)


@guard("claimants")
def several_stand_together(facts: Facts) -> str | None:
    """One worker is asked in person, not by a round (办案规则 63)."""
    return "只有一个人提，直接问本人" if len(facts["claimants"]) < 2 else None


@guard("open_procedures")
def no_round_runs(facts: Facts) -> str | None:
    """One question at a time, so that nobody says yes to the wrong one."""
    return "正在征求同意，等这次答完" if "settlement_consent" in facts["open_procedures"] else None


@guard("consent_given_by", "actor_person")
def has_not_answered(facts: Facts) -> str | None:
    """Everybody answers once (内部规则 一起提出 6)."""
    return "你答过了" if facts["actor_person"] in facts["consent_given_by"] else None
