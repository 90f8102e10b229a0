"""Which fund somebody may look at, and as what: everybody else finds none."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from weiquanbao.access.actors import Actor
from weiquanbao.access.held import held
from weiquanbao.funds.models import Fund

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
    opened_on: str
    open: bool
    last_entry: int


def fund_head(actor: Actor) -> FundHead | None:
    """The fund of a union where this actor reads books: the one in use, else the last one. Two queries at most."""
    row = fund_row(actor)
    if row is None:
        return None
    return FundHead(
        row.pk, row.case_id, row.case.number, row.name, row.organisation.name, row.case.state,
        row.case.opened_on.isoformat(), row.case.closed_on is None, row.last_number,
    )  # fmt: skip


def fund_row(actor: Actor) -> Fund | None:
    """The same as a row, for the readings beside this one; asked once for a page."""
    return actor.once("fund", lambda: _row(actor))


def _row(actor: Actor) -> Fund | None:
    below = Q(pk__in=())
    for one in held(actor):
        if one.role in READERS:
            below |= Q(organisation__path__startswith=one.path)
    funds = Fund.objects.filter(below).select_related("case", "organisation")
    return funds.order_by("-wound_up_on", "-id").first()
