"""Sums of money in a line of text, in every way people and papers write them. Pure functions."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from weiquanbao.common import numerals
from weiquanbao.common.money import LIMIT, cents

_NUMBER: Final = r"(?P<n>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]{1,2})?|[0-9]{1,9}(?:\.[0-9]{1,2})?)"
_CAPITALS: Final = "零〇壹贰貳叁叄參肆伍陆陸柒捌玖拾佰仟万萬亿"
_SPOKEN: Final = "零〇一二两三四五六七八九十百千万亿"
_SIGNED: Final = re.compile(rf"[¥Y]\s?{_NUMBER}(?![0-9,.]*[0-9%])(?P<w>万)?")
_WITH_UNIT: Final = re.compile(
    rf"(?<![0-9.,]){_NUMBER}\s?(?P<w>[万千百])?\s?(?:元|块)"
    r"(?:\s?(?P<j>[0-9])角)?(?:\s?(?P<f>[0-9])分)?(?![0-9])"
)
_IN_CAPITALS: Final = re.compile(
    rf"(?P<y>[{_CAPITALS}]+)[元圆圓](?P<rest>整|正|零?(?:[壹贰叁肆伍陆柒捌玖]角)?零?(?:[壹贰叁肆伍陆柒捌玖]分)?)"
)
_IN_SPEECH: Final = re.compile(
    rf"(?P<y>[{_SPOKEN}]+)[元块](?:零?(?P<j>[一二两三四五六七八九])角)?(?:零?(?P<f>[一二三四五六七八九])分)?"
)
_BARE: Final = re.compile(rf"(?<![0-9.,:/¥-]){_NUMBER}(?![0-9.,:/%-]|\s?[年月日天时小个次人件号%])")
_FOLD: Final = str.maketrans({"￥": "¥", "，": ",", "．": ".", "：": ":", "（": "(", "）": ")"})
_TENS: Final = {"万": 10_000, "千": 1_000, "百": 100}


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum found in a line: where it stands, how much, and whether it is marked as money or only looks like it."""

    start: int
    end: int
    amount: Decimal
    marked: bool
    capitals: bool = False


def folded(text: str) -> str:
    """Full-width signs as half-width ones, character by character, so that places in the text stay the same."""
    return "".join(
        plain if len(plain := unicodedata.normalize("NFKC", sign)) == 1 else sign for sign in text
    ).translate(_FOLD)


def sums(text: str, *, bare: bool = False) -> tuple[Sum, ...]:
    """The sums of a line from left to right; `bare`: also numbers that no sign or unit marks (cells of a table)."""
    line = folded(text)
    found: list[Sum] = []
    for one in (*_capitals(line), *_typed(line, _SIGNED), *_typed(line, _WITH_UNIT), *_spoken(line)):
        _add(found, one)
    for one in _typed(line, _BARE, marked=False) if bare else ():
        _add(found, one)
    return tuple(sorted(found, key=lambda one: one.start))


def _add(found: list[Sum], one: Sum) -> None:
    """What stands inside something already found is no sum of its own; nor is nothing, or more than a claim can be."""
    if 0 < one.amount < LIMIT and not any(one.start < other.end and other.start < one.end for other in found):
        found.append(one)


def _typed(line: str, form: re.Pattern[str], *, marked: bool = True) -> Iterator[Sum]:
    for match in form.finditer(line):
        told = match.groupdict()
        amount = Decimal(match["n"].replace(",", "")) * _TENS.get(told.get("w") or "", 1)
        amount += Decimal(told.get("j") or 0) / 10 + Decimal(told.get("f") or 0) / 100
        yield Sum(match.start(), match.end(), cents(amount), marked)


def _capitals(line: str) -> Iterator[Sum]:
    for match in _IN_CAPITALS.finditer(line):
        dimes = re.search(r"(.)角", match["rest"] or "")
        pennies = re.search(r"(.)分", match["rest"] or "")
        yield from _said(match, dimes[1] if dimes else "", pennies[1] if pennies else "", capitals=True)


def _spoken(line: str) -> Iterator[Sum]:
    for match in _IN_SPEECH.finditer(line):
        yield from _said(match, match["j"] or "", match["f"] or "", capitals=False)


def _said(match: re.Match[str], dimes: str, pennies: str, *, capitals: bool) -> Iterator[Sum]:
    try:
        whole = numerals.read(match["y"])
        small = (numerals.read(dimes) * 10 if dimes else 0) + (numerals.read(pennies) if pennies else 0)
    except ValueError:
        return
    yield Sum(match.start(), match.end(), cents(Decimal(whole) + Decimal(small) / 100), True, capitals)
