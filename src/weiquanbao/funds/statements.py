"""A bank's CSV statement, read line by line; what is wrong is said with its row and column. Plain Python, no table.

Taken are UTF-8, with or without a byte order mark, and GB18030; commas, semicolons or tabs; the account's particulars
above the headings; the newest line first or last. Balances must follow from each other, so a line that was left out or
changed is found.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from itertools import islice, pairwise

from weiquanbao.funds.columns import TITLES, day_of, fen_of, places, tidy
from weiquanbao.funds.headings import IN, OUT, TOTALS
from weiquanbao.funds.refusals import Refused, figures

MOST_BYTES = 2_000_000
MOST_ROWS = 5_000
MOST_FAULTS = 20
"""So many are named; of the others, how many there are."""
HEADINGS_WITHIN = 30
LONGEST_SERIAL = 60


class Unreadable(Refused):
    """The file is not taken; `faults` are the sentences, each naming row and column."""

    def __init__(self, *faults: str, more: int = 0) -> None:
        rest = (f"还有 {more} 处。",) if more else ()
        self.faults = (*faults, *rest)
        super().__init__("".join(self.faults))


@dataclass(frozen=True, slots=True)
class StatementLine:
    """One movement: money in above zero, out below, and the balance after it, in fen. `row` counts from 1."""

    row: int
    day: date
    fen: int
    balance: int
    counterparty: str = ""
    note: str = ""
    serial: str = ""
    identity: str = ""
    """What tells it from every other line of the account, the same in each file that has it."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A whole file, its lines in the order they happened."""

    sha256: str
    lines: tuple[StatementLine, ...]

    @property
    def first_day(self) -> date:
        """The day of the first movement."""
        return self.lines[0].day

    @property
    def last_day(self) -> date:
        """The day of the last one."""
        return self.lines[-1].day

    @property
    def opening(self) -> int:
        """The balance before the first movement, in fen."""
        return self.lines[0].balance - self.lines[0].fen

    @property
    def closing(self) -> int:
        """The balance after the last one."""
        return self.lines[-1].balance


def digest(content: bytes) -> str:
    """What the same file is known by."""
    return sha256(content).hexdigest()


def read(content: bytes) -> Statement:
    """The statement of a file. Raises Unreadable with every fault that is in it."""
    rows = _rows(_text(content))
    columns, start = _headings(rows)
    lines, faults = [], list[str]()
    for number, row in rows[start:]:
        if not any(row) or row[0].startswith(TOTALS):
            continue
        try:
            lines.append(_line(number, row, columns))
        except _Wrong as wrong:
            faults += wrong.args
    if faults:
        raise Unreadable(*faults[:MOST_FAULTS], more=max(len(faults) - MOST_FAULTS, 0))
    if not lines:
        raise Unreadable("表头下面没有一行流水。")
    return Statement(digest(content), _identified(_in_order(lines)))


class _Wrong(Exception):
    """Sentences about one row."""


def _text(content: bytes) -> str:
    if not content:
        raise Unreadable("文件是空的。")
    if len(content) > MOST_BYTES:
        raise Unreadable("文件超过 2 MB。请按月导出，分几次导入。")
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise Unreadable("这不是 CSV 文本。请在网银里选“CSV”导出，不要选 Excel 或 PDF。")


def _rows(text: str) -> list[tuple[int, list[str]]]:
    """Row number and tidy cells. A bank separates them one way in a whole file."""
    mark = max(",\t;", key=text.count)
    read = csv.reader(io.StringIO(text, newline=""), delimiter=mark)
    bounded = islice(read, MOST_ROWS + HEADINGS_WITHIN + 1)
    try:
        rows = [(number, [tidy(cell) for cell in row]) for number, row in enumerate(bounded, 1)]
    except csv.Error:
        raise Unreadable("有一格太长，或者引号没有配对，读不了。请重新从网银导出。") from None
    if len(rows) > MOST_ROWS + HEADINGS_WITHIN:
        raise Unreadable(f"超过 {MOST_ROWS} 行。请按月导出，分几次导入。")
    return rows


def _headings(rows: Sequence[tuple[int, list[str]]]) -> tuple[Mapping[str, int], int]:
    for start, (_, row) in enumerate(rows[:HEADINGS_WITHIN], 1):
        found = places(row)
        if found:
            return found, start
    raise Unreadable(
        "没找到表头。要有一行写着：交易日期、借方、贷方、余额（金额加借贷标志也行）；对方户名、摘要、流水号最好也有。"
    )


