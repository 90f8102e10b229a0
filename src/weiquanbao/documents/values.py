"""From answers to what a text says: sums as sums, days as days, choices in words, and what is left to write by hand."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from weiquanbao.documents.document import Answers, Document, Field
from weiquanbao.documents.identity import read_identity

#: Where nothing was answered that a document must have: a line to write on by hand.
BLANK = "________"
Said = str | Decimal | date


def data(document: Document, given: Answers, today: date) -> dict[str, Any]:
    """Everything the text may name. Nothing that is missing is left out, so a text is whole at any time.

    What is not asked, as the other answers are, stands empty: nobody writes on it by hand.
    """
    answers = document.told(given)
    asked = {field.code for field in document.fields(answers)}
    found: dict[str, Any] = {"today": today}
    for box in (field for one in document.asks for field in one.fields):
        found[box.code] = (
            [row_of(box, row) for row in rows(answers, box.code)]
            if box.kind == "rows"
            else said(box, answers, BLANK if box.code in asked else "")
        )
        if box.kind == "text":
            found[f"{box.code}_lines"] = str(found[box.code]).splitlines()
    found |= person(answers)
    return found | dict(document.more(answers, today))


def rows(answers: Answers, code: str) -> list[Mapping[str, Any]]:
    """The rows of a field of rows."""
    return [row for row in answers.get(code, ()) if isinstance(row, Mapping)]


def row_of(box: Field, row: Mapping[str, Any]) -> dict[str, Said]:
    """One row in words, sums and days."""
    return {column.code: said(column, row, blank="") for column in box.columns}


def said(box: Field, answers: Mapping[str, Any], blank: str = BLANK) -> Said:
    """One answer as a text says it; what is required and missing is a line to write on."""
    if box.kind == "choices":
        chosen = [label for code, label in box.choices if code in answers.get(box.code, ())]
        return "、".join(chosen) or (blank if box.required else "")
    value = str(answers.get(box.code) or "")
    if not value:
        return blank if box.required else ""
    match box.kind:
        case "money":
            return Decimal(value)
        case "date":
            return date.fromisoformat(value)
        case "choice":
            return dict(box.choices).get(value, value)
        case _:
            return value


def person(answers: Answers) -> dict[str, Said]:
    """性别、出生日期, as they stand in the identity number; else as they were asked."""
    number = str(answers.get("identity") or "")
    if number:
        found = read_identity(number)
        return {"sex": found.sex, "born": found.born}
    born = str(answers.get("born") or "")
    sex = {"m": "男", "f": "女"}.get(str(answers.get("sex") or ""), BLANK)
    return {"sex": sex, "born": date.fromisoformat(born) if born else BLANK}


def day(answers: Answers, code: str) -> date | None:
    """A day that was answered."""
    value = str(answers.get(code) or "")
    return date.fromisoformat(value) if value else None


def money(answers: Mapping[str, Any], code: str) -> Decimal | None:
    """A sum that was answered, in yuan."""
    value = str(answers.get(code) or "")
    return Decimal(value) if value else None
