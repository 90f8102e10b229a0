"""卷宗: what goes into each part of a matter's dossier, for those who may have it made.

The 正卷 holds what was told to the parties and what they handed in; the 副卷 holds the union's own notes. What a side
may get of the 正卷 is what every one of that side may see by itself, never more (decision record 36). What a mediator
wrote for himself alone is in none of them (人民调解法 15).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from weiquanbao.access.actors import Actor
from weiquanbao.archive.lists import destroyed_on
from weiquanbao.archive.view import PARTS, CaseLine, Moment, Part, Said, Talk, View
from weiquanbao.cases.models import Case, Matter, Party
from weiquanbao.cases.names import name_of
from weiquanbao.cases.standing import SELF, Standing, is_own, roll
from weiquanbao.cases.words import HOUSE, ORIGINS, PROBLEMS, SIDES, STANDINGS
from weiquanbao.evidence.reading import items_named, items_of_matters
from weiquanbao.kernel.procedure import Procedure
from weiquanbao.messages.reading import ThreadDigest, messages_of, threads_of
from weiquanbao.papers.reading import PaperRow, papers_of_cases
from weiquanbao.procedures import procedure
from weiquanbao.reading.case import claim_rows, claims_standing, names_of
from weiquanbao.reading.papers import is_for
from weiquanbao.reading.party_case import ONE_OF_MANY
from weiquanbao.reading.reach import Reach, cases_reached, cases_within, reach
from weiquanbao.reading.rows import StepRow
from weiquanbao.reading.standing import may_see_item, roles_in
from weiquanbao.reading.steps import steps_of

#: Of one conversation, the newest.
MOST_MESSAGES = 2000
#: What an offer gives all and each; of several workers none reads another's.
OF_ALL = frozenset({"amount", "shares"})


@dataclass(frozen=True, slots=True)
class DossierLine:
    """One part that this actor may have made."""

    part: Part
    title: str


@dataclass(frozen=True, slots=True)
class DossierPage:
    """Whose dossier it is, and its parts; none where a case of the matter is out of this actor's reach."""

    case_id: int
    number: str
    matter_code: str
    lines: tuple[DossierLine, ...]
    destroyed_on: date | None


def dossiers(actor: Actor, case_id: int) -> DossierPage | None:
    """The dossier of the case's matter; None for a stranger to the case."""
    case = _case(actor, case_id)
    if case is None:
        return None
    gone = destroyed_on(case.matter_id)
    parts = () if gone else _parts(actor, case)
    lines = tuple(DossierLine(part, PARTS[part]) for part in parts)
    return DossierPage(case.pk, case.number, case.matter.code, lines, gone)


def dossier(actor: Actor, case_id: int, part: Part) -> View | None:
    """A part of the dossier of the case's matter; None for whoever may not have it."""
    case = _case(actor, case_id)
    if case is None or part not in _parts(actor, case) or destroyed_on(case.matter_id):
        return None
    return _view(case.matter, part)


def dossier_by_number(number: str, part: Part) -> View | None:
    """The same for the command line, by the number of a case or the code of a matter; None where there is none."""
    matters = Matter.objects.select_related("organisation")
    matter = matters.filter(code=number).first()
    if matter is None:
        case = Case.objects.filter(number=number).first()
        matter = matters.get(pk=case.matter_id) if case else None
    return _view(matter, part) if matter and not destroyed_on(matter.pk) else None


def _case(actor: Actor, case_id: int) -> Case | None:
    within = cases_reached(reach(actor), actor).select_related("matter__organisation")
    return within.filter(pk=case_id).first()


def _parts(actor: Actor, case: Case) -> tuple[Part, ...]:
    """Whoever acts for a worker has what the worker may have; nobody has what lies out of his reach."""
    found: Reach = reach(actor)
    if case.matter_id in found.for_workers:
        return ("claimant",)
    beyond = Case.objects.filter(matter_id=case.matter_id).exclude(
        pk__in=cases_within(found, actor).values("pk")
    )
    if beyond.exists():
        return ()
    # A matter without parties has no side that could be given its part.
    sides = frozenset(SIDES) if case.matter.channel == HOUSE else frozenset()
    return tuple(part for part in PARTS if part not in sides)