class _Row:
    """One row while it is read; `faults` are sentences about its cells."""

    def __init__(self, number: int, cells: Sequence[str], columns: Mapping[str, int]) -> None:
        self.number = number
        self.faults = list[str]()
        self._cells, self._columns = cells, columns

    def cell(self, code: str) -> str:
        """What stands in a column; nothing where the bank has no such column."""
        place = self._columns.get(code, len(self._cells))
        return self._cells[place] if place < len(self._cells) else ""

    def wrong(self, code: str, sentence: str) -> None:
        """Keep what is wrong with a cell."""
        self.faults.append(f"第 {self.number} 行“{TITLES[code]}”：{sentence}。")

    def money(self, code: str) -> int:
        """The sum in a column, in fen."""
        try:
            return fen_of(self.cell(code))
        except ValueError as fault:
            self.wrong(code, str(fault))
            return 0

    def day(self) -> date:
        """The day of the movement."""
        try:
            return day_of(self.cell("day"))
        except ValueError as fault:
            self.wrong("day", str(fault))
            return date.min

    def moved(self) -> int:
        """Money in above zero, out below: of a sum with a mark beside it, or of two columns. A red one has a minus."""
        if "mark" in self._columns:
            return self._marked()
        out, into = self.money("out"), self.money("in")
        if not self.faults and bool(out) == bool(into):
            self.wrong("out", "借方和贷方要有一个、也只能有一个写金额")
        return into - out

    def _marked(self) -> int:
        fen, mark = self.money("amount"), self.cell("mark").upper()
        if mark not in (*OUT, *IN):
            self.wrong("mark", f"看不懂“{mark[:10]}”，要写借或者贷")
        if not fen and not self.faults:
            self.wrong("amount", "没有金额")
        # Where there is a mark some banks put a minus before money out as well: the mark says it.
        return -abs(fen) if mark in OUT else fen


def _line(number: int, cells: Sequence[str], columns: Mapping[str, int]) -> StatementLine:
    """One row. Raises _Wrong with a sentence for each cell that is."""
    row = _Row(number, cells, columns)
    day, fen, balance = row.day(), row.moved(), row.money("balance")
    if not row.cell("balance"):
        row.wrong("balance", "没有余额")
    if len(row.cell("serial")) > LONGEST_SERIAL:
        row.wrong("serial", "太长了，流水号没有这么长的")
    if row.faults:
        raise _Wrong(*row.faults)
    return StatementLine(
        number, day, fen, balance, row.cell("counterparty")[:200], row.cell("note")[:300], row.cell("serial")
    )


def _in_order(lines: Sequence[StatementLine]) -> tuple[StatementLine, ...]:
    """As they happened. Raises Unreadable where a balance does not follow from the one before, or a day goes back."""
    given, turned = tuple(lines), tuple(reversed(lines))
    breaks = [list(_breaks(each)) for each in (given, turned)]
    if breaks[0] and breaks[1]:
        sentences = min(breaks, key=len)
        raise Unreadable(*sentences[:MOST_FAULTS], more=max(len(sentences) - MOST_FAULTS, 0))
    return turned if breaks[0] else given


def _breaks(lines: Sequence[StatementLine]) -> Iterator[str]:
    for before, line in pairwise(lines):
        if before.balance + line.fen != line.balance:
            yield (
                f"第 {line.row} 行余额接不上：前一笔（第 {before.row} 行）余额 {figures(before.balance)} 元，"
                f"加减以后应是 {figures(before.balance + line.fen)} 元，文件里写的是 {figures(line.balance)} 元。"
                "缺了行，或者有人改过数，请重新从网银导出。"
            )
        elif line.day < before.day:
            yield f"第 {line.row} 行的日期比前一笔（第 {before.row} 行）早。请重新从网银导出。"


def _identified(lines: Sequence[StatementLine]) -> tuple[StatementLine, ...]:
    """Each with its identity: of two that are alike in everything the bank tells, the first and the second."""
    seen: Counter[str] = Counter()
    found = []
    for line in lines:
        told = "|".join((line.day.isoformat(), str(line.fen), str(line.balance), line.serial))
        seen[told] += 1
        found.append(replace(line, identity=f"{told}|{seen[told]}"))
    return tuple(found)
