"""What bars an act on an offer, each with the reason its reader sees."""

from __future__ import annotations

from weiquanbao.kernel.facts import Fact, Facts, guard

FACTS = (
    Fact("actor_person", object, "现在要办的这个人"),
    Fact("actor_parties", tuple, "现在要办的这个人代表的当事人"),
    Fact("mediator", object, "调解员"),
    Fact("talks", str, "调解到哪一步了"),
    Fact("claimants", tuple, "申请人"),
    Fact("consents", dict, "一起提出来的人里，谁同意了"),
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


@guard("claimants", "consents")
def all_workers_agree(facts: Facts) -> str | None:
    """Of several workers nobody settles for the others: each has said yes before (办案规则 63)."""
    several = len(facts["claimants"]) > 1
    missing = several and any(facts["consents"].get(one) != "yes" for one in facts["claimants"])
    return "几个人一起提的，要每个人都点了“我同意”才能接受" if missing else None


@guard("claimants", "consents", "actor_parties")
def one_of_several(facts: Facts) -> str | None:
    """Alone one accepts at once."""
    mine = facts["actor_parties"]
    if len(facts["claimants"]) < 2:
        return "只有一个人，直接接受就行"
    return "你已经同意了" if mine and all(facts["consents"].get(one) == "yes" for one in mine) else None
