"""What the guards of a representation can know, and a way to make each of them refuse."""

from typing import Any

#: Facts under which nothing is barred that could be done on a fresh case.
NOTHING_DONE: dict[str, Any] = {
    "open_procedures": frozenset({"complaint"}),
    "actor_person": 2,
    "actor_parties": (10,),
    "handler": None,
    "left_to_sign": frozenset({10}),
}
#: For every guard: facts that satisfy it, facts that do not, and what the clerk then reads.
JUDGED: dict[str, tuple[dict[str, Any], dict[str, Any], str]] = {
    "no_representation_runs": (
        {},
        {"open_procedures": frozenset({"complaint", "representation"})},
        "已经申请过代诉，正在办",
    ),
    "authority_is_his_to_sign": ({}, {"left_to_sign": frozenset({11})}, "这份委托书不是你签"),
    "authority_waits": ({}, {"left_to_sign": frozenset()}, "还没有写好的委托书"),
}
