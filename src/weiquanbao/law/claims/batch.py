"""Severance of many workers at once, in whole fen: the same rules as `severance.py` (劳动合同法 47), as arrays.

It agrees with the exact path to the fen: wages come in whole fen, units are counted in halves, half a fen is rounded
up as there. numpy is needed here and nowhere else in this floor; nothing that serves pages imports this file.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.int64]
Months = NDArray[np.int16]
DayOfMonth = NDArray[np.int8]
#: Months are counted from January of this year, and looked up until the end of the other.
FIRST_YEAR, LAST_YEAR = 1950, 2149
_LAST_DAY = np.array(
    [monthrange(year, month)[1] for year in range(FIRST_YEAR, LAST_YEAR + 1) for month in range(1, 13)],
    dtype=np.int8,
)
#: Half months, by whole months and then by whether days are left over: a year 2; six months or more of the rest 2,
#: less of it 1.
_HALVES = np.array(
    [
        2 * (months // 12) + (2 if months % 12 >= 6 else 1 if months % 12 or days else 0)
        for months in range(len(_LAST_DAY))
        for days in (False, True)
    ],
    dtype=np.int16,
)
#: So many workers at once stay in the processor's own memory.
AT_ONCE = 32_768


@dataclass(frozen=True, slots=True)
class Days:
    """Days as two arrays: the months since January 1950, and the day of the month."""

    month: Months
    day: DayOfMonth

    @classmethod
    def of(cls, days: Sequence[date]) -> Days:
        """From dates of the years 1950 to 2149. Raises ValueError for others."""
        if not all(FIRST_YEAR <= one.year <= LAST_YEAR for one in days):
            raise ValueError(f"只能算 {FIRST_YEAR} 年到 {LAST_YEAR} 年的日子")
        months = [(one.year - FIRST_YEAR) * 12 + one.month - 1 for one in days]
        return cls(np.array(months, dtype=np.int16), np.array([one.day for one in days], dtype=np.int8))

    def part(self, part: slice) -> Days:
        """Some of them."""
        return Days(self.month[part], self.day[part])


@dataclass(frozen=True, slots=True)
class Figures:
    """What the law sets, in force on the days asked about: sums in fen, the cap's times and units."""

    minimum: int
    city_average: int
    cap_times: int
    cap_units: int


def severance(hired: Days, ended: Days, wage: Whole, figures: Figures) -> Whole:
    """Severance in fen for service after 2007: `wage` is the average of the last twelve months in fen."""
    fen = np.empty(len(wage), dtype=np.int64)
    for start in range(0, len(wage), AT_ONCE):
        part = slice(start, start + AT_ONCE)
        _severance(hired.part(part), ended.part(part), wage[part], figures, fen[part])
    return fen


def _severance(hired: Days, ended: Days, wage: Whole, figures: Figures, fen: Whole) -> None:
    cap = figures.city_average * figures.cap_times
    halves = half_units(hired, ended)
    np.minimum(halves, _most(wage > cap, 2 * figures.cap_units), out=halves)
    np.clip(wage, figures.minimum, cap, out=fen)
    fen *= halves
    # Half a fen is rounded up.
    fen += 1
    fen >>= 1


def _most(capped: NDArray[np.bool_], most: int) -> Months:
    """How many half months each may have at most: those that are not capped more than anybody has."""
    allowed = (~capped).astype(np.int16)
    allowed *= len(_LAST_DAY)
    allowed += np.int16(most)
    return allowed


def half_units(hired: Days, ended: Days) -> Months:
    """Half months for each length of service, both days counted."""
    at_the_end = ended.day == _LAST_DAY.take(ended.month)
    # The days that are over when the last one is, of its month or of the next.
    over = ended.day * ~at_the_end
    before = hired.day - np.int8(1)
    months = ended.month - hired.month
    months += at_the_end
    months -= before > over
    # Hired on a day that the last month does not have: that month is complete at its end (民法典 202).
    days = (before != over) & ~(at_the_end & (hired.day > ended.day))
    months *= 2
    months += days
    halves: Months = _HALVES.take(months)
    return halves
