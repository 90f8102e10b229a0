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


_READ = {sign: value for signs in (_DIGITS, "〇壹贰叁肆伍陆柒捌玖") for value, sign in enumerate(signs)}
_READ |= {"○": 0, "幺": 1, "两": 2, "貳": 2, "叄": 3, "參": 3, "陸": 6}
_READ_PLACES = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1_000, "仟": 1_000}
_READ_SECTIONS = {"万": 10_000, "萬": 10_000, "亿": 10**8}
_OPEN_ENDED = frozenset("百佰千仟万萬亿")


def read(words: str) -> int:
    """The number that words say, in any form: 两千, 壹万叁仟柒佰肆拾, 二〇二六; ValueError when they say none."""
    if not words or any(sign not in _READ | _READ_PLACES | _READ_SECTIONS for sign in words):
        raise ValueError(f"没看懂“{words[:12]}”")
    if all(sign in _READ for sign in words):
        return int("".join(str(_READ[sign]) for sign in words))
    if len(words) > 1 and words[-1] in _READ and words[-2] in _OPEN_ENDED:
        raise ValueError(f"“{words[-2:]}”可能有两个意思")  # 两万五 is 25000 in speech, and no number on paper
    total, section, digit = 0, 0, -1
    for sign in words:
        if sign in _READ:
            if digit > 0:  # 三五百 is no number
                raise ValueError(f"没看懂“{words[:12]}”")
            digit = _READ[sign]
        elif sign in _READ_PLACES:
            section += (1 if digit < 0 else digit) * _READ_PLACES[sign]
            digit = -1
        else:
            whole = section + max(digit, 0)
            total = (total + whole) * _READ_SECTIONS[sign] if sign == "亿" else total + whole * 10_000
            section, digit = 0, -1
    return total + section + max(digit, 0)