def _view(matter: Matter, part: Part) -> View:
    """Nothing in here is asked once a case."""
    parties = tuple(
        Party.objects.filter(matter=matter).select_related("person", "employer").order_by("side", "id")
    )
    related = ("matter", "organisation", "party", "parent")
    cases = tuple(Case.objects.filter(matter=matter).select_related(*related).order_by("id"))
    items = items_of_matters([matter.pk])[matter.pk]
    several = False
    readers: tuple[Standing, ...] = ()
    subject = next((party.person_id for party in parties if party.side == "claimant"), None)
    if part in SIDES:
        readers = _readers(matter.pk, part)
        several = len(readers) > 1
        cases = tuple(case for case in cases if readers and all(_takes_part(case, one) for one in readers))
        items = tuple(item for item in items if readers and all(may_see_item(item, [one]) for one in readers))
        parties = tuple(
            party for party in parties if party.side in SIDES and not (several and party.side == part)
        )
    hidden = OF_ALL if several else frozenset()
    laws = {case.pk: procedure(case.procedure, case.version) for case in cases}
    each_his_own = several and part == "claimant"
    claims = () if each_his_own else claim_rows(matter.pk, matter.filed_on, claims_standing(matter.pk))
    return View(
        matter_id=matter.pk,
        code=matter.code,
        part=part,
        organisation=matter.organisation.name,
        filed_on=matter.filed_on,
        channel=ORIGINS[matter.channel],
        problems=tuple(PROBLEMS[code] for code in matter.problems),
        told="" if part == "respondent" or each_his_own else matter.told,
        parties=tuple(
            (SIDES.get(party.side, ""), STANDINGS[party.standing], name_of(party))
            for party in parties
            if party.side in SIDES
        ),
        claims=tuple(
            (claim.word, claim.wanted, "" if claim.amount is None else f"{claim.amount:.2f} 元")
            for claim in claims
        ),
        cases=tuple(_line(case, laws[case.pk]) for case in cases),
        items=items,
        papers=_papers(cases, readers),
        talks=_talks(matter.pk, part, readers),
        timeline=_timeline(cases, laws, part, hidden),
        hidden=hidden,
        subject=subject,
    )


def _readers(matter_id: int, side: str) -> tuple[Standing, ...]:
    """The parties of a side, each as it stands for itself."""
    places = roll([matter_id])[matter_id]
    return tuple(
        Standing(matter_id, one.party_id, side, SELF, one.left)
        for one in places
        if one.side == side and is_own(one)
    )


def _takes_part(case: Case, reader: Standing) -> bool:
    """Whether a party sees this case to its end: nothing of one it left is given to its side."""
    return {case.pk, case.parent_id}.isdisjoint(reader.left) and bool(roles_in(case, [reader]))


def _papers(cases: Sequence[Case], readers: Sequence[Standing]) -> tuple[PaperRow, ...]:
    """Every paper of these cases, or what is for each of the readers."""
    found = papers_of_cases([case.pk for case in cases])
    return tuple(
        row
        for case in cases
        for row in found.get(case.pk, ())
        if all(is_for(row, case, (one,)) for one in readers)
    )


def _talks(matter_id: int, part: Part, readers: Sequence[Standing]) -> tuple[Talk, ...]:
    """All conversations in the 正卷; for a side those every one of it reads, without the names of who wrote."""
    threads = [] if part == "inner" else list(threads_of([matter_id]))
    if part in SIDES:
        threads = [one for one in threads if readers and all(_reads(one, reader) for reader in readers)]
    messages = messages_of([one.id for one in threads], limit=MOST_MESSAGES)
    several = [message for each in messages.values() for message in each]
    names = {} if part in SIDES else names_of([one.author_id for one in several])
    items = items_named([item for one in several for item in one.items])
    return tuple(
        Talk(
            thread.audience,
            tuple(
                Said(one.created_at, one.side, names.get(one.author_id, ""), one.text)
                for one in messages.get(thread.id, ())
            ),
            tuple(items[item] for one in messages.get(thread.id, ()) for item in one.items if item in items),
        )
        for thread in threads
    )


def _reads(thread: ThreadDigest, reader: Standing) -> bool:
    if thread.audience == "everyone":
        return True
    own = "worker_union" if reader.side == "claimant" else "respondent_union"
    return thread.audience == own and thread.party_id in {None, reader.party_id}


def _line(case: Case, law: Procedure) -> CaseLine:
    return CaseLine(
        id=case.pk,
        number=case.number,
        procedure=law.code,
        title=law.title,
        organisation=case.organisation.name,
        opened_on=case.opened_on,
        closed_on=case.closed_on,
        state=law.states[case.state].title,
    )


def _timeline(
    cases: Sequence[Case], laws: Mapping[int, Procedure], part: Part, hidden: frozenset[str]
) -> tuple[Moment, ...]:
    rows = steps_of(laws, hidden=hidden)
    found = [
        moment
        for case in cases
        for row in _newest_of_many(rows[case.pk], part)
        if (moment := _moment(case, row, part))
    ]
    return tuple(sorted(found, key=lambda one: (one.recorded_at, one.case_id, one.step)))


def _newest_of_many(rows: Iterable[StepRow], part: Part) -> list[StepRow]:
    """What members do one after the other is told once; every one of them stands in the 副卷."""
    seen: set[str] = set()
    kept = []
    for row in rows:  # newest first
        if part == "inner" or row.act not in ONE_OF_MANY or row.act not in seen:
            kept.append(row)
        seen.add(row.act)
    return kept


def _moment(case: Case, row: StepRow, part: Part) -> Moment | None:
    own = tuple(pair for pair in row.entries if pair not in row.told)
    if (part == "inner" and row.plain and not own) or (part != "inner" and not row.plain):
        return None
    return Moment(
        case_id=case.pk,
        case=case.number,
        step=row.number,
        act=row.act,
        title=row.title,
        basis=row.basis,
        who="" if row.act in ONE_OF_MANY else row.who,
        role=row.role,
        effective_on=row.effective_on,
        recorded_at=row.recorded_at,
        written=own if part == "inner" else row.told,
        digest=row.digest,
    )
