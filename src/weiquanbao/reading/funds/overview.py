"""The fund on one day: its balances, its money against budget and warning line, and what waits for whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from weiquanbao.access.actors import Actor
from weiquanbao.cases.names import name_of
from weiquanbao.funds import reading as books
from weiquanbao.funds.models import BankLine, Fund, Match, PaymentOrder
from weiquanbao.funds.words import ACCOUNTS, ORDER_KINDS
from weiquanbao.reading.funds.scope import FundHead, fund_head, fund_row
from weiquanbao.sql.asking import asking

#: Days up to which an advance counts to each band; what is older is in the last one.
AGES = ((30, "30 天以内"), (90, "31 到 90 天"), (180, "91 到 180 天"), (None, "180 天以上"))
MOST_ORDERS = 100


@dataclass(frozen=True, slots=True)
class Balance:
    """One account on a day; fen, debit above zero."""

    account: str
    word: str
    fen: int

    @property
    def credit(self) -> int:
        """The same seen from the other side."""
        return -self.fen


@dataclass(frozen=True, slots=True)
class BudgetRow:
    """What may be advanced in the year, what was, and the line below which somebody is told. Fen."""

    year: int
    fen: int
    spent: int
    warning_fen: int

    @property
    def left(self) -> int:
        """What may still be advanced in the year; below nothing where more was."""
        return self.fen - self.spent


@dataclass(frozen=True, slots=True)
class AgeRow:
    """So many advances outstanding since so long."""

    word: str
    advances: int
    fen: int


@dataclass(frozen=True, slots=True)
class OrderRow:
    """One order that the bank has not paid yet."""

    id: int
    kind: str
    case_id: int
    number: str
    worker: str
    fen: int
    ordered_on: date


@dataclass(frozen=True, slots=True)
class FundView:
    """The fund as it stood at the end of a day, and what waits today."""

    head: FundHead
    day: date
    balances: tuple[Balance, ...]
    budget: BudgetRow | None
    ages: tuple[AgeRow, ...]
    orders: tuple[OrderRow, ...]
    unmatched: int
    unmatched_fen: int

    @property
    def cash(self) -> int:
        """银行存款, fen."""
        return next(one.fen for one in self.balances if one.account == "cash")

    @property
    def debits(self) -> int:
        """What stands on the left, fen."""
        return sum(one.fen for one in self.balances if one.fen > 0 or one.account == "cash")

    @property
    def credits(self) -> int:
        """What stands on the right, fen: the same, or the books would not balance."""
        return -sum(one.fen for one in self.balances if one.fen < 0 and one.account != "cash")

    @property
    def low(self) -> bool:
        """Whether the money lies below the line."""
        return self.budget is not None and self.cash < self.budget.warning_fen


def fund_overview(actor: Actor, day: date) -> FundView | None:
    """The fund on a day, for whoever reads its books. Ten queries, however much is in them."""
    head, fund = fund_head(actor), fund_row(actor)
    if head is None or fund is None:
        return None
    unmatched = BankLine.objects.filter(fund=fund).exclude(
        pk__in=Match.objects.filter(undone_step=None, line__fund=fund).values("line")
    )
    sums = list(unmatched.values_list("fen", flat=True))
    return FundView(
        head=head,
        day=day,
        balances=balances_of(fund.pk, day),
        budget=_budget(fund, day),
        ages=ages_of(fund.pk, day),
        orders=_orders(fund),
        unmatched=len(sums),
        unmatched_fen=sum(map(abs, sums)),
    )


def balances_of(fund_id: int, day: date) -> tuple[Balance, ...]:
    """Every account at the end of a day. One query."""
    found = books.balances(fund_id, day)
    return tuple(Balance(code, word, found[code]) for code, word in ACCOUNTS.items())


def ages_of(fund_id: int, day: date) -> tuple[AgeRow, ...]:
    """What is outstanding on a day, by how long ago it was paid. Five queries."""
    bands = [[0, 0] for _ in AGES]
    for one in books.ageing(fund_id, day):
        band = next(n for n, (most, _word) in enumerate(AGES) if most is None or one.days <= most)
        bands[band][0] += 1
        bands[band][1] += one.outstanding
    return tuple(AgeRow(word, *counted) for (_most, word), counted in zip(AGES, bands, strict=True))


_SPENT = """
SELECT COALESCE(-sum(line.fen), 0)::bigint FROM funds_line AS line JOIN funds_entry AS entry ON entry.id = line.entry_id
LEFT JOIN funds_entry AS turned ON turned.id = entry.reverses_id
WHERE entry.fund_id = %s AND line.account = 'advances' AND COALESCE(turned.kind, entry.kind) = 'ordered'
    AND entry.effective_on BETWEEN %s::date AND %s::date
"""


def _budget(fund: Fund, day: date) -> BudgetRow | None:
    """The newest budget of the year of this day, and what was ordered in it until then."""
    row = books.budget_of(fund.pk, day.year)
    if row is None:
        return None
    with asking() as cursor:
        cursor.execute(_SPENT, (fund.pk, date(day.year, 1, 1), day))
        spent = cursor.fetchone()[0]
    return BudgetRow(row.year, row.fen, spent, row.warning_fen)


def _orders(fund: Fund) -> tuple[OrderRow, ...]:
    rows = PaymentOrder.objects.filter(advance__assignment__fund=fund, state="ordered")
    related = ("advance__assignment__case", "advance__party__person", "advance__party__employer")
    return tuple(
        OrderRow(
            one.pk, ORDER_KINDS[one.kind], one.advance.assignment.case_id, one.advance.assignment.case.number,
            name_of(one.advance.party), one.fen, one.ordered_on,
        )
        for one in rows.select_related(*related).order_by("ordered_on", "id")[:MOST_ORDERS]
    )  # fmt: skip
