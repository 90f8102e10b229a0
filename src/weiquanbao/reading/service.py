"""送达: how far each paper is on its way to each party, for staff, for the party, and as a list of what is owed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q, QuerySet

from weiquanbao.access.actors import Actor
from weiquanbao.cases.models import Case
from weiquanbao.cases.names import name_of
from weiquanbao.cases.standing import camp, is_own, roll, takers
from weiquanbao.common.dates import today
from weiquanbao.papers.reading import papers_named
from weiquanbao.people.consenting import consents_by_person
from weiquanbao.procedures import procedure
from weiquanbao.reading.papers import PaperView, paper
from weiquanbao.reading.reach import cases_within, reach
from weiquanbao.service.models import Service
from weiquanbao.service.words import ELECTRONIC, PROCEDURE, PURPOSE, WAYS

#: States in which somebody of the union has to do something.
OWED = ("to_serve", "again")
#: The most of a list.
MOST = 200


@dataclass(frozen=True, slots=True)
class ServiceRow:
    """One paper to one party. `served_on` is the day that counts; on a phone it is the one it arrived on."""

    case_id: int
    paper_id: int
    party_id: int
    party: str
    side: str
    way: str
    way_word: str
    state: str
    state_word: str
    state_plain: str
    consented: bool
    sent_on: date | None
    arrived_on: date | None
    opened_on: date | None
    served_on: date | None
    due_on: date | None
    tracking: str

    @property
    def owed(self) -> bool:
        """Whether somebody of the union has to bring it."""
        return self.state in OWED

    @property
    def electronic(self) -> bool:
        """Whether the phone served it."""
        return self.way == ELECTRONIC


@dataclass(frozen=True, slots=True)
class OwedRow:
    """One paper somebody has to bring: what it is, to whom, by when, and whose it is."""

    service: ServiceRow
    title: str
    number: str
    handler: str
    mine: bool
    late: bool


@dataclass(frozen=True, slots=True)
class OwnService:
    """What a party reads of the service of a paper; `may_agree` where it may say yes to the phone itself."""

    row: ServiceRow | None
    agreed: bool
    may_agree: bool
    matter_id: int


def services(actor: Actor, case_id: int) -> Mapping[int, tuple[ServiceRow, ...]]:
    """Paper → its service on each party, of a case within reach; of a service its own. Two queries."""
    here = cases_within(reach(actor), actor).filter(pk=case_id)
    if not here.exists():
        return {}
    found: dict[int, tuple[ServiceRow, ...]] = {}
    rows = Service.objects.filter(Q(case__parent_id=case_id) | Q(case_id=case_id))
    for row in _with_names(rows).order_by("id"):
        found[row.paper_id] = (*found.get(row.paper_id, ()), _row(row))
    return found


def brought(actor: Actor, case_id: int) -> PaperView | None:
    """The paper that a service within reach brings."""
    row = Service.objects.filter(case_id=case_id).values_list("paper_id", flat=True).first()
    return paper(actor, row) if row else None


def unserved(actor: Actor) -> tuple[OwedRow, ...]:
    """Every paper within reach that somebody has to bring, one's own first, then by last day. Two queries."""
    within = cases_within(reach(actor), actor).filter(incident=True, closed_on=None)
    cases = within.filter(procedure=PROCEDURE, state__in=OWED)
    rows = _with_names(Service.objects.filter(case__in=cases.values("id"))).select_related("case__handler")
    several = list(rows.order_by(F("case__next_due").asc(nulls_first=True), "id")[:MOST])
    papers = papers_named([row.paper_id for row in several])
    owed = (_owed(row, papers.get(row.paper_id, ("", "")), actor) for row in several)
    return tuple(sorted(owed, key=_not_mine))


def _not_mine(row: OwedRow) -> bool:
    return not row.mine


def owed_count(actor: Actor) -> tuple[int, int]:
    """How many papers within reach somebody has to bring, and how many of them should have been. One query."""
    within = cases_within(reach(actor), actor).filter(incident=True, closed_on=None)
    due = within.filter(procedure=PROCEDURE, state__in=OWED).values_list("next_due", flat=True)
    days = list(due.order_by()[:MOST])
    return len(days), sum(1 for day in days if day is not None and day < today())


def own_service(actor: Actor, paper_id: int, matter_id: int, side: str) -> OwnService:
    """The service of a paper on the party this person takes papers for. Three queries."""
    taken = takers(roll([matter_id])[matter_id])
    mine = {
        party: one
        for party, several in taken.items()
        for one in several
        if one.person_id == actor.person_id and camp(one.side) == side
    }
    rows = _with_names(Service.objects.filter(paper_id=paper_id, party_id__in=mine)).order_by("id")
    row = next((_row(one) for one in rows), None)
    may = any(side == "respondent" or is_own(one) for one in mine.values())
    given = consents_by_person(purpose=PURPOSE, matter_id=matter_id)
    return OwnService(row, actor.person_id in given, may, matter_id)


def _with_names(rows: QuerySet[Service]) -> QuerySet[Service]:
    return rows.select_related("case", "party__person", "party__employer")


def _row(row: Service) -> ServiceRow:
    case: Case = row.case
    state = procedure(case.procedure, case.version).states[case.state]
    return ServiceRow(
        case_id=case.pk,
        paper_id=row.paper_id,
        party_id=row.party_id,
        party=name_of(row.party),
        side=camp(row.party.side),
        way=row.way,
        way_word=WAYS.get(row.way, ""),
        state=case.state,
        state_word=state.title,
        state_plain=state.plain,
        consented=row.consent_id is not None,
        sent_on=row.sent_on,
        arrived_on=row.arrived_on,
        opened_on=row.opened_on,
        served_on=row.served_on,
        due_on=case.next_due,
        tracking=row.tracking,
    )


def _owed(row: Service, paper: tuple[str, str], actor: Actor) -> OwedRow:
    due = row.case.next_due
    return OwedRow(
        service=_row(row),
        title=paper[0],
        number=paper[1],
        handler=row.case.handler.name if row.case.handler else "",
        mine=row.case.handler_id == actor.person_id,
        late=due is not None and due < today(),
    )
