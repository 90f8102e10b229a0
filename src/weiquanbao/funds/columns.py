"""Where the columns of a bank's statement stand, and how it writes days and sums. Plain Python."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from weiquanbao.common.money import fen as in_fen
from weiquanbao.funds.headings import NAMES

TITLES = {
    "day": "交易日期",
    "out": "借方",
    "in": "贷方",
    "amount": "金额",
    "mark": "借贷标志",
    "balance": "余额",
    "serial": "流水号",
}
_SUM = re.compile(r"[+-]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,13})(?:\.[0-9]{1,2}0*)?")
_DAY = re.compile(
    r"(?P<year>[0-9]{4})(?P<mark>[-/.年]?)(?P<month>[0-9]{1,2})[-/.月]?(?P<day>[0-9]{1,2})日?"
    r"(?:[ T]*[0-9]{1,2}:?[0-9]{2}(?::?[0-9]{2})?(?:\.[0-9]+)?)?"
)


def tidy(cell: str) -> str:
    """A cell without what spreadsheets put around it: blanks, tabs, an apostrophe, ="…"."""
    text = unicodedata.normalize("NFKC", cell).strip()
    if text.startswith('="') and text.endswith('"'):
        text = text[2:-1]
    return text.removeprefix("'").strip()


def heading(cell: str) -> str:
    """The same of a heading, without its unit in brackets: 借方发生额（元） → 借方发生额."""
    return re.sub(r"\(.*?\)|\[.*?\]|\s", "", tidy(cell))


def places(row: Sequence[str]) -> dict[str, int] | None:
    """Where each column stands, if this row heads a statement: a day, a balance, and sums in one of two manners."""
    found: dict[str, int] = {}
    heads = [heading(cell) for cell in row]
    for code, names in NAMES.items():
        place = next((heads.index(name) for name in names if name in heads), None)
        if place is not None:
            found[code] = place
    sums = {"out", "in"} <= found.keys() or {"amount", "mark"} <= found.keys()
    return found if {"day", "balance"} <= found.keys() and sums else None


def day_of(text: str) -> date:
    """2026-03-02, 2026/3/2, 20260302 or 2026年3月2日, with or without a time. Raises ValueError with the sentence."""
    found = _DAY.fullmatch(text)
    joined = bool(found and not found["mark"] and len(found["month"] + found["day"]) != 4)
    try:
        return date(*map(int, found.group("year", "month", "day") if found and not joined else (0, 0, 0)))
    except ValueError:
        raise ValueError(f"看不懂日期“{text[:20]}”，要像 2026-03-02 这样写") from None


def fen_of(text: str) -> int:
    """A sum in fen; nothing and a dash are 0. Raises ValueError with the sentence."""
    plain = text.replace("¥", "").replace("元", "").replace(" ", "")
    if plain in {"", "-", "--"}:
        return 0
    if not _SUM.fullmatch(plain):
        raise ValueError(f"看不懂金额“{text[:20]}”，要像 1200.50 这样写，最多到分")
    return in_fen(Decimal(plain.replace(",", "")))
