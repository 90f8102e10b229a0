"""The fund on one day: its balances, its money against budget and warning line, and what waits for whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from weiquanbao.access.actors import Actor
from weiquanbao.cases.names import name_of
from weiquanbao.common.dates import today
from weiquanbao.funds.models import BankLine, Budget, Fund, Match, PaymentOrder
from weiquanbao.funds.words import ACCOUNTS, ORDER_KINDS
from weiquanbao.reading.funds.scope import FundHead, fund_head, fund_row
from weiquanbao.sql.asking import asking

#: Days up to which an advance counts to each band; what is older is in the last one.
AGES = ((30, "30 天以内"), (90, "31 到 90 天"), (180, "91 到 180 天"), (None, "180 天以上"))
MOST_ORDERS = 100

_BALANCES = """
SELECT line.account, sum(line.fen)::bigint FROM funds_line AS line JOIN funds_entry AS entry ON entry.id = line.entry_id
WHERE entry.fund_id = %s AND entry.effective_on <= %s::date GROUP BY 1
"""
#: What was paid and has not come back, from the day the bank paid it; what is on its way is no claim yet.
_AGES = """
WITH held AS (
    SELECT line.advance_id, sum(line.fen) AS fen, min(entry.effective_on) FILTER (WHERE entry.kind = 'paid') AS since
    FROM funds_line AS line JOIN funds_entry AS entry ON entry.id = line.entry_id
    WHERE entry.fund_id = %(fund)s AND entry.effective_on <= %(day)s::date AND line.advance_id IS NOT NULL
        AND line.account IN ('claims', 'advances')
    GROUP BY 1 HAVING sum(line.fen) > 0
)
SELECT CASE WHEN %(day)s::date - since <= 30 THEN 0 WHEN %(day)s::date - since <= 90 THEN 1
            WHEN %(day)s::date - since <= 180 THEN 2 ELSE 3 END AS band, count(*), sum(fen)::bigint
FROM held GROUP BY 1
"""


@dataclass(frozen=True, slots=True)
class Balance:
    """One account on a day; fen, debit above zero."""

    account: str
    word: str
    fen: int


@dataclass(frozen=True, slots=True)
class BudgetRow:
    """What may be advanced in the year, what was, and the line below which somebody is told. Fen."""

    year: int
    fen: int
    spent: int
    warning_fen: int


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
    with asking() as cursor:
        cursor.execute(_BALANCES, (fund_id, day))
        found: Mapping[str, int] = dict(cursor.fetchall())
    return tuple(Balance(code, word, found.get(code, 0)) for code, word in ACCOUNTS.items())


def ages_of(fund_id: int, day: date) -> tuple[AgeRow, ...]:
    """What is outstanding, by how long ago it was paid. One query."""
    with asking() as cursor:
        cursor.execute(_AGES, {"fund": fund_id, "day": day})
        found = {band: (advances, fen) for band, advances, fen in cursor.fetchall()}
    return tuple(AgeRow(word, *found.get(band, (0, 0))) for band, (_days, word) in enumerate(AGES))


_SPENT = """
SELECT COALESCE(-sum(line.fen), 0)::bigint FROM funds_line AS line JOIN funds_entry AS entry ON entry.id = line.entry_id
LEFT JOIN funds_entry AS turned ON turned.id = entry.reverses_id
WHERE entry.fund_id = %s AND line.account = 'advances' AND COALESCE(turned.kind, entry.kind) = 'ordered'
    AND entry.effective_on BETWEEN %s::date AND %s::date
"""


def _budget(fund: Fund, day: date) -> BudgetRow | None:
    """The newest budget of the year of this day, and what was ordered in it until then."""
    row = Budget.objects.filter(fund=fund, year=day.year).order_by("-id").first()
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


def latest_day() -> date:
    """The day one looks at where none was chosen."""
    return today()
