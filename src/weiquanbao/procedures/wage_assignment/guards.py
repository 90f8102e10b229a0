"""What bars an act of a wage-claim assignment, each with the reason its reader sees."""

from __future__ import annotations

from weiquanbao.kernel.facts import Done, Fact, Facts, guard
from weiquanbao.kernel.signatures import (
    LEFT,
    a_party_has_to_sign,
    everybody_signed,
    has_to_sign,
    union_has_to_sign,
)

__all__ = [
    "FACTS",
    "a_party_has_to_sign",
    "everybody_signed",
    "has_to_sign",
    "union_has_to_sign",
]

FACTS = (
    Fact("actor_person", object, "现在要办的这个人"),
    Fact("actor_parties", tuple, "现在要办的这个人代表的当事人"),
    Fact("authors", dict, "每种行为最近一次是谁做的"),
    Fact("acts_done", dict, "每种行为做过几次"),
    Fact("running_clocks", frozenset, "正在走的期限"),
    Fact("open_procedures", frozenset, "这件事上正在走的程序"),
    LEFT,
    Fact("wage_claims", dict, "每个职工请求的工资，没写数的是空的"),
    Fact("advances", dict, "申请垫付的每个职工：办到哪一步"),
    Fact("deciders", frozenset, "评估、批准这件让渡的人"),
    Fact("fund_dues", frozenset, "基金和职工、单位之间还没了的：to_worker、from_worker、outstanding"),
)
#: Where an advance has gone so far that nothing more is asked of whoever applied.
_GONE = frozenset({"dropped"})


def _standing(facts: Facts) -> dict[int, str]:
    """Party → how far its advance has come, of those who have not dropped out."""
    return {party: state for party, state in facts["advances"].items() if state not in _GONE}


@guard("open_procedures")
def no_assignment_runs(facts: Facts) -> str | None:
    """One case for all the workers of a matter (内部规则 工资债权让渡 1)."""
    return "这件事已经在办让渡，到那一件里申请" if "wage_assignment" in facts["open_procedures"] else None


@guard("wage_claims")
def wages_are_claimed(facts: Facts) -> str | None:
    """Only accrued wages are advanced (内部规则 工资债权让渡 3)."""
    return None if facts["wage_claims"] else "这件事里没有提工资请求；只垫工资，别的不垫"


@guard("advances", "actor_parties")
def has_not_applied(facts: Facts) -> str | None:
    """Everybody applies once."""
    return None if set(facts["actor_parties"]) - facts["advances"].keys() else Done("你已经申请了")


@guard("advances", "actor_parties")
def has_applied(facts: Facts) -> str | None:
    """What is said here is said by those it is about."""
    mine = set(facts["actor_parties"]) & _standing(facts).keys()
    return None if mine else "你没有申请垫付，或者已经退出了"


@guard("running_clocks")
def something_was_asked(facts: Facts) -> str | None:
    """What was asked for is brought (内部规则 工资债权让渡 6)."""
    return None if "more" in facts["running_clocks"] else "工会没有要你补材料"


@guard("advances")
def several_applied(facts: Facts) -> str | None:
    """One of several leaves; the last one ends it."""
    return None if len(_standing(facts)) > 1 else "只有一个人申请，不要了就撤回"


@guard("advances")
def he_alone_applied(facts: Facts) -> str | None:
    """Nobody takes back what others asked for."""
    return None if len(_standing(facts)) <= 1 else "一起申请的还有别人，只退自己的"


@guard("authors", "actor_person")
def another_assessed(facts: Facts) -> str | None:
    """Whoever assessed does not approve (内部规则 工资债权让渡 4)."""
    own = facts["authors"].get("assess") == facts["actor_person"]
    return "评估的人不能批准自己的评估" if own and facts["actor_person"] is not None else None


@guard("advances", "deciders", "actor_person")
def may_be_paid_by_him(facts: Facts) -> str | None:
    """Whoever assessed or approved does not pay (内部规则 工资债权让渡 4)."""
    if facts["actor_person"] in facts["deciders"]:
        return "评估、批准过的人不能付钱"
    return None if "signed" in _standing(facts).values() else "没有签好、等着付的"


@guard("advances")
def something_is_ordered(facts: Facts) -> str | None:
    """What the bank did is noted of what it was told to do."""
    return None if "ordered" in _standing(facts).values() else "没有等银行付的"


@guard("advances")
def something_was_sent(facts: Facts) -> str | None:
    """Only what was sent comes back."""
    return None if {"ordered", "paid"} & set(_standing(facts).values()) else "还没有付过，没有可退的"


@guard("advances")
def somebody_waits(facts: Facts) -> str | None:
    """Whoever was paid is not spared any more."""
    return None if "signed" in _standing(facts).values() else "没有签了还没付的人"


@guard("advances")
def somebody_was_paid(facts: Facts) -> str | None:
    """The claim goes over with the advance (民法典 545)."""
    return None if "paid" in _standing(facts).values() else "还没有给谁付过，债权还没有转过来"


@guard("acts_done")
def employer_is_notified(facts: Facts) -> str | None:
    """Without notice the assignment has no effect on the employer (民法典 546)."""
    return None if facts["acts_done"].get("notify") else "先写通知给单位，没通知的对单位不算数"


@guard("fund_dues")
def something_is_outstanding(facts: Facts) -> str | None:
    """What is settled is neither chased nor written off."""
    return None if "outstanding" in facts["fund_dues"] else "没有还没追回来的"


@guard("fund_dues")
def a_worker_has_to_get(facts: Facts) -> str | None:
    """Their part of what came in is theirs (内部规则 工资债权让渡 14)."""
    return None if "to_worker" in facts["fund_dues"] else "没有该付给职工的"


@guard("fund_dues")
def a_worker_has_to_repay(facts: Facts) -> str | None:
    """Only who got what was the union's owes it (内部规则 工资债权让渡 15)."""
    return None if "from_worker" in facts["fund_dues"] else "没有职工要还工会的"


def _open_proposals(facts: Facts) -> int:
    done = facts["acts_done"]
    return int(done.get("propose_write_off", 0) - done.get("write_off", 0) - done.get("decline_write_off", 0))


@guard("acts_done")
def no_write_off_waits(facts: Facts) -> str | None:
    """One proposal at a time."""
    return "已经提出核销，等领导决定" if _open_proposals(facts) > 0 else None


@guard("acts_done")
def write_off_is_proposed(facts: Facts) -> str | None:
    """Nothing is written off but by a decision on a proposal (内部规则 工资债权让渡 16)."""
    return None if _open_proposals(facts) > 0 else "没有人提出核销"


@guard("authors", "actor_person")
def another_proposed(facts: Facts) -> str | None:
    """Whoever proposed it does not decide it (内部规则 工资债权让渡 16)."""
    own = facts["authors"].get("propose_write_off") == facts["actor_person"]
    return "提出核销的人不能自己决定" if own and facts["actor_person"] is not None else None
