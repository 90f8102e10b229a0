"""Chinese numbers read back to the number they came from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weiquanbao.common import numerals


def read(words):
    """An independent reader, right to left by sections, to hold the writer to account."""
    total = section = digit = 0
    for word in words.replace("两", "二"):
        if word in "零一二三四五六七八九":
            digit = "零一二三四五六七八九".index(word)
        elif word in "十百千":
            section += (digit or 1) * {"十": 10, "百": 100, "千": 1000}[word]
            digit = 0
        else:
            total += (section + digit) * {"万": 10**4, "亿": 10**8}[word]
            section = digit = 0
    return total + section + digit


@pytest.mark.parametrize(
    ("number", "words"), [(0, "零"), (10, "十"), (27, "二十七"), (201, "二百零一"), (1260, "一千二百六十")]
)
def test_articles_are_written(number, words):
    assert numerals.written(number) == words


@given(st.integers(0, 10**12 - 1))
def test_reads_back(number):
    assert read(numerals.written(number)) == number
    assert read(numerals.spoken(number)) == number


@given(st.integers(0, 10**12 - 1))
def test_no_double_or_trailing_zero(number):
    words = numerals.spoken(number)
    assert "零零" not in words
    assert number == 0 or not words.endswith("零")


@pytest.mark.parametrize("number", [-1, 10**12])
def test_refuses_what_it_cannot_say(number):
    with pytest.raises(ValueError, match="一万亿"):
        numerals.written(number)
