"""post(): the only function that writes entries and lines. And the lock every posting waits for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Sum

from weiquanbao.common.dates import month_after, now, today
from weiquanbao.funds import reading
from weiquanbao.funds.models import Advance, Entry, Fund, Line, Period
from weiquanbao.funds.postings import Lines, Posted, checked
from weiquanbao.funds.refusals import NotEnough, NotNow, PeriodClosed
from weiquanbao.funds.rules import free_cash
from weiquanbao.funds.standing import Standing


@dataclass(frozen=True, slots=True)
class At:
    """Under which step of which case something is booked, and on which day it takes effect."""

    case_id: int
    step: int
    on: date


@dataclass(frozen=True, slots=True)
class Held:
    """A fund that is locked, with how some of its advances stand; nobody changes either until the transaction ends."""

    fund: Fund
    standings: Mapping[int, Standing]

    def cash(self, on: date) -> int:
        """The least that lies in the bank from this day on: no later payment loses its cover."""
        return least_cash(self.fund.pk, on)

    def free(self, on: date) -> int:
        """What of it may be advanced."""
        return free_cash({**reading.balances(self.fund.pk), "cash": self.cash(on)})


def locked(fund_id: int) -> Fund:
    """The fund, held until the transaction ends. Raises NotNow where it is wound up."""
    row = Fund.objects.select_for_update().get(pk=fund_id)
    if row.wound_up_on is not None:
        raise NotNow("这个基金已经撤销，不能再记。")
    return row


def held(*advance_ids: int) -> Held:
    """The fund of these advances, held, and how they stand. Raises NotNow for several funds, or for one not granted."""
    funds = (
        Advance.objects.filter(pk__in=advance_ids).values_list("assignment__fund_id", flat=True).distinct()
    )
    if len(funds) != 1:
        raise NotNow("这些职工不在同一个基金里。请分开记。")
    fund = locked(funds[0])
    standings = reading.standing_of(advance_ids)
    if any(one.state in {"applied", "dropped"} for one in standings.values()):
        raise NotNow("这个职工没有批准，或者已经不办了。")
    return Held(fund, standings)


@transaction.atomic
def post(
    fund_id: int,
    *,
    case_id: int,
    step: int,
    on: date,
    kind: str,
    lines: Iterable[Posted],
    reverses: int | None = None,
) -> int:
    """Book one entry and give its number. `reverses` is the id of the entry it turns back.

    Raises PeriodClosed, NotEnough where cash would fall below nothing on that day or a later one, NotNow for a day to
    come, and ValueError for lines that are no entry.
    """
    return book(locked(fund_id), At(case_id, step, on), kind, checked(lines), reverses).number


def book(fund: Fund, at: At, kind: str, lines: Lines, reverses: int | None = None) -> Entry:
    """As `post`, of a fund that is locked; gives the row."""
    open_on(fund.pk, at.on)
    less = -sum(one.fen for one in lines if one.account == "cash")
    if less > 0 and less > (have := least_cash(fund.pk, at.on)):
        raise NotEnough(less, have)
    fund.last_number += 1
    fund.save(update_fields=["last_number"])
    entry = Entry.objects.create(
        fund=fund,
        number=fund.last_number,
        case_id=at.case_id,
        step=at.step,
        kind=kind,
        lines=len(lines),
        effective_on=at.on,
        recorded_at=now(),
        reverses_id=reverses,
    )
    Line.objects.bulk_create(
        Line(entry=entry, account=one.account, advance_id=one.advance, fen=one.fen) for one in lines
    )
    return entry


def open_on(fund_id: int, on: date) -> None:
    """Raises PeriodClosed for a day in a closed month or before one, NotNow for a day to come."""
    if on > today():
        raise NotNow("这一天还没到，不能先记账。")
    closed = Period.objects.filter(fund_id=fund_id).order_by("-month").values_list("month", flat=True).first()
    if closed is not None and on < (first_open := month_after(closed)):
        raise PeriodClosed(on, first_open)


def least_cash(fund_id: int, on: date) -> int:
    """The least cash at the end of this day or of any later one, in fen. Two queries."""
    running = least = reading.balances(fund_id, on)["cash"]
    later = Line.objects.filter(account="cash", entry__fund_id=fund_id, entry__effective_on__gt=on)
    days = later.values("entry__effective_on").annotate(fen=Sum("fen")).order_by("entry__effective_on")
    for day in days:
        running += int(day["fen"])
        least = min(least, running)
    return least
