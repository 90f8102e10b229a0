"""What the guards of a round of consent can know, and a way to make each of them refuse."""

from typing import Any

#: Facts under which nothing is barred that could be done on a fresh case.
NOTHING_DONE: dict[str, Any] = {
    "claimants": (1, 2, 3),
    "left_talks": (),
    "open_procedures": frozenset({"complaint"}),
    "actor_person": 2,
    "consent_given_by": frozenset(),
    "actor_parties": (2,),
    "members_consent": {},
    "representatives": frozenset(),
    "talks": "mediating",
}
#: For every guard: facts that satisfy it, facts that do not, and what people then read.
JUDGED: dict[str, tuple[dict[str, Any], dict[str, Any], str]] = {
    "several_stand_together": ({"claimants": (1, 2)}, {"claimants": (1,)}, "只有一个人提，直接问本人"),
    "no_round_runs": (
        {},
        {"open_procedures": frozenset({"complaint", "settlement_consent"})},
        "正在征求同意，等这次答完",
    ),
    "talks_go_on": ({}, {"talks": "failed"}, "调解没有在进行，这个方案不用问了"),
    "not_asked_before": ({}, {"members_consent": {"open": False}}, "这个方案已经问过大家了"),
    "asks_for_all": (
        {"representatives": frozenset({2})},
        {"representatives": frozenset({7})},
        "大家推选了代表，由代表来问",
    ),
    "has_not_answered": (
        {"consent_given_by": frozenset({7})},
        {"consent_given_by": frozenset({2})},
        "你答过了",
    ),
}
