"""What bars an act on the minutes of a session, each with the reason a person reads."""

from __future__ import annotations

from weiquanbao.kernel.facts import Fact
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
]

FACTS = (
    Fact("actor_person", object, "现在要办的这个人"),
    Fact("actor_parties", tuple, "现在要办的这个人代表的当事人"),
    Fact("handler", object, "调解员"),
    LEFT,
)
