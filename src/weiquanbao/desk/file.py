"""file_complaint(): a finished draft becomes one matter, however often it is sent."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from weiquanbao.access.actors import Actor
from weiquanbao.access.actors import person as acting_person
from weiquanbao.cases.holidays import county_calendar
from weiquanbao.cases.limits import set_limit
from weiquanbao.cases.models import Case, Claim, Matter, Party
from weiquanbao.common.dates import now, today
from weiquanbao.common.identifiers import matter_code
from weiquanbao.desk.act import locked
from weiquanbao.desk.compute import keep_estimate
from weiquanbao.desk.helping import HELPER, appoint_filer, file_act
from weiquanbao.desk.inviting import invite_all
from weiquanbao.desk.open import open_case
from weiquanbao.desk.refusals import Barred, NotFound
from weiquanbao.desk.routing import organisation_for
from weiquanbao.evidence.actions import drop_draft, move_to_matter
from weiquanbao.evidence.reading import kinds_in_draft
from weiquanbao.intake.actions import ASKING, ESTIMATE, submitted
from weiquanbao.intake.another import CODE, ON_PAPER, paper_key
from weiquanbao.intake.consents import asked, purposes, refusal
from weiquanbao.intake.drafts import MemberView, members_of, view_of
from weiquanbao.intake.models import Draft
from weiquanbao.intake.submission import Filer, Submission, submission
from weiquanbao.organisations.models import Employer
from weiquanbao.people.appointments import roles_of
from weiquanbao.people.consenting import attach_consents
from weiquanbao.people.duties import CASEWORK
from weiquanbao.people.models import Person
from weiquanbao.people.persons import create_person, find_or_create_person
from weiquanbao.sql.inserting import insert
from weiquanbao.sql.prepared import Prepared, Slot

_HELD = Prepared(lambda: Draft.objects.select_for_update().filter(key=Slot("key")))


@dataclass(frozen=True, slots=True)
class Filed:
    """The receipt: the matter's code, its case, whose it is and who filed it; `repeated` when that was before."""

    matter_code: str
    case_id: int
    person_id: int
    filed_by: int
    repeated: bool


@transaction.atomic
def file_complaint(*, draft_key: UUID, staff: Actor | None = None) -> Filed:
    """Make a matter, its parties, claims and case of a draft. The same draft again gives the same receipt.

    `staff` is the officer who filled it in for the worker. Raises NotFound for an unknown or stale draft, Barred with
    the reasons when something is still open.
    """
    row = held_draft(draft_key)
    if row.submitted_at is not None:
        return receipt_of(draft_key)
    roles = filing_roles(row, staff)
    _ready(row, has_voice="voice" in kinds_in_draft(draft_key))
    answers = json.loads(row.answers)
    told = submission(answers)
    person = create_person(name=told.name, phone=told.phone)
    actor = staff or acting_person(_filer(told.filer).pk if told.filer else person.pk)
    employer = employer_of(told)
    matter = matter_of(row, told, employer, actor)
    parties = parties_of(matter, told, person, employer)
    claims = _claims(matter, told, parties[0])
    items = move_to_matter(draft_key=draft_key, matter_id=matter.pk, party_id=parties[0], side="claimant")
    attach_consents(draft_key=draft_key, person_id=person.pk, matter_id=matter.pk)
    standing = _stand_beside(row, told, matter, parties[0], actor) if told.filer else {}
    outcome = open_case(
        matter=matter,
        code="complaint",
        act=file_act(told.filer.another if told.filer else None),
        acting_as=actor,
        roles=frozenset({HELPER}) if told.filer else roles,
        values=_entries(answers),
        said={
            "channel": matter.channel,
            "problems": list(matter.problems),
            "parties": parties,
            "claims": claims,
            "items": list(items),
            "consents": list(told.consents),
            **standing,
        },
    )
    keep_estimate(case_id=outcome.case_id, party_id=parties[0], told=answers.get(ESTIMATE) or {})
    members = members_of(row.key)
    _invite(members, outcome.case_id, actor, roles, beside=told.phone)
    submitted(row=row, with_members=bool(members))
    return Filed(matter.code, outcome.case_id, person.pk, actor.person_id or person.pk, repeated=False)


def held_draft(draft_key: UUID) -> Draft:
    """The draft, held until the transaction ends, handed over or not. Raises NotFound for an unknown or stale one."""
    row = _HELD.first(key=draft_key)
    if row is None or (row.submitted_at is None and row.keep_until < now()):
        raise NotFound
    return row


