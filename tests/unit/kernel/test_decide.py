"""decide(): may this act happen now, and if not, why not."""

import pytest

from weiquanbao.kernel.decide import UnknownAct, decide, first_act, later_acts, open_acts
from weiquanbao.kernel.facts import Fact
from weiquanbao.kernel.procedure import Decision

READY = {"asked_in_writing": True, "days": 3}
CHIEF = frozenset({"chief"})


def codes(decisions: list[Decision]) -> list[str]:
    return [decision.act for decision in decisions]


def test_an_opening_act_needs_no_state(leave) -> None:
    decision = decide(leave, None, "ask", {"asker"}, READY)
    assert decision.allowed
    assert (decision.source, decision.target, decision.final) == (None, "asked", False)


def test_an_allowed_act_names_the_clocks_it_moves(leave) -> None:
    assert decide(leave, "asked", "look", CHIEF, READY).starts == ("answer",)
    assert decide(leave, "looked_at", "stop", CHIEF, READY).pauses == ("answer",)
    assert decide(leave, "looked_at", "go_on", CHIEF, READY).resumes == ("answer",)
    longer = decide(leave, "looked_at", "longer", {"deputy"}, READY)
    assert longer.extends == (("answer", "complaint.extension_days"),)
    grant = decide(leave, "looked_at", "grant", CHIEF, READY)
    assert (grant.stops, grant.final, grant.target) == (("answer",), True, "granted")


def test_an_act_without_a_target_stays_where_it_is(leave) -> None:
    decision = decide(leave, "asked", "note", CHIEF, READY)
    assert (decision.allowed, decision.target) == (True, "asked")
    assert decision.starts == decision.stops == decision.pauses == decision.resumes == decision.extends == ()


def test_whoever_has_another_role_is_told_who_does_it(leave) -> None:
    decision = decide(leave, "asked", "look", {"asker"}, READY)
    assert not decision.allowed
    assert decision.reasons == ("这一步由领导、副职办",)
    assert decision.target == "asked"


def test_nobody_may_do_anything_without_a_role(leave) -> None:
    assert not decide(leave, "looked_at", "decline", frozenset(), READY).allowed


def test_every_reason_is_given_at_once(leave) -> None:
    decision = decide(leave, "looked_at", "grant", CHIEF, {"asked_in_writing": False, "days": 30})
    assert decision.reasons == ("还没有书面申请", "最多请十天")
    assert decide(leave, "looked_at", "grant", CHIEF, {"asked_in_writing": True, "days": 30}).reasons == (
        "最多请十天",
    )


def test_a_barred_act_moves_nothing(leave) -> None:
    decision = decide(leave, "looked_at", "grant", CHIEF, {"asked_in_writing": False, "days": 1})
    assert (decision.target, decision.final, decision.stops) == ("looked_at", False, ())


def test_an_act_of_another_state_says_when_it_can_be_done(leave) -> None:
    assert decide(leave, "asked", "grant", CHIEF, READY).reasons == ("要在“在看”时才能办，现在是“已申请”",)
    assert decide(leave, None, "grant", CHIEF, READY).reasons == ("要在“在看”时才能办",)


def test_a_case_is_not_opened_twice(leave) -> None:
    assert decide(leave, "asked", "ask", {"asker"}, READY).reasons == ("这是开始的一步，现在是“已申请”",)


def test_nothing_leaves_a_final_state(leave) -> None:
    for act in leave.acts:
        assert not decide(leave, "granted", act, set(leave.roles), READY).allowed


def test_an_act_nobody_declared_is_an_error_and_not_a_no(leave) -> None:
    with pytest.raises(UnknownAct, match="leave has no act fly"):
        decide(leave, "asked", "fly", CHIEF, READY)


