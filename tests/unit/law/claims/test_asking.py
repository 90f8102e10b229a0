"""Every fact of every claim can be typed, and what was typed is understood as it was meant or refused with a word."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from weiquanbao.law.claims import asking, examples
from weiquanbao.law.claims.asking import (
    HINTS,
    Question,
    how_written,
    questions,
    told_from,
    typed_from,
)
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


@pytest.mark.parametrize(
    ("claim", "name", "most", "more"),
    [
        ("arrears_wage", "monthly_wage", "1234567890123.45", "12345678901234.50"),
        ("severance", "worked_months", "100000", "100001"),
        ("work_injury", "grades", "7 " * 400, "7 " * 401),
    ],
)
def test_what_is_typed_is_bounded(claim: str, name: str, most: str, more: str) -> None:
    assert name in told_from(CLAIMS[claim], {name: most})
    with pytest.raises(BadFacts):
        told_from(CLAIMS[claim], {name: more})
    assert (asking.LONGEST, asking.LONGEST_WORDS, asking.MOST) == (4000, 200, 400)


def test_words_are_cut_where_they_get_long() -> None:
    assert told_from(CLAIMS["overtime"], {"base_reason": "好" * 300}) == {"base_reason": "好" * 200}
    assert told_from(CLAIMS["maternity"], {"cases": "一孩 难产\n二孩"}) == {"cases": ["一孩 难产", "二孩"]}


def test_yes_and_no_may_be_written_out() -> None:
    for typed, meant in (("yes", True), ("no", False), ("是", True), ("不是", False)):
        told = told_from(CLAIMS["severance"], {"first_employer_paid": typed})
        assert told == {"first_employer_paid": meant}


def test_stretches_and_pairs_are_written_a_line_each() -> None:
    spans = "2020-01-01 到 2021-12-31\n2022-01-01..2026-03-31"
    told = told_from(CLAIMS["severance"], {"segments": spans})
    assert told == {"segments": ["2020-01-01..2021-12-31", "2022-01-01..2026-03-31"]}
    block = told_from(CLAIMS["limitation"], {"holiday_block": "2026-10-01 至 2026-10-07"})
    assert block == {"holiday_block": "2026-10-01..2026-10-07"}
    told = told_from(CLAIMS["final_award"], {"items": "wages 6000\n\nseverance 20,000"})
    assert told == {"items": [["wages", "6000"], ["severance", "20000"]]}


@pytest.mark.parametrize(
    ("claim", "name", "said"),
    [
        ("arrears_wage", "due_each", "写数字，例如 6525.5；几个就用顿号或空格隔开"),
        ("final_award", "items", "一行一项，先写日期或名称，空一格写数，例如 2026-03-02 6000"),
        ("severance", "segments", "写两头的日期，例如 2026-03-02 到 2026-05-31"),
        ("severance", "first_employer_paid", "选“是”或“不是”"),
        ("overtime", "base_reason", "写几个字"),
    ],
)
def test_each_field_says_how_it_is_written(claim: str, name: str, said: str) -> None:
    (one,) = [one for one in questions(CLAIMS[claim]) if one.name == name]
    assert how_written(one) == said


def test_a_number_may_stand_for_a_list_only_where_the_law_takes_both() -> None:
    alone = {one.name for one in questions(CLAIMS["arrears_wage"]) if one.alone}
    assert alone == {"months", "paid"}
    assert Question("x", "", "text") == Question("x", "", "text", several=False, choices=(), alone=False)
