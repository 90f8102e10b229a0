"""What the books of a fund tell the guards of its own case."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from weiquanbao.cases.facts import provides
from weiquanbao.common.dates import today
from weiquanbao.common.money import in_figures, of_fen
from weiquanbao.funds import reading
from weiquanbao.funds.models import Budget, Entry, Fund, Line, PaymentOrder
from weiquanbao.funds.reading import BudgetRow
from weiquanbao.ledger.models import Step

#: What has to come to nothing before a fund ends, and how it is said.
LEFT = {
    "cash": "银行里还有 {} 元",
    "advances": "还有 {} 元在等银行付",
    "claims": "还有 {} 元债权没有收回或者核销",
    "recoveries": "还有 {} 元追回来没有分",
    "due_to_workers": "还欠职工 {} 元",
    "due_from_workers": "职工还欠 {} 元",
}


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
def left(case_ids: Sequence[int]) -> Mapping[int, str]:
    """What is not settled yet, in one sentence."""
    return {fund.case_id: _left(fund) for fund in Fund.objects.filter(case_id__in=list(case_ids))}


def _left(fund: Fund) -> str:
    balances = reading.balances(fund.pk)
    said = [
        text.format(in_figures(of_fen(abs(balances[account]))))
        for account, text in LEFT.items()
        if balances[account]
    ]
    waiting = PaymentOrder.objects.filter(advance__assignment__fund=fund, state="ordered").exists()
    return "；".join([*said, *(["还有付款单没有办完"] if waiting and not said else [])])
