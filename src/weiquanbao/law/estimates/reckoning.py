"""estimate(): from the answers to sums, each from the least to the most that the answers allow, and to the last day.

Who knows a month gives a month: every day in it is possible, so what hangs on it is computed twice, for the day that
gives least and the day that gives most. Nobody is told a sum that rests on a figure nobody knows.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from weiquanbao.common.dates import month_of
from weiquanbao.law.claims.claim import Result
from weiquanbao.law.claims.compute import compute
from weiquanbao.law.claims.finality import is_final
from weiquanbao.law.claims.lapsing import Times, lapses
from weiquanbao.law.claims.register import CLAIMS
from weiquanbao.law.claims.working import Setting, Working
from weiquanbao.law.estimates.proofs import Proof, to_keep
from weiquanbao.law.estimates.stories import UNKNOWN, Answers
from weiquanbao.law.limitation import Limitation, soonest
from weiquanbao.law.parameters import NOTHING_MORE, More

ZERO = Decimal(0)
LOWEST = "minimum_wage.month"
#: How leaving is called by the claims; what may be unlawful gives a range up to twice the sum.
GROUNDS = {
    "unpaid": "38_1_2",
    "expired": "expiry",
    "agreed": "mutual_employer_proposed",
}
PERHAPS_UNLAWFUL = ("sent", "fault", "unfit")
TITLES = {
    "arrears_wage": "欠的工资",
    "overtime": "加班费",
    "double_wage": "没签合同，多要一份工资",
    "severance": "离职补偿",
    "unlawful_2n": "乱辞退要加倍赔",
    "work_injury": "工伤待遇",
}


@dataclass(frozen=True, slots=True)
class Part:
    """One thing to ask for: at least and at most. Both are the same result where the answers leave nothing open.

    `clock`: until when it can be asked for. `final`: whether an award on the most of it binds the employer at once.
    """

    code: str
    low: Result
    high: Result
    clock: Limitation
    final: bool | None

    @property
    def title(self) -> str:
        """In plain words."""
        return TITLES[self.code]

    @property
    def least(self) -> Decimal:
        """Yuan; what could not be computed counts for nothing."""
        return _sum(self.low)

    @property
    def most(self) -> Decimal:
        """Yuan."""
        return max(_sum(self.high), self.least)

    @property
    def lapsed(self) -> Decimal:
        """Yuan that came on top, were a part of it not out of time; nothing where all is in time."""
        figures = self.high.figures
        whole, rest = (
            figures.get(f"amount_if_{one}") for one in ("not_raised_in_arbitration", "defence_raised")
        )
        return whole - rest if isinstance(whole, Decimal) and isinstance(rest, Decimal) else ZERO

    @property
    def computed(self) -> bool:
        """Whether there is a sum at all."""
        return self.high.stopped is None


@dataclass(frozen=True, slots=True)
class Estimate:
    """What could be asked for, until when, and what to keep as proof."""

    parts: tuple[Part, ...]
    clock: Limitation
    proofs: tuple[Proof, ...]
    unsure: tuple[str, ...]

    @property
    def at_least(self) -> bool:
        """Whether more may be due than is summed up: the wage is not known, or an item of a sum is missing."""
        return "wage" in self.unsure or any("injury_sum_incomplete" in part.high.flags for part in self.parts)

    @property
    def least(self) -> Decimal:
        """Yuan."""
        return sum((part.least for part in self.parts), ZERO)

    @property
    def most(self) -> Decimal:
        """Yuan."""
        return sum((part.most for part in self.parts), ZERO)


@dataclass(frozen=True, slots=True)
class _Told:
    """The answers with their days: `long` the longest employment they allow, else the shortest."""

    answers: Answers
    today: date
    lowest: str | None = None
    long: bool = False

    @property
    def wage(self) -> str | None:
        """As it was told; whoever does not know it earned at least the minimum wage."""
        return self.known("wage") or self.lowest

    def known(self, code: str) -> str | None:
        """An answer, unless it was 不知道."""
        answer = self.answers.get(code, UNKNOWN)
        return None if answer == UNKNOWN else answer

    def count(self, code: str) -> int:
        """Nothing where nobody knows."""
        return int(self.known(code) or 0)

    def day(self, code: str, *, first: bool) -> date | None:
        """The first or the last day of a month that was told, never after today."""
        month = month_of(self.known(code) or "")
        if month is None:
            return None
        return month if first else min(month.replace(day=monthrange(month.year, month.month)[1]), self.today)

    @property
    def began(self) -> date | None:
        """The earliest day gives the longest time."""
        return self.day("began", first=self.long)

    @property
    def ended(self) -> date | None:
        """The day of leaving, or today for whoever is there still."""
        if self.known("still") == "yes":
            return self.today
        found = self.day("ended", first=not self.long)
        began = self.began
        return found if found is None or began is None else max(found, began)


def estimate(
    story: str, answers: Answers, *, today: date, region: str | None, more: More = NOTHING_MORE
) -> Estimate:
    """What these answers come to under the law of today, at the place of work; `more` are figures that were entered."""
    setting = Setting(today, region, more=more)
    lowest = _lowest(setting)
    short, long = _Told(answers, today, lowest), _Told(answers, today, lowest, long=True)
    found = _found(story, short, long, setting)
    parts = tuple(_part(code, low, high, short, setting) for code, low, high in found)
    return Estimate(
        parts=parts,
        clock=soonest([part.clock for part in parts] or [_clock(_FIRST[story], short, None)]),
        proofs=to_keep(story, (part.code for part in parts)),
        unsure=tuple(code for code, answer in answers.items() if answer == UNKNOWN),
    )


def _lowest(setting: Setting) -> str | None:
    found = Working(setting).known(LOWEST)
    return None if found is None else str(found)


def _part(code: str, one: Result, other: Result, told: _Told, setting: Setting) -> Part:
    """The longest employment does not always give most: of a year that is over, more may be out of time."""
    low, high = sorted((one, other), key=_sum)
    over = _last_claimed(low, high) if code == "double_wage" else None
    return Part(code, low, high, _clock(code, told, over), is_final(CLAIMS[code], high.amount, setting))


def _last_claimed(*results: Result) -> date | None:
    """The last day without a contract, of the shorter count: from it the year runs (调解仲裁法 27第1款)."""
    days = (result.figures.get("to") for result in results)
    return min((day for day in days if isinstance(day, date)), default=None)


def _found(story: str, short: _Told, long: _Told, setting: Setting) -> Iterator[tuple[str, Result, Result]]:
    for code, facts in _ASKS[story](short):
        more = dict(_ASKS[story](long)).get(code, facts)
        yield code, _result(code, facts, setting), _result(code, more, setting)
    yield from _of_leaving(story, short, long, setting)


def _of_leaving(
    story: str, short: _Told, long: _Told, setting: Setting
) -> Iterator[tuple[str, Result, Result]]:
    """Severance; where the reason may not hold, from it to twice the sum; a month more without notice."""
    left = short.known("left")
    if story not in {"wages", "dismissal"} or left is None or left == "own":
        return
    facts, more = _leaving(short), _leaving(long)
    if left in PERHAPS_UNLAWFUL:
        yield "unlawful_2n", _if_lawful(left, facts, short, setting), _result("unlawful_2n", more, setting)
        return
    ground = {"ground": GROUNDS[left]}
    yield (
        "severance",
        _result("severance", facts | ground, setting),
        _result("severance", more | ground, setting),
    )


def _if_lawful(left: str, facts: dict[str, Any], told: _Told, setting: Setting) -> Result:
    """What is due although there was a reason: a month more without notice (劳动合同法 40), nothing for a fault."""
    if left != "unfit":
        return _result("severance", facts | {"ground": "39" if left == "fault" else "40_2"}, setting)
    notice = {"ground": "40_2", "last_month_wage_standard": told.wage}
    days = {"notice_days": 30} if told.known("notice") == "yes" else {}
    return _result("notice_pay", facts | notice | days, setting)


def _leaving(told: _Told) -> dict[str, Any]:
    return {"hire_date": told.began, "end_date": told.ended, "avg_wage": told.wage}


def _wages(told: _Told) -> Iterator[tuple[str, dict[str, Any]]]:
    months = told.count("owed") or 1
    last = told.ended or told.today
    yield "arrears_wage", {
        "monthly_wage": told.wage, "months": _last_months(last, months), "paid": told.known("paid") or "0",
    }  # fmt: skip


def _last_months(last: date, count: int) -> list[str]:
    place = last.year * 12 + last.month - 1
    return [f"{one // 12:04d}-{one % 12 + 1:02d}" for one in range(place - count + 1, place + 1)]


def _contract(told: _Told) -> Iterator[tuple[str, dict[str, Any]]]:
    if told.known("signed") == "yes":
        return
    yield "double_wage", {
        "hire_date": told.began, "signed_date": told.day("signed_on", first=not told.long), "end_date": told.ended,
        "monthly_wage": told.wage, "filing_date": told.today,
    }  # fmt: skip


def _overtime(told: _Told) -> Iterator[tuple[str, dict[str, Any]]]:
    months = told.count("ot_months") or 1
    hours = {
        "hours_workday": told.count("ot_day") * months,
        "hours_restday": told.count("ot_rest") * months * 8,
        "hours_holiday": Decimal(told.count("ot_holiday") * months * 8) / 12,
    }
    yield "overtime", {"monthly_wage": told.wage, **hours}


def _injury(told: _Told) -> Iterator[tuple[str, dict[str, Any]]]:
    if told.known("grade") is None:
        return
    yield "work_injury", {
        "grade": told.count("grade"), "own_wage": told.wage, "insured": told.known("insured") != "no",
    }  # fmt: skip


def _nothing(told: _Told) -> Iterator[tuple[str, dict[str, Any]]]:
    return iter(())


_ASKS: Mapping[str, Callable[[_Told], Iterator[tuple[str, dict[str, Any]]]]] = {
    "wages": _wages,
    "dismissal": _nothing,
    "contract": _contract,
    "overtime": _overtime,
    "injury": _injury,
}


#: Whose clock runs where nothing can be asked for yet; for work that was done something always can.
_FIRST = {"dismissal": "severance", "contract": "double_wage", "injury": "work_injury"}


def _result(code: str, facts: Mapping[str, Any], setting: Setting) -> Result:
    return compute(code, {name: value for name, value in facts.items() if value is not None}, setting)


def _sum(result: Result) -> Decimal:
    return result.amount or ZERO


def _clock(code: str, told: _Told, over: date | None) -> Limitation:
    """Until when this one can be asked for: of an injury from its day, of a missing contract from the last day it is
    claimed for, long before leaving perhaps; of everything else from leaving.
    """
    claim = CLAIMS[code]
    still = told.known("still")
    ended = None if still == "yes" else told.day("ended", first=True)
    knew = over or told.day("hurt", first=True) or ended or told.day("began", first=True)
    times = Times(knew, None, ended, None if still is None else still == "yes")
    found = lapses(claim, times, told.today)
    if found is None:
        raise AssertionError(code)
    return found
