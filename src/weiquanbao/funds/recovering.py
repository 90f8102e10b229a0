"""What comes in for the claims of workers, what goes past the union, and what is given up."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from weiquanbao.common.dates import now
from weiquanbao.funds import rules
from weiquanbao.funds.booking import At, book, held, open_on
from weiquanbao.funds.models import Advance, DirectPayment
from weiquanbao.funds.refusals import NotNow


@transaction.atomic
def record_recovery(*, amounts: Mapping[int, int], case_id: int, step: int, on: date) -> int:
    """The respondent paid, so many fen for each advance; each is divided by the agreed order. Gives the entry's number.

    Raises TooMuch where it is more than is open of one, NotNow where they are of several assignments, PeriodClosed.
    """
    whole = {advance: fen for advance, fen in amounts.items() if fen}
    if not whole or any(fen < 0 for fen in whole.values()):
        raise NotNow("写明收到多少钱。")
    books = held(*whole)
    lines = rules.recover(whole, books.standings, _agreed_split(whole))
    return book(books.fund, At(case_id, step, on), "recovered", lines).number


def _agreed_split(advance_ids: Mapping[int, int]) -> str:
    rows = Advance.objects.filter(pk__in=advance_ids).values_list("assignment_id", "assignment__split")
    found = set(rows)
    if len(found) != 1:
        raise NotNow("这些职工不在同一件让渡里。请分开记。")
    return str(found.pop()[1])


def paid_before_notice(*, advance_id: int, fen: int, case_id: int, step: int, on: date) -> int | None:
    """The respondent paid a worker before the notice reached it: it counts, first on his own part (民法典 546).

    Gives the number of the entry of what he owes the union by it; None where all of it was his own. Raises TooMuch.
    """
    return _past_the_union(advance_id, fen, At(case_id, step, on), before_notice=True)


def paid_after_notice(*, advance_id: int, fen: int, case_id: int, step: int, on: date) -> None:
    """The respondent paid a worker after the notice: it counts on his own part alone (合同编通则解释 48)."""
    _past_the_union(advance_id, fen, At(case_id, step, on), before_notice=False)


@transaction.atomic
def _past_the_union(advance_id: int, fen: int, at: At, *, before_notice: bool) -> int | None:
    _some(fen)
    books = held(advance_id)
    own, lines = rules.past_the_union(books.standings[advance_id], fen, before_notice=before_notice)
    open_on(books.fund.pk, at.on)
    entry = book(books.fund, at, "paid_before_notice", lines) if lines else None
    DirectPayment.objects.create(
        advance_id=advance_id,
        fen=fen,
        own=own,
        before_notice=before_notice,
        paid_on=at.on,
        recorded_at=now(),
        case_id=at.case_id,
        step=at.step,
        entry=entry,
    )
    return entry.number if entry else None


@transaction.atomic
def sent_twice(*, advance_id: int, fen: int, case_id: int, step: int, on: date) -> int:
    """The bank paid a worker a second time. Raises TooMuch, NotEnough."""
    _some(fen)
    books = held(advance_id)
    lines = rules.send_twice(books.standings[advance_id], fen, books.cash(on))
    return book(books.fund, At(case_id, step, on), "sent_twice", lines).number


@transaction.atomic
def repaid(*, advance_id: int, fen: int, case_id: int, step: int, on: date) -> int:
    """A worker gave back what he owed. Raises TooMuch."""
    _some(fen)
    books = held(advance_id)
    lines = rules.repay(books.standings[advance_id], fen)
    return book(books.fund, At(case_id, step, on), "repaid", lines).number


@transaction.atomic
def write_off(
    *, advance_id: int, fen: int, case_id: int, step: int, on: date, account: str = "claims"
) -> int:
    """Give up what the respondent owes, or what the worker owes (`due_from_workers`). Raises TooMuch."""
    _some(fen)
    books = held(advance_id)
    lines = rules.write_off(books.standings[advance_id], fen, account)
    return book(books.fund, At(case_id, step, on), "written_off", lines).number


def _some(fen: int) -> None:
    if fen <= 0:
        raise NotNow("金额要比 0 大。")
