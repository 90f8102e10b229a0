"""The bank's statement enters the books' side room: imported once, its lines matched with entries by a person."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q

from weiquanbao.common.dates import today
from weiquanbao.funds.booking import locked
from weiquanbao.funds.models import BankLine, BankStatement, Fund, Match
from weiquanbao.funds.reading import EntryRow, entries_where
from weiquanbao.funds.refusals import NotNow, TakenAlready, figures
from weiquanbao.funds.statements import Statement, StatementLine, digest, read
from weiquanbao.people.crypto import blind_index

LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a file: lines that are new, lines another file had brought, and what is missing before it."""

    statement_id: int
    entered: int
    known: int
    gap: str


@transaction.atomic
def import_statement(*, fund_id: int, name: str, content: bytes, case_id: int, step: int) -> Imported:
    """Take a file of the bank. Raises TakenAlready for the same file, Unreadable with each fault, NotNow."""
    fund = locked(fund_id)
    before = BankStatement.objects.filter(fund=fund, sha256=digest(content)).first()
    if before is not None:
        raise TakenAlready(f"这个文件已经导入过（“{before.name}”），没有再导入。")
    told = read(content)
    if told.last_day > today():
        raise NotNow("流水里有还没到的日期。请核对文件。")
    gap = _gap(fund, told)
    row = BankStatement.objects.create(
        fund=fund,
        sha256=told.sha256,
        name="".join(letter for letter in name if letter.isprintable())[:LONGEST_NAME],
        first_day=told.first_day,
        last_day=told.last_day,
        opening_fen=told.opening,
        closing_fen=told.closing,
        case_id=case_id,
        step=step,
    )
    entered = _enter(row, told.lines)
    return Imported(row.pk, entered, len(told.lines) - entered, gap)


def _enter(row: BankStatement, lines: Collection[StatementLine]) -> int:
    """The lines no other file brought; gives how many."""
    marks = {blind_index("bank_line", one.identity): one for one in lines}
    known = BankLine.objects.filter(fund_id=row.fund_id, fingerprint__in=list(marks))
    for mark in known.values_list("fingerprint", flat=True):
        del marks[mark]
    BankLine.objects.bulk_create(
        BankLine(
            statement=row, fund_id=row.fund_id, row=one.row, day=one.day, fen=one.fen, balance_fen=one.balance,
            counterparty=one.counterparty, note=one.note, serial=one.serial, fingerprint=mark,
        )
        for mark, one in marks.items()
    )  # fmt: skip
    return len(marks)


def _gap(fund: Fund, told: Statement) -> str:
    """What to do where the balances do not follow from the last line before this file; nothing where they do."""
    last = BankLine.objects.filter(fund=fund, day__lt=told.first_day).order_by("-day", "-pk").first()
    closing = last.balance_fen if last else 0
    if closing is None or closing == told.opening:
        return ""
    if last is None:
        return f"这个文件以前，账户里已有 {figures(told.opening)} 元。请补导前面的流水，或者把它记成拨入。"
    return (
        f"和前面的流水接不上：前面最后一笔余额 {figures(closing)} 元，这个文件开头是 {figures(told.opening)} 元。"
        "中间少导了流水，请补导。"
    )


@transaction.atomic
def match(*, fund_id: int, line_id: int, numbers: Collection[int], case_id: int, step: int) -> None:
    """A line of the bank stands for these entries. Raises NotNow where that cannot be, with the sums that differ."""
    locked(fund_id)
    line = BankLine.objects.filter(pk=line_id, fund_id=fund_id).first()
    rows = entries_where(Q(fund_id=fund_id, number__in=numbers))
    if line is None or not rows or len(rows) != len(set(numbers)):
        raise NotNow("没有这一笔流水，或者没有这一号分录。")
    if Match.objects.filter(line=line, undone_step=None).exists():
        raise NotNow("这一笔流水已经对上了。要改，先取消。")
    for row in rows:
        _may_be_matched(row)
    booked = sum(row.moved("cash") for row in rows)
    if booked != line.fen:
        raise NotNow(f"金额对不上：银行 {figures(line.fen)} 元，账上 {figures(booked)} 元。")
    Match.objects.bulk_create(Match(line=line, entry_id=row.id, case_id=case_id, step=step) for row in rows)


def _may_be_matched(row: EntryRow) -> None:
    if not row.moved("cash"):
        raise NotNow(f"第 {row.number} 号没有动银行存款，不用对。")
    if row.reverses is not None or row.reversed_by is not None:
        raise NotNow(f"第 {row.number} 号冲回过，不用对。")
    if Match.objects.filter(entry_id=row.id, undone_step=None).exists():
        raise NotNow(f"第 {row.number} 号已经和另一笔流水对上了。")


@transaction.atomic
def unmatch(*, fund_id: int, line_id: int, case_id: int, step: int) -> None:
    """What was said of a line was wrong: it stands for nothing again. Raises NotNow where it stood for nothing.

    The step is one of the case in which it was matched, the fund's own.
    """
    locked(fund_id)
    which = Match.objects.filter(line_id=line_id, line__fund_id=fund_id, case_id=case_id, undone_step=None)
    if not which.update(undone_step=step):
        raise NotNow("这一笔流水没有对上什么。")