def test_open_acts_lists_what_the_roles_may_do_here_in_the_order_declared(leave) -> None:
    assert codes(open_acts(leave, None, {"asker"}, READY)) == ["ask"]
    assert codes(open_acts(leave, "looked_at", CHIEF, READY)) == ["note", "stop", "go_on", "grant", "decline"]
    assert codes(open_acts(leave, "looked_at", {"asker"}, READY)) == []
    assert codes(open_acts(leave, "granted", set(leave.roles), READY)) == []


def test_open_acts_keeps_barred_ones_with_their_reasons(leave) -> None:
    listed = open_acts(leave, "looked_at", CHIEF, {"asked_in_writing": False, "days": 30})
    barred = {decision.act: decision.reasons for decision in listed if not decision.allowed}
    assert barred == {"grant": ("还没有书面申请", "最多请十天")}


def test_listing_and_doing_agree(leave) -> None:
    for facts in (READY, {"asked_in_writing": False, "days": 30}):
        for state in leave.states:
            for role in leave.roles:
                for listed in open_acts(leave, state, {role}, facts):
                    assert decide(leave, state, listed.act, {role}, facts) == listed


def test_later_acts_are_those_of_other_states_each_with_its_reason(leave) -> None:
    later = later_acts(leave, "asked", CHIEF)
    assert codes(later) == ["stop", "go_on", "grant", "decline"]
    assert {decision.reasons for decision in later} == {("要在“在看”时才能办，现在是“已申请”",)}
    assert codes(later_acts(leave, "looked_at", {"deputy"})) == ["look"]
    assert later_acts(leave, "asked", {"asker"}) == []


def test_a_guard_is_named_for_its_function_and_says_what_it_means(leave) -> None:
    first = leave.acts["grant"].guards[0]
    assert (first.name, first.needs) == ("is_in_writing", ("asked_in_writing",))
    assert first.meaning == "Nothing is granted by word of mouth."
    assert first({"asked_in_writing": False}) == "还没有书面申请"


def test_a_declaration_cannot_be_altered_afterwards(leave) -> None:
    with pytest.raises(TypeError):
        leave.states["asked"] = leave.states["granted"]
    with pytest.raises(TypeError):
        leave.moves["asked"] = ()


def test_an_act_says_which_facts_decide_it(leave) -> None:
    def named(act: str) -> set[str]:
        return {fact.name for fact in leave.facts_of(act)}

    assert named("grant") == {"asked_in_writing", "days"}
    assert named("look") == set()
    for role in leave.roles:
        for act in leave.acts:
            needed = {name: READY[name] for name in named(act)}
            for state in leave.states:
                assert decide(leave, state, act, {role}, needed) == decide(leave, state, act, {role}, READY)


def test_an_act_that_countersigns_asks_who_signed_first(declare, leave) -> None:
    law = declare(facts=(Fact("authors", dict, "谁办的哪一步"), *leave.facts))
    assert [fact.name for fact in law.facts_of("longer")] == ["authors"]


@pytest.mark.parametrize("roles", [CHIEF, frozenset({"asker"}), frozenset({"deputy"}), frozenset()])
@pytest.mark.parametrize("facts", [READY, {"asked_in_writing": False, "days": 30}])
def test_the_first_act_is_the_first_that_is_allowed_and_not_grave(leave, roles, facts) -> None:
    for state in (None, *leave.states):
        listed = [one.act for one in open_acts(leave, state, roles, facts) if one.allowed]
        assert first_act(leave, state, roles, facts) == next(
            (act for act in listed if not leave.acts[act].grave), None
        )


def test_the_first_act_asks_for_no_fact_that_it_does_not_need(leave) -> None:
    assert first_act(leave, "asked", CHIEF, {}) == "look"


def test_what_is_barred_or_grave_is_not_the_first_act(declare) -> None:
    late = {"days": 30, "asked_in_writing": True}
    guards = declare().acts["grant"].guards
    law = declare(acts={"look": {"grave": True}, "note": {"guards": guards}})
    assert first_act(law, "asked", CHIEF, READY) == "note"
    assert first_act(law, "asked", CHIEF, late) is None
    assert first_act(law, "looked_at", CHIEF, late) == "stop"
