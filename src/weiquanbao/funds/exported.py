"""A statement as a bank exports it, CSV as text: its lines, and a sentence for every row that was not understood.

Pure. Nothing is guessed: a row without a day or with two sums is named, and then nothing of the file is taken.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from weiquanbao.common.money import yuan

#: Headings are looked for in the first rows: banks put the account above them.
TOP = 20
MOST_ROWS = 5_000
#: So many rows are named; who has more of them has taken the wrong file.
MOST_FAULTS = 50
#: A customer's 借方 is what left his account, his 贷方 what came in.
_COLUMNS = {
    "day": re.compile(r"^(交易|记账|入账)?(日期|时间)$"),
    "came": re.compile(r"^(收入|转入|贷方)(金额|发生额)?$"),
    "went": re.compile(r"^(支出|转出|借方)(金额|发生额)?$"),
    "sum": re.compile(r"^(交易|发生)?(金额|发生额)$"),
    "balance": re.compile(r"^(账户)?余额$"),
    "counterparty": re.compile(r"^对方(户名|名称|单位|账户名称?)$"),
    "note": re.compile(r"^(摘要|附言|用途|备注|交易说明)$"),
    "serial": re.compile(r"^(交易|银行|核心)?流水(号|编号)?$|^凭证号$"),
}
_DAY = re.compile(r"(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})日?(?:[ T].*|\d{6})?")
_TOTAL = re.compile("^(合计|总计|小计|本页合计)")


@dataclass(frozen=True, slots=True)
class Exported:
    """One line of the file: money in above zero, out below; `row` is its number as a table shows it."""

    row: int
    day: date
    fen: int
    balance_fen: int | None
    counterparty: str
    note: str
    serial: str


class Unreadable(Exception):
    """What is wrong with the file, a sentence a row."""

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__("；".join(faults))
        self.faults = tuple(faults)


def read(text: str) -> tuple[Exported, ...]:
    """Every line of the file in its order. Raises Unreadable with every fault in one go."""
    try:
        rows = list(csv.reader(io.StringIO(text)))
    except csv.Error:
        raise Unreadable(("这个文件不是 CSV，从网银重新导出“CSV”格式的流水",)) from None
    head = next((place for place, row in enumerate(rows[:TOP]) if "day" in _named(row)), None)
    if head is None:
        raise Unreadable((f"前 {TOP} 行里没有找到列的名称：要有日期，还要有收入、支出（或者金额）",))
    places = _named(rows[head])
    if "sum" not in places and not {"came", "went"} <= places.keys():
        raise Unreadable(("没有找到钱数那一列：要有“收入”和“支出”两列，或者一列“金额”",))
    if len(rows) - head > MOST_ROWS:
        raise Unreadable((f"一次最多 {MOST_ROWS} 条，分几段导出再传",))
    return _lines(rows, head, places)


def _lines(rows: Sequence[Sequence[str]], head: int, places: dict[str, int]) -> tuple[Exported, ...]:
    found: list[Exported] = []
    faults: list[str] = []
    for number, row in enumerate(rows[head + 1 :], head + 2):
        cells = {name: _cell(row, place) for name, place in places.items()}
        if not any(cells.values()) or any(_TOTAL.match(_cell(row, n)) for n in range(min(3, len(row)))):
            continue
        try:
            found.append(_line(number, cells))
        except ValueError as fault:
            faults.append(f"第 {number} 行：{fault}")
    if faults:
        more = len(faults) - MOST_FAULTS
        raise Unreadable([*faults[:MOST_FAULTS], *([f"还有 {more} 行也没看懂"] if more > 0 else [])])
    return tuple(found)


def _line(number: int, cells: dict[str, str]) -> Exported:
    balance = _fen(cells["balance"]) if cells.get("balance") else None
    return Exported(
        number, _day(cells["day"]), _moved(cells), balance,
        cells.get("counterparty", "")[:120], cells.get("note", "")[:200], cells.get("serial", "")[:60],
    )  # fmt: skip


def _moved(cells: dict[str, str]) -> int:
    if "sum" in cells and not (cells.get("came") or cells.get("went")):
        fen = _fen(cells["sum"]) if cells["sum"] else 0
    else:
        came, went = (_fen(cells[name]) if cells.get(name) else 0 for name in ("came", "went"))
        if came and went:
            raise ValueError("同时写了收入和支出，看不出是哪一样")
        fen = came or -abs(went)
    if not fen:
        raise ValueError("没有钱数")
    return fen


def _day(text: str) -> date:
    parts = _DAY.fullmatch(text)
    try:
        return date(*map(int, parts.groups())) if parts else date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"日期“{text[:20]}”没看懂，要写成 2026-10-03 这样") from None


def _fen(text: str) -> int:
    bare = text.replace("¥", "").replace("￥", "").replace(" ", "")
    sign = -1 if bare.startswith("-") else 1
    try:
        return sign * int(yuan(bare.lstrip("+-")) * Decimal(100))
    except ValueError:
        raise ValueError(f"钱数“{text[:20]}”没看懂") from None


def _named(row: Sequence[str]) -> dict[str, int]:
    return dict(_places(row))


def _places(row: Sequence[str]) -> Iterator[tuple[str, int]]:
    for name, pattern in _COLUMNS.items():
        for place in range(len(row)):
            bare = re.sub(r"[（(].*?[)）]|\s", "", _cell(row, place))
            if pattern.fullmatch(bare):
                yield name, place
                break


def _cell(row: Sequence[str], place: int) -> str:
    """Long numbers are often written ="6222…" so that Excel leaves them whole."""
    text = row[place].strip() if place < len(row) else ""
    return text.removeprefix("=").strip('"`\ufeff').strip()
