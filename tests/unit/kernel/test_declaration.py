"""Every fault of a declaration is refused when it is imported, in one sentence that names it."""

import pytest

from weiquanbao.kernel.declaration import DeclarationError
from weiquanbao.kernel.facts import Facts, guard
from weiquanbao.kernel.forms import Form
from weiquanbao.kernel.procedure import State
from weiquanbao.kernel.signatures import DIGEST

STATE = State("悬着", "悬着")


@guard("weather")
def is_sunny(facts: Facts) -> str | None:
    """The sun shines."""
    return None if facts["weather"] == "sun" else "下雨"


FAULTS = {
    "act without basis": (
        {"acts": {"look": {"basis": ""}}},
        "act look has no basis in law or house rules: ''",
    ),
    "act under an unknown article": (
        {"acts": {"look": {"basis": "调解仲裁法 540"}}},
        "act look has no basis in law or house rules: '调解仲裁法 540'",
    ),
    "act under an unknown law": (
        {"acts": {"look": {"basis": "月球法 1"}}},
        "act look has no basis in law or house rules: '月球法 1'",
    ),
    "unreachable state": ({"states": {"lost": STATE}}, "state lost cannot be reached"),
    "state with no way out": (
        {"acts": {"grant": None, "decline": {"sources": ("asked",)}}, "clocks": {"answer": None}},
        "state looked_at has no way to an end",
    ),
    "act leaving a final state": (
        {"acts": {"look": {"sources": ("asked", "granted")}}},
        "act look leaves the final state granted",
    ),
    "act to an unknown state": (
        {"acts": {"look": {"target": "moon"}}},
        "act look names the unknown state moon",
    ),
    "act from an unknown state": (
        {"acts": {"look": {"sources": ("moon",)}}},
        "act look names the unknown state moon",
    ),
    "opening act without a state": (
        {"acts": {"ask": {"target": None}}},
        "act ask opens a case in no state",
    ),
    "a parent of an act that opens nothing": (
        {"acts": {"look": {"parents": ("complaint",)}}},
        "act look opens no case, so it has no parents",
    ),
    "an incident that hangs on nothing": (
        {"incident": True},
        "act ask opens an incident that hangs on nothing",
    ),
    "no opening act": (
        {"acts": {"ask": {"sources": ("asked",)}}},
        "no act opens a case",
    ),
    "act of nobody": ({"acts": {"look": {"by": ()}}}, "act look may be done by nobody"),
    "unknown role": ({"acts": {"look": {"by": ("king",)}}}, "act look names the unknown role king"),
    "countersigning an unknown act": (
        {"acts": {"longer": {"countersigns": "sing"}}},
        "act longer countersigns the unknown act sing",
    ),
    "guard needing an undeclared fact": (
        {"acts": {"grant": {"guards": (is_sunny,)}}},
        "act grant: guard is_sunny needs the undeclared fact weather",
    ),
    "records of an unknown field": (
        {"acts": {"ask": {"records": (("colour", "result"),)}}},
        "act ask records the unknown field colour",
    ),
    "records without a form": (
        {"acts": {"look": {"records": (("why", "result"),)}}},
        "act look records the unknown field why",
    ),
    "clock without basis": (
        {"clocks": {"answer": {"basis": "哪条都行"}}},
        "clock answer has no basis in law or house rules: '哪条都行'",
    ),
    "clock started by an unknown act": (
        {"clocks": {"answer": {"starts": ("sing",)}}},
        "clock answer names the unknown act sing",
    ),
    "clock stopped by an unknown act": (
        {"clocks": {"answer": {"stops": ("sing",)}}},
        "clock answer names the unknown act sing",
    ),
    "clock extended by an unknown act": (
        {"clocks": {"answer": {"extends": (("sing", "complaint.extension_days"),)}}},
        "clock answer names the unknown act sing",
    ),
    "clock expiring with an unknown act": (
        {"clocks": {"answer": {"on_expiry": "sing"}}},
        "clock answer names the unknown act sing",
    ),
    "clock without a start": ({"clocks": {"answer": {"starts": ()}}}, "clock answer never starts"),
    "pause without resume": (
        {"clocks": {"answer": {"resumes": ()}}},
        "clock answer pauses without a way to resume, or the other way round",
    ),
    "resume without pause": (
        {"clocks": {"answer": {"pauses": ()}}},
        "clock answer pauses without a way to resume, or the other way round",
    ),
    "expiry the clock may not do": (
        {"clocks": {"answer": {"on_expiry": "grant"}}},
        "clock answer expires with grant, which clock may not do",
    ),
    "pause of what ends on an agreed day": (
        {"clocks": {"answer": {"length": "agreed", "extends": ()}}},
        "clock answer ends on an agreed day, so it is neither paused nor extended",
    ),
    "unknown parameter": (
        {"clocks": {"answer": {"length": "complaint.patience"}}},
        "clock answer has no length: 没有 complaint.patience",
    ),
    "unknown parameter of an extension": (
        {"clocks": {"answer": {"extends": (("longer", "complaint.patience"),)}}},
        "clock answer has no length: 没有 complaint.patience",
    ),
    "parameter that is no period": (
        {"clocks": {"answer": {"length": "limitation.reminder_days"}}},
        "clock answer has no length: limitation.reminder_days 不是一段期限",
    ),
    "parameter not in force yet": (
        {"version": "1999-01-01"},
        "clock answer has no length: 没有 complaint.answer_days 在 1999-01-01 的数值",
    ),
    "a paper to be signed by nobody there is": (
        {"acts": {"look": {"signers": ("king",), "papers": ("report",)}}},
        "act look is to be signed by king, who is nobody",
    ),
    "signers of no paper": (
        {"acts": {"look": {"signers": ("claimant",)}}},
        "act look names who signs, and writes no paper",
    ),
    "an unknown way of signing": (
        {"acts": {"look": {"signature": "seal"}}},
        "act look signs in an unknown way seal",
    ),
    "what no paper becomes": (
        {"acts": {"look": {"settles": "burnt"}}},
        "act look makes of the paper what no paper is: burnt",
    ),
    "a signature without a code": (
        {"acts": {"look": {"signature": "union", "form": Form((DIGEST,))}}},
        "act look signs without asking for agreed; act look signs without asking for code",
    ),
    "version that is no day": ({"version": "v2"}, "version 'v2' is not the day it came into force"),
}


