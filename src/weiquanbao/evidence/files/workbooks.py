"""A list that was made in Excel: the cells of its first visible sheet as text, row by row as Excel numbers them.

Only ever run in the confined process: a workbook is a packed archive of XML that may unfold without end.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from math import isfinite
from typing import Final

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from weiquanbao.evidence.files import refusal

#: Three hundred fellow workers with headings and gaps; columns beside theirs; what the parts may unfold to in bytes.
ROWS: Final = 2000
COLUMNS: Final = 60
CELL: Final = 120
PARTS: Final = 400
UNFOLDED: Final = 40 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Sheet:
    """What was read: rows from the first on, empty ones too; its name; how many further visible sheets have cells."""

    rows: list[list[str]]
    name: str
    others: int


def first_sheet(data: bytes) -> Sheet:
    """The first visible sheet with anything on it. Formulas are not worked out: what Excel last saw is read.

    Raises Refusal.
    """
    if data[:2] == b"PK":
        _not_unfolding_without_end(data)
    try:
        book = CalamineWorkbook.from_object(io.BytesIO(data))
        names = [
            one.name
            for one in book.sheets_metadata
            if one.visible == SheetVisibleEnum.Visible and one.typ == SheetTypeEnum.WorkSheet
        ]
        filled = [sheet for name in names if (sheet := book.get_sheet_by_name(name)).end]
        return _read(filled)
    except PasswordError as fault:
        raise refusal.locked_workbook() from fault
    except (CalamineError, ValueError, OSError) as fault:
        raise refusal.broken_workbook() from fault


def _not_unfolding_without_end(data: bytes) -> None:
    """What the archive says of itself; what it does not say, the process's own limits catch."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError) as fault:
        raise refusal.broken_workbook() from fault
    if len(parts) > PARTS or sum(part.file_size for part in parts) > UNFOLDED:
        raise refusal.swollen_workbook()


def _read(filled: list[CalamineSheet]) -> Sheet:
    if not filled:
        raise refusal.empty_workbook()
    sheet = filled[0]
    if sheet.end and sheet.end[0] >= ROWS:
        raise refusal.too_many_rows(ROWS)
    rows = sheet.to_python(skip_empty_area=False, nrows=ROWS)
    return Sheet([[said(cell) for cell in row[:COLUMNS]] for row in rows], sheet.name, len(filled) - 1)


def said(cell: object) -> str:
    """A cell as people read it: 13800000000.0 and 1.38E+10 are the phone number they stand for."""
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, float):
        return _number(cell)
    if isinstance(cell, datetime | date):
        return cell.isoformat()[:10]
    return " ".join(str(cell).split())[:CELL]


def _number(value: float) -> str:
    """Whole numbers whole, others to the fen."""
    if not isfinite(value):
        return ""
    exact = Decimal(repr(value))
    if abs(exact) >= Decimal(10) ** 15:
        return ""
    whole = exact.to_integral_value()
    return f"{whole:f}" if exact == whole else f"{exact.quantize(Decimal('0.01')):f}"
