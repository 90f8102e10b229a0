"""The complaint procedure as the people in it meet it: words on buttons, forms, endings."""

from weiquanbao.common.dates import today
from weiquanbao.kernel.forms import clean
from weiquanbao.procedures import PROCEDURES

LAW = PROCEDURES["complaint"]
#: What the worker is told nothing of: the union's own paper.
SILENT = {"ask_extension", "decline_extension", "extension_lapsed"}


def test_the_worker_reads_a_sentence_for_every_step_but_the_unions_own() -> None:
    assert {code for code, act in LAW.acts.items() if not act.plain} == SILENT


def test_every_ending_is_marked_grave_and_tells_the_worker() -> None:
    for code, act in LAW.acts.items():
        ending = act.target is not None and LAW.states[act.target].final
        assert act.grave is ending, code
        if ending and code != "withdraw":
            assert "claimant" in {tell.to for tell in act.notices}, code


def test_refusing_asks_for_reasons_and_the_next_road() -> None:
    for code in ("refuse", "refer"):
        missing = clean(LAW.acts[code].form, {}, today=today()).errors
        assert {"explanation", "road", "body"} <= missing.keys()


def test_the_worker_withdraws_without_giving_a_reason() -> None:
    assert not clean(LAW.acts["withdraw"].form, {}, today=today()).errors


def test_what_the_employer_said_is_for_the_union_alone() -> None:
    told = {field.code for field in LAW.acts["contact_employer"].form if field.told}
    assert told == {"explanation"}


def test_author_and_approver_of_an_extension_are_two_people() -> None:
    for code in ("grant_extension", "decline_extension"):
        assert LAW.acts[code].countersigns == "ask_extension"
        assert "approver_is_another" in {guard.name for guard in LAW.acts[code].guards}
