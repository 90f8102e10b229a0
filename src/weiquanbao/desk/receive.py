"""take_note(), agree_to_phone(), back_to_paper(): what the party a paper is for does about its service.

The case of a service is the union's: the party is nobody in it. What it does on the page of the paper is entered by the
system, with the person named in the step.
"""

from __future__ import annotations

from django.conf import settings
from django.db import transaction

from weiquanbao.access.actors import SYSTEM, Actor
from weiquanbao.cases.models import Case
from weiquanbao.cases.standing import camp, is_own, roll, takers
from weiquanbao.common.dates import today
from weiquanbao.desk.act import locked
from weiquanbao.desk.effects import doing_of, take_effect
from weiquanbao.desk.expire import settle
from weiquanbao.desk.perform import perform
from weiquanbao.desk.refusals import NotFound
from weiquanbao.kernel.decide import decide
from weiquanbao.people.consenting import OutdatedConsent, record_consent, withdraw_consents
from weiquanbao.people.consents import current
from weiquanbao.procedures import procedure
from weiquanbao.service.models import Service
from weiquanbao.service.words import PURPOSE

OPEN, LOOK, AGREE = "open", "look", "agree"


def take_note(actor: Actor, paper_id: int, side: str) -> None:
    """This person opened the paper; noted once for each party he takes it for. Two queries where nothing is new."""
    unseen = Service.objects.filter(paper_id=paper_id, opened_on=None, ended_on=None)
    for row in unseen.select_related("case").order_by("id"):
        if row.party_id in _takes_for(actor, row.case.matter_id, side):
            _by_itself(row.case_id, (OPEN, LOOK), actor)


@transaction.atomic
def agree_to_phone(actor: Actor, matter_id: int, side: str, version: str) -> None:
    """From now on this person's party takes its papers on the phone, those that wait today among them.

    Raises OutdatedConsent when the words changed meanwhile, NotFound for whoever takes no papers there.
    """
    parties = _may_agree(actor, matter_id, side)
    if actor.person_id is None or not parties:
        raise NotFound
    if version != current(PURPOSE).version:
        raise OutdatedConsent("这段说明改过了，再看一遍新的。")
    record_consent(
        purpose=PURPOSE,
        version=version,
        names={"union": settings.COUNTY_NAME},
        person_id=actor.person_id,
        matter_id=matter_id,
    )
    waiting = Service.objects.filter(case__matter_id=matter_id, party_id__in=parties, ended_on=None, way="")
    for case_id in waiting.order_by("case_id").values_list("case_id", flat=True):
        _by_itself(case_id, (AGREE,), actor)


def back_to_paper(actor: Actor, matter_id: int) -> None:
    """No more papers on the phone; what was served stays served (内部规则 送达 3)."""
    if actor.person_id is not None:
        withdraw_consents(purpose=PURPOSE, matter_id=matter_id, recipient="", person_id=actor.person_id)


def _takes_for(actor: Actor, matter_id: int, side: str) -> frozenset[int]:
    """The parties of this side for whom he takes papers."""
    taken = takers(roll([matter_id])[matter_id])
    return frozenset(
        party
        for party, several in taken.items()
        if any(one.person_id == actor.person_id and camp(one.side) == side for one in several)
    )


def _may_agree(actor: Actor, matter_id: int, side: str) -> frozenset[int]:
    """The same, of workers only himself: an agent does not say yes for the worker's phone."""
    taken = takers(roll([matter_id])[matter_id])
    return frozenset(
        party
        for party, several in taken.items()
        for one in several
        if one.person_id == actor.person_id
        and camp(one.side) == side
        and (side == "respondent" or is_own(one))
    )


@transaction.atomic
def _by_itself(case_id: int, acts: tuple[str, ...], actor: Actor) -> None:
    """The first of these acts that is open now; periods that ran out take effect before it."""
    case = locked(case_id)
    settle(case, today())
    law = procedure(case.procedure, case.version)
    decisions = (decide(law, case.state, act, {SYSTEM.kind}, {}) for act in acts)
    decision = next((one for one in decisions if one.allowed), None)
    if decision is None or (decision.act == LOOK and _was_seen(case)):
        return
    doing = doing_of(case, decision.act, {}, SYSTEM, today())
    doing.said["by"] = actor.person_id
    take_effect(doing, None, SYSTEM)
    perform(
        case,
        law,
        decision,
        values=doing.values,
        actor=SYSTEM,
        role=SYSTEM.kind,
        effective_on=today(),
        said=doing.said,
    )


def _was_seen(case: Case) -> bool:
    """Two taps at once: the second found it unseen and waited for the first."""
    return Service.objects.filter(case=case).exclude(opened_on=None).exists()
