"""What the guards of a mediation can know, and a way to make each of them refuse."""

from typing import Any

#: Facts under which nothing is barred that could be done on a fresh case: two respondents, 11 and 12.
NOTHING_DONE: dict[str, Any] = {
    "acts_done": {"ask": 1},
    "actor_person": 2,
    "actor_parties": (),
    "handler": None,
    "running_clocks": frozenset(),
    "contact_agreed": True,
    "open_procedures": frozenset({"complaint"}),
    "respondents": (11, 12),
    "incidents": (),
    "claimants": (10,),
    "left_talks": (),
    "representatives": frozenset(),
    "consents": {10: "yes"},
    "longer": frozenset(),
    "session_is_set": False,
}
TALKING = {"consents": {10: "yes", 11: "yes"}, "actor_parties": (11,)}
#: For every guard: facts that satisfy it, facts that do not, and what the clerk then reads.
JUDGED: dict[str, tuple[dict[str, Any], dict[str, Any], str]] = {
    "no_mediation_runs": (
        {},
        {"open_procedures": frozenset({"complaint", "mediation"})},
        "已经在调解，不能再开一个",
    ),
    "worker_wants_it": (
        {"contact_agreed": False},
        {"contact_agreed": False, "acts_done": {"ask_for_worker": 1}},
        "职工还没同意联系单位",
    ),
    "has_not_agreed": ({"actor_parties": (11,)}, TALKING, "您已经同意了"),
    "has_not_left": (TALKING, {"actor_parties": (11,), "consents": {11: "no"}}, "您已经退出了"),
    "others_may_go_on": (
        TALKING,
        {"actor_parties": (11,), "consents": {12: "no"}},
        "没有别的单位在谈；不想谈，点“不愿意调解”",
    ),
    "nobody_else_goes_on": (
        {"actor_parties": (11,), "consents": {12: "no"}},
        TALKING,
        "还有别的单位要谈；自己不想谈，点“退出调解”",
    ),
    "committee_acts": (
        {"acts_done": {"to_committee": 1}},
        {"acts_done": {"to_group": 1}},
        "不是企业调解委员会办的，点“受理，指派调解员”",
    ),
    "no_committee_acts": (
        {"acts_done": {"to_people": 1}},
        {"acts_done": {"to_committee": 1}},
        "由企业调解委员会办，点“调委会受理，指派调解员”",
    ),
    "is_the_mediator": ({"handler": 2}, {"handler": 3}, "只有这件事的调解员能办"),
    "is_the_mediator_or_none": ({}, {"handler": 3}, "由这件事的调解员来结束"),
    "no_session_is_set": ({}, {"session_is_set": True}, "已经约了一场，先改时间、取消或者记笔录"),
    "session_is_set": ({"session_is_set": True}, {}, "还没有约时间"),
    "no_recusal_is_asked": (
        {},
        {"running_clocks": frozenset({"recusal"})},
        "有人请调解员回避，先等答复",
    ),
    "recusal_is_asked": ({"running_clocks": frozenset({"recusal"})}, {}, "没有人请调解员回避"),
    "another_decides": ({"handler": 3}, {"handler": 2}, "要回避的是你自己，由另一个人决定"),
    "has_not_said_longer": (
        {"actor_parties": (11,)},
        {"actor_parties": (11,), "longer": frozenset({11})},
        "已经同意多谈几天了",
    ),
    "both_sides_want_longer": (
        {**TALKING, "longer": frozenset({10, 11})},
        {**TALKING, "longer": frozenset({11})},
        "要职工和参加的每一家单位都同意多谈几天",
    ),
    "not_extended_before": ({}, {"acts_done": {"extend": 1}}, "已经延过一次，不能再延"),
    "every_side_has_settled": (
        {**TALKING, "incidents": (("offer", 11, "accepted"),)},
        {**TALKING, "incidents": (("offer", 11, "declined"), ("offer", 12, "accepted"))},
        "参加的单位里，还有没谈成的",
    ),
    "ends_the_talks_of_all": (
        {"claimants": (10, 13), "representatives": frozenset({2})},
        {"claimants": (10, 13), "representatives": frozenset({7})},
        "大家推选了代表，由代表来说；你自己不想谈，点“自己退出”",
    ),
    "several_talk": ({"left_talks": (13,)}, {}, "只有你一个人在谈；不想谈，点“不谈了”"),
}
