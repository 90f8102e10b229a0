"""大写: a sum as a paper writes it, so that no stroke can be added to it."""

from __future__ import annotations

from decimal import Decimal

from weiquanbao.common.money import yuan

_FIGURES = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("", "拾", "佰", "仟")
_SECTIONS = ("", "万", "亿")


def in_capitals(amount: Decimal) -> str:
    """The sum as a paper writes it so that nobody can change it: 13740 → 壹万叁仟柒佰肆拾元整.

    Source: 支付结算办法 annex 1, 正确填写票据和结算凭证的基本规定.
    """
    total = int(yuan(amount) * 100)
    whole, dimes, pennies = total // 100, total // 10 % 10, total % 10
    words = f"{_capital(whole)}元" if whole or not total else ""
    if dimes:
        words += f"{_FIGURES[dimes]}角"
    if pennies:
        gap = "零" if whole and not dimes else ""
        return f"{words}{gap}{_FIGURES[pennies]}分"
    return f"{words}整"


def _capital(whole: int) -> str:
    if not whole:
        return _FIGURES[0]
    words, skipped = "", False
    for place in reversed(range(len(str(whole)))):
        figure = whole // 10**place % 10
        section, inside = divmod(place, 4)
        if figure:
            words += f"{'零' if skipped and words else ''}{_FIGURES[figure]}{_PLACES[inside]}"
        skipped = not figure
        # A section is named where anything stands in it; a 零 before the next one only where places were skipped.
        if inside == 0 and section and whole // 10**place % 10_000:
            words += _SECTIONS[section]
    return words
