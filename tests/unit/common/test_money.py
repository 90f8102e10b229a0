"""Sums are read exactly as people type them, or refused with a sentence."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weiquanbao.common import money


@pytest.mark.parametrize(
    ("typed", "sum_"),
    [
        ("2000", "2000.00"),
        ("13,740", "13740.00"),
        ("１３，７４０．５", "13740.50"),
        ("1.2万", "12000.00"),
        ("3千", "3000.00"),
        ("￥ 500 元", "500.00"),
        ("0.01", "0.01"),
        ("0", "0.00"),
        ("1.23456万", "12345.60"),
        (7, "7.00"),
        (Decimal("7.5"), "7.50"),
    ],
)
def test_reads(typed, sum_):
    assert str(money.yuan(typed)) == sum_


@pytest.mark.parametrize(
    "typed", ["", "两千多", "1,37", "12,34,567", "-3", "1e5", "NaN", "1.2.3", "2000或3000", "٣", "1" * 40]
)
def test_refuses_what_it_cannot_read(typed):
    with pytest.raises(ValueError, match="写个数字就行，比如 2000"):
        money.yuan(typed)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("1.234", "最多写到分"),
        ("1000000000", "太大了"),
        ("100000万", "太大了"),
        (-1, "比 0 大"),
        (Decimal("NaN"), "比 0 大"),
    ],
)
def test_refuses_impossible_sums(typed, sentence):
    with pytest.raises(ValueError, match=sentence):
        money.yuan(typed)


def test_half_a_cent_rounds_up():
    assert money.cents(Decimal("0.005")) == Decimal("0.01")
    assert money.cents(Decimal("229.8850")) == Decimal("229.89")
    assert money.cents(Decimal("0.0049")) == Decimal("0.00")


@pytest.mark.parametrize(
    ("sum_", "words"),
    [
        ("0", "零元"),
        ("2", "两元"),
        ("10", "十元"),
        ("12", "十二元"),
        ("110", "一百一十元"),
        ("200", "二百元"),
        ("2000", "两千元"),
        ("2002", "两千零二元"),
        ("13740", "一万三千七百四十元"),
        ("20000", "两万元"),
        ("20010", "两万零一十元"),
        ("22222", "两万两千二百二十二元"),
        ("100050", "十万零五十元"),
        ("120300", "十二万零三百元"),
        ("100000001", "一亿零一元"),
        ("100010000", "一亿零一万元"),
        ("0.05", "五分"),
        ("0.50", "五角"),
        ("100.05", "一百元零五分"),
        ("100.55", "一百元五角五分"),
    ],
)
def test_is_said_in_words(sum_, words):
    assert money.in_words(Decimal(sum_)) == words


@given(st.decimals(min_value=0, max_value=999_999_999, places=2))
def test_what_is_shown_with_commas_is_read_back(amount):
    assert money.yuan(f"{amount:,}") == amount


@given(st.integers(0, 99_999_999_999), st.integers(0, 99_999_999_999))
def test_different_sums_have_different_words(one, other):
    one, other = Decimal(one % 10**11) / 100, Decimal(other % 10**11) / 100
    assert (money.in_words(one) == money.in_words(other)) == (one == other)
