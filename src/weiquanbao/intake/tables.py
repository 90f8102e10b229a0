"""A list that comes in columns, from a workbook or a csv: the columns of a fellow worker, by what stands above them.

Pure: rows of cells in, the lines of a pasted list out, one a row, so that a bad one has the number its maker sees.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence

#: Headings are looked for in the first rows: a title may stand above them.
TOP = 10
COLUMNS = ("姓名", "手机号", "欠多少（元，不知道就空着）")
_NAME, _PHONE, _AMOUNT = (
    re.compile("姓名|名字"),
    re.compile("手机|电话|联系方式"),
    re.compile("欠|金额|数目|多少|工资"),
)


def lines(rows: Sequence[Sequence[str]]) -> str:
    """One line a row. Where headings name the columns, those of name, phone and amount alone, from below them on."""
    found = next(((place, row) for place, row in enumerate(rows[:TOP]) if _is_heading(row)), None)
    if found is None:
        return "\n".join("\t".join(row) for row in rows)
    place, heading = found
    wanted = [_column(heading, pattern) for pattern in (_NAME, _PHONE, _AMOUNT)]
    below = ["\t".join(_parts(row, *wanted)) for row in rows[place + 1 :]]
    return "\n".join([*([""] * (place + 1)), *below])


def lines_of_csv(text: str) -> str:
    """A csv whose first rows name its columns, as `lines`; any other text as it stands."""
    try:
        rows = list(csv.reader(io.StringIO(text)))
    except csv.Error:
        return text
    return lines(rows) if any(_is_heading(row) for row in rows[:TOP]) else text


def template() -> bytes:
    """An empty list to fill in, that Excel opens: headings and nothing below, so that nobody made up is ever asked."""
    return (",".join(COLUMNS) + "\r\n").encode("utf-8-sig")


def _is_heading(row: Sequence[str]) -> bool:
    return all(any(pattern.search(cell) for cell in row) for pattern in (_NAME, _PHONE))


def _column(heading: Sequence[str], pattern: re.Pattern[str]) -> int | None:
    return next((place for place, cell in enumerate(heading) if pattern.search(cell)), None)


def _parts(
    row: Sequence[str], name: int | None, phone: int | None, amount: int | None
) -> tuple[str, str, str]:
    """Somebody who sets a phone number apart with gaps still means one number."""
    return _cell(row, name), re.sub(r"[\s-]", "", _cell(row, phone)), _cell(row, amount)


def _cell(row: Sequence[str], column: int | None) -> str:
    return " ".join(row[column].split()) if column is not None and column < len(row) else ""
