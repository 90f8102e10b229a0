"""What the guards of a handover can know, and a way to make each of them refuse."""

from typing import Any

#: Facts under which nothing is barred that could be done on a fresh case.
NOTHING_DONE: dict[str, Any] = {
    "authors": {},
    "actor_person": 2,
    "incidents": (),
    "passing_agreed": True,
    "passing_agreed_by": frozenset({9}),
    "parent_is_open": True,
}
#: For every guard: facts that satisfy it, facts that do not, and what the clerk then reads.
JUDGED: dict[str, tuple[dict[str, Any], dict[str, Any], str]] = {
    "nothing_is_on_its_way": (
        {"incidents": (("handover", None, "received"), ("answer", 3, "asked"))},
        {"incidents": (("handover", None, "asking"),)},
        "有一次移送还没走完，先办完它",
    ),
    "worker_agreed_to_pass": ({}, {"passing_agreed": False}, "还有职工没同意转给这一家，或者收回了同意"),
    "worker_has_not_agreed": (
        {"passing_agreed_by": frozenset({2})},
        {"passing_agreed_by": frozenset({2}), "authors": {"agree": 2}},
        "你已经同意了",
    ),
    "somebody_has_not_agreed": (
        {"passing_agreed": True},
        {"passing_agreed": True, "authors": {"agree": 7}},
        "职工已经同意了，不用再签",
    ),
    "returner_is_another": ({"authors": {"offer": 7}}, {"authors": {"offer": 2}}, "是你移出的，不移了就收回"),
    "receiver_is_another": (
        {"authors": {"offer": 7}},
        {"authors": {"offer": 2}},
        "是你移出的，要由那边的人接",
    ),
    "there_is_still_a_case": ({}, {"parent_is_open": False}, "移过来的案件已经结束了，不用接"),
}
