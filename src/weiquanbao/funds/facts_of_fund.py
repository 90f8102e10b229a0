"""What the books of a fund tell the guards of its own case."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from weiquanbao.cases.facts import provides
from weiquanbao.common.dates import today
from weiquanbao.funds import reading
from weiquanbao.funds.models import Budget, Entry, Fund, Line, PaymentOrder
from weiquanbao.funds.reading import BudgetRow
from weiquanbao.ledger.models import Step

#: What has to come to nothing before a fund ends.
LEFT = ("cash", "advances", "claims", "recoveries", "due_to_workers", "due_from_workers")


@provides("cash_is_low")
def is_low(case_ids: Sequence[int]) -> Mapping[int, bool]:
    """Whether cash lies below the line of this year and nobody was told since it fell. A fund nothing was ever put
    into has not fallen."""
    funds = Fund.objects.filter(case_id__in=list(case_ids), wound_up_on=None, last_number__gt=0)
    return {fund.case_id: _fell(fund) for fund in funds}


def _fell(fund: Fund) -> bool:
    budget = reading.budget_of(fund.pk, today().year)
    if budget is None or reading.balances(fund.pk)["cash"] >= budget.warning_fen:
        return False
    told = Step.objects.filter(case_id=fund.case_id, act="low_balance").order_by("-number").first()
    return told is None or _anew(fund, budget, told.number, told.recorded_at)


def _anew(fund: Fund, budget: BudgetRow, step: int, at: datetime) -> bool:
    """Whether it stood above the line since, or the line was moved."""
    if Budget.objects.filter(fund=fund, year=budget.year, step__gt=step).exists():
        return True
    cash = reading.balances(fund.pk, known_at=at)["cash"]
    later = (
        Entry.objects.filter(fund=fund, recorded_at__gt=at).order_by("number").values_list("pk", flat=True)
    )
    moved: dict[int, int] = {}
    for entry, fen in Line.objects.filter(entry__in=later, account="cash").values_list("entry", "fen"):
        moved[entry] = moved.get(entry, 0) + fen
    for entry in later:
        cash += moved.get(entry, 0)
        if cash >= budget.warning_fen:
            return True
    return False


@provides("left_in_fund")
def left(case_ids: Sequence[int]) -> Mapping[int, bool]:
    """Whether anything is not settled yet."""
    return {fund.case_id: _left(fund) for fund in Fund.objects.filter(case_id__in=list(case_ids))}


def _left(fund: Fund) -> bool:
    balances = reading.balances(fund.pk)
    waiting = PaymentOrder.objects.filter(advance__assignment__fund=fund, state="ordered")
    return any(balances[account] for account in LEFT) or waiting.exists()
