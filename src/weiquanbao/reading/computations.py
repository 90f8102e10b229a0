"""核算 on a case: what was computed for each worker, held beside what the same facts give today."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from weiquanbao.access.actors import Actor
from weiquanbao.cases.figures import entered_figures
from weiquanbao.cases.models import Case, Claim, Matter, Party
from weiquanbao.cases.names import name_of
from weiquanbao.computations import reading as kept_ones
from weiquanbao.computations.reading import Line, Whole
from weiquanbao.law.claims.asking import typed_from
from weiquanbao.law.claims.changes import Changes, changes
from weiquanbao.law.claims.compute import compute
from weiquanbao.law.claims.facts import BadFacts
from weiquanbao.law.claims.kept import Kept, kept
from weiquanbao.law.claims.register import CLAIMS
from weiquanbao.law.claims.together import Together, together
from weiquanbao.law.claims.working import Entered, Setting
from weiquanbao.reading.case import names_of
from weiquanbao.reading.reach import cases_reached, reach

#: Facts that mean the same whatever is asked for: nothing is typed twice.
ALIKE = frozenset(
    {"hire_date", "join_date", "end_date", "filing_date", "monthly_wage", "avg_wage", "own_wage", "ground"}
)


@dataclass(frozen=True, slots=True)
class Worker:
    """A worker of the case, with what the record knows for a computation already: name of a fact → as it is typed.

    `told` is that of each claim computed before, `known` what is the same in every claim.
    """

    party_id: int
    name: str
    known: Mapping[str, str]
    told: Mapping[str, Mapping[str, str]]
    asked: Decimal | None

    def typed(self, claim: str) -> Mapping[str, str]:
        """What need not be typed again."""
        return dict(self.known) | dict(self.told.get(claim, {}))


@dataclass(frozen=True, slots=True)
class ComputationRow:
    """One computation in a list."""

    line: Line
    worker: str
    made_by: str

    @property
    def title(self) -> str:
        """What was computed, in Chinese as the law has it."""
        return CLAIMS[self.line.claim].title

    @property
    def by_worker(self) -> bool:
        """Whether the worker computed it himself before filing."""
        return self.line.made_by_id is None


@dataclass(frozen=True, slots=True)
class ComputationsView:
    """Everything that was computed on a case: the newest of each worker and claim, and each worker's sums together."""

    case_id: int
    number: str
    workers: tuple[Worker, ...]
    rows: tuple[ComputationRow, ...]
    sums: Mapping[int, Together]


@dataclass(frozen=True, slots=True)
class ComputationView:
    """One computation, the versions beside it, what the one before it said, and what the same facts give today.

    `now` and `since` are None where the rules of today cannot read the facts of then.
    """

    case_id: int
    number: str
    worker: str
    line: Line
    kept: Kept
    made_by: str
    made_at: datetime
    versions: tuple[ComputationRow, ...]
    before: Changes | None
    now: Kept | None
    since: Changes | None


@dataclass(frozen=True, slots=True)
class TableView:
    """A group that was computed in one go: who got what, and all together in yuan."""

    case_id: int
    number: str
    claim: str
    made_by: str
    made_at: datetime
    rows: tuple[tuple[str, Whole], ...]
    total: Decimal


@dataclass(frozen=True, slots=True)
class Asking:
    """What is asked: a claim's facts, on which day, where, and figures of the law entered for this one."""

    claim: str
    told: Mapping[str, object]
    as_of: date
    region: str | None
    entered: Mapping[str, Entered] = field(default_factory=dict)


def computed_now(asking: Asking) -> Kept:
    """What comes out with the rules and figures in force here. Raises BadFacts and KeyError as `compute` does."""
    return computed_all((asking,))[0]


def computed_all(askings: tuple[Asking, ...]) -> tuple[Kept, ...]:
    """The same for many: the figures of the county are read once."""
    more = entered_figures()
    found = []
    for one in askings:
        setting = Setting(one.as_of, one.region, one.entered, for_staff=True, more=more)
        found.append(kept(compute(one.claim, one.told, setting), setting))
    return tuple(found)


def computations(actor: Actor, case_id: int) -> ComputationsView | None:
    """What was computed on a case within reach; None whether it does not exist or is none of his business."""
    case = _within(actor, case_id)
    if case is None:
        return None
    wholes = kept_ones.whole_newest(_of_matter_here(actor, case))
    workers = _workers(case, wholes)
    names = {one.party_id: one.name for one in workers}
    sums = {
        party: together(one.kept for one in wholes if one.line.party_id == party)
        for party in dict.fromkeys(one.line.party_id for one in wholes)
    }
    return ComputationsView(
        case_id=case.pk,
        number=case.number,
        workers=workers,
        rows=_rows(tuple(one.line for one in wholes), names),
        sums=sums,
    )


def computation_lines(actor: Actor, case_id: int) -> tuple[ComputationRow, ...]:
    """The newest of each worker and claim, for the case page: of every case of the matter within reach. One query."""
    reached = cases_reached(reach(actor), actor)
    here = reached.filter(matter_id__in=reached.filter(pk=case_id).values("matter_id"))
    lines = kept_ones.newest(here.values("pk"))
    if not lines:
        return ()
    return _rows(lines, _party_names([line.party_id for line in lines]))


