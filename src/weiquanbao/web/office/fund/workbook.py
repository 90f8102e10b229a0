"""A statement of the fund as a workbook: sums are numbers, words are words and never formulas (decision record 58)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from io import BytesIO

import xlsxwriter
from django.utils.translation import gettext as _

from weiquanbao.common.money import of_fen
from weiquanbao.reading.funds.report import FundReport
from weiquanbao.web.design.saying import said

#: Whatever begins with =, +, - or @ stays text: a name typed by somebody is never worked out by a table program.
SAFE = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_date_format": "yyyy-mm-dd",
}
#: Wide enough for the numbers of cases.
WIDTH = 18
Cell = str | int | Decimal | date | None


def workbook(report: FundReport) -> bytes:
    """Two sheets: the accounts, and every line of every entry."""
    out = BytesIO()
    book = xlsxwriter.Workbook(out, SAFE)
    book.set_properties({"title": report.head.name, "created": report.at.replace(tzinfo=None)})
    money = book.add_format({"num_format": "#,##0.00"})
    bold = book.add_format({"bold": True})
    span = f"{report.since} – {report.until}"
    top = [report.head.name, report.head.organisation, span]
    heads = [_("科目"), _("期初"), _("借方"), _("贷方"), _("期末")]
    rows: list[list[Cell]] = [
        [said(one.word), *map(of_fen, (one.opening, one.debit, one.credit, one.closing))]
        for one in report.accounts
    ]
    _sheet(book.add_worksheet(_("余额")), top, heads, rows, money, bold)
    heads = [_("分录号"), _("日期"), _("什么"), _("科目"), _("借方"), _("贷方"), _("案件"), _("步骤")]
    rows = [
        [
            one.number, one.day, said(one.kind), said(one.account), of_fen(one.fen) if one.fen > 0 else None,
            of_fen(-one.fen) if one.fen < 0 else None, one.case_number, one.step,
        ]
        for one in report.lines
    ]  # fmt: skip
    _sheet(book.add_worksheet(_("流水账")), top, heads, rows, money, bold)
    book.close()
    return out.getvalue()


def _sheet(
    sheet: xlsxwriter.worksheet.Worksheet,
    top: Sequence[str],
    heads: Sequence[str],
    rows: Sequence[Sequence[Cell]],
    money: object,
    bold: object,
) -> None:
    for place, text in enumerate(top):
        sheet.write_string(0, place, text, bold)
    for place, text in enumerate(heads):
        sheet.write_string(2, place, text, bold)
    sheet.set_column(0, len(heads) - 1, WIDTH)
    sheet.freeze_panes(3, 0)
    for number, row in enumerate(rows, 3):
        for place, cell in enumerate(row):
            if isinstance(cell, str):
                sheet.write_string(number, place, cell)
            elif isinstance(cell, Decimal):
                sheet.write_number(number, place, float(cell), money)
            elif isinstance(cell, int):
                sheet.write_number(number, place, cell)
            elif cell is not None:
                sheet.write_datetime(number, place, cell)
