"""What the guards of an election can know, and a way to make each of them refuse."""

from typing import Any

#: Facts under which nothing is barred that could be done on a fresh case.
NOTHING_DONE: dict[str, Any] = {
    "claimants": tuple(range(1, 13)),
    "open_procedures": frozenset({"complaint"}),
    "actor_person": 2,
    "voters": frozenset(),
    "actor_parties": (10,),
    "organiser": 2,
    "representatives": frozenset(),
}
#: For every guard: facts that satisfy it, facts that do not, and what people then read.
JUDGED: dict[str, tuple[dict[str, Any], dict[str, Any], str]] = {
    "ten_stand_together": (
        {"claimants": tuple(range(10))},
        {"claimants": tuple(range(9))},
        "本人点过头的不到十个人，不用推选代表",
    ),
    "no_election_runs": (
        {},
        {"open_procedures": frozenset({"complaint", "election"})},
        "正在投票，等这次投完",
    ),
    "calls_the_group_together": (
        {"organiser": 7, "representatives": frozenset({2})},
        {"organiser": 7},
        "推选，由发起的人或者上一次选出的代表来发起",
    ),
    "has_not_voted": ({"voters": frozenset({7})}, {"voters": frozenset({2, 7})}, "你投过了"),
}
