"""Reading what was typed into a question: values as they are kept, or a sentence beside the box."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from weiquanbao.common.identifiers import normal_phone
from weiquanbao.common.money import yuan
from weiquanbao.documents.document import Ask, Field
from weiquanbao.documents.identity import read_identity

Raw = Mapping[str, Sequence[str]]
MOST_ROWS = 60


@dataclass(slots=True)
class Given:
    """What was understood, and what was not: box → sentence."""

    values: dict[str, Any] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)


def read(ask: Ask, raw: Raw, kept: Mapping[str, Any], today: date) -> Given:
    """The boxes of one screen; a field of rows takes one more row to those kept, where one was typed."""
    given = Given()
    for box in ask.fields:
        if box.kind == "choices":
            known = dict(box.choices)
            given.values[box.code] = [one for one in dict.fromkeys(raw.get(box.code, ())) if one in known]
            if box.required and not given.values[box.code]:
                given.errors[box.code] = f"至少点一个：{box.label}。"
        elif box.kind == "rows":
            _row(box, raw, kept, today, given)
        else:
            _one(box, _typed(raw, box.code), today, given)
    return given


def _typed(raw: Raw, name: str) -> str:
    return (list(raw.get(name, ())) or [""])[-1].strip()


def _one(box: Field, typed: str, today: date, given: Given, prefix: str = "") -> None:
    if not typed:
        if box.required and not prefix:
            given.errors[box.code] = f"还没填：{box.label}。"
        given.values[box.code] = ""
        return
    try:
        given.values[box.code] = value_of(box, typed, today)
    except ValueError as fault:
        given.values[box.code] = typed[: box.limit]
        given.errors[f"{prefix}{box.code}"] = str(fault)


def _row(box: Field, raw: Raw, kept: Mapping[str, Any], today: date, given: Given) -> None:
    rows = _changed(box, raw, kept, today, given)
    dropped = set(raw.get(f"{box.code}-drop", ()))
    rows = [row for place, row in enumerate(rows) if str(place) not in dropped]
    one = Given()
    for column in box.columns:
        _one(column, _typed(raw, f"{box.code}-{column.code}"), today, one, f"{box.code}-")
    if any(one.values.values()):
        for column in box.columns:
            if column.required and not one.values[column.code]:
                one.errors[f"{box.code}-{column.code}"] = f"还没填：{column.label}。"
        if len(rows) >= MOST_ROWS:
            one.errors[f"{box.code}-{box.columns[0].code}"] = f"最多写 {MOST_ROWS} 条。"
        if not one.errors:
            rows.append(one.values)
    given.errors |= one.errors
    given.values[box.code] = rows
    if box.required and not rows and not given.errors:
        given.errors[f"{box.code}-{box.columns[0].code}"] = f"至少写一条：{box.label}。"


def _changed(
    box: Field, raw: Raw, kept: Mapping[str, Any], today: date, given: Given
) -> list[dict[str, Any]]:
    """The rows that are kept, with what was typed into them anew."""
    rows = []
    for place, row in enumerate(one for one in kept.get(box.code, ()) if isinstance(one, dict)):
        one, prefix = Given(), f"{box.code}-{place}-"
        for column in box.columns:
            if prefix + column.code in raw:
                _one(column, _typed(raw, prefix + column.code), today, one, prefix)
        given.errors |= one.errors
        rows.append({**row, **one.values})
    return rows


def value_of(box: Field, typed: str, today: date) -> str:
    """One value as it is kept. Raises ValueError with how to write it."""
    if len(typed) > box.limit:
        raise ValueError(f"最多写 {box.limit} 个字。")
    reader = _READERS.get(box.kind)
    return reader(box, typed, today) if reader else typed


def _choice(box: Field, typed: str, today: date) -> str:
    if typed not in dict(box.choices):
        raise ValueError("点一个。")
    return typed


def _count(box: Field, typed: str, today: date) -> str:
    if not (typed.isascii() and typed.isdigit() and len(typed) < 5):
        raise ValueError("写个数字就行，比如 3。")
    return str(int(typed))


def _money(box: Field, typed: str, today: date) -> str:
    return str(yuan(typed))


def _identity(box: Field, typed: str, today: date) -> str:
    return read_identity(typed).number


def _phone(box: Field, typed: str, today: date) -> str:
    """A mobile number, or a landline as it is written."""
    digits = typed.replace("-", "").replace(" ", "")
    if digits.isascii() and digits.isdigit() and 7 <= len(digits) <= 12 and not digits.startswith("1"):
        return typed
    return normal_phone(typed).removeprefix("+86")


def _day(box: Field, typed: str, today: date) -> str:
    try:
        day = date.fromisoformat(typed)
    except ValueError:
        raise ValueError("选一天，比如 2026-03-01。") from None
    if day.year < 1930:
        raise ValueError("年份太早了，看看是不是写错了。")
    if day > today and not box.to_come:
        raise ValueError("这一天还没到，看看是不是写错了。")
    return day.isoformat()


_READERS = {
    "choice": _choice,
    "count": _count,
    "money": _money,
    "identity": _identity,
    "phone": _phone,
    "date": _day,
}
