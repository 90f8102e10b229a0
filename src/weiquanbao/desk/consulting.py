"""法律咨询: a question becomes a matter with a consultation on it, however often it is sent; and a consultation a
complaint on the same matter, in one act.

It stays one matter with one code (内部规则 法律咨询 7): what was written, photographed and recorded lies in it already,
so nothing is copied, nothing is asked twice, and whoever handles the complaint sees what the lawyer said.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction

from weiquanbao.access.actors import Actor
from weiquanbao.access.actors import person as acting_person
from weiquanbao.cases.effects import Doing, Unfit, follows, opens
from weiquanbao.cases.holidays import county_calendar
from weiquanbao.cases.limits import set_limit
from weiquanbao.cases.models import Case, Claim, Matter, Party
from weiquanbao.common.dates import today
from weiquanbao.desk.act import locked
from weiquanbao.desk.file import (
    Filed,
    employer_of,
    filing_roles,
    held_draft,
    matter_of,
    parties_of,
    receipt_of,
)
from weiquanbao.desk.follow import by_itself
from weiquanbao.desk.open import open_case
from weiquanbao.desk.refusals import Barred
from weiquanbao.evidence.actions import drop_draft, move_to_matter
from weiquanbao.evidence.reading import items_of_matters, kinds_in_draft
from weiquanbao.intake.actions import submitted
from weiquanbao.intake.another import CODE as ANOTHER
from weiquanbao.intake.another import paper_key
from weiquanbao.intake.consents import NEEDED, asked_for_advice, purposes, refusal
from weiquanbao.intake.drafts import members_of
from weiquanbao.intake.models import Draft
from weiquanbao.intake.submission import Submission, submission
from weiquanbao.kernel.forms import Value
from weiquanbao.ledger.models import Step
from weiquanbao.people.consenting import attach_consents, has_consented, record_consent
from weiquanbao.people.consents import current
from weiquanbao.people.models import Person
from weiquanbao.people.persons import create_person
from weiquanbao.reading.found import found
from weiquanbao.reading.lawyers import suggested

CODE, COMPLAINT = "consultation", "complaint"


@transaction.atomic
def ask_lawyer(*, draft_key: UUID, staff: Actor | None = None) -> Filed:
    """Make a matter and its consultation of a draft, and give it to a lawyer who is sitting now.

    `staff` is the officer who took the question down for the worker. The same draft again gives the same receipt.
    Raises NotFound for an unknown or stale draft and for whoever may not hand it over, Barred with the reasons when
    something is still open.
    """
    row = held_draft(draft_key)
    if row.submitted_at is not None:
        return receipt_of(draft_key)
    roles = filing_roles(row, staff)
    # Whoever asks a lawyer asks for himself: 替别人填 belongs to complaints.
    answers = {code: value for code, value in json.loads(row.answers).items() if code != ANOTHER}
    topics = topics_of(answers)
    _ready(row, answers, kinds_in_draft(draft_key), topics)
    told = submission({**answers, "problems": {"problems": list(topics)}})
    asker = create_person(name=told.name, phone=told.phone)
    actor = staff or acting_person(asker.pk)
    case_id, code = _opened(row, told, asker, actor, roles)
    give_by_rota(case_id)
    submitted(row=row, with_members=bool(members_of(row.key)))
    return Filed(code, case_id, asker.pk, actor.person_id or asker.pk, repeated=False)


def _opened(
    row: Draft, told: Submission, asker: Person, actor: Actor, roles: frozenset[str]
) -> tuple[int, str]:
    """The matter with all that was shown, and the consultation on it: its id and the matter's code."""
    employer = employer_of(told)
    matter = matter_of(row, told, employer, actor)
    parties = parties_of(matter, told, asker, employer)
    items = move_to_matter(draft_key=row.key, matter_id=matter.pk, party_id=parties[0], side="claimant")
    drop_draft(draft_key=paper_key(row.key))
    attach_consents(draft_key=row.key, person_id=asker.pk, matter_id=matter.pk)
    opened = open_case(
        matter=matter,
        code=CODE,
        act="ask",
        acting_as=actor,
        roles=roles,
        values={"question": told.told} if told.told else {},
        said={
            "channel": matter.channel,
            "problems": list(matter.problems),
            "parties": parties,
            "items": list(items),
            "consents": list(told.consents),
        },
    )
    return opened.case_id, matter.code


def topics_of(answers: Mapping[str, Mapping[str, Any]]) -> tuple[str, ...]:
    """What a question is about: the pictures that were tapped, else what is found in its words."""
    tapped = answers.get("problems", {}).get("problems")
    return tuple(tapped or found(str(answers.get("told", {}).get("told", ""))).problems)


