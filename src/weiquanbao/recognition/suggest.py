"""What a person may want to use of a page: employer, sums of money, dates, each with the line it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Final

from weiquanbao.recognition import days, figures, firms
from weiquanbao.recognition.boxes import Box, Row

#: More than this of one page nobody looks through.
MOST: Final = 40
#: Headings over columns that hold money; under others a bare number is none.
_MONEY: Final = re.compile(
    r"工资|金额|应发|实发|发放|扣|加班|奖金|提成|补贴|津贴|补助|合计|小计|总计|欠|余额|收入|支出|借|社保|公积金|个税|元|计件|底薪|绩效"
)
_COUNT: Final = re.compile(r"天|日|时|数|次|件|率|号|月份|序|工龄|年限")
#: A row is a heading when it has this many columns and not one of them is a figure.
_COLUMNS: Final = 3
#: A number that only looks like money is believed this much less.
_UNMARKED: Final = 0.9
_UNLABELLED: Final = 0.95


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One value with where it was found. `value`: 12002.05, 2026-08-15, 2026-08, or a name."""

    kind: str
    """employer, amount or day."""
    value: str
    label: str
    """What stands over or before it: 实发工资·2026年8月."""
    snippet: str
    frame: tuple[int, int, int, int]
    confidence: float
    agrees: bool = False
    """The same sum stands on the page in figures and in capitals."""


def suggestions(rows: Sequence[Row]) -> tuple[Suggestion, ...]:
    """Everything worth offering of a page, in the order of the page, each value once; at most `MOST`."""
    found = list(chain(_employers(rows), _amounts(rows), _days(rows)))
    best: dict[tuple[str, str], Suggestion] = {}
    for one in found:
        known = best.get((one.kind, one.value))
        if known is None or one.confidence > known.confidence:
            best[one.kind, one.value] = one
    written = _written_both_ways(rows)
    offered = [replace(one, agrees=one.kind == "amount" and one.value in written) for one in best.values()]
    return tuple(offered[:MOST])


def _employers(rows: Sequence[Row]) -> Iterator[Suggestion]:
    for row in rows:
        for firm in firms.firms(row.text):
            sure = row.confidence * (1 if firm.labelled else _UNLABELLED)
            yield Suggestion("employer", firm.name, "", row.text, row.frame, sure)


def _days(rows: Sequence[Row]) -> Iterator[Suggestion]:
    for row in rows:
        for day in days.days(row.text):
            label = _before(row.text, day.start)
            yield Suggestion("day", day.value, label, row.text, row.frame, row.confidence)


def _amounts(rows: Sequence[Row]) -> Iterator[Suggestion]:
    heading: Row | None = None
    for row in rows:
        if _is_heading(row):
            heading = row
            continue
        if heading is not None and len(row.cells) >= 2 and not figures.sums(row.text):
            yield from _in_table(row, heading)
            continue
        heading = heading if len(row.cells) >= _COLUMNS else None
        for one in figures.sums(row.text):
            label = _before(row.text, one.start)
            yield Suggestion("amount", str(one.amount), label, row.text, row.frame, row.confidence)


def _in_table(row: Row, heading: Row) -> Iterator[Suggestion]:
    """Each figure under the heading that stands nearest over it, with what its row is called."""
    called = "" if figures.sums(row.boxes[0].text, bare=True) else row.cells[0]
    for box in row.boxes:
        above = min(heading.boxes, key=lambda one: abs(one.middle[0] - box.middle[0]))
        title = above.text.strip()
        if not _MONEY.search(title) or (_COUNT.search(title) and not _MONEY.search(title.replace("月", ""))):
            continue
        for one in figures.sums(box.text, bare=True):
            label = f"{title}·{called}" if called and called != box.text else title
            sure = box.confidence * (1 if one.marked else _UNMARKED)
            yield Suggestion("amount", str(one.amount), label, row.text, _frame(box), sure)


def _is_heading(row: Row) -> bool:
    """Several words beside each other, money among them, and no figure."""
    return (
        len(row.cells) >= _COLUMNS
        and bool(_MONEY.search(row.text))
        and not re.search(r"\d", figures.folded(row.text))
    )


def _written_both_ways(rows: Sequence[Row]) -> frozenset[str]:
    sums = [one for row in rows for one in figures.sums(row.text)]
    return frozenset(str(one.amount) for one in sums if one.capitals) & frozenset(
        str(one.amount) for one in sums if not one.capitals
    )


def _before(text: str, start: int) -> str:
    """The few words a value stands behind, as far as the last sign that ends a thought."""
    words = re.split(r"[,，。;；、]|\s{2,}", text[:start])[-1].strip(" :：¥￥")
    return words[-20:]


def _frame(box: Box) -> tuple[int, int, int, int]:
    return Row((box,)).frame
