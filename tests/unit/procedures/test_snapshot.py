"""The committed tables of every procedure: their difference is the legal review of a change."""

from pathlib import Path

import pytest

from weiquanbao.kernel.decide import open_acts
from weiquanbao.procedures import PROCEDURES, procedure
from weiquanbao.procedures.matrix import open_to, written_out

SNAPSHOTS = Path(__file__).parents[2] / "snapshots"
WRITE = "python -m weiquanbao.procedures.matrix {0} > tests/snapshots/{0}.md"


@pytest.mark.parametrize("code", PROCEDURES)
def test_the_declaration_says_what_was_reviewed(code: str) -> None:
    kept = (SNAPSHOTS / f"{code}.md").read_text(encoding="utf-8")
    assert written_out(PROCEDURES[code]) == kept, f"reviewed? then: {WRITE.format(code)}"


def test_no_snapshot_is_left_over() -> None:
    assert {path.stem for path in SNAPSHOTS.glob("*.md")} == PROCEDURES.keys()


def test_the_table_is_what_the_kernel_opens(law, judged) -> None:
    for state in (None, *law.states):
        for role in law.roles:
            listed = tuple(decision.act for decision in open_acts(law, state, {role}, judged.nothing_done))
            assert listed == open_to(law, state, role)


def test_a_case_runs_under_the_version_it_was_opened_with() -> None:
    law = PROCEDURES["complaint"]
    assert procedure("complaint") is procedure("complaint", law.version) is law
    with pytest.raises(KeyError, match="complaint 1999-01-01"):
        procedure("complaint", "1999-01-01")
    with pytest.raises(KeyError):
        procedure("divination")
