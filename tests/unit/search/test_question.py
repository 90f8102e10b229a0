"""Letters and questions: nothing is hidden by where a segment ends, nothing invented, nothing typed is an operator."""

from __future__ import annotations

import re

import pytest
import rjieba
from hypothesis import given
from hypothesis import strategies as st

from weiquanbao.search.lettering import (
    blind,
    certain_words,
    lowered,
    number,
    readings,
    runs,
    spelt,
    tidy,
    words_of,
)
from weiquanbao.search.question import Question, as_tsquery, marks, question
from weiquanbao.search.snippets import snippet

COUNTY = rjieba.Jieba()
COUNTY.add_word("示例饰品厂", 100_000, "n")
CHINESE = st.text(
    "张三丰李王五金月收紧示例饰品厂公司有限义乌市工资拖欠老板没有发一二十号，。 3A〇", min_size=1, max_size=24
)


def found(typed: str, text: str, **more) -> bool:
    """As the index and the text together decide it, for a single row."""
    asked = question(typed, COUNTY)
    there = words_of(text, COUNTY)
    certain = all(set(word.certain) <= there for word in asked.words)
    return bool(asked) and certain and marks(asked, text, **more) is not None


@given(CHINESE, st.data())
def test_every_stretch_of_a_text_finds_it_wherever_segments_end(text, data) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    typed = text[start : data.draw(st.integers(start + 1, len(text)))]
    for run in runs(lowered(typed)):
        # Numbers and Latin words are whole or not at all; of the rest any stretch counts.
        if not run.isascii():
            assert certain_words(run, COUNTY) <= words_of(text, COUNTY)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("张三", "李张三月没拿到工资"),
        ("张三", "紧张三月"),
        ("三丰", "张三丰收"),
        ("饰品厂", "义乌示例饰品厂二车间"),
        ("示例饰品厂", "在示例饰品厂干活"),
        ("拖欠工资", "老板一直拖欠工资不给"),
        ("例饰", "示例饰品"),
        ("13740", "一共 13,740.00 元"),
        ("13,740", "一共 13740 元"),
        ("０３１２", "义诉〔2026〕0312号"),
        ("312号", "义诉〔2026〕0312号"),
        ("义诉〔2026〕0312号", "义诉〔2026〕0312号"),
        ("k7qm-42x9-twha", "K7QM-42X9-TWHA"),
        ("5000", "欠5000yuan"),
        ("ktv", "在KTV上班"),
        ("工资 老板", "老板说工资下个月给"),
    ],
)
def test_what_stands_there_is_found(typed, text) -> None:
    assert found(typed, text)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("张三", "张小三"),
        ("张三丰", "张三 三丰"),
        ("312", "3120 元"),
        ("312", "1312 元"),
        ("312", "312.5 元"),
        ("1374", "13,740 元"),
        ("tv", "ktv"),
        ("工资 押金", "只说了工资"),
        ("拖欠工资", "拖欠了三个月的工资"),
    ],
)
def test_what_does_not_stand_there_is_not(typed, text) -> None:
    assert not found(typed, text)


def test_a_second_word_may_be_what_the_matter_is_called_by_but_not_every_word() -> None:
    asked = question("张三 发票", COUNTY)
    assert marks(asked, "发票在我这里", called="张三 · 示例厂") == ((0, 2),)
    assert marks(question("张三", COUNTY), "发票在我这里", called="张三 · 示例厂") is None


def test_initials_find_people_and_firms_and_no_other_text() -> None:
    for typed in ("zs", "ZS", "slsp", "spc"):
        name = "示例饰品厂" if "s" in typed and len(typed) > 2 else "张三"
        asked = question(typed, COUNTY)
        assert any(one.startswith("~" + asked.words[0].spelt) for one in spelt([name]))
        assert marks(asked, "", names=(name,)) == ()
    assert marks(question("zs", COUNTY), "张三", names=()) is None
    assert {"ss", "ds"} <= readings("单三")


def test_numbers_are_compared_as_numbers() -> None:
    assert {number(one) for one in ("13,740.00", "13740", "013740", "13740.0")} == {"13740"}
    assert number("0.50") == "0.5"
    assert number("000") == "0"


@given(st.text(max_size=80))
def test_tidying_moves_nothing(text) -> None:
    assert len(tidy(text)) == len(text) == len(lowered(text))


@given(st.text(max_size=200))
def test_whatever_is_typed_is_a_question_of_quoted_words(typed) -> None:
    asked = question(typed, COUNTY)
    if asked:
        text = as_tsquery(asked, places=[1, 22])
        assert re.fullmatch(r"(?:[() &|]|:\*|'[^'\\\0]+')+", text), text


@pytest.mark.parametrize(
    "typed", ["", " ", "工", "1", "a", "%", "__", "' | '", ":*", "!()&|<->", "\0", "\\", "🙂"]
)
def test_too_little_is_no_question(typed) -> None:
    assert question(typed, COUNTY) == Question(())


def test_a_long_text_is_cut_and_few_words_are_kept() -> None:
    assert len(question("工资 " * 5000, COUNTY).words) == 1
    assert len(question(" ".join(f"第{n}件" for n in range(200)), COUNTY).words) <= 8


def test_blind_words_say_nothing_and_the_same_word_is_the_same() -> None:
    assert blind("工资") == blind("工资") != blind("押金")
    assert "工资" not in blind("工资")
    assert len(blind("工资")) == 6


def test_a_snippet_shows_where_it_was_found() -> None:
    text = "前" * 100 + "押金" + "后" * 200
    pieces = snippet(text, ((100, 102),))
    assert [one.text for one in pieces if one.marked] == ["押金"]
    assert pieces[0].text == "…"
    assert pieces[-1].text.endswith("…")
    assert "".join(one.text for one in snippet("押金没退", ((0, 2),))) == "押金没退"
