"""Dates in a line of text: days, and months of which no day is told. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from weiquanbao.common import numerals
from weiquanbao.recognition.figures import folded

FIRST_YEAR, LAST_YEAR = 1990, 2060
_FIGURES: Final = re.compile(
    r"(?<![0-9.,])(?P<y>[12][0-9]{3})\s?(?:年|[-./])\s?(?P<m>1[0-2]|0?[1-9])(?:\s?(?:月|[-./])\s?(?P<d>3[01]|[12][0-9]|0?[1-9])"
    r"\s?(?:日|号)?)?(?P<unit>\s?月)?(?![0-9.,]|[-/][0-9])"
)
_WORDS: Final = re.compile(
    r"(?P<y>[二一][〇零○OoＯ一二三四五六七八九]{3})年(?P<m>十[一二]?|[一二三四五六七八九])月"
    r"(?:(?P<d>[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])[日号])?"
)
_ZEROES: Final = str.maketrans("OoＯ○", "〇〇〇〇")


@dataclass(frozen=True, slots=True)
class Day:
    """A date found in a line; `value` is 2026-08-15, or 2026-08 where only the month is told."""

    start: int
    end: int
    value: str


def days(text: str) -> tuple[Day, ...]:
    """The dates of a line from left to right; what is no day of the calendar is none."""
    line = folded(text)
    found = [day for form in (_FIGURES, _WORDS) for match in form.finditer(line) if (day := _day(match))]
    return tuple(sorted(found, key=lambda one: one.start))


def _day(match: re.Match[str]) -> Day | None:
    value = next(_values(match), None)
    return Day(match.start(), match.end(), value) if value else None


def _values(match: re.Match[str]) -> Iterator[str]:
    year, month, day = (_number(match[part]) for part in ("y", "m", "d"))
    whole = match.group()
    if not FIRST_YEAR <= year <= LAST_YEAR or (not day and "月" not in whole and "-" not in whole):
        return
    try:
        yield date(year, month, day).isoformat() if day else date(year, month, 1).isoformat()[:7]
    except ValueError:
        return


def _number(part: str | None) -> int:
    if not part:
        return 0
    return int(part) if part.isdecimal() else numerals.read(part.translate(_ZEROES))
