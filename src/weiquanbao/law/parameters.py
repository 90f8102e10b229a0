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

Confidence = Literal["read", "secondary", "unverified", "house"]
Unit = Literal[
    "calendar_day", "working_day", "month", "year", "minute", "yuan", "rate", "day", "hour", "person"
]
Figure = int | Decimal | tuple[int, ...]

CONFIDENCE_LABELS: Mapping[Confidence, str] = {
    "read": "已核对原文",
    "secondary": "数据待核实",
    "unverified": "未核实",
    "house": "内部规则",
}
UNIT_LABELS: Mapping[Unit, str] = {
    "calendar_day": "自然日",
    "working_day": "工作日",
    "month": "个月",
    "year": "年",
    "minute": "分钟",
    "yuan": "元",
    "rate": "倍",
    "day": "天",
    "hour": "小时",
    "person": "人",
}

_COLUMNS = {"since", "until", "value", "source", "confidence", "region"}


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


def parameter(code: str, on: date, region: str | None = None) -> Value:
    """The figure in force on a day, the nearest region first: 330782, 3307, 33, everywhere."""
    known = [value for value in _register().get(code, ()) if value.in_force(on, region)]
    if not known:
        raise NoValueInForce(f"没有 {code} 在 {on.isoformat()} 的数值")
    return max(known, key=_nearness)


def period(code: str, on: date, region: str | None = None) -> tuple[Period, Value]:
    """The same as a period of time that can be counted."""
    found = parameter(code, on, region)
    if found.unit not in get_args(PeriodUnit) or not isinstance(found.value, int):
        raise NoValueInForce(f"{code} 不是一段期限")
    return Period(found.value, cast("PeriodUnit", found.unit)), found


def title_of(code: str) -> str:
    """What a parameter is called, also where no figure of it is in force; its code where it stands in no register."""
    rows = _register().get(code, ())
    return rows[0].title if rows else code


def all_parameters() -> tuple[Value, ...]:
    """Every figure ever in force, by code and date: for the reference pages and the staff's page."""
    return tuple(value for code in sorted(_register()) for value in _register()[code])


@cache
def _register() -> Mapping[str, tuple[Value, ...]]:
    register: dict[str, tuple[Value, ...]] = {}
    for table in tables.in_folder("parameters"):
        for code, rows in load(tables.read(table)).items():
            if code in register:
                raise tables.BadTable(f"{code} 写在两个文件里")
            register[code] = rows
    return register


def load(content: Mapping[Any, Any]) -> dict[str, tuple[Value, ...]]:
    """The figures of one table; anything without unit, dates, source or known confidence is refused."""
    return {str(code): _history(str(code), entry) for code, entry in content.items()}


def _history(code: str, entry: Any) -> tuple[Value, ...]:
    if not isinstance(entry, dict) or not entry.get("title") or not entry.get("values"):
        raise tables.BadTable(f"{code}：要有名称（title）和数值（values）")
    if entry.get("unit") not in get_args(Unit):
        raise tables.BadTable(f"{code}：单位 {entry.get('unit')} 不认识")
    rows = [_value(code, entry, row) for row in entry["values"]]
    regions = {row.region for row in rows}
    closed = [
        row for region in regions for row in _closed(code, [row for row in rows if row.region == region])
    ]
    return tuple(sorted(closed, key=_age))


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


def _value(code: str, entry: Mapping[str, Any], row: Any) -> Value:
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
        title=str(entry["title"]),
        value=_figure(code, row["value"]),
        unit=entry["unit"],
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


def _nearness(value: Value) -> int:
    return len(value.region or "")


def _age(value: Value) -> tuple[date, str]:
    return value.since, value.region or ""
