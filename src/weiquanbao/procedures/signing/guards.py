"""What bars an act of the signing procedure, each with the reason a person reads."""

from __future__ import annotations

from weiquanbao.kernel.facts import Fact, Facts, guard
from weiquanbao.kernel.signatures import (
    LEFT,
    a_party_has_to_sign,
    everybody_signed,
    has_to_sign,
    is_the_mediator,
    mediator_has_to_sign,
)

__all__ = [
    "FACTS",
    "a_party_has_to_sign",
    "everybody_signed",
    "has_to_sign",
    "is_the_mediator",
    "mediator_has_to_sign",
    "nothing_is_being_signed",
    "talks_are_concluded",
]

FACTS = (
    Fact("actor_person", object, "现在要办的这个人"),
    Fact("actor_parties", tuple, "现在要办的这个人代表的当事人"),
    Fact("handler", object, "调解员"),
    Fact("open_procedures", frozenset, "这件事上正在走的程序"),
    Fact("ended_as", str, "案件怎么结束的"),
    LEFT,
)


@guard("ended_as")
def talks_are_concluded(facts: Facts) -> str | None:
    """What was not agreed cannot be signed (调解仲裁法 14)."""
    return None if facts["ended_as"] == "concluded" else "谈成了、结束调解以后才能拟协议"


@guard("open_procedures")
def nothing_is_being_signed(facts: Facts) -> str | None:
    """One paper at a time."""
    return "已经有一份在签，先签完或者撤掉" if "signing" in facts["open_procedures"] else None
