"""Whether what is written adds up: a formula with its result, the items of a text with their total."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from decimal import Decimal, DivisionByZero, InvalidOperation

from weiquanbao.common.money import cents, in_figures

_TIDY = str.maketrans(
    {
        "×": "*",
        "x": "*",
        "X": "*",
        "÷": "/",
        "＋": "+",
        "－": "-",
        "−": "-",
        "（": "(",
        "）": ")",
        "＝": "=",
        "，": ",",
    }
)
_UNITS = re.compile(r"元|个月|小时|天|月|年|倍|人|,(?=[0-9]{3})")
_SHARE = re.compile(r"([0-9.]+)%")
_SIDE = re.compile(r"[0-9.+*/() -]+")
_TOKEN = re.compile(r"[0-9]+(?:\.[0-9]+)?|[+*/()-]")
_ITEM = re.compile(r"^\s*[0-9]{1,2}[.、．]\s*(.+)$")
#: A figure of more places than eighteen is none of money.
_SUM = re.compile(r"(?<![0-9,.])([0-9][0-9,]{0,17}(?:\.[0-9]{1,2})?)\s*元")
_TOTAL = re.compile(
    r"(?:合计|共计|总计|总共|一共)[^0-9。；\n]{0,12}?([0-9][0-9,]{0,17}(?:\.[0-9]{1,2})?)\s*元"
)
_RESULT = re.compile(r"[=＝]\s*([0-9][0-9,]{0,17}(?:\.[0-9]{1,9})?)\s*元?\s*(?:$|[；;。\n])")
_DEEPEST = 8


class NotAFormula(ValueError):
    """Words, not arithmetic: nothing to hold against anything."""


def wrong_formula(formula: str) -> tuple[Decimal, Decimal] | None:
    """What a formula says it comes to and what it does, where they differ; None for words and for sound ones."""
    for piece in re.split(r"[；;。\n]", formula):
        sides = _UNITS.sub("", _SHARE.sub(r"(\1/100)", piece.translate(_TIDY))).split("=")
        if len(sides) != 2 or not all(_SIDE.fullmatch(side.strip() or "?") for side in sides):
            continue
        try:
            said, comes = cents(reckon(sides[1])), cents(reckon(sides[0]))
        except (NotAFormula, InvalidOperation, DivisionByZero):
            continue
        if said != comes:
            return said, comes
    return None


def results_of(formula: str) -> tuple[Decimal, ...]:
    """What each equation of a formula says it comes to; nothing where there is none."""
    return tuple(_figure(one) for one in _RESULT.findall(formula))


def agrees(amount: Decimal, formula: str) -> bool:
    """Whether a sum is what its formula comes to: the last equation, or all of them together; words say nothing."""
    results = results_of(formula)
    return not results or amount in {results[-1], sum(results, Decimal(0))}


def mismatch(amount: Decimal | None, formula: str) -> str:
    """What is wrong between a sum and how it is said to come about, as the end of a sentence; else nothing."""
    wrong = wrong_formula(formula)
    if wrong:
        said, comes = map(in_figures, wrong)
        return f"的算式写的是 {said} 元，算出来是 {comes} 元，对不上。"
    if amount is not None and not agrees(amount, formula):
        return f"要 {in_figures(amount)} 元，算式得 {in_figures(results_of(formula)[-1])} 元，对不上。"
    return ""


def marked(amount: str, formula: str) -> str:
    """The mark of a row the engine computed: while it fits, the row stands as computed, rounded figures and all."""
    return hashlib.sha256(f"{amount}|{formula}".encode()).hexdigest()[:16]


def reckon(text: str) -> Decimal:
    """Plus, minus, times, by and brackets in exact numbers. Raises NotAFormula."""
    tokens = _TOKEN.findall(text)
    if "".join(tokens) != text.replace(" ", "") or not tokens:
        raise NotAFormula(text)
    rest = [*tokens]
    found = _plus(rest, 0)
    if rest:
        raise NotAFormula(text)
    return found


def _plus(rest: list[str], depth: int) -> Decimal:
    found = _times(rest, depth)
    while rest and rest[0] in "+-":
        found = found + _times(rest, depth) if rest.pop(0) == "+" else found - _times(rest, depth)
    return found


def _times(rest: list[str], depth: int) -> Decimal:
    found = _number(rest, depth)
    while rest and rest[0] in "*/":
        found = found * _number(rest, depth) if rest.pop(0) == "*" else found / _number(rest, depth)
    return found


def _number(rest: list[str], depth: int) -> Decimal:
    if not rest or depth > _DEEPEST:
        raise NotAFormula
    token = rest.pop(0)
    if token == "(":  # noqa: S105 - a bracket, no secret
        found = _plus(rest, depth + 1)
        if not rest or rest.pop(0) != ")":
            raise NotAFormula
        return found
    if token in "+-*/)":  # noqa: S105 - signs
        raise NotAFormula
    return Decimal(token)


def wrong_totals(text: str) -> Iterator[str]:
    """A sentence for each total that is not the sum of the numbered items before it."""
    items: list[Decimal] = []
    for line in text.split("\n"):
        total = _TOTAL.search(line)
        item = _ITEM.match(line)
        if total and len(items) > 1:
            said = _figure(total[1])
            if said != sum(items):
                whole = in_figures(sum(items, Decimal(0)))
                yield f"合计写的是 {in_figures(said)} 元，各项加起来是 {whole} 元，对不上。"
            items = []
        elif item and (sums := _SUM.findall(item[1])):
            items.append(_figure(sums[0]))


def totals_in(text: str) -> tuple[Decimal, ...]:
    """Every 合计、一共 of a text in yuan."""
    return tuple(_figure(one) for one in _TOTAL.findall(text))


def _figure(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))
