"""结账: which months are closed, what each came to, and what the cashier proposes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from weiquanbao.access.actors import Actor
from weiquanbao.cases.models import Entry as Written
from weiquanbao.common.dates import month_after, today
from weiquanbao.funds.models import Entry, Period
from weiquanbao.ledger.models import Step
from weiquanbao.reading.funds.scope import FundHead, fund_head

#: As far back as the page goes.
SHOWN = 36


@dataclass(frozen=True, slots=True)
class MonthRow:
    """One month with its entries; `closed_on` none while it is open."""

    first: date
    entries: int
    closed_on: date | None


@dataclass(frozen=True, slots=True)
class MonthsView:
    """The months of the fund, newest first, and what waits for the leader."""

    head: FundHead
    rows: tuple[MonthRow, ...]
    proposed: str
    """The month proposed and not decided on, as it was written."""
    explanation: str
    next: date | None
    """The first month that is over and open."""


def fund_months(actor: Actor) -> MonthsView | None:
    """For whoever reads the books. Seven queries."""
    head = fund_head(actor)
    if head is None:
        return None
    closed = dict(Period.objects.filter(fund=head.id).order_by("month").values_list("month", "closed_on"))
    days = Entry.objects.filter(fund=head.id).values_list("effective_on", flat=True)
    counted: dict[date, int] = {}
    for day in days:
        counted[day.replace(day=1)] = counted.get(day.replace(day=1), 0) + 1
    until = max(closed, default=None)
    first = min([*counted, *closed, head.opened_on.replace(day=1)])
    rows = []
    month = first
    while month <= today():
        on = next((closed[one] for one in closed if one >= month), None) if until and month <= until else None
        rows.append(MonthRow(month, counted.get(month, 0), on))
        month = month_after(month)
    proposed, explanation = _proposed(head.case_id)
    is_open = next((row.first for row in rows if row.closed_on is None), None)
    over = is_open is not None and month_after(is_open) <= today()
    return MonthsView(head, tuple(reversed(rows))[:SHOWN], proposed, explanation, is_open if over else None)


def _proposed(case_id: int) -> tuple[str, str]:
    acts = ("propose_closing", "close_period", "decline_closing")
    last = Step.objects.filter(case_id=case_id, act__in=acts).order_by("-number").first()
    if last is None or last.act != "propose_closing":
        return "", ""
    said = dict(Written.objects.filter(case=case_id, step=last.number).values_list("code", "value"))
    return str(said.get("month", "")), str(said.get("explanation", ""))
