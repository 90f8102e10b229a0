"""The fund over a span of days, to be printed: every account from the first day to the last, and every entry between.

No worker is named in it: whoever may know finds him by the entry's number.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from weiquanbao.access.actors import Actor
from weiquanbao.common.dates import now
from weiquanbao.funds import reading as books
from weiquanbao.funds.models import Entry, Line
from weiquanbao.funds.words import ACCOUNTS, KINDS
from weiquanbao.reading.funds.scope import FundHead, fund_head

#: Lines of one printed statement; whoever wants more takes a shorter span.
MOST = 10_000


@dataclass(frozen=True, slots=True)
class AccountRow:
    """One account: what it began with, what moved on either side, what it ends with. Fen, debit above zero."""

    word: str
    opening: int
    debit: int
    credit: int
    closing: int


@dataclass(frozen=True, slots=True)
class BookedRow:
    """One line of one entry."""

    number: int
    day: date
    kind: str
    account: str
    fen: int
    case_number: str
    step: int


@dataclass(frozen=True, slots=True)
class FundReport:
    """Everything a printed statement says; `full` where the span holds more lines than it takes."""

    head: FundHead
    since: date
    until: date
    at: datetime
    accounts: tuple[AccountRow, ...]
    lines: tuple[BookedRow, ...]
    full: bool


def fund_report(actor: Actor, since: date, until: date) -> FundReport | None:
    """The books of these days, for whoever reads them. Five queries."""
    head = fund_head(actor)
    if head is None:
        return None
    rows = Line.objects.filter(entry__fund=head.id, entry__effective_on__range=(since, until))
    found = list(rows.select_related("entry__case").order_by("entry__number", "id")[: MOST + 1])
    lines = tuple(_row(one, one.entry) for one in found[:MOST])
    return FundReport(head, since, until, now(), _accounts(head.id, since, until), lines, len(found) > MOST)


def _accounts(fund_id: int, since: date, until: date) -> tuple[AccountRow, ...]:
    before, after = books.balances(fund_id, since - timedelta(days=1)), books.balances(fund_id, until)
    moved: dict[str, list[int]] = {code: [0, 0] for code in ACCOUNTS}
    rows = Line.objects.filter(entry__fund=fund_id, entry__effective_on__range=(since, until))
    for account, fen in rows.values_list("account", "fen"):
        moved[account][0 if fen > 0 else 1] += abs(fen)
    return tuple(
        AccountRow(word, before[code], moved[code][0], moved[code][1], after[code])
        for code, word in ACCOUNTS.items()
    )


def _row(line: Line, entry: Entry) -> BookedRow:
    return BookedRow(
        entry.number, entry.effective_on, KINDS[entry.kind], ACCOUNTS[line.account], line.fen,
        entry.case.number, entry.step,
    )  # fmt: skip
