"""The figures of the law, each with its days in force, unit, source and how far it is confirmed."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any, Literal, cast, get_args

from weiquanbao.law import citations, tables
from weiquanbao.law.periods import Period
from weiquanbao.law.periods import Unit as PeriodUnit

Confidence = Literal["read", "secondary", "unverified", "house", "entered"]
Unit = Literal[
    "calendar_day",
    "working_day",
    "month",
    "year",
    "minute",
    "yuan",
    "rate",
    "percent",
    "day",
    "hour",
    "tier",
    "choice",
    "person",
]
Figure = int | Decimal | tuple[int, ...]

CONFIDENCE_LABELS: Mapping[Confidence, str] = {
    "read": "已核对原文",
    "secondary": "数据待核实",
    "unverified": "未核实",
    "house": "内部规则",
    "entered": "工会录入",
}
UNIT_LABELS: Mapping[Unit, str] = {
    "calendar_day": "自然日",
    "working_day": "工作日",
    "month": "个月",
    "year": "年",
    "minute": "分钟",
    "yuan": "元",
    "rate": "倍",
    "percent": "%",
    "day": "天",
    "hour": "小时",
    "person": "人",
    "tier": "档",
    "choice": "选项",
}

_COLUMNS = {"since", "until", "value", "source", "confidence", "region"}
#: How far a figure that rests on two others is confirmed: as far as the weaker one.
_WEAKEST: tuple[Confidence, ...] = ("unverified", "secondary", "entered", "house", "read")


class NoValueInForce(LookupError):
    """Nothing is known for that code, day and region: the program must stop and ask, never guess."""


@dataclass(frozen=True, slots=True)
class Value:
    """One figure over one stretch of time, for one region and all below it (`region=None`: everywhere)."""

    code: str
    title: str
    value: Figure
    unit: Unit
    since: date
    until: date | None
    source: str
    confidence: Confidence
    region: str | None = None

    def in_force(self, on: date, region: str | None) -> bool:
        """Whether the figure rules that day in that region."""
        here = self.region is None or (region is not None and region.startswith(self.region))
        return here and self.since <= on and (self.until is None or on <= self.until)


More = Mapping[str, tuple[Value, ...]]
NOTHING_MORE: More = {}


@dataclass(frozen=True, slots=True)
class Heading:
    """What a code stands for, also where no figure of it is known yet: it must be entered to be used.

    `by` names the code that says which tier a place is in, `of` the codes of the tiers, the first tier first.
    `local`: a figure of a region, which staff enter when it is published. `review_months`: how long one is trusted.
    """

    code: str
    title: str
    unit: Unit
    by: str | None = None
    of: tuple[str, ...] = ()
    local: bool = False
    review_months: int | None = None


def parameter(code: str, on: date, region: str | None = None, more: More = NOTHING_MORE) -> Value:
    """The figure in force on a day, the nearest region first: 330782, 3307, 33, everywhere.

    `more` are figures that were entered: of two of the same region and day the entered one counts. Where a code has
    none of its own there but is told by tiers, it is the figure of the tier the place is in.
    """
    known = [
        value for value in (*_register().get(code, ()), *more.get(code, ())) if value.in_force(on, region)
    ]
    if known:
        return max(known, key=_nearness)
    heading = _headings().get(code)
    if heading is None or heading.by is None:
        raise NoValueInForce(f"没有 {code} 在 {on.isoformat()} 的数值")
    return _of_tier(heading, parameter(heading.by, on, region, more), on, region)


def _of_tier(heading: Heading, tier: Value, on: date, region: str | None) -> Value:
    """The figure of that tier: in force while both are, confirmed as far as the weaker of the two."""
    if not isinstance(tier.value, int) or not 1 <= tier.value <= len(heading.of):
        raise NoValueInForce(f"{heading.code} 没有第 {tier.value} 档")
    found = parameter(heading.of[tier.value - 1], on, region)
    return replace(
        found,
        code=heading.code,
        title=heading.title,
        region=tier.region,
        since=max(found.since, tier.since),
        until=min(filter(None, (found.until, tier.until)), default=None),
        confidence=min(found.confidence, tier.confidence, key=_WEAKEST.index),
    )


def period(code: str, on: date, region: str | None = None) -> tuple[Period, Value]:
    """The same as a period of time that can be counted."""
    found = parameter(code, on, region)
    if found.unit not in get_args(PeriodUnit) or not isinstance(found.value, int):
        raise NoValueInForce(f"{code} 不是一段期限")
    return Period(found.value, cast("PeriodUnit", found.unit)), found


def title_of(code: str) -> str:
    """What a parameter is called, also where no figure of it is in force; its code where it stands in no register."""
    heading = _headings().get(code)
    return heading.title if heading else code


def heading_of(code: str) -> Heading:
    """What a code stands for; raises KeyError for one nobody knows."""
    return _headings()[code]


def headings() -> tuple[Heading, ...]:
    """Every code of the register in order, those without a figure too."""
    return tuple(heading for _code, heading in sorted(_headings().items()))


def is_due_for_review(heading: Heading, newest: date | None, today: date) -> bool:
    """Whether a newer figure should be out by now: the newest one is older than one of its kind is trusted."""
    if heading.review_months is None or newest is None:
        return False
    months = (today.year - newest.year) * 12 + today.month - newest.month
    return months >= heading.review_months


def all_parameters() -> tuple[Value, ...]:
    """Every figure ever in force, by code and date: for the reference pages and the staff's page."""
    return tuple(value for code in sorted(_register()) for value in _register()[code])


