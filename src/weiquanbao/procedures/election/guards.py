"""What bars an act of an election, each with the reason people read."""

from __future__ import annotations

from weiquanbao.kernel.facts import Done, Fact, Facts, guard

#: 调解仲裁法 7: from this many on the workers may choose representatives.
GROUP = 10
FACTS = (
    Fact("claimants", tuple, "一起提的人"),
    Fact("open_procedures", frozenset, "这件事上正在走的程序"),
    Fact("actor_person", object, "现在要办的这个人"),
    Fact("actor_parties", tuple, "现在要办的这个人代表的当事人"),
    Fact("organiser", object, "发起的人"),
    Fact("representatives", frozenset, "大家推选的代表"),
    Fact("voters", frozenset, "投过票的人"),
)


@guard("claimants")
def ten_stand_together(facts: Facts) -> str | None:
    """Fewer speak for themselves (调解仲裁法 7, 办案规则 63)."""
    return "本人点过头的不到十个人，不用推选代表" if len(facts["claimants"]) < GROUP else None


@guard("open_procedures")
def no_election_runs(facts: Facts) -> str | None:
    """One election at a time."""
    return "正在投票，等这次投完" if "election" in facts["open_procedures"] else None


@guard("voters", "actor_person")
def has_not_voted(facts: Facts) -> str | None:
    """Everybody votes once (内部规则 一起提出 5)."""
    return Done("你投过了") if facts["actor_person"] in facts["voters"] else None


@guard("organiser", "representatives", "actor_person", "actor_parties")
def calls_the_group_together(facts: Facts) -> str | None:
    """Whoever opened the group, or was elected by it, or the union's staff (内部规则 一起提出 8)."""
    staff, person = not facts["actor_parties"], facts["actor_person"]
    if staff or person == facts["organiser"] or person in facts["representatives"]:
        return None
    return "推选，由发起的人或者上一次选出的代表来发起"
