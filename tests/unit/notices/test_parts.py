"""短信条数: counted as the operators charge."""

import pytest

from weiquanbao.notices.parts import sms_parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", 0),
        ("汉" * 70, 1),
        ("汉" * 71, 2),
        ("汉" * 134, 2),
        ("汉" * 135, 3),
        ("a" * 160, 1),
        ("a" * 161, 2),
        ("a" * 306, 2),
        ("a" * 307, 3),
        ("a" * 70 + "汉", 2),
        # An emoji takes the room of two characters.
        ("😀" * 35, 1),
        ("😀" * 36, 2),
    ],
)
def test_parts_are_counted_as_the_operators_do(text: str, parts: int) -> None:
    assert sms_parts(text) == parts