@cache
def _register() -> Mapping[str, tuple[Value, ...]]:
    return load(_entries())


@cache
def _headings() -> Mapping[str, Heading]:
    return headed(_entries())


@cache
def _entries() -> Mapping[str, Any]:
    entries: dict[str, Any] = {}
    for table in tables.in_folder("parameters"):
        for code, entry in tables.read(table).items():
            if code in entries:
                raise tables.BadTable(f"{code} 写在两个文件里")
            entries[str(code)] = entry
    return entries


def load(content: Mapping[Any, Any]) -> dict[str, tuple[Value, ...]]:
    """The figures of one table; anything without unit, dates, source or known confidence is refused."""
    return {str(code): _history(str(code), entry) for code, entry in content.items()}


def headed(content: Mapping[Any, Any]) -> dict[str, Heading]:
    """What the codes of one table, or of all, stand for; one that goes by tiers must find them there."""
    found = {str(code): _heading(str(code), entry) for code, entry in content.items()}
    for heading in found.values():
        strange = [code for code in (heading.by, *heading.of) if code is not None and code not in found]
        if strange:
            raise tables.BadTable(f"{heading.code}：没有 {strange[0]} 这一项")
    return found


def _history(code: str, entry: Any) -> tuple[Value, ...]:
    heading = _heading(code, entry)
    rows = [_value(heading, row) for row in entry["values"]]
    regions = {row.region for row in rows}
    closed = [
        row for region in regions for row in _closed(code, [row for row in rows if row.region == region])
    ]
    return tuple(sorted(closed, key=_age))


def _heading(code: str, entry: Any) -> Heading:
    """Title and unit. A code with `values: []` has none yet, on purpose; one without `values` was forgotten."""
    if not isinstance(entry, dict) or not entry.get("title") or not isinstance(entry.get("values"), list):
        raise tables.BadTable(f"{code}：要有名称（title）和数值（values）")
    if entry.get("unit") not in get_args(Unit):
        raise tables.BadTable(f"{code}：单位 {entry.get('unit')} 不认识")
    by, of = entry.get("by"), tuple(entry.get("of", ()))
    if (by is None) != (not of):
        raise tables.BadTable(f"{code}：按档的要写明看哪一档（by）和各档的数在哪里（of）")
    return Heading(
        code, str(entry["title"]), entry["unit"], by, of, bool(entry.get("local")), entry.get("review_months")
    )


def _closed(code: str, rows: list[Value]) -> list[Value]:
    """One region's figures, oldest first: each ends on the day before the next one begins."""
    rows = sorted(rows, key=_age)
    closed = []
    for row, later in zip(rows, [*rows[1:], None], strict=True):
        last = later.since - timedelta(days=1) if later else row.until
        until = min(filter(None, (row.until, last)), default=None)
        if until is not None and until < row.since:
            raise tables.BadTable(f"{code}：{row.since.isoformat()} 起的数值没有一天有效")
        if later and row.until and row.until >= later.since:
            raise tables.BadTable(f"{code}：{later.since.isoformat()} 这一天有两个数值")
        closed.append(replace(row, until=until))
    return closed


def _value(heading: Heading, row: Any) -> Value:
    code = heading.code
    if not isinstance(row, dict) or not {"since", "value", "source", "confidence"} <= set(row) <= _COLUMNS:
        raise tables.BadTable(f"{code}：每个数值要写明起始日、数值、来源和核实程度")
    if row["confidence"] not in get_args(Confidence):
        raise tables.BadTable(f"{code}：核实程度 {row['confidence']} 不认识")
    if not all(
        isinstance(row.get(column), date) for column in ("since", "until") if row.get(column) is not None
    ):
        raise tables.BadTable(f"{code}：起止日要写成 2025-01-01")
    source = str(row["source"])
    house = citations.cite(source).is_house_rule
    if house != (row["confidence"] == "house"):
        raise tables.BadTable(f"{code}：来源 {source} 和核实程度 {row['confidence']} 对不上")
    return Value(
        code=code,
        title=heading.title,
        value=_figure(code, row["value"]),
        unit=heading.unit,
        since=row["since"],
        until=row.get("until"),
        source=source,
        confidence=row["confidence"],
        region=str(row["region"]) if row.get("region") else None,
    )


def _figure(code: str, written: Any) -> Figure:
    if isinstance(written, bool):
        raise tables.BadTable(f"{code}：{written} 不是数")
    if isinstance(written, int):
        return written
    if isinstance(written, list) and written and all(type(item) is int for item in written):
        return tuple(written)
    try:
        return Decimal(str(written))
    except InvalidOperation as error:
        raise tables.BadTable(f"{code}：{written} 不是数") from error


def _nearness(value: Value) -> tuple[int, date, bool]:
    return len(value.region or ""), value.since, value.confidence == "entered"


def _age(value: Value) -> tuple[date, str]:
    return value.since, value.region or ""
