"""One case page: everything this person may see of it, or nothing at all."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from django.db.models import Count, Q, QuerySet

from weiquanbao.access.actors import Actor
from weiquanbao.access.roles_here import roles_here
from weiquanbao.cases.asked import Asked
from weiquanbao.cases.holidays import county_calendar
from weiquanbao.cases.models import Case, Claim, ClockRun, Party
from weiquanbao.cases.names import name_of
from weiquanbao.cases.words import ORIGINS, PLACES, PROBLEMS, STANDINGS
from weiquanbao.common.dates import today
from weiquanbao.common.identifiers import mask_phone
from weiquanbao.evidence.reading import ItemDigest
from weiquanbao.kernel.procedure import Procedure
from weiquanbao.people.consenting import has_consented
from weiquanbao.people.masking import masked
from weiquanbao.people.models import Person
from weiquanbao.procedures import procedure
from weiquanbao.reading.acts import act_rows, facts_of
from weiquanbao.reading.by_month import corrected, counted_by_month
from weiquanbao.reading.case_lines import beside
from weiquanbao.reading.clocks import clock_row, grounds
from weiquanbao.reading.duplicates import duplicates
from weiquanbao.reading.goes_along import goes_along
from weiquanbao.reading.left import of_those_who_stay
from weiquanbao.reading.merged import matters_read_with, merged_lines
from weiquanbao.reading.narrow import of_the_case_alone
from weiquanbao.reading.openings import openings
from weiquanbao.reading.reach import Reach, cases_reached, cases_seen, cases_within, reach
from weiquanbao.reading.roads import roads_of
from weiquanbao.reading.rows import CaseView, ClaimRow, ClockRow, PartyRow, PersonRow
from weiquanbao.reading.seen import seen_rows
from weiquanbao.reading.standing import items_before
from weiquanbao.reading.steps import step_rows

YEAR = timedelta(days=365)


def case(actor: Actor, case_id: int) -> CaseView | None:
    """The case as this member of staff may see it; None whether it does not exist or is none of his business."""
    found = reach(actor)
    row = (
        cases_seen(found, actor)
        .select_related("matter", "organisation", "handler", "party", "parent")
        .filter(pk=case_id)
        .first()
    )
    if row is None:
        return None
    view = _view(row, actor, found)
    return of_the_case_alone(view) if found.narrow else view


def _view(row: Case, actor: Actor, found: Reach) -> CaseView:
    law = procedure(row.procedure, row.version)
    matter = row.matter
    asked = Asked.holding([row])
    roles = roles_here(actor, [row], places=asked.places)[row.pk]
    facts = facts_of([row], actor.person_id, asked)[row.pk]
    acts, later = act_rows(row, roles, facts)
    claims = claim_rows(matter.pk, today(), of_those_who_stay(row, claims_standing(matter.pk)))
    steps = step_rows(row, law)
    return CaseView(
        id=row.pk,
        number=row.number,
        matter_id=matter.pk,
        matter_code=matter.code,
        procedure=law.code,
        procedure_title=law.title,
        version=law.version,
        state=row.state,
        state_word=law.states[row.state].title,
        state_plain=law.states[row.state].plain,
        final=law.states[row.state].final,
        channel=ORIGINS[matter.channel],
        opened_on=row.opened_on,
        closed_on=row.closed_on,
        organisation=row.organisation.name,
        handler=row.handler.name if row.handler else "",
        handler_id=row.handler_id,
        seen=row.steps,
        problems=tuple(PROBLEMS[code] for code in matter.problems),
        worked_from=matter.worked_from,
        worked_until=matter.worked_until,
        still_working=matter.still_working,
        known_on=matter.known_on,
        told=matter.told,
        contact_agreed=has_consented(purpose="contact_employer", matter_id=matter.pk),
        result=row.result,
        amount_obtained=row.amount_obtained,
        parties=party_rows(matter.pk, cases_within(found, actor)),
        claims=claims,
        clocks=clock_rows(row, law),
        steps=steps,
        flow=flow_of(law, row.state, [step.act for step in reversed(steps)]),
        acts=acts,
        later=later,
        openings=openings(row, roles, actor.person_id, facts, asked),
        others=beside(row, cases_reached(found, actor)),
        about=name_of(row.party) if row.party else "",
        items=items_with(actor, row),
        handles=found.handles,
        seen_by=seen_rows(row.pk),
        duplicates=duplicates(row, cases_within(found, actor)),
        merged=merged_lines(row) if row.procedure == "complaint" else (),
        has_package=goes_along(row),
        roads=roads_of(row, claims),
    )


def items_with(actor: Actor, case: Case) -> tuple[ItemDigest, ...]:
    """The evidence of a case's matter, then that of the complaints merged into it, as this actor has it before him."""
    return tuple(item for matter in matters_read_with(case) for item in items_before(actor, matter))


def party_rows(matter_id: int, within: QuerySet[Case]) -> tuple[PartyRow, ...]:
    """Claimants first; an employer from the register says in how many other cases within reach it stood this year."""
    parties = (
        Party.objects.filter(matter_id=matter_id)
        .select_related("person__home_region", "employer")
        .order_by("side", "id")
    )
    rows = list(parties)
    employers = [party.employer_id for party in rows if party.employer_id]
    recent = within.filter(opened_on__gt=today() - YEAR).exclude(matter_id=matter_id)
    others = dict(
        Party.objects.filter(employer_id__in=employers, matter_id__in=recent.values("matter_id"))
        .values_list("employer_id")
        .annotate(Count("matter_id", distinct=True))
    )
    return tuple(_party(party, others.get(party.employer_id, 0)) for party in rows)


