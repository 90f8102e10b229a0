"""The books as frozen rows, as they stand on any day and as they were known at any moment. Constant in queries."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import F, Q, Sum
from django.db.models.functions import Coalesce

from weiquanbao.funds.models import Advance, Budget, DirectPayment, Entry, Fund, Line, Period
from weiquanbao.funds.postings import Posted
from weiquanbao.funds.standing import Standing
from weiquanbao.funds.words import ACCOUNTS


@dataclass(frozen=True, slots=True)
class FundRow:
    """One fund and where its books end."""

    id: int
    organisation_id: int
    case_id: int
    name: str
    last_number: int
    closed_until: date | None
    """First day of the last month that is closed."""


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One entry with its lines; `reversed_by` is the number of the entry that turned it back."""

    id: int
    number: int
    kind: str
    effective_on: date
    recorded_at: datetime
    case_id: int
    step: int
    reverses: int | None
    reversed_by: int | None
    lines: tuple[Posted, ...]

    def moved(self, account: str) -> int:
        """What it changed on an account, in fen."""
        return sum(one.fen for one in self.lines if one.account == account)


def fund_of(organisation_id: int) -> FundRow | None:
    """The open fund of an organisation."""
    return _fund(Q(organisation_id=organisation_id, wound_up_on=None))


def fund_of_case(case_id: int) -> FundRow | None:
    """The fund whose own case this is."""
    return _fund(Q(case_id=case_id))


def fund(fund_id: int) -> FundRow | None:
    """The fund with this id."""
    return _fund(Q(pk=fund_id))


def _fund(which: Q) -> FundRow | None:
    row = Fund.objects.filter(which).first()
    if row is None:
        return None
    until = Period.objects.filter(fund=row).order_by("-month").values_list("month", flat=True).first()
    return FundRow(row.pk, row.organisation_id, row.case_id, row.name, row.last_number, until)


def balances(fund_id: int, on: date | None = None, known_at: datetime | None = None) -> Mapping[str, int]:
    """Account → fen at the end of a day, out of what had been recorded at a moment. One query."""
    rows = _lines(on, known_at).filter(entry__fund_id=fund_id).values("account").annotate(fen=Sum("fen"))
    found = {row["account"]: int(row["fen"]) for row in rows}
    return {account: found.get(account, 0) for account in ACCOUNTS}


def _lines(on: date | None, known_at: datetime | None) -> Any:
    rows = Line.objects.all()
    if on is not None:
        rows = rows.filter(entry__effective_on__lte=on)
    return rows if known_at is None else rows.filter(entry__recorded_at__lte=known_at)


def standing_of(
    advance_ids: Collection[int], on: date | None = None, known_at: datetime | None = None
) -> Mapping[int, Standing]:
    """Advance → how it stands, on a day and as known at a moment. Three queries."""
    sums: dict[int, dict[tuple[str, str], int]] = {one: {} for one in advance_ids}
    rows = (
        _lines(on, known_at)
        .filter(advance_id__in=advance_ids)
        .values("advance_id", "account", booked=Coalesce("entry__reverses__kind", "entry__kind"))
        .annotate(fen=Sum("fen"))
    )
    for row in rows:
        sums[row["advance_id"]][row["account"], row["booked"]] = int(row["fen"])
    own = _direct(advance_ids, on, known_at)
    return {
        one.pk: Standing(
            one.pk, one.owed, one.granted or 0, one.party_id, one.state, own.get(one.pk, 0), sums[one.pk]
        )
        for one in Advance.objects.filter(pk__in=advance_ids).order_by("pk")
    }


def _direct(advance_ids: Collection[int], on: date | None, known_at: datetime | None) -> Mapping[int, int]:
    rows = DirectPayment.objects.filter(advance_id__in=advance_ids)
    if on is not None:
        rows = rows.filter(paid_on__lte=on)
    if known_at is not None:
        rows = rows.filter(recorded_at__lte=known_at)
    return {row["advance_id"]: int(row["own"]) for row in rows.values("advance_id").annotate(own=Sum("own"))}


def advances_of(assignment_id: int) -> Mapping[int, Standing]:
    """The standing advances of an assignment, without those that were dropped."""
    ids = Advance.objects.filter(assignment_id=assignment_id).exclude(state="dropped").order_by("pk")
    return standing_of(list(ids.values_list("pk", flat=True)))


def entries(
    fund_id: int, since: date, until: date, account: str | None = None, known_at: datetime | None = None
) -> tuple[EntryRow, ...]:
    """The entries that take effect in these days, in the order of their numbers. Two queries."""
    which = Q(fund_id=fund_id, effective_on__gte=since, effective_on__lte=until)
    if account is not None:
        which &= Q(pk__in=Line.objects.filter(account=account).values("entry_id"))
    if known_at is not None:
        which &= Q(recorded_at__lte=known_at)
    return entries_where(which)


def entries_of_step(case_id: int, step: int) -> tuple[EntryRow, ...]:
    """What one step of a case booked."""
    return entries_where(Q(case_id=case_id, step=step))


def entries_where(which: Q) -> tuple[EntryRow, ...]:
    """Entries with their lines. Three queries."""
    found = list(
        Entry.objects.filter(which).annotate(back=F("reverses__number")).order_by("fund_id", "number")
    )
    ids = [one.pk for one in found]
    lines: dict[int, list[Posted]] = {}
    for line in Line.objects.filter(entry_id__in=ids).order_by("pk"):
        lines.setdefault(line.entry_id, []).append(Posted(line.account, line.fen, line.advance_id))
    turned = dict(Entry.objects.filter(reverses_id__in=ids).values_list("reverses_id", "number"))
    return tuple(
        EntryRow(
            one.pk, one.number, one.kind, one.effective_on, one.recorded_at, one.case_id, one.step, one.back,
            turned.get(one.pk), tuple(lines.get(one.pk, ())),
        )
        for one in found
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class BudgetRow:
    """What may be advanced in a year, and the cash below which somebody is warned, in fen."""

    year: int
    fen: int
    warning_fen: int


def budget_of(fund_id: int, year: int) -> BudgetRow | None:
    """The newest budget of a year."""
    row = Budget.objects.filter(fund_id=fund_id, year=year).order_by("-id").first()
    return BudgetRow(row.year, row.fen, row.warning_fen) if row else None


@dataclass(frozen=True, slots=True)
class Aged:
    """What is outstanding of one advance, and for how many days."""

    advance_id: int
    assignment_id: int
    respondent_id: int
    paid_on: date
    days: int
    outstanding: int


def ageing(fund_id: int, on: date) -> tuple[Aged, ...]:
    """Everything outstanding on a day, the oldest first; what is on its way is as old as its order. Five queries."""
    first: dict[int, date] = {}
    rows = Line.objects.filter(entry__fund_id=fund_id, account="claims", fen__gt=0, entry__reverses=None)
    for advance, day in rows.filter(entry__effective_on__lte=on).values_list(
        "advance_id", "entry__effective_on"
    ):
        first[advance] = max(day, first.get(advance, day))
    standings = standing_of(list(first), on)
    owners = {
        one.pk: (one.assignment_id, one.assignment.respondent_id)
        for one in Advance.objects.filter(pk__in=first).select_related("assignment")
    }
    found = [
        Aged(key, *owners[key], first[key], (on - first[key]).days, one.outstanding)
        for key, one in standings.items()
        if one.outstanding
    ]
    return tuple(sorted(found, key=lambda one: (-one.days, one.advance_id)))
