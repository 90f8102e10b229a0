"""Every guard of every procedure says yes, and no with its reason."""

from importlib import import_module

from weiquanbao.kernel.facts import Guard


def guards_of(law) -> dict[str, Guard]:
    """Every guard of a procedure's folder."""
    module = import_module(f"weiquanbao.procedures.{law.code}.guards")
    return {found.name: found for found in vars(module).values() if isinstance(found, Guard)}


def test_every_guard_is_used_and_judged_here(law, judged) -> None:
    used = {guard.name for act in law.acts.values() for guard in act.guards}
    assert used == guards_of(law).keys() == judged.guards.keys()


def test_a_guard_says_yes_or_why_not(law, judged) -> None:
    for name, (yes, no, reason) in judged.guards.items():
        assert guards_of(law)[name](yes) is None, name
        assert guards_of(law)[name](no) == reason


def test_reasons_can_be_told_apart(judged) -> None:
    reasons = [reason for _yes, _no, reason in judged.guards.values()]
    assert len(set(reasons)) == len(reasons)


def test_a_guard_reads_only_the_facts_it_names(law, judged) -> None:
    for name, (yes, no, _reason) in judged.guards.items():
        guard = guards_of(law)[name]
        for facts in (yes, no):
            guard({need: facts[need] for need in guard.needs})


def test_every_fact_is_of_the_type_declared(law, judged) -> None:
    declared = {fact.name: fact.type for fact in law.facts}
    assert declared.keys() == judged.nothing_done.keys()
    assert all(isinstance(judged.nothing_done[name], kind) for name, kind in declared.items())


def test_what_nobody_provided_yet_bars_rather_than_breaks(law) -> None:
    empty = {fact.name: fact.type() for fact in law.facts}
    for guard in guards_of(law).values():
        guard(empty)
