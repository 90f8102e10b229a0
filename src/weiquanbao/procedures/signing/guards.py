"""What bars an act of the signing procedure, each with the reason a person reads."""

from __future__ import annotations

from weiquanbao.kernel.facts import Fact, Facts, guard

FACTS = (
    Fact("actor_person", object, "现在要办的这个人"),
    Fact("actor_parties", tuple, "现在要办的这个人代表的当事人"),
    Fact("handler", object, "调解员"),
    Fact("open_procedures", frozenset, "这件事上正在走的程序"),
    Fact("ended_as", str, "案件怎么结束的"),
    Fact("left_to_sign", frozenset, "还没签的：当事人，0 是调解员"),
)
#: Among those who have not signed, the mediator.
MEDIATOR = 0


@guard("ended_as")
def talks_are_concluded(facts: Facts) -> str | None:
    """What was not agreed cannot be signed (调解仲裁法 14)."""
    return None if facts["ended_as"] == "concluded" else "谈成了、结束调解以后才能拟协议"


@guard("open_procedures")
def nothing_is_being_signed(facts: Facts) -> str | None:
    """One paper at a time."""
    return "已经有一份在签，先签完或者撤掉" if "signing" in facts["open_procedures"] else None


@guard("handler", "actor_person")
def is_the_mediator(facts: Facts) -> str | None:
    """Who mediated drafts and signs (人民调解法 29, 调解仲裁法 14)."""
    mine = facts["handler"] is not None and facts["handler"] == facts["actor_person"]
    return None if mine else "只有这件事的调解员能办"


@guard("left_to_sign", "actor_parties")
def has_to_sign(facts: Facts) -> str | None:
    """A signature is given once on each wording."""
    mine = facts["actor_parties"]
    if not mine:
        return "这份文书没有要您签的地方"
    return None if set(mine) & facts["left_to_sign"] else "您不用签，或者已经签好了"


@guard("left_to_sign")
def mediator_has_to_sign(facts: Facts) -> str | None:
    """A signature is given once on each wording."""
    return None if MEDIATOR in facts["left_to_sign"] else "调解员已经签好了"


@guard("left_to_sign")
def a_party_has_to_sign(facts: Facts) -> str | None:
    """Only somebody who has not signed yet can sign on paper."""
    return None if facts["left_to_sign"] - {MEDIATOR} else "双方都签好了"


@guard("left_to_sign")
def everybody_signed(facts: Facts) -> str | None:
    """It stands when the last one has signed (调解仲裁法 14)."""
    return "还有人没签" if facts["left_to_sign"] else None
