"""The books beside the bank: what a line may stand for, and what the two say differently, line by line."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q

from weiquanbao.funds.matching import Booked, Said, Suggestion, suggested
from weiquanbao.funds.models import Advance, BankLine, BankStatement, Entry, Line, Match, PaymentOrder
from weiquanbao.funds.reading import EntryRow, balances, entries_where


@dataclass(frozen=True, slots=True)
class StatementRow:
    """One file as it was taken."""

    id: int
    fund_id: int
    name: str
    first_day: date
    last_day: date
    opening: int
    closing: int


@dataclass(frozen=True, slots=True)
class BankRow:
    """One line of the bank, and the numbers of the entries it stands for."""

    id: int
    row: int
    day: date
    fen: int
    balance: int | None
    counterparty: str
    note: str
    serial: str
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Differences:
    """The last day of a statement: the bank's balance, the books' cash, and what makes the difference, both ways.

    `unexplained` is what none of them says: a statement is missing, or the account held money before the books began.
    """

    bank: int
    books: int
    only_bank: tuple[BankRow, ...]
    only_books: tuple[EntryRow, ...]

    @property
    def difference(self) -> int:
        """So much more lies in the bank than the books say, in fen."""
        return self.bank - self.books

    @property
    def unexplained(self) -> int:
        """What is left when each movement that only one of them has is taken away."""
        explained = sum(one.fen for one in self.only_bank) - sum(one.moved("cash") for one in self.only_books)
        return self.difference - explained


def statement(statement_id: int) -> StatementRow | None:
    """One file."""
    row = BankStatement.objects.filter(pk=statement_id).first()
    return _statement(row) if row else None


def statements_of(fund_id: int) -> tuple[StatementRow, ...]:
    """Every file that was taken, the newest days first."""
    rows = BankStatement.objects.filter(fund_id=fund_id).order_by("-last_day", "-pk")
    return tuple(_statement(row) for row in rows)


def _statement(row: BankStatement) -> StatementRow:
    return StatementRow(
        row.pk, row.fund_id, row.name, row.first_day, row.last_day, row.opening_fen, row.closing_fen
    )


def lines_between(fund_id: int, since: date, until: date) -> tuple[BankRow, ...]:
    """The bank's lines of these days, whichever file brought them, with what they stand for. Two queries."""
    return _bank_rows(Q(fund_id=fund_id, day__gte=since, day__lte=until))


def _bank_rows(which: Q) -> tuple[BankRow, ...]:
    rows = list(BankLine.objects.filter(which).order_by("day", "pk"))
    numbers: dict[int, list[int]] = {}
    standing = Match.objects.filter(line_id__in=[one.pk for one in rows], undone_step=None)
    for line, number in standing.order_by("entry__number").values_list("line_id", "entry__number"):
        numbers.setdefault(line, []).append(number)
    return tuple(
        BankRow(
            one.pk, one.row, one.day, one.fen, one.balance_fen, one.counterparty, one.note, one.serial,
            tuple(numbers.get(one.pk, ())),
        )
        for one in rows
    )  # fmt: skip


def differences(statement_id: int) -> Differences | None:
    """What the books and the bank say differently at the end of a statement's last day. Six queries.

    A payment that one side has by that day and the other only later is on the way, and a difference of that day.
    """
    row = BankStatement.objects.filter(pk=statement_id).first()
    if row is None:
        return None
    last = row.last_day
    matched = Match.objects.filter(undone_step=None)
    lines = Q(
        ~Exists(matched.filter(line_id=OuterRef("pk"), entry__effective_on__lte=last)),
        fund_id=row.fund_id,
        day__lte=last,
    )
    entries = Q(
        Exists(Line.objects.filter(entry_id=OuterRef("pk"), account="cash")),
        ~Exists(matched.filter(entry_id=OuterRef("pk"), line__day__lte=last)),
        fund_id=row.fund_id,
        effective_on__lte=last,
    )
    return Differences(
        row.closing_fen,
        balances(row.fund_id, last)["cash"],
        _bank_rows(lines),
        _without_cancelled(entries_where(entries)),
    )


def _without_cancelled(rows: Collection[EntryRow]) -> tuple[EntryRow, ...]:
    """An entry and what turned it back cancel out: no bank ever saw either."""
    here = {one.number for one in rows}
    return tuple(one for one in rows if one.reverses not in here and one.reversed_by not in here)


def suggestions(fund_id: int, line_ids: Collection[int]) -> tuple[Suggestion, ...]:
    """What lines that stand for nothing may stand for, of the entries no line stands for. Constant in queries."""
    matched = Match.objects.filter(undone_step=None)
    rows = BankLine.objects.filter(fund_id=fund_id, pk__in=line_ids).order_by("day", "pk")
    rows = rows.exclude(pk__in=matched.values("line_id"))
    lines = [Said(one.pk, one.day, one.fen, one.counterparty, one.serial) for one in rows]
    sums = {abs(one.fen) for one in lines}
    turned = Entry.objects.filter(reverses__isnull=False).values("reverses_id")
    moving = Line.objects.filter(account="cash").filter(Q(fen__in=sums) | Q(fen__in=[-one for one in sums]))
    which = Q(fund_id=fund_id, pk__in=moving.values("entry_id"), reverses=None)
    which &= ~Q(pk__in=matched.values("entry_id")) & ~Q(pk__in=turned)
    return suggested(lines, _booked(entries_where(which)))


def _booked(rows: Collection[EntryRow]) -> tuple[Booked, ...]:
    who = _names({line.advance for row in rows for line in row.lines if line.advance is not None})
    serials: dict[int, str] = {}
    ids = [row.id for row in rows]
    orders = PaymentOrder.objects.filter(Q(entry_id__in=ids) | Q(confirmed_id__in=ids))
    for entry, confirmed, serial in orders.values_list("entry_id", "confirmed_id", "bank_ref"):
        serials[confirmed or entry] = serial
    return tuple(
        Booked(
            row.number, row.kind, row.effective_on, row.moved("cash"),
            frozenset(name for line in row.lines for name in _side(row.kind, who.get(line.advance or 0, ("", "", "")))),
            frozenset({serials.get(row.id, "")} - {""}),
        )
        for row in rows
    )  # fmt: skip


def _side(kind: str, names: tuple[str, str, str]) -> Iterable[str]:
    """A recovery comes from the respondent; everything else goes to the worker or comes from him."""
    worker, holder, respondent = names
    return {respondent} - {""} if kind == "recovered" else {worker, holder} - {""}


def _names(advance_ids: Collection[int]) -> Mapping[int, tuple[str, str, str]]:
    rows = Advance.objects.filter(pk__in=advance_ids).select_related(
        "party__person", "assignment__respondent__employer"
    )
    found = {}
    for one in rows:
        firm = one.assignment.respondent
        worker = one.party.person.name if one.party.person else one.party.name
        found[one.pk] = (worker or "", one.holder, firm.employer.name if firm.employer else firm.name)
    return found