def _filer(filer: Filer) -> Person:
    return find_or_create_person(name=filer.name, phone=filer.phone)


def _stand_beside(
    row: Draft, told: Submission, matter: Matter, party_id: int, actor: Actor
) -> dict[str, object]:
    """Whoever files for the worker helps him; a signed paper goes into the matter as what it is, never as evidence."""
    if told.filer is None or actor.person_id is None:
        return {}
    another, papers = told.filer.another, paper_key(row.key)
    said = appoint_filer(party=Party.objects.get(pk=party_id), person_id=actor.person_id, another=another)
    if another.road != ON_PAPER:
        drop_draft(draft_key=papers)
        return said
    moved = move_to_matter(
        draft_key=papers, matter_id=matter.pk, party_id=party_id, side="claimant", use="authority"
    )
    if not moved:
        raise Barred(("委托书还没拍，拍一张再交",))
    return said | {"papers": list(moved)}


def _invite(
    several: Iterable[MemberView], case_id: int, actor: Actor, roles: frozenset[str], *, beside: str
) -> None:
    """Every fellow worker on the list is asked by a case of his own whether he stands with them."""
    members = [one for one in several if one.phone != beside]
    if not members:
        return
    invite_all(locked(case_id), members, acting_as=actor, roles=roles)


def receipt_of(draft_key: UUID) -> Filed:
    """What this draft was answered when it came before."""
    matter = Matter.objects.get(opening_key=draft_key)
    case = Case.objects.filter(matter=matter).order_by("id").values_list("id", flat=True)[0]
    claimants = Party.objects.filter(matter=matter, side="claimant").order_by("id")
    person = claimants.values_list("person_id", flat=True)[0]
    return Filed(matter.code, case, person, matter.filed_by_id or person, repeated=True)


def filing_roles(row: Draft, staff: Actor | None) -> frozenset[str]:
    """A worker files for himself; what staff began only staff with casework duties may hand over.
    Raises NotFound for everybody else."""
    if staff is None and row.started_by_id is None:
        return frozenset({"claimant"})
    duties = roles_of(staff.person_id, today()) if staff and staff.person_id else ()
    held = frozenset(role for role, _place in duties if role in CASEWORK)
    if not held or row.started_by_id is None:
        raise NotFound
    return held


def _ready(row: Draft, *, has_voice: bool) -> None:
    view = view_of(row)
    if view.open_questions:
        raise Barred(("还有没答完的，看一遍再交",))
    given = purposes(view.answers["consent"])
    reason = refusal(given, asked(view.answers, has_voice=has_voice))
    if reason:
        raise Barred((reason,))


def matter_of(row: Draft, told: Submission, employer: Employer | None, actor: Actor) -> Matter:
    """The matter a draft becomes."""
    matter = Matter(
        code=matter_code(),
        opening_key=row.key,
        organisation=organisation_for(employer),
        channel=row.channel,
        problems=list(told.problems),
        worked_from=told.worked_from,
        still_working=told.still_working,
        worked_until=told.worked_until,
        known_on=told.known_on,
        told=told.told,
        filed_by_id=actor.person_id,
        filed_on=today(),
    )
    return insert([matter])[0]


def employer_of(told: Submission) -> Employer | None:
    """The employer of the register that was picked; None where none was."""
    if told.employer is None:
        return None
    return Employer.objects.select_related("organisation").filter(pk=told.employer).first()


def parties_of(matter: Matter, told: Submission, person: Person, employer: Employer | None) -> list[int]:
    """The worker, then the respondent as he described it: what he does not know is left open."""
    parties = insert(
        [
            Party(matter=matter, side="claimant", standing="worker", person=person),
            Party(matter=matter, side="respondent", standing="employer", employer=employer, **told.described),
        ]
    )
    return [party.pk for party in parties]


def _claims(matter: Matter, told: Submission, party: int) -> list[int]:
    claims = [
        Claim(matter=matter, party_id=party, kind=kind, wanted=told.wanted[:300]) for kind in told.problems
    ]
    calendar = county_calendar()
    for claim in claims:
        set_limit(claim, matter, calendar)
        if claim.kind == told.amount_goes_to:
            claim.amount = told.amount
    return [claim.pk for claim in insert(claims)]


def _entries(answers: Mapping[str, object]) -> dict[str, str]:
    """What was answered, word for word, as one entry a question; contact stays with the person alone."""
    return {
        code: json.dumps(value, ensure_ascii=False, sort_keys=True)
        for code, value in answers.items()
        if code not in ("contact", "employer", CODE, ESTIMATE, ASKING)
    }
