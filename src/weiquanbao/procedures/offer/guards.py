"""What bars an act on an offer, each with the reason its reader sees."""

from __future__ import annotations

from weiquanbao.kernel.facts import Fact, Facts, guard

FACTS = (
    Fact("actor_person", object, "现在要办的这个人"),
    Fact("actor_parties", tuple, "现在要办的这个人代表的当事人"),
    Fact("mediator", object, "调解员"),
    Fact("talks", str, "调解到哪一步了"),
    Fact("claimants", tuple, "一起谈的职工，退出的不算"),
    Fact("left_talks", tuple, "退出调解的职工"),
    Fact("members_consent", dict, "就这个方案征求大家同意的结果"),
    Fact("representatives", frozenset, "大家推选的代表"),
)


@guard("talks")
def talks_go_on(facts: Facts) -> str | None:
    """An offer lives in the talks it was made in."""
    return None if facts["talks"] == "mediating" else "调解没有在进行"


@guard("mediator", "actor_person")
def is_the_mediator(facts: Facts) -> str | None:
    """A proposal to both sides is the mediator's."""
    mine = facts["mediator"] is not None and facts["mediator"] == facts["actor_person"]
    return None if mine else "只有这件事的调解员能提"


def _several(facts: Facts) -> bool:
    """Several workers came to these talks: who is the last of them was asked no less than the others."""
    return len(facts["claimants"]) + len(facts["left_talks"]) > 1


def _spoken_for(facts: Facts) -> bool:
    """Whether somebody else was elected to speak for the one who acts; the last of them speaks for himself."""
    return bool(
        len(facts["claimants"]) > 1
        and facts["representatives"]
        and facts["actor_person"] not in facts["representatives"]
    )


@guard("claimants", "representatives", "actor_person")
def speaks_for_the_group(facts: Facts) -> str | None:
    """Where representatives were elected they make and take back what is offered for all (办案规则 63)."""
    return "大家推选了代表，由代表来提、来撤" if _spoken_for(facts) else None


@guard("claimants", "left_talks", "representatives", "actor_person", "members_consent")
def declines_for_all(facts: Facts) -> str | None:
    """A member's no is his own: it is said in the round and ends nothing for the others (内部规则 一起提出 9)."""
    if _spoken_for(facts):
        return "大家推选了代表，由代表来回绝；你自己不同意，在“征求同意”里答"
    asked = facts["members_consent"]
    alone = len(facts["claimants"]) < 2 or facts["representatives"] or (asked and not asked["open"])
    return None if alone else "几个人一起提的，一个人不能替大家回绝；不同意的，在“征求同意”里答"


@guard("claimants", "left_talks", "members_consent")
def members_were_asked(facts: Facts) -> str | None:
    """Of several workers nobody settles for one who was not asked about this very offer; silence is no yes.

    The other side reads how many are still to answer, never who (办案规则 63, 浙江省劳动人事争议调解仲裁条例 40).
    """
    if not _several(facts):
        return None
    asked = facts["members_consent"]
    if not asked:
        return "几个人一起提的，先拿这个方案一个一个问职工同不同意"
    if asked["open"]:
        return f"还在问职工同不同意：还有 {len(asked['silent'])} 人没答复，等答完或者到期"
    return None if asked["yes"] else "职工里没有人同意这个方案，不能接受"


@guard("claimants", "left_talks", "representatives", "members_consent", "actor_person", "actor_parties")
def accepts_for_those_who_agree(facts: Facts) -> str | None:
    """The representatives accept for those who said yes; where there are none, one of those who did."""
    if _spoken_for(facts):
        return "大家推选了代表，由代表来接受"
    if not _several(facts) or (facts["representatives"] and len(facts["claimants"]) > 1):
        return None
    agreed = facts["members_consent"].get("yes", ())
    return None if set(agreed) & set(facts["actor_parties"]) else "由同意这个方案的人来接受"
