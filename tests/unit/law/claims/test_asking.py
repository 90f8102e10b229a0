"""Every fact of every claim can be typed, and what was typed is understood as it was meant or refused with a word."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from weiquanbao.law.claims import examples
from weiquanbao.law.claims.asking import HINTS, questions, told_from, typed_from
from weiquanbao.law.claims.choices import CHOICES
from weiquanbao.law.claims.compute import compute
from weiquanbao.law.claims.facts import BadFacts
from weiquanbao.law.claims.register import CLAIMS

FOLDER = Path(__file__).parents[3] / "law"
FILES = (FOLDER / "worked_examples.yaml", *sorted((FOLDER / "claims").glob("*.yaml")))
ROWS = [row for file in FILES for row in yaml.safe_load(file.read_text("utf-8"))["examples"]]
ON = date(2026, 9, 1)


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_facts_that_are_typed_give_what_facts_that_are_told_give(row) -> None:
    facts, setting = examples.told(row["inputs"], ON)
    claim = CLAIMS[row["claim"]]
    typed = typed_from(claim, facts)
    assert typed.keys() == {name for name, value in facts.items() if value is not None}
    assert (
        compute(claim.code, told_from(claim, typed), setting).figures
        == compute(claim.code, facts, setting).figures
    )


@pytest.mark.parametrize("code", CLAIMS)
def test_every_fact_is_a_question_in_words(code: str) -> None:
    asked = questions(CLAIMS[code])
    assert {one.name for one in asked} == set(CLAIMS[code].facts.__dataclass_fields__)
    assert all(one.label and HINTS[one.kind] for one in asked)
    assert all(CHOICES[choice] for one in asked for choice in one.choices)


def test_no_two_choices_of_one_question_read_alike() -> None:
    for claim in CLAIMS.values():
        for one in questions(claim):
            words = [CHOICES[choice] for choice in one.choices]
            assert len(set(words)) == len(words), (claim.code, one.name)


def test_what_is_not_understood_is_named_with_how_it_is_written() -> None:
    typed = {"hire_date": "去年", "monthly_wage": "六千", "segments": "2020"}
    with pytest.raises(BadFacts) as refused:
        told_from(
            CLAIMS["severance"], typed | {"avg_wage": "六千", "worked_months": "2.5", "ground": "no such"}
        )
    assert refused.value.errors == {
        "hire_date": "写日期，例如 2026-03-02",
        "avg_wage": "写数字，例如 6525.5",
        "worked_months": "写整数，例如 3",
        "ground": "从列出的里面选",
        "segments": "写两头的日期，例如 2026-03-02 到 2026-05-31",
    }


def test_numbers_may_be_written_as_people_write_them() -> None:
    told = told_from(
        CLAIMS["arrears_wage"], {"monthly_wage": "6,525.50 元", "months": "2026-01、2026-02", "paid": ""}
    )
    assert told == {"monthly_wage": "6525.50", "months": ["2026-01", "2026-02"]}
    assert told_from(CLAIMS["arrears_wage"], {"months": "3"}) == {"months": "3"}
    assert told_from(CLAIMS["arrears_wage"], {"due_each": "6000"}) == {"due_each": ["6000"]}


@pytest.mark.parametrize("typed", ["1e999999999", "NaN", "-Infinity", "9" * 5000])
def test_a_number_that_is_none_is_refused(typed: str) -> None:
    with pytest.raises(BadFacts):
        told_from(CLAIMS["arrears_wage"], {"months": typed})
    with pytest.raises(BadFacts):
        told_from(CLAIMS["arrears_wage"], {"monthly_wage": typed})


def test_a_count_is_bounded() -> None:
    with pytest.raises(BadFacts):
        told_from(CLAIMS["arrears_wage"], {"months": "1000000000"})
    with pytest.raises(BadFacts):
        told_from(CLAIMS["severance"], {"worked_months": "1000000000"})
