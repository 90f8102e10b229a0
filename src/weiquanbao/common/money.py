"""Sums of money: read as people type them, kept exact, said in words."""

import re
import unicodedata
from decimal import ROUND_HALF_UP, Context, Decimal

from weiquanbao.common import numerals

LIMIT = Decimal(1_000_000_000)
"""Below this every sum is read: a labour claim of a thousand million is a slip of the finger."""

_CENT = Decimal("0.01")
_HALF_UP = Context(rounding=ROUND_HALF_UP)
_TYPED = re.compile(
    r"(?P<number>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,12})(?P<fraction>\.[0-9]{1,6})?(?P<unit>[万千百]?)"
)
_UNITS = {"": 1, "百": 100, "千": 1_000, "万": 10_000}


def yuan(value: str | int | Decimal) -> Decimal:
    """The exact sum somebody typed: “13,740”, “1.2万”, “￥500 元”; doubtful ones are refused."""
    amount = _typed(value) if isinstance(value, str) else Decimal(value)
    if not amount.is_finite() or amount < 0:
        raise ValueError("钱数要写 0 或比 0 大的数，比如 2000。")
    if amount >= LIMIT:
        raise ValueError("这个数太大了，看看是不是多打了几个 0。")
    if amount != cents(amount):
        raise ValueError("钱数最多写到分，比如 2000.50。")
    return cents(amount)


def cents(amount: Decimal) -> Decimal:
    """Round half up to the cent, once, at the end of a calculation."""
    return _HALF_UP.quantize(amount, _CENT)


def fen(amount: Decimal) -> int:
    """A sum of yuan in fen, as books are kept. Raises ValueError where it is not exact to the fen."""
    whole = amount * 100
    if whole != whole.to_integral_value():
        raise ValueError(f"{amount} yuan is no whole number of fen")
    return int(whole)


def of_fen(count: int) -> Decimal:
    """So many fen in yuan."""
    return Decimal(count).scaleb(-2)


def in_figures(amount: Decimal) -> str:
    """13,740 or 13,740.50."""
    exact = cents(amount)
    return f"{exact:,.0f}" if exact == exact.to_integral_value() else f"{exact:,.2f}"


def in_words(amount: Decimal) -> str:
    """The sum as it is said aloud: 13740 → 一万三千七百四十元."""
    total = int(yuan(amount) * 100)
    whole, dimes, pennies = total // 100, total // 10 % 10, total % 10
    words = _whole(whole) if whole or not total else ""
    if dimes:
        words += numerals.spoken(dimes) + "角"
    if pennies:
        words += ("零" if whole and not dimes else "") + numerals.spoken(pennies) + "分"
    return words


def _whole(whole: int) -> str:
    return ("两" if whole == 2 else numerals.spoken(whole)) + "元"


def _typed(value: str) -> Decimal:
    typed = (
        re.sub(r"\s", "", unicodedata.normalize("NFKC", value))
        .removeprefix("¥")
        .removesuffix("元")
        .removesuffix("块")
    )
    found = _TYPED.fullmatch(typed)
    if not found:
        shown = unicodedata.normalize("NFKC", value).strip()[:12]
        raise ValueError(f"没看懂“{shown}”。写个数字就行，比如 2000。说不准，写大概的数。")
    number = found["number"].replace(",", "") + (found["fraction"] or "")
    return Decimal(number) * _UNITS[found["unit"]]
