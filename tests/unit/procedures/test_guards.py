"""Every guard of the complaint procedure says yes, and no with its reason."""

from weiquanbao.kernel.facts import Guard
from weiquanbao.procedures import PROCEDURES
from weiquanbao.procedures.complaint import guards

COMPLAINT = PROCEDURES["complaint"]
ALL = {found.name: found for found in vars(guards).values() if isinstance(found, Guard)}


def test_every_guard_is_used_and_judged_here(judged) -> None:
    used = {guard.name for act in COMPLAINT.acts.values() for guard in act.guards}
    assert used == ALL.keys() == judged.keys()


def test_a_guard_says_yes_or_why_not(judged) -> None:
    for name, (yes, no, reason) in judged.items():
        assert ALL[name](yes) is None, name
        assert ALL[name](no) == reason


def test_reasons_can_be_told_apart(judged) -> None:
    reasons = [reason for _yes, _no, reason in judged.values()]
    assert len(set(reasons)) == len(reasons)


def test_a_guard_reads_only_the_facts_it_names(judged) -> None:
    for name, (yes, no, _reason) in judged.items():
        for facts in (yes, no):
            ALL[name]({need: facts[need] for need in ALL[name].needs})


def test_every_fact_is_of_the_type_declared(nothing_done) -> None:
    declared = {fact.name: fact.type for fact in COMPLAINT.facts}
    assert declared.keys() == nothing_done.keys()
    assert all(isinstance(nothing_done[name], kind) for name, kind in declared.items())


def test_what_nobody_provided_yet_bars_rather_than_breaks() -> None:
    empty = {fact.name: fact.type() for fact in COMPLAINT.facts}
    for guard in ALL.values():
        guard(empty)
    assert ALL["worker_agreed_to_contact"](empty)
