"""Formulas, sums and identity numbers are held against themselves."""

from __future__ import annotations

from datetime import date

import pytest

from weiquanbao.documents import DOCUMENTS
from weiquanbao.documents.checks import faults
from weiquanbao.documents.identity import read_identity
from weiquanbao.documents.requests import computed_row
from weiquanbao.documents.sums import wrong_formula
from weiquanbao.documents.texts import EXAMPLE_DAY as TODAY
from weiquanbao.documents.texts import example_of


@pytest.mark.parametrize(
    ("formula", "wrong"),
    [
        ("6000×3＝18000", None),
        ("(6000 + 500) × 2 - 1000 = 12000元", None),
        ("6000元×150%×2个月＝18000元", None),
        ("6000÷21.75×3＝827.59", None),
        ("三个月的工资", None),
        ("6000×＝1", None),
        ("1÷0＝1", None),
        ("9" * 40 + "×9＝1", None),
        ("6000×3＝18001", ("18001.00", "18000.00")),
        ("13,740 + 260 = 14,100", ("14100.00", "14000.00")),
    ],
)
def test_a_formula_is_held_against_its_result(formula: str, wrong: tuple[str, str] | None) -> None:
    found = wrong_formula(formula)
    assert (tuple(map(str, found)) if found else None) == wrong


def test_an_identity_number_tells_birth_and_sex_and_a_slip_is_named() -> None:
    found = read_identity("990000 19900502 0028")
    assert (found.born, found.sex) == (date(1990, 5, 2), "女")
    with pytest.raises(ValueError, match="有一位不对"):
        read_identity("990000199005020029")
    with pytest.raises(ValueError, match="18 位"):
        read_identity("99000019900502")


def test_what_the_engine_computed_is_taken_as_it_is_until_it_is_changed() -> None:
    row = computed_row("overtime", "1137.93", "37.93 × 1.5 × 20 = 1,137.90 元；时数 20")
    answers = example_of("arbitration_application") | {"requests": [row]}
    document = DOCUMENTS["arbitration_application"]
    assert not faults(document, answers, TODAY)
    changed = answers | {"requests": [row | {"amount": "2000.00"}]}
    assert [one.says for one in faults(document, changed, TODAY)] == [
        "第1项要 2,000 元，算式得 1,137.90 元，对不上。"
    ]


def test_several_equations_add_up_or_end_in_the_sum() -> None:
    rows = [{"claim": "overtime", "amount": "300.00", "formula": "10×10＝100；10×20＝200"}]
    document = DOCUMENTS["arbitration_application"]
    assert not faults(document, example_of("arbitration_application") | {"requests": rows}, TODAY)
