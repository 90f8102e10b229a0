"""What is read from a line, as the table says; and what is written in capitals or words is read back."""

from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from weiquanbao.common import numerals
from weiquanbao.common.capitals import in_capitals
from weiquanbao.common.money import in_figures, in_words
from weiquanbao.recognition.days import days
from weiquanbao.recognition.figures import sums
from weiquanbao.recognition.firms import firms

CASES = yaml.safe_load((Path(__file__).parent / "lines.yaml").read_text("utf-8"))
CENTS = st.integers(100, 99_999_999_999)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["line"])
def test_a_line_gives_what_the_table_says(case):
    line = case["line"]
    assert [str(one.amount) for one in sums(line)] == case.get("amounts", [])
    assert [one.value for one in days(line)] == case.get("dates", [])
    assert [one.name for one in firms(line)] == case.get("firms", [])


@given(CENTS)
def test_a_sum_is_read_back_however_it_is_written(cents):
    amount = Decimal(cents) / 100
    for written in (in_capitals(amount), f"¥{in_figures(amount)}", f"{in_figures(amount)}元"):
        assert [one.amount for one in sums(f"合计：{written}。")] == [amount], written
    if "零" not in in_words(amount):  # 一百元零五分 and the like are said, hardly written
        assert [one.amount for one in sums(in_words(amount))] == [amount]


@given(st.integers(0, 10**9))
def test_a_number_in_words_is_read_back(number):
    assert numerals.read(numerals.written(number)) == numerals.read(numerals.spoken(number)) == number


@pytest.mark.parametrize("words", ["", "三五百", "两万五", "元", "十x"])
def test_what_is_no_number_is_refused(words):
    with pytest.raises(ValueError, match=r"看懂|两个意思"):
        numerals.read(words)


@given(st.text(alphabet="零壹万元角分¥0123456789,.年月日-/ 二〇十公司厂有限：", max_size=40))
def test_whatever_a_line_holds_nothing_breaks(line):
    for one in sums(line, bare=True):
        assert 0 <= one.start < one.end <= len(line)
        assert one.amount > 0
    days(line)
    firms(line)
