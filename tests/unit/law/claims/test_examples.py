"""Worked examples through the same code as everybody's: ours of every claim, and those of the reference."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from weiquanbao.law.citations import cite
from weiquanbao.law.claims import examples
from weiquanbao.law.claims.compute import compute
from weiquanbao.law.claims.flags import FLAGS
from weiquanbao.law.claims.register import CLAIMS
from weiquanbao.law.parameters import Value, heading_of

FOLDER = Path(__file__).parents[3] / "law"
FILES = (FOLDER / "worked_examples.yaml", *sorted((FOLDER / "claims").glob("*.yaml")))
ON = date(2026, 9, 1)
#: Long before any of the figures was in force: whoever asks for the law of the wrong day finds none.
LONG_AGO = date(1990, 1, 1)
A_DAY = re.compile(r"\d{4}-\d\d")
#: What they give hangs on the day that is asked about: what is still running, and what nobody said had ended.
OF_TODAY = {
    "LM-04", "LM-05", "SV-01", "SV-B1", "SV-B2", "SV-B3", "SV-B4", "L-06", "L-B1", "L-B2", "EI-B1", "EI-B4", "A-B1",
}  # fmt: skip
ROWS = [row for file in FILES for row in yaml.safe_load(file.read_text("utf-8"))["examples"]]


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_it_comes_out_as_computed_by_hand(row) -> None:
    ((_name, failures),) = examples.run([row], ON)
    assert [str(one) for one in failures] == []


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_it_explains_itself(row) -> None:
    facts, setting = examples.told(row["inputs"], ON)
    result = compute(row["claim"], facts, setting)
    assert result.steps, "no step"
    for step in result.steps:
        assert "{" not in str(step.says)
        assert [cite(article).formal for article in step.basis]
    assert all("{" not in str(one) for one in result.assumed)
    assert set(result.flags) <= FLAGS.keys()
    claim = CLAIMS[row["claim"]]
    assert result.figures.keys() <= claim.gives.keys()
    assert not claim.uses or {one.code for one in result.used} <= set(claim.uses)


def _published(inputs, on: date):
    """What was told; averages are not entered for this one question, but for everybody, since the year 2000."""
    facts, setting = examples.told(inputs, on)
    averages = {code: one for code, one in setting.entered.items() if not code.startswith("minimum_wage")}
    more = {
        code: (
            Value(code, code, one.value, heading_of(code).unit, date(2000, 1, 1), None, "人社局", "entered"),
        )
        for code, one in averages.items()
    }
    entered = {code: one for code, one in setting.entered.items() if code not in more}
    return facts, replace(setting, entered=entered, more=more)


DATED = [row for row in ROWS if A_DAY.search(str(row["inputs"])) and row["id"] not in OF_TODAY]


@pytest.mark.parametrize("row", DATED, ids=[row["id"] for row in DATED])
def test_the_law_is_that_of_the_facts_and_not_of_the_day_that_is_asked_about(row) -> None:
    results = [compute(row["claim"], *_published(row["inputs"], on)) for on in (LONG_AGO, ON)]
    assert results[0].figures == results[1].figures
    assert results[0].flags == results[1].flags


def test_every_claim_has_an_example_and_no_id_stands_twice() -> None:
    assert {row["claim"] for row in ROWS} >= CLAIMS.keys()
    assert len({row["id"] for row in ROWS}) == len(ROWS)


@pytest.mark.parametrize("code", CLAIMS)
def test_what_it_rests_on_can_be_cited(code: str) -> None:
    claim = CLAIMS[code]
    assert all(cite(article).formal for article in (*claim.basis, *claim.burden))
    assert claim.formula
    assert claim.gives


@pytest.mark.parametrize("code", FLAGS)
def test_every_warning_cites(code: str) -> None:
    assert all(cite(article).formal for article in FLAGS[code].basis)


def test_what_did_not_come_out_is_said_with_what_was_expected() -> None:
    row = {"id": "X", "claim": "severance", "inputs": {"hire_date": "2020-01-01"}, "expected": {"units": [1]}}
    ((_name, (failure,)),) = examples.run([row], ON)
    assert str(failure).startswith("X units：应当是 [1]，算出 还不知道")
    assert not examples._same([1], (1, 2))
    assert not examples._same([], 0)
    assert examples._same([1, "2.50"], (1, Decimal("2.5")))
