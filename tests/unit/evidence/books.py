"""Workbooks as Excel writes them, made by hand: parts of XML in an archive."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
#: A cell: a text, a number as Excel stores it, or (formula, what it came to).
Cell = str | float | tuple[str, str] | None
Rows = Mapping[int, Sequence[Cell]]


def book(
    sheets: Mapping[str, Rows], *, hidden: Sequence[str] = (), parts: Mapping[str, str] | None = None
) -> bytes:
    """An .xlsx with these sheets, each row under the number Excel shows; `parts` take the place of others."""
    named = list(sheets)
    files = {
        "[Content_Types].xml": _types(len(named)),
        "_rels/.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{REL}"><sheets>'
        + "".join(
            f'<sheet name="{name}" sheetId="{n}" state="{_state(name in hidden)}" r:id="r{n}"/>'
            for n, name in enumerate(named, 1)
        )
        + "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">'
        + "".join(
            f'<Relationship Id="r{n}" Type="{REL}/worksheet" Target="worksheets/sheet{n}.xml"/>'
            for n in range(1, len(named) + 1)
        )
        + "</Relationships>",
    }
    for n, name in enumerate(named, 1):
        files[f"xl/worksheets/sheet{n}.xml"] = sheet(sheets[name])
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, text in {**files, **(parts or {})}.items():
            archive.writestr(path, text)
    return packed.getvalue()


def sheet(rows: Rows, *, before: str = "") -> str:
    """One sheet's XML."""
    inner = "".join(
        f'<row r="{number}">'
        + "".join(_cell(number, place, cell) for place, cell in enumerate(cells))
        + "</row>"
        for number, cells in rows.items()
    )
    return f'{HEAD}{before}<worksheet xmlns="{MAIN}"><sheetData>{inner}</sheetData></worksheet>'


def _cell(number: int, place: int, cell: Cell) -> str:
    at = f"{chr(65 + place)}{number}"
    if cell is None:
        return ""
    if isinstance(cell, tuple):
        return f'<c r="{at}" t="str"><f>{escape(cell[0])}</f><v>{escape(cell[1])}</v></c>'
    if isinstance(cell, str):
        return f'<c r="{at}" t="inlineStr"><is><t>{escape(cell)}</t></is></c>'
    return f'<c r="{at}"><v>{cell!r}</v></c>'


def _state(hidden: bool) -> str:
    return "hidden" if hidden else "visible"


def _types(count: int) -> str:
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    return (
        f'{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
        + "".join(
            f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{kind}.worksheet+xml"/>'
            for n in range(1, count + 1)
        )
        + "</Types>"
    )
