"""What the acts of the fund itself change in its books; every refusal becomes a sentence beside its field."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal

from django.db.models import Q

from weiquanbao.cases.effects import Doing, Unfit, follows, leads
from weiquanbao.cases.models import Case
from weiquanbao.cases.models import Entry as Written
from weiquanbao.common.dates import month_after, plain_date
from weiquanbao.common.money import fen
from weiquanbao.funds import actions, reading
from weiquanbao.funds.facts_of_fund import is_low
from weiquanbao.funds.reading import FundRow
from weiquanbao.funds.refusals import PeriodClosed, Refused

FUND = "fund"
#: After each of these the cash may lie below the line; what workers are paid is looked at by a job.
MOVING_CASH = ("grant", "budget", "record_bank_item", "reverse")
_MONTH = re.compile(r"(\d{4})-(\d{1,2})")


@contextmanager
def sentences(field: str, day: str = "effective_on") -> Iterator[None]:
    """What the books refuse is said beside the field it is about; a closed month beside its `day`."""
    try:
        yield
    except PeriodClosed as fault:
        raise Unfit({day: str(fault)}) from None
    except Refused as fault:
        raise Unfit({field: str(fault)}) from None


def fund_here(case: Case) -> FundRow:
    """The fund whose case this is. Raises Unfit where it was never founded."""
    row = reading.fund_of_case(case.pk)
    if row is None:
        raise Unfit({"": "这个案件没有基金"})
    return row


@follows(FUND, "establish")
def founded(doing: Doing) -> None:
    """One fund a union; its first budget stands with it."""
    organisation = doing.case.organisation_id
    with sentences("name"):
        fund_id = actions.establish(
            organisation_id=organisation, case_id=doing.case.pk, name=str(doing.values["name"])
        )
    _budgeted(doing, fund_id)


@follows(FUND, "budget")
def budgeted(doing: Doing) -> None:
    """The newest budget of a year counts; those before it stay readable."""
    _budgeted(doing, fund_here(doing.case).id)


def _budgeted(doing: Doing, fund_id: int) -> None:
    year = str(doing.values["year"])
    if not (year.isascii() and year.isdigit() and 2000 <= int(year) <= 2099):
        raise Unfit({"year": "年份写成 2026 这样"})
    with sentences("amount"):
        actions.set_budget(
            fund_id=fund_id,
            year=int(year),
            fen=fen_of(doing, "amount"),
            warning_fen=fen_of(doing, "warning"),
            case_id=doing.case.pk,
            step=doing.step,
        )


@follows(FUND, "grant")
def granted(doing: Doing) -> None:
    """Money came to the account of the fund."""
    with sentences("amount", "day"):
        number = actions.grant(
            fund_id=fund_here(doing.case).id,
            fen=fen_of(doing, "amount"),
            case_id=doing.case.pk,
            step=doing.step,
            on=day_of(doing),
        )
    doing.said["entry"] = number


@follows(FUND, "propose_closing")
def closing_proposed(doing: Doing) -> None:
    """Only of a month that is over and not closed: nobody is asked to decide what cannot be."""
    fund, month = fund_here(doing.case), _month(str(doing.values["month"]))
    if doing.effective_on < month_after(month):
        raise Unfit({"month": "这个月还没过完，不能结账。"})
    if fund.closed_until and month <= fund.closed_until:
        raise Unfit({"month": f"{plain_date(fund.closed_until)}的那个月和以前的都结过账了。"})
    doing.said["month"] = month.isoformat()


@follows(FUND, "close_period")
def closed(doing: Doing) -> None:
    """The month that was proposed last."""
    month = _month(_proposed(doing.case, "month"))
    with sentences(""):
        actions.close_period(
            fund_id=fund_here(doing.case).id,
            month=month,
            case_id=doing.case.pk,
            step=doing.step,
            on=doing.effective_on,
        )
    doing.said["month"] = month.isoformat()


@follows(FUND, "propose_reversal")
def reversal_proposed(doing: Doing) -> None:
    """Only of an entry that is there and was not turned back."""
    number = number_in(doing, "entry")
    found = reading.entries_where(Q(fund_id=fund_here(doing.case).id, number=number))
    row = next(iter(found), None)
    if row is None:
        raise Unfit({"entry": f"没有第 {number} 号分录。"})
    if row.reverses is not None or row.reversed_by is not None:
        raise Unfit({"entry": f"第 {number} 号冲回过了，或者本身就是冲回。"})


@follows(FUND, "reverse")
def reversed_(doing: Doing) -> None:
    """The entry that was proposed last, once."""
    number = int(_proposed(doing.case, "entry"))
    with sentences(""):
        made = actions.reverse(
            fund_id=fund_here(doing.case).id,
            number=number,
            case_id=doing.case.pk,
            step=doing.step,
            on=doing.effective_on,
        )
    doing.said |= {"reverses": number, "entry": made}


@follows(FUND, "wind_up")
def wound_up(doing: Doing) -> None:
    """The books end with the case; they stay readable."""
    with sentences(""):
        actions.wind_up(fund_id=fund_here(doing.case).id, on=doing.effective_on)


@leads(FUND, *MOVING_CASH)
def told_when_low(case: Case) -> str | None:
    """Cash below the line is told at once where the fund's own act brought it there."""
    return "low_balance" if is_low([case.pk]).get(case.pk) else None


def _proposed(case: Case, field: str) -> str:
    """What the cashier wrote in his last proposal."""
    row = Written.objects.filter(case=case, code=field).order_by("-step").first()
    if row is None:
        raise Unfit({"": "出纳还没有提出"})
    return str(row.value)


def _month(text: str) -> date:
    parts = _MONTH.fullmatch(text.strip())
    try:
        return date(int(parts[1]), int(parts[2]), 1) if parts else date.fromisoformat("")
    except ValueError:
        raise Unfit({"month": "月份写成 2026-10 这样"}) from None


def number_in(doing: Doing, field: str) -> int:
    """A whole number that was typed. Raises Unfit."""
    text = str(doing.values[field]).strip().removeprefix("#")
    if not (text.isascii() and text.isdigit() and int(text)):
        raise Unfit({field: "写编号，比如 12"})
    return int(text)


def day_of(doing: Doing) -> date:
    """The day the money moved, by which the books go."""
    day = doing.values["day"]
    return day if isinstance(day, date) else doing.effective_on


def fen_of(doing: Doing, field: str) -> int:
    """A sum that was typed in yuan."""
    return fen(Decimal(str(doing.values[field])))
