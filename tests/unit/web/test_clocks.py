"""The face of a clock for each of its levels."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from django.utils import translation

from weiquanbao.web.design.clocks import Face, face, limit_face
from weiquanbao.web.design.drawings import icons

MONDAY = date(2026, 11, 23)


@dataclass
class Row:
    level: str
    left: int
    unit: str = "calendar"
    started_on: date = MONDAY - timedelta(days=5)
    due_on: date = MONDAY + timedelta(days=5)
    paused_on: date | None = None
    cause: str = ""


@pytest.mark.parametrize(
    ("level", "left", "unit", "word", "number"),
    [
        ("ok", 23, "calendar", "充裕", "还有 23 天"),
        ("warn", 4, "calendar", "抓紧", "还有 4 天"),
        ("warn", 5, "working", "抓紧", "还有 5 个工作日"),
        ("bad", 1, "working", "紧急", "还有 1 个工作日"),
        ("bad", 0, "calendar", "紧急", "今天"),
        ("late", -2, "calendar", "超期", "2 天"),
        ("late", 0, "working", "超期", "1 个工作日"),
    ],
)
def test_shape_word_and_number(level, left, unit, word, number):
    shown = face(Row(level, left, unit), MONDAY)
    assert (shown.tone, shown.word, shown.number) == (level, word, number)
    assert shown.icon in icons()


def test_a_standing_clock_says_since_when():
    shown = face(Row("hold", 3, paused_on=date(2026, 11, 9)), MONDAY)
    assert (shown.word, shown.number) == ("停表", "从 11月9日起")


def test_a_standing_clock_names_what_it_waits_for():
    assert face(Row("hold", 3, paused_on=MONDAY, cause="工伤认定"), MONDAY).number == "等工伤认定"


@pytest.mark.parametrize(
    ("left", "tone", "number"),
    [(342, "ok", "还有 342 天"), (31, "ok", "还有 31 天"), (30, "warn", "还有 30 天"), (8, "warn", "还有 8 天"),
     (7, "bad", "还有 7 天"), (0, "bad", "今天"), (-1, "late", "1 天")],
)  # fmt: skip
def test_the_last_day_for_arbitration(left, tone, number):
    shown = limit_face(left)
    assert (shown.tone, shown.number) == (tone, number)


def test_a_stopped_clock_has_no_face():
    assert face(Row("done", 0), MONDAY) is None


def test_the_dial_shows_the_part_that_is_left():
    shown = face(Row("ok", 5), MONDAY)
    assert shown.share == pytest.approx(0.5)
    assert float(shown.arc.split()[0]) == pytest.approx(157.1 / 2, abs=0.1)
    assert Face("ok", "", share=1.4).arc.startswith("157.1")
    assert Face("late", "", share=-1).arc.startswith("0.0")


def test_a_clock_without_length_is_empty():
    assert face(Row("bad", 0, started_on=MONDAY, due_on=MONDAY), MONDAY).share == 0


def test_every_tone_has_a_word_of_its_own_in_english():
    with translation.override("en"):
        assert len({Face(tone, "").word for tone in ("ok", "warn", "bad", "late", "hold")}) == 5
