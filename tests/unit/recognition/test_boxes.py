"""Boxes become rows as a reader sees them: askew, in columns, in any order; and a wage table gives its figures."""

import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weiquanbao.recognition.boxes import Box, lean_of, rows_of
from weiquanbao.recognition.suggest import MOST, suggestions

TABLE = (
    ("示例饰品有限公司工资条",),
    ("月份", "基本工资", "加班费", "出勤天数", "实发工资"),
    ("2026年7月", "3,200.00", "1,420.00", "26", "4,233.60"),
    ("2026年8月", "3,200.00", "960.75", "25", "3,774.35"),
    ("合计（小写）：¥8,007.95",),
    ("合计（大写）：捌仟零柒元玖角伍分",),
)


def box(text, x, y, *, degrees=0.0, height=30, confidence=0.99):
    """A piece of text whose upper left corner stands at (x, y) of a page turned by so many degrees."""
    width, turn = max(1, len(text)) * 22, math.radians(degrees)
    around = [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
    turned = tuple(
        (px * math.cos(turn) - py * math.sin(turn), px * math.sin(turn) + py * math.cos(turn))
        for px, py in around
    )
    return Box(text, turned, confidence)


def page(lines, *, degrees=0.0, gap=60):
    return [
        box(text, 40 + 320 * column, 100 + gap * row, degrees=degrees)
        for row, line in enumerate(lines)
        for column, text in enumerate(line)
    ]


def texts(boxes):
    return [row.cells for row in rows_of(boxes)]


@given(st.floats(-6, 6), st.randoms(use_true_random=False))
def test_rows_stay_rows_however_the_photo_was_held(degrees, chance):
    boxes = page(TABLE, degrees=degrees)
    chance.shuffle(boxes)
    assert texts(boxes) == [tuple(line) for line in TABLE]
    assert lean_of(boxes) == pytest.approx(math.tan(math.radians(degrees)), abs=1e-6)


def test_boxes_that_nearly_touch_are_one_column_and_empty_ones_are_none():
    one = [box("合计", 0, 0), box("：50元", 50, 3), box("  ", 10, 90), box("另起", 400, -2)]
    assert texts(one) == [("合计：50元", "另起")]
    assert rows_of(one)[0].text == "合计：50元  另起"
    assert texts([]) == []


def test_small_print_beside_large_print_is_a_row_of_its_own_unless_level():
    assert texts([box("大字", 0, 0, height=60), box("小字", 300, 18, height=20)]) == [("大字", "小字")]
    assert texts([box("大字", 0, 0, height=60), box("小字", 300, 0, height=20)]) == [("小字",), ("大字",)]


def test_lines_set_close_together_are_not_run_together():
    close = [box("上面一行字", 0, 0), box("下面一行字", 0, 13)]  # overlapping boxes of a crumpled slip
    assert texts(close) == [("上面一行字",), ("下面一行字",)]


def test_a_row_is_as_certain_as_its_least_certain_box_and_framed_by_all():
    (row,) = rows_of([box("甲", 10, 10, confidence=0.99), box("乙", 300, 12, confidence=0.7)])
    assert row.confidence == 0.7
    assert row.frame == (10, 10, 323, 43)


def test_a_wage_table_gives_its_figures_under_their_headings():
    found = suggestions(rows_of(page(TABLE, degrees=2)))
    amounts = {(one.value, one.label) for one in found if one.kind == "amount"}
    assert amounts == {
        ("3200.00", "基本工资·2026年7月"),
        ("1420.00", "加班费·2026年7月"),
        ("4233.60", "实发工资·2026年7月"),
        ("960.75", "加班费·2026年8月"),
        ("3774.35", "实发工资·2026年8月"),
        ("8007.95", "合计（小写）"),
    }  # 26 and 25 are days, not money
    assert [one.value for one in found if one.kind == "employer"] == ["示例饰品有限公司"]
    assert [one.value for one in found if one.kind == "day"] == ["2026-07", "2026-08"]
    (total,) = (one for one in found if one.value == "8007.95")
    assert total.agrees
    assert not any(one.agrees for one in found if one is not total)


def test_a_value_is_offered_once_where_it_reads_best_and_not_more_than_anybody_looks_through():
    twice = [box("共50元", 0, 0, confidence=0.6), box("应发50元", 0, 100, confidence=0.9)]
    (one,) = suggestions(rows_of(twice))
    assert (one.label, one.confidence) == ("应发", 0.9)
    many = [box(f"第{n}项{n}元", 0, 60 * n) for n in range(1, 80)]
    assert len(suggestions(rows_of(many))) == MOST


def test_under_a_heading_without_money_a_number_is_no_sum():
    lines = (("姓名", "工号", "车间"), ("示例职工", "1024", "包装"))
    assert [one for one in suggestions(rows_of(page(lines))) if one.kind == "amount"] == []


def test_whatever_stands_where_every_box_is_in_exactly_one_row():
    chance = random.Random(7)
    for _ in range(200):
        boxes = [
            box(
                "字" * chance.randint(1, 9),
                chance.uniform(0, 900),
                chance.uniform(0, 900),
                degrees=chance.uniform(-9, 9),
            )
            for _ in range(chance.randint(0, 30))
        ]
        assert sorted(id(one) for row in rows_of(boxes) for one in row.boxes) == sorted(map(id, boxes))
