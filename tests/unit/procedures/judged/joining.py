"""What the guards of joining can know, and a way to make each of them refuse."""

from typing import Any

#: Facts under which nothing is barred that could be done on a fresh case.
NOTHING_DONE: dict[str, Any] = {
    "open_procedures": frozenset({"complaint", "joining"}),
    "actor_person": 2,
    "actor_parties": (10,),
    "organiser": 2,
    "representatives": frozenset(),
}
#: For every guard: facts that satisfy it, facts that do not, and what people then read.
JUDGED: dict[str, tuple[dict[str, Any], dict[str, Any], str]] = {
    "calls_the_group_together": (
        {"organiser": 7, "representatives": frozenset({2})},
        {"organiser": 7},
        "请工友，由发起的人或者大家推选的代表来请",
    ),
    "complaint_still_runs": (
        {},
        {"open_procedures": frozenset({"joining"})},
        "这件事已经结束了，要提可以自己另外提",
    ),
}
