"""Worked examples (核算样例): what was told, and what must come out to the fen and to the day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from weiquanbao.law.claims.compute import compute
from weiquanbao.law.claims.facts import BadFacts
from weiquanbao.law.claims.register import CLAIMS
from weiquanbao.law.claims.working import Entered, Figure, Setting

#: Figures of the law that an example gives as one of its inputs: they are entered, as staff would.
ENTERED = {
    "min_wage": "minimum_wage.month",
    "min_hourly": "minimum_wage.hour",
    "rate_month": "heat.month",
    "local_avg_wage": "average_wage.city_month",
    "provincial_avg_monthly": "average_wage.province_month",
    "provincial_avg_annual": "average_wage.province_year",
    "pool_avg_monthly": "average_wage.pool_month",
    "pool_avg_annual": "average_wage.pool_year",
    "national_urban_disposable_income": "income.national_urban_year",
}
#: Where and when examples play that do not say so; a day they name is asked about by the claim itself.
REGION = "330782"
_DAYS = re.compile(r"(\d+) days?")


@dataclass(frozen=True, slots=True)
class Failure:
    """One figure of an example that did not come out."""

    example: str
    figure: str
    expected: object
    got: object

    def __str__(self) -> str:
        return f"{self.example} {self.figure}：应当是 {self.expected}，算出 {self.got}"


def run(rows: Iterable[Mapping[str, Any]], on: date) -> Iterator[tuple[str, tuple[Failure, ...]]]:
    """Each example with what did not come out of it."""
    for row in rows:
        yield str(row["id"]), tuple(_failures(row, on))


def _failures(row: Mapping[str, Any], on: date) -> Iterator[Failure]:
    name, claim = str(row["id"]), str(row["claim"])
    if claim not in CLAIMS:
        yield Failure(name, claim, "有这一项", "没有这一项")
        return
    try:
        result = compute(claim, *told(row["inputs"], on))
    except BadFacts as fault:
        yield Failure(name, "inputs", "看得懂", str(fault))
        return
    found: dict[str, Figure] = {**result.figures, "flags": result.flags}
    for figure, expected in row["expected"].items():
        got = found.get(figure)
        if not _same(expected, got):
            yield Failure(name, figure, expected, str(result.stopped) if result.stopped else got)


def told(inputs: Mapping[str, Any], on: date) -> tuple[dict[str, Any], Setting]:
    """The facts, and the figures of the law among them as entered ones."""
    entered = {
        ENTERED[name]: Entered(Decimal(str(value)), "example")
        for name, value in inputs.items()
        if name in ENTERED
    }
    facts = {name: value for name, value in inputs.items() if name not in ENTERED}
    return facts, Setting(on, REGION, entered, for_staff=True)


def _same(expected: object, got: object) -> bool:
    """Whether a figure says what was written down: numbers by value, days and spans as they are written."""
    if isinstance(expected, list):
        listed = got if isinstance(got, list | tuple) else None
        return listed is not None and len(listed) == len(expected) and all(map(_same, expected, listed))
    if isinstance(expected, bool) or got is None or isinstance(got, bool):
        return expected is got
    if isinstance(got, int | Decimal):
        return _number(expected) == Decimal(got)
    return str(expected) == (got.isoformat() if isinstance(got, date) else str(got))


def _number(written: object) -> Decimal | None:
    days = _DAYS.fullmatch(str(written))
    try:
        return Decimal(days[1] if days else str(written))
    except InvalidOperation:
        return None
