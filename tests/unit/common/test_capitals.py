"""大写: examples of 支付结算办法 annex 1, and the corners between sections."""

from __future__ import annotations

from decimal import Decimal

import pytest

from weiquanbao.common.capitals import in_capitals


@pytest.mark.parametrize(
    ("sum_", "words"),
    [
        ("0", "零元整"),
        ("0.50", "伍角整"),
        ("0.05", "伍分"),
        ("10", "壹拾元整"),
        ("1409.50", "壹仟肆佰零玖元伍角整"),
        ("6007.14", "陆仟零柒元壹角肆分"),
        ("107000.53", "壹拾万零柒仟元伍角叁分"),
        ("16409.02", "壹万陆仟肆佰零玖元零贰分"),
        ("325.04", "叁佰贰拾伍元零肆分"),
        ("13740", "壹万叁仟柒佰肆拾元整"),
        ("100100", "壹拾万零壹佰元整"),
        ("107000000", "壹亿零柒佰万元整"),
        ("500000001", "伍亿零壹元整"),
    ],
)
def test_a_sum_in_capitals(sum_: str, words: str) -> None:
    if sum_ == "500000001":
        assert in_capitals(Decimal(sum_)).startswith("伍亿零")
    assert in_capitals(Decimal(sum_)) == words


def test_a_sum_below_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="0"):
        in_capitals(Decimal(-1))
