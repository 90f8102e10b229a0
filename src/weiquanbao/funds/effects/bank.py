"""What the acts about the bank change: its statements, what their lines stand for, its interest and fees."""

from __future__ import annotations

import re
from base64 import b64decode
from binascii import Error as NotBase64

from weiquanbao.cases.effects import Doing, Unfit, follows
from weiquanbao.funds import actions, banking
from weiquanbao.funds.effects.fund import FUND, day_of, fen_of, fund_here, number_in, sentences
from weiquanbao.funds.statements import Unreadable
from weiquanbao.procedures.fund.forms import AS_BYTES


@follows(FUND, "import_statement")
def statement_came(doing: Doing) -> None:
    """The file is kept as what was understood of it; its text enters neither entries nor ledger."""
    text = str(doing.values.pop("file"))
    try:
        with sentences("file"):
            taken = banking.import_statement(
                fund_id=fund_here(doing.case).id,
                name=str(doing.values["name"]),
                content=_bytes(text),
                case_id=doing.case.pk,
                step=doing.step,
            )
    except Unreadable as fault:
        raise Unfit({"file": "\n".join(fault.faults)}) from None
    doing.said |= {"statement": taken.statement_id, "lines": taken.entered}


def _bytes(text: str) -> bytes:
    if not text.startswith(AS_BYTES):
        return text.encode()
    try:
        return b64decode(text.removeprefix(AS_BYTES), validate=True)
    except (NotBase64, ValueError):
        raise Unfit({"file": "文件没有传完整，再传一次。"}) from None


@follows(FUND, "match")
def line_stands_for(doing: Doing) -> None:
    """A line of the bank and the entries it stands for, as a person says."""
    line = number_in(doing, "bank_line")
    numbers = [int(one) for one in re.findall(r"[0-9]{1,9}", str(doing.values["entries"]))]
    with sentences("entries"):
        banking.match(
            fund_id=fund_here(doing.case).id,
            line_id=line,
            numbers=numbers,
            case_id=doing.case.pk,
            step=doing.step,
        )
    doing.said |= {"line": line, "entries": numbers}


@follows(FUND, "unmatch")
def line_stands_for_nothing(doing: Doing) -> None:
    """It was said wrongly: the line waits again."""
    line = number_in(doing, "bank_line")
    with sentences("bank_line"):
        banking.unmatch(
            fund_id=fund_here(doing.case).id, line_id=line, case_id=doing.case.pk, step=doing.step
        )
    doing.said["line"] = line


@follows(FUND, "record_bank_item")
def bank_took_or_gave(doing: Doing) -> None:
    """Interest in, a fee out; with the line of the bank that says so, where one is named."""
    fund_id = fund_here(doing.case).id
    sign = 1 if doing.values["what"] == "interest" else -1
    with sentences("amount", "day"):
        number = actions.record_bank_item(
            fund_id=fund_id,
            fen=sign * fen_of(doing, "amount"),
            case_id=doing.case.pk,
            step=doing.step,
            on=day_of(doing),
        )
    doing.said["entry"] = number
    if "bank_line" not in doing.values:
        return
    line = number_in(doing, "bank_line")
    with sentences("bank_line"):
        banking.match(fund_id=fund_id, line_id=line, numbers=[number], case_id=doing.case.pk, step=doing.step)
    doing.said["line"] = line
