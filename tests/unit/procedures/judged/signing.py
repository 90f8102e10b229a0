"""What the guards of a signing can know, and a way to make each of them refuse."""

from typing import Any

#: Facts under which nothing is barred that could be done on a fresh case.
NOTHING_DONE: dict[str, Any] = {
    "actor_person": 2,
    "actor_parties": (10,),
    "handler": 2,
    "open_procedures": frozenset(),
    "ended_as": "concluded",
    "left_to_sign": frozenset({0, 10, 11}),
}
#: For every guard: facts that satisfy it, facts that do not, and what its reader then sees.
JUDGED: dict[str, tuple[dict[str, Any], dict[str, Any], str]] = {
    "talks_are_concluded": ({}, {"ended_as": "failed"}, "谈成了、结束调解以后才能拟协议"),
    "nothing_is_being_signed": (
        {},
        {"open_procedures": frozenset({"signing"})},
        "已经有一份在签，先签完或者撤掉",
    ),
    "is_the_mediator": ({}, {"handler": 3}, "只有这件事的调解员能办"),
    "has_to_sign": ({}, {"left_to_sign": frozenset({0, 11})}, "您不用签，或者已经签好了"),
    "mediator_has_to_sign": ({}, {"left_to_sign": frozenset({10})}, "调解员已经签好了"),
    "a_party_has_to_sign": ({}, {"left_to_sign": frozenset({0})}, "没有哪一方还要签"),
    "everybody_signed": ({"left_to_sign": frozenset()}, {"left_to_sign": frozenset({0})}, "还有人没签"),
}
