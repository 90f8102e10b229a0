"""What the guards of an offer can know, and a way to make each of them refuse."""

from typing import Any

#: Facts under which nothing is barred that could be done on a fresh case.
NOTHING_DONE: dict[str, Any] = {
    "actor_person": 2,
    "actor_parties": (10,),
    "mediator": 2,
    "talks": "mediating",
    "claimants": (10,),
    "left_talks": (),
    "members_consent": {},
    "representatives": frozenset(),
}
#: For every guard: facts that satisfy it, facts that do not, and what its reader then sees.
JUDGED: dict[str, tuple[dict[str, Any], dict[str, Any], str]] = {
    "talks_go_on": ({}, {"talks": "failed"}, "调解没有在进行"),
    "is_the_mediator": ({}, {"mediator": 3}, "只有这件事的调解员能提"),
    "speaks_for_the_group": (
        {"claimants": (10, 13), "representatives": frozenset({2, 7})},
        {"claimants": (10, 13), "representatives": frozenset({7})},
        "大家推选了代表，由代表来提、来撤",
    ),
    "declines_for_all": (
        {"claimants": (10, 13), "members_consent": {"open": False}},
        {"claimants": (10, 13), "members_consent": {"open": True}},
        "几个人一起提的，一个人不能替大家回绝；不同意的，在“征求同意”里答",
    ),
    "members_were_asked": (
        {"claimants": (10, 13), "members_consent": {"open": False, "yes": (13,), "silent": (10,)}},
        {"claimants": (10, 13), "members_consent": {"open": True, "yes": (13,), "silent": (10,)}},
        "还在问职工同不同意：还有 1 人没答复，等答完或者到期",
    ),
    "accepts_for_those_who_agree": (
        {"claimants": (10, 13), "members_consent": {"yes": (10,)}},
        {"claimants": (10, 13), "members_consent": {"yes": (13,)}},
        "由同意这个方案的人来接受",
    ),
}
