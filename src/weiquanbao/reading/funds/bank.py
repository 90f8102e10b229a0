"""对账: statements of the bank, what each line stands for in the books, and what the two do not agree on."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q

from weiquanbao.access.actors import Actor
from weiquanbao.cases.models import Case
from weiquanbao.funds import comparing
from weiquanbao.funds import reading as books
from weiquanbao.funds.comparing import BankRow, Differences
from weiquanbao.funds.matching import Suggestion
from weiquanbao.funds.models import BankLine, Match
from weiquanbao.funds.reading import EntryRow
from weiquanbao.funds.words import KINDS
from weiquanbao.reading.funds.scope import FundHead, fund_head

#: Statements on one page, and entries offered for a line that none of them fits alone.
MOST_STATEMENTS, OFFERED = 60, 12
#: Several entries that a line may stand for together lie so near to it.
NEAR = timedelta(days=31)
#: Differences named one by one; what is more is counted.
NAMED = 100


@dataclass(frozen=True, slots=True)
class StatementRow:
    """One statement that was taken; `open` of its lines stand for nothing yet."""

    id: int
    name: str
    first_day: date
    last_day: date
    opening_fen: int
    closing_fen: int
    lines: int
    open: int


@dataclass(frozen=True, slots=True)
class BankPage:
    """The statements of a fund, the newest first."""

    head: FundHead
    rows: tuple[StatementRow, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry that a line stands for or may stand for; `fen` is what it moved in the bank."""

    id: int
    number: int
    day: date
    kind: str
    fen: int
    case_number: str


@dataclass(frozen=True, slots=True)
class BankLineRow:
    """One line of the bank with the entries it stands for, or those it may stand for.

    `alike` fit it; where there are several, or another line fits the same, `sentence` says so and a person chooses.
    `others` move less the same way: only several of them together may be what is meant.
    """

    id: int
    day: date
    fen: int
    counterparty: str
    note: str
    serial: str
    matched: tuple[Candidate, ...]
    alike: tuple[Candidate, ...]
    others: tuple[Candidate, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class Difference:
    """What bank and books do not agree on at the end of the last day.

    `kind`: `bank`, a line (`number` its id) that stands for nothing; `books`, an entry no line stands for; `balance`,
    what the bank has more than the books (`fen`); `unexplained`, what is left of that. `why` is a sentence or a word.
    """

    kind: str
    fen: int
    number: int = 0
    day: date | None = None
    why: str = ""
    bank: int = 0
    books: int = 0


@dataclass(frozen=True, slots=True)
class StatementView:
    """One statement, line by line, and every difference; `more` are not named."""

    head: FundHead
    statement: StatementRow
    lines: tuple[BankLineRow, ...]
    differences: tuple[Difference, ...]
    more: int


def fund_bank(actor: Actor) -> BankPage | None:
    """The statements, for whoever reads the books. Three queries."""
    head = fund_head(actor)
    if head is None:
        return None
    return BankPage(head, _counted(comparing.statements_of(head.id)[:MOST_STATEMENTS]))


def _counted(statements: Collection[comparing.StatementRow]) -> tuple[StatementRow, ...]:
    lines = BankLine.objects.filter(statement__in=[one.id for one in statements]).order_by()
    standing = Match.objects.filter(undone_step=None).values("line")
    every = dict(lines.values_list("statement").annotate(Count("id")))
    still = dict(lines.exclude(pk__in=standing).values_list("statement").annotate(Count("id")))
    return tuple(
        StatementRow(
            one.id, one.name, one.first_day, one.last_day, one.opening, one.closing, every.get(one.id, 0),
            still.get(one.id, 0),
        )
        for one in statements
    )  # fmt: skip


def fund_statement(actor: Actor, statement_id: int) -> StatementView | None:
    """One statement of the fund this actor reads; None for any other. A constant number of queries."""
    head, row = fund_head(actor), comparing.statement(statement_id)
    if head is None or row is None or row.fund_id != head.id:
        return None
    lines = comparing.lines_between(head.id, row.first_day, row.last_day)
    told = comparing.differences(statement_id)
    fitting = {one.line_id: one for one in comparing.suggestions(head.id, [one.id for one in lines])}
    free = told.only_books if told else ()
    numbers = {number for one in lines for number in one.numbers}
    numbers |= {number for one in fitting.values() for number in one.numbers}
    known = _candidates(head.id, numbers, free)
    found = tuple(_differences(told, fitting)) if told else ()
    return StatementView(
        head=head,
        statement=_counted([row])[0],
        lines=tuple(_line(one, fitting.get(one.id), known, free) for one in lines),
        differences=found[:NAMED],
        more=len(found[NAMED:]),
    )


def _candidates(
    fund_id: int, numbers: Collection[int], free: Collection[EntryRow]
) -> Mapping[int, Candidate]:
    found = {one.number: one for one in free}
    found |= {
        one.number: one
        for one in books.entries_where(Q(fund_id=fund_id, number__in=set(numbers) - found.keys()))
    }
    cases = Case.objects.filter(pk__in={one.case_id for one in found.values()})
    called = dict(cases.values_list("pk", "number"))
    return {
        number: Candidate(
            one.id, number, one.effective_on, KINDS[one.kind], one.moved("cash"), called[one.case_id]
        )
        for number, one in found.items()
    }


def _line(
    one: BankRow,
    fitting: Suggestion | None,
    known: Mapping[int, Candidate],
    free: Collection[EntryRow],
) -> BankLineRow:
    alike = tuple(known[number] for number in fitting.numbers) if fitting else ()
    several = (
        [] if one.numbers or alike else [known[each.number] for each in free if _part_of(known, each, one)]
    )
    return BankLineRow(
        id=one.id,
        day=one.day,
        fen=one.fen,
        counterparty=one.counterparty,
        note=one.note,
        serial=one.serial,
        matched=tuple(known[number] for number in one.numbers),
        alike=alike[:OFFERED],
        others=tuple(several[:OFFERED]) if len(several) > 1 else (),
        sentence=fitting.sentence if fitting else "",
    )


def _part_of(known: Mapping[int, Candidate], entry: EntryRow, line: BankRow) -> bool:
    fen = known[entry.number].fen
    return fen * line.fen > 0 and abs(fen) < abs(line.fen) and abs(entry.effective_on - line.day) <= NEAR


def _differences(told: Differences, fitting: Mapping[int, Suggestion]) -> Iterator[Difference]:
    for line in told.only_bank:
        why = fitting[line.id].sentence if line.id in fitting else ""
        yield Difference("bank", line.fen, line.id, line.day, why)
    # An entry that a line above may stand for is named there.
    meant = {number for one in fitting.values() for number in one.numbers}
    for entry in (one for one in told.only_books if one.number not in meant):
        yield Difference("books", entry.moved("cash"), entry.number, entry.effective_on, KINDS[entry.kind])
    if told.difference:
        yield Difference("balance", told.difference, bank=told.bank, books=told.books)
    if told.unexplained:
        yield Difference("unexplained", told.unexplained)
