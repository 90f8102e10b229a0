"""What the leader asks of the fund: paid out, recovered, outstanding, how soon it fills again, and who owes it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from statistics import median

from django.db.models import Max, Min

from weiquanbao.access.actors import Actor
from weiquanbao.cases.names import name_of
from weiquanbao.common.dates import now, today
from weiquanbao.funds import reading as books
from weiquanbao.funds.models import Advance, Line
from weiquanbao.funds.standing import Standing
from weiquanbao.reading.funds.overview import AgeRow, ages_of
from weiquanbao.reading.funds.scope import FundHead, fund_head

MOST_EMPLOYERS = 100


@dataclass(frozen=True, slots=True)
class Sums:
    """Of some advances, in fen: paid to workers, recovered of it, given up, and what is left."""

    advances: int
    paid: int
    recovered: int
    written_off: int
    outstanding: int

    @property
    def rate(self) -> int | None:
        """Recovered of every hundred paid out, rounded down; none where nothing was paid."""
        return self.recovered * 100 // self.paid if self.paid else None


@dataclass(frozen=True, slots=True)
class EmployerRow:
    """One respondent of one matter, with what the fund paid for it."""

    name: str
    case_id: int
    number: str
    sums: Sums


@dataclass(frozen=True, slots=True)
class FundFigures:
    """Counted now; `at` says when, `last_entry` from how much."""

    head: FundHead
    at: datetime
    all: Sums
    ages: tuple[AgeRow, ...]
    days: float | None
    """Until an advance was wholly recovered, the median; none where none was."""
    replenished: int
    """Of how many advances that is."""
    employers: tuple[EmployerRow, ...]
    more: int


def fund_figures(actor: Actor) -> FundFigures | None:
    """The fund as it stands now, for whoever reads its books. A constant number of queries."""
    head = fund_head(actor)
    if head is None:
        return None
    owners = _owners(head.id)
    standings = books.standing_of(list(owners))
    days = _days(standings)
    employers = _employers(owners, standings)
    return FundFigures(
        head=head,
        at=now(),
        all=_sums(standings.values()),
        ages=ages_of(head.id, today()),
        days=median(days) if days else None,
        replenished=len(days),
        employers=employers[:MOST_EMPLOYERS],
        more=max(0, len(employers) - MOST_EMPLOYERS),
    )


def _owners(fund_id: int) -> Mapping[int, Advance]:
    related = (
        "assignment__case", "assignment__respondent__person", "assignment__respondent__employer",
    )  # fmt: skip
    rows = Advance.objects.filter(assignment__fund=fund_id).exclude(granted=None).select_related(*related)
    return {one.pk: one for one in rows.order_by("pk")}


def _sums(standings: Iterable[Standing]) -> Sums:
    paid = [one for one in standings if one.paid]
    return Sums(
        advances=len(paid),
        paid=sum(one.paid for one in paid),
        recovered=sum(one.to_union for one in paid),
        written_off=sum(one.written_off for one in paid),
        outstanding=sum(one.outstanding - one.ordered for one in paid),
    )


def _days(standings: Mapping[int, Standing]) -> list[int]:
    """For each advance that is wholly recovered: days from the payment to the last money that came for it."""
    whole = [
        key for key, one in standings.items() if one.paid and not one.outstanding and one.to_union == one.paid
    ]
    lines = Line.objects.filter(advance__in=whole, account__in=("advances", "claims"), entry__reverses=None)
    paid = lines.filter(entry__kind="paid").values_list("advance").annotate(Min("entry__effective_on"))
    came = lines.filter(entry__kind="recovered").values_list("advance").annotate(Max("entry__effective_on"))
    began: dict[int, date] = dict(paid)
    return [(last - began[key]).days for key, last in came if key in began]


def _employers(owners: Mapping[int, Advance], standings: Mapping[int, Standing]) -> tuple[EmployerRow, ...]:
    several: dict[int, list[int]] = {}
    for key, one in owners.items():
        several.setdefault(one.assignment_id, []).append(key)
    rows = []
    for keys in several.values():
        assignment = owners[keys[0]].assignment
        sums = _sums(standings[key] for key in keys)
        if sums.paid:
            case = assignment.case
            rows.append(EmployerRow(name_of(assignment.respondent), case.pk, case.number, sums))
    return tuple(sorted(rows, key=lambda row: (-row.sums.outstanding, row.case_id)))
