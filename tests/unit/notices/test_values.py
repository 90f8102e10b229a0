"""What may stand in a field, and how it is said."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from weiquanbao.notices.values import short, spoken


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("  示例饰品有限公司 ", "示例饰品有限公司"),
        (23, "23"),
        (Decimal(13740), "13,740"),
        (Decimal("13740.50"), "13,740.50"),
        (date(2026, 11, 23), "2026年11月23日"),
        (datetime(2026, 11, 23, 6, 30, tzinfo=UTC), "2026年11月23日下午 2:30"),
        ("第一行\n第二行", "第一行\n第二行"),
    ],
)
def test_values_are_said_as_people_say_them(value: object, said: str) -> None:
    assert spoken(value) == said


def test_control_characters_cannot_reshape_a_message() -> None:
    assert spoken("甲\x00乙\u202e丙\r丁") == "甲 乙 丙 丁"


@pytest.mark.parametrize("value", [None, True, 1.5, ["甲"], {"a": 1}])
def test_anything_else_is_a_mistake_of_the_sender(value: object) -> None:
    with pytest.raises(TypeError):
        spoken(value)


def test_a_long_name_is_cut_but_never_a_link() -> None:
    link = "https://example.org/" + "a" * 60
    assert short(link) == link
    assert short("汉" * 31) == "汉" * 29 + "…"
    assert short("汉" * 30) == "汉" * 30
