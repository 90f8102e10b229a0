"""invite_all(): fellow workers of a filing, asked all at once: as many cases as people, in a few statements.

What one invitation does (`desk.groups.invite` through `desk.open.begin`) this does for three hundred; the guards, the
ledger, the clocks and the words are the same.
"""

from __future__ import annotations

from collections.abc import Sequence

from weiquanbao.access.actors import Actor
from weiquanbao.cases.asked import Asked
from weiquanbao.cases.clocks import begun
from weiquanbao.cases.effects import Unfit
from weiquanbao.cases.facts import gather_all
from weiquanbao.cases.holidays import county_calendar
from weiquanbao.cases.models import Case, Claim, ClockRun, Party
from weiquanbao.cases.numbers import incident_numbers
from weiquanbao.cases.standing import INVITED
from weiquanbao.common.dates import now, today
from weiquanbao.desk.groups import NO_DATES, money_kind, part_what_was_common, refuse_doubles
from weiquanbao.desk.refusals import Barred, Incomplete
from weiquanbao.desk.said import said_of
from weiquanbao.desk.tell import channels_to, context_of, link_to
from weiquanbao.intake.drafts import MemberView
from weiquanbao.kernel.decide import decide
from weiquanbao.kernel.procedure import Decision
from weiquanbao.ledger.chain import append_openings
from weiquanbao.notices.actions import Telling, queue_all
from weiquanbao.people.models import Person
from weiquanbao.people.persons import find_or_create_persons
from weiquanbao.procedures import PROCEDURES

JOINING, INVITE = "joining", "invite"


def invite_all(
    parent: Case, members: Sequence[MemberView], *, acting_as: Actor, roles: frozenset[str]
) -> None:
    """Ask each whether he stands with the others. The caller holds the parent's lock. Raises Barred or Incomplete."""
    law = PROCEDURES[JOINING]
    facts = gather_all(law.facts_of(INVITE), Asked.holding([parent]), acting_as.person_id)[parent.pk]
    decision = decide(law, None, INVITE, roles, facts)
    if not decision.allowed:
        raise Barred(decision.reasons)
    people = find_or_create_persons([(one.name, one.phone) for one in members])
    try:
        refuse_doubles(parent.matter, [person.pk for person in people])
    except Unfit as fault:
        raise Incomplete(fault.errors) from None
    part_what_was_common(parent.matter)
    parties = _parties(parent, members, people)
    cases = _cases(parent, parties, decision)
    role = next(role for role in law.acts[INVITE].by if role in roles)
    _enter(parent, cases, decision, acting_as, role)
    _tell(cases, acting_as)


def _parties(parent: Case, members: Sequence[MemberView], people: Sequence[Person]) -> list[Party]:
    matter = parent.matter
    parties = Party.objects.bulk_create(
        Party(matter=matter, side=INVITED, standing="worker", person=person) for person in people
    )
    kind = money_kind(matter)
    Claim.objects.bulk_create(
        Claim(matter=matter, party=party, kind=kind, amount=one.amount, limitation=NO_DATES)
        for party, one in zip(parties, members, strict=True)
    )
    return parties


def _cases(parent: Case, parties: Sequence[Party], decision: Decision) -> list[Case]:
    """The cases with their clocks, all but the head of their chains."""
    law, day, calendar = PROCEDURES[JOINING], today(), county_calendar()
    numbers = incident_numbers(parent, JOINING, len(parties))
    cases = [
        Case(
            matter=parent.matter,
            procedure=law.code,
            version=law.version,
            number=number,
            organisation=parent.organisation,
            parent=parent,
            party=party,
            incident=law.incident,
            state=decision.target or "",
            steps=1,
            opened_on=day,
        )
        for party, number in zip(parties, numbers, strict=True)
    ]
    runs = [
        begun(case, code, law.clocks[code].length, day, 1, calendar)
        for case in cases
        for code in decision.starts
    ]
    for run in runs:
        run.case.next_due = min(run.due_on, run.case.next_due or run.due_on)
    Case.objects.bulk_create(cases)
    for run in runs:
        run.case_id = run.case.pk
    ClockRun.objects.bulk_create(runs)
    return cases


def _enter(parent: Case, cases: Sequence[Case], decision: Decision, actor: Actor, role: str) -> None:
    """One step in each ledger, as `perform` writes it."""
    said = said_of(PROCEDURES[JOINING], decision, actor, role) | {"parent": parent.pk}
    acts_for = Asked.holding([parent]).parties_of(actor.person_id).get(parent.pk, ())
    if acts_for:
        said["for"] = list(acts_for)
    written = append_openings(
        effective_on=today(),
        recorded_at=now(),
        said={case.pk: said | {"party": case.party_id} for case in cases},
    )
    heads = {one.case_id: one.digest for one in written}
    for case in cases:
        case.head = heads[case.pk]
    Case.objects.bulk_update(cases, ["head"])


def _tell(cases: Sequence[Case], actor: Actor) -> None:
    """Each is told by himself: nobody acts for somebody who has not said yes."""
    act = PROCEDURES[JOINING].acts[INVITE]
    queue_all(
        Telling(
            key=f"{case.pk}:1:{notice.text}:{case.party.person_id}",
            template=f"{JOINING}.{notice.text}",
            recipient_id=case.party.person_id,
            channels=channels_to(notice.to),
            context=context_of(case, act.form, {}, case.next_due) | {"link": link_to(case, notice.to)},
            case_id=case.pk,
            matter_id=case.matter_id,
        )
        for case in cases
        if case.party is not None
        for notice in act.notices
    )
