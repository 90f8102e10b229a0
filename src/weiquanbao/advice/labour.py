"""Labour or not: words of the world of work against words of other fields of law, added up.

What the subject index hears speaks for labour, too: a combination of plain words may say what none of them does."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from weiquanbao.advice.hearing import Heard, listed, table
from weiquanbao.advice.subjects import strengths
from weiquanbao.law import tables

_NAME, _OURS = "fields.yaml", "劳动"
#: So many words of one row count; what a question starts with; points for one step on the curve.
COUNTED, START, STEP = 3, -2.0, 1.5
#: What the subject index adds for each of its entries that is heard in full.
SUBJECTS = 2.0
Row = tuple[float, tuple[str, ...]]


def labour(question: Heard) -> float:
    """How likely the question is about work, 0 to 1."""
    points = START + SUBJECTS * sum(strengths(question).values())
    points += sum(_points(question, rows) for rows in fields().values())
    return 1 / (1 + math.exp(-max(min(points, 30.0), -30.0) / STEP))


@cache
def fields() -> Mapping[str, tuple[Row, ...]]:
    """The words of each field of law and what each counts."""
    return MappingProxyType(
        {field: tuple(_row(field, *row) for row in rows.items()) for field, rows in table(_NAME)}
    )


def _row(field: str, weight: int, words: list[str]) -> Row:
    if (weight > 0) != (field == _OURS):
        raise tables.BadTable(f"{_NAME} 的 {field}：{_OURS} 写正数，别的写负数")
    return float(weight), listed(_NAME, f"{field} {weight}", words)


def _points(question: Heard, rows: tuple[Row, ...]) -> float:
    return sum(weight * min(sum(word in question.text for word in words), COUNTED) for weight, words in rows)
