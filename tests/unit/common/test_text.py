"""Text is kept as typed, trimmed and bounded; what nobody can see is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weiquanbao.common import text


def test_text_is_trimmed_to_one_line():
    assert text.plain("  老板\t欠我\r\n工资 ", 20) == "老板 欠我 工资"


def test_several_lines_where_asked_for():
    assert text.plain("\n第一行\r\n第二行\u2028第三行\n", 20, lines=True) == "第一行\n第二行\n第三行"


def test_rare_characters_are_kept():
    assert text.plain("𠮷㛃 · 👷🏽", 20) == "𠮷㛃 · 👷🏽"


@pytest.mark.parametrize("hidden", ["\0", "\x07", "\x7f", "\u009f", "\ud800", "\u202e", "\u2066"])
def test_hidden_characters_are_refused(hidden):
    with pytest.raises(ValueError, match="看不见的特殊符号"):
        text.plain(f"工{hidden}资", 20, lines=True)


def test_the_limit_is_named():
    assert text.plain("工" * 5, 5) == "工" * 5
    with pytest.raises(ValueError, match="最多写 5 个字，现在是 6 个"):
        text.plain("工" * 6, 5)


@given(st.text(max_size=50), st.booleans())
def test_what_is_accepted_stays_the_same(value, lines):
    try:
        once = text.plain(value, 50, lines=lines)
    except ValueError:
        return
    assert text.plain(once, 50, lines=lines) == once
    assert lines or "\n" not in once