def _party(party: Party, others: int) -> PartyRow:
    name = name_of(party)
    return PartyRow(
        id=party.pk,
        side=party.side,
        side_word=PLACES[party.side],
        standing=STANDINGS[party.standing],
        name=name,
        face=_face(name),
        person=person_row(party.person) if party.person else None,
        employer_id=party.employer_id,
        gate_sign=party.gate_sign,
        boss_phone=_masked_phone(party.boss_phone),
        address=party.address or (party.employer.address if party.employer else ""),
        payer=party.payer,
        other_cases=others,
    )


def _masked_phone(phone: str) -> str:
    return mask_phone(phone) if phone else ""


def _face(name: str) -> str:
    """One character that stands for the party: the given name's last, or the firm's first after 示例."""
    return name.removeprefix("示例")[:1] or name[:1]


def person_row(person: Person) -> PersonRow:
    """A person with the number masked."""
    home = person.home_region.name if person.home_region_id and person.home_region else ""
    return PersonRow(person.pk, person.name, person.name[-1:], masked("phone", person.phone), home)


def claim_rows(matter_id: int, day: date, among: QuerySet[Claim] | None = None) -> tuple[ClaimRow, ...]:
    """What those who stand in the matter ask for, or `among` some, each with its last day for arbitration."""
    exact = corrected(matter_id)
    claims = claims_standing(matter_id) if among is None else among
    return tuple(
        claim_row(claim, day, by_month=counted_by_month(claim, exact))
        for claim in claims.select_related("matter")
    )


def claims_standing(matter_id: int) -> QuerySet[Claim]:
    """What those who stand in the matter ask for."""
    standing = Claim.objects.filter(Q(party=None) | Q(party__side="claimant"), matter_id=matter_id)
    return standing.order_by("id")


def claim_row(claim: Claim, day: date, *, by_month: bool = False) -> ClaimRow:
    """One claim; `by_month` where its last day rests on a month whose day nobody told."""
    return ClaimRow(
        id=claim.pk,
        kind=claim.kind,
        word=PROBLEMS[claim.kind],
        wanted=claim.wanted,
        amount=claim.amount,
        lapses_on=claim.lapses_on,
        days_left=(claim.lapses_on - day).days if claim.lapses_on else None,
        limitation=claim.limitation,
        by_month=by_month,
    )


def clock_rows(row: Case, law: Procedure) -> tuple[ClockRow, ...]:
    """Open clocks first, by last day; then those that stopped."""
    calendar, day = county_calendar(), today()
    runs = ClockRun.objects.filter(case=row)
    ground = grounds([row.pk]).get(row.pk, "")
    rows = [clock_row(run, law, calendar, day, ground) for run in runs]
    return tuple(sorted(rows, key=_open_first))


def _open_first(row: ClockRow) -> tuple[bool, date]:
    return row.stopped_on is not None, row.due_on


def flow_of(law: Procedure, state: str, done: Sequence[str] = ()) -> tuple[tuple[str, str], ...]:
    """The way of a case as a bar: what is behind, where it is, what may come. `done` are its acts, oldest first.

    What is behind are the states it passed, without the loops: a detour (补正) is on the bar only while the case
    stands in it. What may come is the shortest way to a good ending.
    """
    behind = _walked(law, done)[:-1] if done else ()
    ahead = () if law.states[state].final else _shortest(law, state)[1:]
    way = [
        *((one, "done") for one in behind),
        (state, "now"),
        *((one, "") for one in ahead if one not in behind),
    ]
    return tuple((law.states[code].title, mark) for code, mark in way)


def _walked(law: Procedure, done: Sequence[str]) -> tuple[str, ...]:
    """The states that these acts led through; coming back to one forgets the loop."""
    way: list[str] = []
    for act in done:
        target = law.acts[act].target
        if target in way:
            del way[way.index(target) + 1 :]
        elif target:
            way.append(target)
    return tuple(way)


def _shortest(law: Procedure, state: str) -> tuple[str, ...]:
    """The states on the shortest way from this one to a good ending, this one first."""
    endings = _endings(law)
    ways: dict[str, tuple[str, ...]] = {state: (state,)}
    for code in (queue := [state]):
        for act in law.acts.values():
            if code in act.sources and act.target and act.target not in ways:
                ways[act.target] = (*ways[code], act.target)
                queue.append(act.target)
    return next((ways[ending] for ending in endings if ending in ways), (state,))


def _endings(law: Procedure) -> tuple[str, ...]:
    """The final states, the best first: what people bring about without gravity, then from the last act declared."""
    acts = [act for act in reversed(list(law.acts.values())) if act.target and law.states[act.target].final]
    light = [act for act in acts if not act.grave and set(act.by) - {"clock", "system"}]
    return tuple(dict.fromkeys(act.target for act in (*light, *acts) if act.target))


def names_of(ids: Sequence[int]) -> dict[int, str]:
    """Names of staff by person id."""
    return dict(Person.objects.filter(pk__in=list(ids)).values_list("pk", "name"))
