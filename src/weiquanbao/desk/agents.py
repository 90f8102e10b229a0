"""Who acts for a party: written into the record by the act that gives or ends the authority, and by nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from weiquanbao.cases.effects import Doing, Unfit, follows
from weiquanbao.cases.models import Agent, Case, Party
from weiquanbao.cases.standing import in_force, standings
from weiquanbao.common.identifiers import mask_phone
from weiquanbao.desk.respondents import their_phone
from weiquanbao.evidence.actions import shows_authority
from weiquanbao.evidence.owners import MatterOwner
from weiquanbao.invitations.reading import invitation
from weiquanbao.people.persons import find_or_create_person, normal_name

#: 内部规则 单位答复 6.
MOST_AGENTS = 2


def appoint(
    *,
    party: Party,
    person_id: int,
    capacity: str,
    since: date,
    powers: Iterable[str] = (),
    relation: str = "",
    authority: str = "",
) -> Agent:
    """Let somebody act for a party from a day on. Who does so already in this capacity gets the powers anew.

    `authority` is one of `words.AUTHORITIES`, for somebody who helps; `relation` says what he is to the party.
    """
    end(party_ids=[party.pk], capacity=capacity, on=since, person_id=person_id)
    return Agent.objects.create(
        party=party,
        person_id=person_id,
        capacity=capacity,
        powers=list(powers),
        relation=relation,
        authority=authority,
        since=since,
    )


def end(*, party_ids: Iterable[int], capacity: str, on: date, person_id: int | None = None) -> int:
    """From this day on nobody acts for these parties in this capacity, or this one person does not."""
    standing = Agent.objects.filter(party_id__in=list(party_ids), capacity=capacity, until=None)
    if person_id is not None:
        standing = standing.filter(person_id=person_id)
    return standing.update(until=on)


@follows("representation", "grant")
def refuse_conflicts(doing: Doing) -> None:
    """The agent is on nobody else's side: not the mediator, and not with the employer (内部规则 代诉 6)."""
    mediating = Case.objects.filter(matter=doing.case.matter_id, procedure="mediation", closed_on=None)
    if doing.values["handler"] in mediating.values_list("handler_id", flat=True):
        raise Unfit({"handler": "这位是这件事的调解员，不能又替一方说话，换一个人"})
    if doing.act == "replace":
        end(
            party_ids=_claimants(doing.case),
            capacity="agent",
            on=doing.effective_on,
            person_id=doing.case.handler_id,
        )


@follows("representation", "revoke", "finish")
def end_authority(doing: Doing) -> None:
    """Who acted for the worker does so no more."""
    end(
        party_ids=_claimants(doing.case),
        capacity="agent",
        on=doing.effective_on,
        person_id=doing.case.handler_id,
    )


@follows("response", "appear")
def enter_contact(doing: Doing) -> None:
    """Whoever proved the invited phone, or had the letter and proved a phone, speaks for the respondent."""
    came = invitation(int(str(doing.values["invitation"])))
    if came is None or came.person_id is None or came.case_id != doing.case.pk or doing.case.party is None:
        raise Unfit({"invitation": "没有这次通知"})
    _refuse_other_side(doing, came.person_id, "invitation")
    appoint(party=doing.case.party, person_id=came.person_id, capacity="contact", since=doing.effective_on)
    doing.said["contact"] = came.person_id
    # Nobody reads the number of an invitation; the name is what the desk asks for.
    doing.values["invitation"] = came.came


@follows("response", "name_agent")
def name_agent(doing: Doing) -> None:
    """A lawyer or an employee acts for the respondent, with the powers named (调解仲裁法 24, 民事诉讼法 62)."""
    phone = their_phone(doing, str(doing.values["mobile"]))
    try:
        person = find_or_create_person(name=str(doing.values["name"]), phone=phone)
    except ValueError as fault:
        raise Unfit({"name": str(fault)}) from None
    _refuse_other_side(doing, person.pk, "name")
    powers, items = doing.values.get("powers"), doing.values.get("items")
    for party in Party.objects.filter(pk__in=doing.parties, side="respondent"):
        acting = in_force(doing.effective_on).filter(party=party, capacity="agent")
        if acting.exclude(person=person).count() >= MOST_AGENTS:
            raise Unfit({"name": "最多委托两名代理人，先解除一名"})
        appoint(
            party=party,
            person_id=person.pk,
            capacity="agent",
            since=doing.effective_on,
            powers=[str(power) for power in powers] if isinstance(powers, tuple) else (),
        )
    for item in items if isinstance(items, tuple) else ():
        shows_authority(owner=MatterOwner(doing.case.matter_id), item_id=int(item))
    doing.values["mobile"] = mask_phone(phone)
    doing.said["agent"] = person.pk


@follows("response", "end_agent")
def end_agent(doing: Doing) -> None:
    """The agent of this name acts no more."""
    try:
        name = normal_name(str(doing.values["name"]))
    except ValueError as fault:
        raise Unfit({"name": str(fault)}) from None
    acting = in_force(doing.effective_on).filter(party_id__in=doing.parties, capacity="agent")
    people = list(acting.filter(person__name=name).values_list("person_id", flat=True))
    if not people:
        raise Unfit({"name": "没有这位代理人，名字照委托的时候写"})
    for person in people:
        end(party_ids=doing.parties, capacity="agent", on=doing.effective_on, person_id=person)
    doing.said["agents"] = people


def _refuse_other_side(doing: Doing, person_id: int, field: str) -> None:
    """Nobody speaks for both sides of a matter (内部规则 单位答复 6)."""
    matter = doing.case.matter_id
    if any(one.side == "claimant" for one in standings(person_id, [matter]).get(matter, ())):
        raise Unfit({field: "这个人是职工一方的，不能又替单位说话"})


def _claimants(case: Case) -> list[int]:
    return list(Party.objects.filter(matter=case.matter_id, side="claimant").values_list("pk", flat=True))
