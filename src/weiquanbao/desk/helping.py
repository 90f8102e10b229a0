"""Those who help a worker: how they come to it, how it ends, and what they are told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.conf import settings
from django.db.models import QuerySet

from weiquanbao.access.actors import Actor
from weiquanbao.cases.effects import Doing, Unfit, follows
from weiquanbao.cases.models import Agent, Case, Matter, Party
from weiquanbao.cases.standing import Place, has_left, in_force
from weiquanbao.cases.words import SIGNED
from weiquanbao.common.dates import today
from weiquanbao.desk.agents import appoint, end
from weiquanbao.desk.named import name_and_phone
from weiquanbao.intake.another import Another
from weiquanbao.kernel.procedure import Act, Procedure
from weiquanbao.notices.actions import Telling, queue_all
from weiquanbao.people.persons import find_or_create_person

HELPER = "helper"
#: Audiences of a notice in which the worker is.
WITH_THE_WORKER = frozenset({"claimant", "parties", "other_side", "not_served"})


def file_act(another: Another | None) -> str:
    """The act by which a draft becomes a matter: one's own, for somebody on his code, or on his signed paper."""
    if another is None:
        return "file"
    return "file_on_paper" if another.road == "paper" else "file_for"


def appoint_filer(*, party: Party, person_id: int, another: Another) -> dict[str, object]:
    """Whoever files for a worker helps him from then on; gives what the ledger says of it, in codes and ids."""
    agent = appoint(
        party=party,
        person_id=person_id,
        capacity=HELPER,
        since=today(),
        relation=another.relation,
        authority=another.road,
    )
    said: dict[str, object] = {"agent": agent.pk, "helper": person_id, "authority": another.road}
    return said | ({"agreed_at": another.agreed_at} if another.agreed_at else {})


@follows("complaint", "name_helper")
def name_helper(doing: Doing) -> None:
    """Somebody looks on and brings papers for the worker; name and phone go into his own row (内部规则 找人帮忙 1)."""
    name, phone = name_and_phone(doing)
    person = find_or_create_person(name=name, phone=phone)
    for party in _acting_for(doing):
        if party.person_id == person.pk:
            raise Unfit({"phone": "这是你自己，写帮你的人"})
        appoint(
            party=party,
            person_id=person.pk,
            capacity="helper",
            since=doing.effective_on,
            relation=str(doing.values.get("relation", "")),
            authority="named",
        )
    doing.said["helper"] = person.pk
    _tell(doing, "helper_named", [person.pk], link=own_page(doing.case.matter.code))


@follows("complaint", "end_help")
def end_help(doing: Doing) -> None:
    """Nobody helps this worker any more (内部规则 找人帮忙 2)."""
    own = [party.pk for party in _acting_for(doing)]
    stand_by(own)
    end(party_ids=own, capacity="helper", on=doing.effective_on)


def _acting_for(doing: Doing) -> list[Party]:
    """The worker's own party: a representative names helpers for himself alone."""
    own = Party.objects.filter(pk__in=doing.parties, side="claimant").order_by("id")
    return [party for party in own if party.person_id == doing.person_id]


@follows("complaint", "confirm_authority")
def confirm_authority(doing: Doing) -> None:
    """The paper was read, or the worker himself asked (内部规则 找人帮忙 4)."""
    _papers(doing.case.matter).filter(authority="paper").update(authority="checked")


@follows("complaint", "reject_authority")
def reject_authority(doing: Doing) -> None:
    """Whoever had no authority sees the matter no more, and is told so (民法典 171)."""
    without = _papers(doing.case.matter).filter(authority="paper", until=None)
    people = list(without.values_list("person_id", flat=True))
    without.update(authority="rejected", until=doing.effective_on)
    doing.said["agents"] = people
    _tell(doing, "helper_refused", people)


@follows("complaint", "refuse")
def refuse(doing: Doing) -> None:
    """That nobody had authority is a reason only where that was found (内部规则 找人帮忙 4)."""
    found = _papers(doing.case.matter).filter(authority="rejected").exists
    if doing.values.get("ground") == "no_authority" and not found():
        raise Unfit({"ground": "没有不成立的委托书，换一个理由"})


@follows("complaint", "complete_for")
def complete_for(doing: Doing) -> None:
    """The ledger says by which authority somebody answered for the worker (内部规则 找人帮忙 5)."""
    helping = in_force(doing.effective_on).filter(person_id=doing.person_id or 0, capacity=HELPER)
    signed = helping.filter(
        party_id__in=doing.parties, party__person__phone_index=None, authority__in=SIGNED
    ).order_by("id")[0]
    doing.said |= {"for": [signed.party_id], "agent": signed.pk, "authority": signed.authority}


@follows("complaint", "ratify")
def ratify(doing: Doing) -> None:
    """The worker says that what was filed for him is what he wants (民法典 171)."""
    stand_by(party.pk for party in _acting_for(doing))


def stand_by(party_ids: Iterable[int]) -> None:
    """What somebody did for these parties without a paper that counts, they did themselves."""
    doubted = Agent.objects.filter(party_id__in=list(party_ids), authority__in=("paper", "rejected"))
    doubted.update(authority="ratified")


def helper_tellings(
    case: Case, procedure: Procedure, act: Act, places: Iterable[Place], *, step: int, actor: Actor
) -> Iterator[Telling]:
    """Whoever helps is told that there is news, never what; for a case he may open, when the worker is told of it.

    `places` are those in the matter.
    """
    if HELPER not in procedure.roles or not any(one.to in WITH_THE_WORKER for one in act.notices):
        return
    for person in dict.fromkeys(one.person_id for one in places if _helps(one, case)):
        if person is not None:
            template = "helper_receipt" if person == actor.person_id else "helper_news"
            yield _telling(case, step, template, person, link=own_page(case.matter.code))


def _helps(place: Place, case: Case) -> bool:
    """Whether somebody helps a worker there: in a case about one worker, that one."""
    about = case.party_id if case.party is not None and case.party.side == "claimant" else None
    if has_left(case, place.left):
        return False
    return (
        place.capacity == HELPER and place.side == "claimant" and (about is None or place.party_id == about)
    )


def own_page(code: str) -> str:
    """Where the worker's side follows a matter."""
    return f"{settings.PUBLIC_URL}/m/{code}/"


def _tell(doing: Doing, template: str, people: Iterable[int], **more: str) -> None:
    queue_all(_telling(doing.case, doing.step, template, person, **more) for person in people)


def _telling(case: Case, step: int, template: str, person: int, **more: str) -> Telling:
    return Telling(
        key=f"{case.pk}:{step}:{template}:{person}",
        template=template,
        recipient_id=person,
        channels=("in_app", "sms"),
        context={"matter_code": case.matter.code, **more},
        case_id=case.pk,
        matter_id=case.matter_id,
    )


def _papers(matter: Matter) -> QuerySet[Agent]:
    return Agent.objects.filter(party__matter=matter, capacity=HELPER)