def computation(actor: Actor, case_id: int, computation_id: int) -> ComputationView | None:
    """One of them, whole; None where the case or the computation is none of his business."""
    case = _within(actor, case_id)
    found = kept_ones.one((case_id,), computation_id) if case else None
    if case is None or found is None:
        return None
    line = found.line
    names = _party_names([line.party_id])
    here = _of_matter_here(actor, case)
    versions = _rows(kept_ones.versions(here, line.party_id, line.claim), names)
    earlier = kept_ones.one(here, line.earlier_id) if line.earlier_id else None
    now = _once_more(found.kept)
    return ComputationView(
        case_id=case.pk,
        number=case.number,
        worker=names[line.party_id],
        line=line,
        kept=found.kept,
        made_by=_rows((line,), names)[0].made_by,
        made_at=line.made_at,
        versions=versions,
        before=changes(earlier.kept, found.kept) if earlier else None,
        now=now,
        since=changes(found.kept, now) if now else None,
    )


def _once_more(one: Kept) -> Kept | None:
    """The same facts today; a fact that no claim asks for any more cannot be read."""
    try:
        return computed_now(asking_of(one))
    except BadFacts:
        return None


def computation_table(actor: Actor, case_id: int, table: UUID) -> TableView | None:
    """A group computed in one go; None where it is none of his business."""
    case = _within(actor, case_id)
    wholes = kept_ones.of_table(case_id, table) if case else ()
    if case is None or not wholes:
        return None
    names = _party_names([one.line.party_id for one in wholes])
    first = wholes[0].line
    return TableView(
        case_id=case.pk,
        number=case.number,
        claim=first.claim,
        made_by=names_of([first.made_by_id]).get(first.made_by_id, "") if first.made_by_id else "",
        made_at=first.made_at,
        rows=tuple((names[one.line.party_id], one) for one in wholes),
        total=sum((one.line.amount or Decimal(0) for one in wholes), Decimal(0)),
    )


def asking_of(one: Kept) -> Asking:
    """The question a result answered."""
    return Asking(one.claim, one.told, one.as_of, one.region, one.entered)


def _within(actor: Actor, case_id: int) -> Case | None:
    found = reach(actor)
    return cases_reached(found, actor).select_related("matter").filter(pk=case_id).first()


def _of_matter_here(actor: Actor, case: Case) -> tuple[int, ...]:
    """The cases of the matter within reach: what was computed in one of them is there in all."""
    cases = cases_reached(reach(actor), actor).filter(matter_id=case.matter_id)
    return tuple(cases.values_list("pk", flat=True))


def _rows(lines: tuple[Line, ...], names: Mapping[int, str]) -> tuple[ComputationRow, ...]:
    people = names_of([line.made_by_id for line in lines if line.made_by_id])
    return tuple(
        ComputationRow(line, names.get(line.party_id, ""), people.get(line.made_by_id or 0, ""))
        for line in lines
    )


def _party_names(party_ids: list[int]) -> dict[int, str]:
    parties = Party.objects.filter(pk__in=party_ids).select_related("person", "employer")
    return {party.pk: name_of(party) for party in parties}


def _workers(case: Case, wholes: tuple[Whole, ...]) -> tuple[Worker, ...]:
    """Who asks for something in this case: of a case about one worker he alone."""
    parties = Party.objects.filter(matter_id=case.matter_id, side="claimant").select_related("person")
    if case.party_id and case.party and case.party.side == "claimant":
        parties = parties.filter(pk=case.party_id)
    asked = _asked(case.matter_id)
    of_matter = _of_matter(case.matter)
    return tuple(_worker(party, of_matter, wholes, asked) for party in parties.order_by("id"))


def _worker(
    party: Party, of_matter: Mapping[str, str], wholes: tuple[Whole, ...], asked: Mapping[int | None, Decimal]
) -> Worker:
    own = sorted((one for one in wholes if one.line.party_id == party.pk), key=lambda one: one.line.id)
    told = {one.kept.claim: typed_from(CLAIMS[one.kept.claim], one.kept.told) for one in own}
    same = {name: text for each in told.values() for name, text in each.items() if name in ALIKE}
    return Worker(party.pk, name_of(party), {**of_matter, **same}, told, asked.get(party.pk, asked.get(None)))


def _asked(matter_id: int) -> dict[int | None, Decimal]:
    """What each asks for in yuan; under None what nobody's name stands on."""
    sums: dict[int | None, Decimal] = {}
    for party, amount in Claim.objects.filter(matter_id=matter_id).values_list("party_id", "amount"):
        if amount is not None:
            sums[party] = sums.get(party, Decimal(0)) + amount
    return sums


def _of_matter(matter: Matter) -> dict[str, str]:
    """What a complaint told of the work, under the names the claims use for it."""
    days = {
        "hire_date": matter.worked_from,
        "join_date": matter.worked_from,
        "first_day": matter.worked_from,
        "end_date": matter.worked_until if matter.still_working == "no" else None,
        "filing_date": matter.filed_on,
    }
    return {name: day.isoformat() for name, day in days.items() if day is not None}
