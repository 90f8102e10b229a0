"""What bars an act of asking for consent, each with the reason people read."""

from __future__ import annotations

from weiquanbao.kernel.facts import Done, Fact, Facts, guard

FACTS = (
    Fact("claimants", tuple, "一起提的人，退出调解的不算"),
    Fact("left_talks", tuple, "退出调解的职工"),
    Fact("open_procedures", frozenset, "这件事上正在走的程序"),
    Fact("actor_person", object, "现在要办的这个人"),
    Fact("actor_parties", tuple, "现在要办的这个人代表的当事人"),
    Fact("consent_given_by", frozenset, "答复过的人"),
    Fact("members_consent", dict, "就这个方案征求大家同意的结果"),
    Fact("representatives", frozenset, "大家推选的代表"),
    Fact("talks", str, "调解到哪一步了"),
)


@guard("claimants", "left_talks")
def several_stand_together(facts: Facts) -> str | None:
    """One worker is asked in person, not by a round (办案规则 63). The last of several says yes no less openly."""
    return "只有一个人提，直接问本人" if len(facts["claimants"]) + len(facts["left_talks"]) < 2 else None


@guard("open_procedures")
def no_round_runs(facts: Facts) -> str | None:
    """One question at a time, so that nobody says yes to the wrong one."""
    return "正在征求同意，等这次答完" if "settlement_consent" in facts["open_procedures"] else None


@guard("talks")
def talks_go_on(facts: Facts) -> str | None:
    """An offer lives in the talks it was made in (内部规则 调解 6)."""
    return None if facts["talks"] == "mediating" else "调解没有在进行，这个方案不用问了"


@guard("members_consent")
def not_asked_before(facts: Facts) -> str | None:
    """An offer is put to the members once: nobody is asked until he says yes (内部规则 一起提出 9)."""
    return "这个方案已经问过大家了" if facts["members_consent"] else None


@guard("claimants", "representatives", "actor_person", "actor_parties")
def asks_for_all(facts: Facts) -> str | None:
    """Where representatives were elected they ask; so may the mediator and the union's staff (内部规则 一起提出 7)."""
    chosen, staff = facts["representatives"], not facts["actor_parties"]
    alone = len(facts["claimants"]) < 2
    return (
        None
        if staff or alone or not chosen or facts["actor_person"] in chosen
        else "大家推选了代表，由代表来问"
    )


@guard("consent_given_by", "actor_person")
def has_not_answered(facts: Facts) -> str | None:
    """Everybody answers once (内部规则 一起提出 6)."""
    return Done("你答过了") if facts["actor_person"] in facts["consent_given_by"] else None
