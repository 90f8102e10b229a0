"""A declaration that names what nobody has is refused before the first case runs under it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.core.checks import run_checks

from weiquanbao.desk.checks import faults_of
from weiquanbao.kernel.facts import Fact
from weiquanbao.kernel.forms import Field, Form
from weiquanbao.kernel.procedure import Procedure, Tell
from weiquanbao.procedures import PROCEDURES

LAW = PROCEDURES["complaint"]


def changed(act: str, **changes: object) -> Procedure:
    """The complaint with one act declared otherwise."""
    return replaced(acts={**LAW.acts, act: replace(LAW.acts[act], **changes)})


def replaced(**changes: object) -> Procedure:
    """The complaint with one part declared otherwise."""
    parts = ("code", "title", "version", "roles", "states", "acts", "clocks", "facts")
    return Procedure(**{**{part: getattr(LAW, part) for part in parts}, **changes})


def correcting(what: str) -> Form:
    return Form((Field("what", "哪一项", "choice", choices=((what, "别的"),)),))


FAULTS = {
    "missing notice text": (
        lambda: changed("accept", notices=(Tell("poem", "claimant"),)),
        ("desk.E001", "complaint act accept sends a notice without words: no text 'complaint.poem'."),
    ),
    "notice text that is no code": (
        lambda: changed("accept", notices=(Tell("../secrets", "claimant"),)),
        (
            "desk.E001",
            "complaint act accept sends a notice without words: 'complaint.../secrets' is not the code of a text.",
        ),
    ),
    "missing paper template": (
        lambda: changed("accept", papers=("acceptance_notice",)),
        (
            "desk.E002",
            (
                "complaint act accept cannot make the paper acceptance_notice: "
                "no text for the paper complaint.acceptance_notice."
            ),
        ),
    ),
    "missing fact provider": (
        lambda: replaced(facts=(*LAW.facts, Fact("weather", str, "天气"))),
        ("desk.E003", "complaint needs the fact weather, which nobody provides."),
    ),
    "records into a column a case lacks": (
        lambda: changed("close", records=(("result", "colour"),)),
        ("desk.E004", "complaint act close records into colour, which is no such column of a case."),
    ),
    "records into what the desk keeps itself": (
        lambda: changed("close", records=(("result", "state"),)),
        ("desk.E004", "complaint act close records into state, which is no such column of a case."),
    ),
    "procedure without a number series": (
        lambda: replaced(code="divination"),
        ("desk.E005", "divination has no character for its case numbers."),
    ),
    "role the house does not know": (
        lambda: replaced(roles={**LAW.roles, "oracle": "神谕"}),
        ("desk.E006", "complaint names the role oracle, which the house does not know."),
    ),
    "notice to nobody": (
        lambda: changed("accept", notices=(Tell("accepted", "neighbours"),)),
        ("desk.E007", "complaint act accept tells neighbours, which nobody is."),
    ),
    "correction of what nothing corrects": (
        lambda: changed("correct", form=correcting("horoscope"), records=()),
        ("desk.E008", "complaint offers to correct horoscope, which nothing can."),
    ),
    "clocks nobody can count again": (
        lambda: replaced(acts={code: act for code, act in LAW.acts.items() if code != "recompute"}),
        ("desk.E009", "complaint has clocks, but no act recompute."),
    ),
}  # fmt: skip


def test_the_procedures_in_force_have_all_they_name() -> None:
    assert [fault for law in PROCEDURES.values() for fault in faults_of(law)] == []
    assert run_checks(tags=["procedures"]) == []


@pytest.mark.parametrize(("plant", "fault"), FAULTS.values(), ids=FAULTS)
def test_a_planted_fault_is_named(plant, fault) -> None:
    assert fault in [(found.id, found.msg) for found in faults_of(plant())]


def test_django_runs_the_check(monkeypatch: pytest.MonkeyPatch) -> None:
    from weiquanbao.desk import checks

    monkeypatch.setattr(checks, "PROCEDURES", {"complaint": changed("accept", papers=("missing",))})
    assert "desk.E002" in {fault.id for fault in run_checks(tags=["procedures"])}