@pytest.mark.parametrize(("changes", "sentence"), FAULTS.values(), ids=FAULTS)
def test_a_planted_fault_is_refused_by_name(declare, changes, sentence) -> None:
    with pytest.raises(DeclarationError) as caught:
        declare(**changes)
    assert str(caught.value).startswith("leave: ")
    assert sentence in str(caught.value)


def test_all_faults_are_named_in_one_go(declare) -> None:
    with pytest.raises(DeclarationError) as caught:
        declare(
            acts={"look": {"basis": "", "by": ("king",)}}, clocks={"answer": {"starts": ()}}, version="v2"
        )
    for fault in ("version 'v2'", "act look has no basis", "unknown role king", "clock answer never starts"):
        assert fault in str(caught.value)


def test_the_small_procedure_itself_has_no_fault(leave) -> None:
    assert leave.openings == ("ask",)


def test_a_clock_may_run_out_without_an_act(declare) -> None:
    assert declare(clocks={"answer": {"on_expiry": None}}).clocks["answer"].on_expiry is None


def test_a_clock_may_end_on_an_agreed_day_and_then_has_no_length_of_its_own(declare) -> None:
    plain = {"length": "agreed", "pauses": (), "resumes": (), "extends": ()}
    assert declare(clocks={"answer": plain}).clocks["answer"].length == "agreed"


def test_a_state_entered_only_by_itself_cannot_be_reached(declare) -> None:
    loop = {"states": {"island": STATE}, "acts": {"note": {"sources": ("island",), "target": "island"}}}
    with pytest.raises(DeclarationError) as caught:
        declare(**loop)
    assert "state island cannot be reached" in str(caught.value)
    assert "state island has no way to an end" in str(caught.value)