def _ready(
    row: Draft, answers: Mapping[str, Mapping[str, Any]], kinds: Collection[str], topics: Collection[str]
) -> None:
    if not (answers.get("told", {}).get("told") or kinds):
        raise Barred(("还没问。写几个字、说一段，或者拍张照片。",))
    if "contact" not in answers or (row.phone_confirmed_at is None and row.started_by_id is None):
        raise Barred(("先写怎么找你，律师答好了才告诉得到你。",))
    given = purposes(answers.get("consent", {}))
    wanted = asked_for_advice(injured="injury" in topics, has_voice="voice" in kinds)
    reason = refusal(given, wanted)
    if reason:
        raise Barred((reason,))


def give_by_rota(case_id: int) -> bool:
    """Give a question to the lawyer who fits best among those sitting now; False where nobody sits.

    Then it waits for a person of the union: whoever is at home is given nothing behind his back.
    """
    case = locked(case_id)
    best = next((one for one in suggested(case) if one.lawyer.on_duty), None)
    return best is not None and by_itself(case, "assign_by_rota", today())


@follows(CODE, "assign_by_rota")
def choose(doing: Doing) -> None:
    """Whom, and why, unless that was said: it stands in the record."""
    if "handler" in doing.values:
        return
    best = next((one for one in suggested(doing.case) if one.lawyer.on_duty), None)
    if best is None:
        raise Unfit({"handler": "现在没有律师在坐班"})
    doing.values |= {"handler": best.lawyer.person_id, "reason": best.reason}
    doing.said["handler"] = best.lawyer.person_id


NOT_AGREED = "伤情是你的隐私，要单独同意一下，工会才能看。不同意就不点“受伤了”。"
NOT_ON_PAPER = "伤情是他的隐私，要他在同意书上单独勾。没有勾就不点“受伤了”。"


@follows(CODE, "become_matter")
def agree_to_complaint(doing: Doing) -> None:
    """The worker says what it is about and agrees to the union's using what he wrote, to the words he was shown."""
    _agree(doing, doing.person_id, otherwise=NOT_AGREED)


@follows(CODE, "become_matter_on_paper")
def agree_on_paper(doing: Doing) -> None:
    """What he signed at the counter counts for whoever asked; the paper lies with what he brought."""
    _agree(doing, _asker(doing.case.matter_id).person_id, otherwise=NOT_ON_PAPER)


def _asker(matter_id: int) -> Party:
    return Party.objects.filter(matter=matter_id, side="claimant").order_by("id")[0]


def _agree(doing: Doing, person_id: int | None, *, otherwise: str) -> None:
    matter = Matter.objects.select_for_update().get(pk=doing.case.matter_id)
    problems = _several(doing.values.get("problems"))
    matter.problems = problems
    matter.save(update_fields=["problems"])
    wanted = [NEEDED, *(["contact_employer"] if doing.values.get("contact") is True else [])]
    if "injury" in problems and not has_consented(purpose="sensitive_injury", matter_id=matter.pk):
        if doing.values.get("injury") is not True:
            raise Unfit({"injury": otherwise})
        wanted.append("sensitive_injury")
    for purpose in wanted:
        record_consent(
            purpose=purpose,
            version=current(purpose).version,
            names={"union": settings.COUNTY_NAME},
            person_id=person_id,
            matter_id=matter.pk,
        )
    doing.said["consents"] = wanted


def _several(value: Value | None) -> list[str]:
    return [str(one) for one in value] if isinstance(value, tuple) else []


@opens(CODE, "become_matter", "become_matter_on_paper")
def complain(case: Case, on: date) -> None:
    """The complaint on the same matter, with a claim for each thing it is about, by whoever did it."""
    matter = Matter.objects.select_related("organisation").get(pk=case.matter_id)
    parties = list(Party.objects.filter(matter=matter).order_by("id"))
    worker = next(one for one in parties if one.side == "claimant")
    by, role = Step.objects.filter(case_id=case.pk).order_by("-number").values_list("person_id", "role")[0]
    calendar = county_calendar()
    claims = [Claim(matter=matter, party=worker, kind=kind) for kind in matter.problems]
    for claim in claims:
        set_limit(claim, matter, calendar)
        claim.save()
    items = items_of_matters([matter.pk])[matter.pk]
    open_case(
        matter=matter,
        code=COMPLAINT,
        act="file",
        acting_as=acting_person(by),
        roles=frozenset({role}),
        values={"told": json.dumps({"told": matter.told}, ensure_ascii=False)},
        said={
            "channel": matter.channel,
            "problems": list(matter.problems),
            "parties": [one.pk for one in parties],
            "claims": [one.pk for one in claims],
            "items": [one.id for one in items],
            "consultation": case.pk,
        },
        on=on,
    )
