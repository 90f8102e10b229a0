"""Which fund somebody may look at, and as what: everybody else finds none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from weiquanbao.access.actors import Actor
from weiquanbao.access.held import held
from weiquanbao.access.roles_here import roles_here
from weiquanbao.cases.asked import Asked
from weiquanbao.funds.facts_of_fund import is_low
from weiquanbao.funds.models import Fund
from weiquanbao.reading.acts import act_rows, facts_of
from weiquanbao.reading.rows import ActRow

#: Who reads the books; what each of them may do is the procedure's business.
READERS = ("cashier", "leader", "county_officer", "auditor")


@dataclass(frozen=True, slots=True)
class FundHead:
    """The fund on top of each of its pages."""

    id: int
    case_id: int
    number: str
    """Of its case."""
    name: str
    organisation: str
    state: str
    opened_on: date
    open: bool
    last_entry: int


def fund_head(actor: Actor) -> FundHead | None:
    """The fund of a union where this actor reads books: the one in use, else the last one. Two queries at most."""
    row = fund_row(actor)
    if row is None:
        return None
    return FundHead(
        row.pk, row.case_id, row.case.number, row.name, row.organisation.name, row.case.state,
        row.case.opened_on, row.case.closed_on is None, row.last_number,
    )  # fmt: skip


def fund_row(actor: Actor) -> Fund | None:
    """The same as a row, for the readings beside this one; asked once for a page."""
    return actor.once("fund", lambda: _row(actor))


def _row(actor: Actor) -> Fund | None:
    below = Q(pk__in=())
    for one in held(actor):
        if one.role in READERS:
            below |= Q(organisation__path__startswith=one.path)
    funds = Fund.objects.filter(below).select_related("case__organisation", "case__matter", "organisation")
    return funds.order_by("-wound_up_on", "-id").first()


def fund_acts(actor: Actor) -> tuple[ActRow, ...]:
    """What this person may do with the fund now, barred acts with their reasons. Five queries."""
    row = fund_row(actor)
    if row is None:
        return ()
    asked = Asked.holding([row.case])
    roles = roles_here(actor, [row.case], places=asked.places)[row.case_id]
    return act_rows(row.case, roles, facts_of([row.case], actor.person_id, asked)[row.case_id])[0]


def may_found(actor: Actor) -> bool:
    """Whether he is a leader of a union that has no fund in use."""
    leads = [one for one in held(actor) if one.role == "leader"]
    head = fund_row(actor)
    return bool(leads) and (head is None or head.case.closed_on is not None)


def funds_below_line() -> tuple[int, ...]:
    """Cases of funds whose money fell below the line and whose keepers were not told: no actor, a job asks."""
    cases = Fund.objects.filter(wound_up_on=None).order_by("id").values_list("case_id", flat=True)
    return tuple(case for case, low in is_low(list(cases)).items() if low)
