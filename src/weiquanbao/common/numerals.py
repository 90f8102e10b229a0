"""Whole numbers in Chinese: 二十七 in an article's number, 两千 in speech."""

_DIGITS = "零一二三四五六七八九"
_PLACES = ("", "十", "百", "千")
_SECTIONS = ("", "万", "亿")


def written(number: int) -> str:
    """How a statute writes a number: 27 → 二十七, 201 → 二百零一."""
    return _number(number, two="二")


def spoken(number: int) -> str:
    """How people say a number: 2000 → 两千, 13740 → 一万三千七百四十."""
    return _number(number, two="两")


def _number(number: int, *, two: str) -> str:
    if not 0 <= number < 10**12:
        raise ValueError("只写零到一万亿之间的数")
    if number == 0:
        return _DIGITS[0]
    words = ""
    for section in (2, 1, 0):
        value = number // 10_000**section % 10_000
        if value:
            words += (
                _gap(number, section, value) + _section(value, two=two, high=section > 0) + _SECTIONS[section]
            )
    return words.removeprefix("一") if words.startswith("一十") else words


def _gap(number: int, section: int, value: int) -> str:
    """A 零 stands where a place was skipped between two sections: 一万零五十."""
    higher = number // 10_000 ** (section + 1)
    skipped = value < 1_000 or higher % 10_000 == 0
    return "零" if higher and skipped else ""


def _section(value: int, *, two: str, high: bool) -> str:
    if value == 2 and high:
        return two
    words, skipped = "", False
    for place in (3, 2, 1, 0):
        digit = value // 10**place % 10
        if not digit:
            skipped = bool(words)
            continue
        name = two if digit == 2 and place == 3 else _DIGITS[digit]
        words += ("零" if skipped else "") + name + _PLACES[place]
        skipped = False
    return words
