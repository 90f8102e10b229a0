"""What the guards of an offer can know, and a way to make each of them refuse."""

from typing import Any

#: Facts under which nothing is barred that could be done on a fresh case.
NOTHING_DONE: dict[str, Any] = {
    "actor_person": 2,
    "actor_parties": (10,),
    "mediator": 2,
    "talks": "mediating",
    "claimants": (10,),
    "consents": {},
}
#: For every guard: facts that satisfy it, facts that do not, and what its reader then sees.
JUDGED: dict[str, tuple[dict[str, Any], dict[str, Any], str]] = {
    "talks_go_on": ({}, {"talks": "failed"}, "调解没有在进行"),
    "is_the_mediator": ({}, {"mediator": 3}, "只有这件事的调解员能提"),
    "all_workers_agree": (
        {"claimants": (10, 13), "consents": {10: "yes", 13: "yes"}},
        {"claimants": (10, 13), "consents": {10: "yes"}},
        "几个人一起提的，要每个人都点了“我同意”才能接受",
    ),
    "one_of_several": ({"claimants": (10, 13)}, {}, "只有一个人，直接接受就行"),
}
