"""Who acts for a party: written into the record by the act that gives or ends the authority, and by nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from weiquanbao.cases.effects import Doing, Unfit, follows
from weiquanbao.cases.models import Agent, Case, Party
from weiquanbao.common.identifiers import normal_phone
from weiquanbao.people.persons import find_or_create_person, normal_name


def appoint(*, party: Party, person_id: int, capacity: str, since: date, powers: Iterable[str] = ()) -> Agent:
    """Let somebody act for a party from a day on. Who does so already in this capacity gets the powers anew."""
    end(party_ids=[party.pk], capacity=capacity, on=since, person_id=person_id)
    return Agent.objects.create(
        party=party, person_id=person_id, capacity=capacity, powers=list(powers), since=since
    )


def end(*, party_ids: Iterable[int], capacity: str, on: date, person_id: int | None = None) -> int:
    """From this day on nobody acts for these parties in this capacity, or this one person does not."""
    standing = Agent.objects.filter(party_id__in=list(party_ids), capacity=capacity, until=None)
    if person_id is not None:
        standing = standing.filter(person_id=person_id)
    return standing.update(until=on)


@follows("representation", "grant", "replace")
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


@follows("representation", "authorise")
def give_authority(doing: Doing) -> None:
    """The worker signs: the agent stands for him, with the powers named (民事诉讼法 62)."""
    if doing.values["agreed"] is not True:
        raise Unfit({"agreed": "不委托的话，返回上一页点“不要代诉了”"})
    powers = doing.values.get("powers")
    for party in Party.objects.filter(pk__in=doing.parties, side="claimant"):
        appoint(
            party=party,
            person_id=doing.case.handler_id or 0,
            capacity="agent",
            since=doing.effective_on,
            powers=[str(power) for power in powers] if isinstance(powers, tuple) else (),
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


def _claimants(case: Case) -> list[int]:
    return list(Party.objects.filter(matter=case.matter_id, side="claimant").values_list("pk", flat=True))


@follows("complaint", "name_helper")
def name_helper(doing: Doing) -> None:
    """Somebody looks on and brings papers for the worker; name and phone go into his own row (内部规则 找人帮忙 1)."""
    name, phone = str(doing.values.pop("name", "")), str(doing.values.pop("phone", ""))
    errors: dict[str, str] = {}
    for code, read, given in (("name", normal_name, name), ("phone", normal_phone, phone)):
        try:
            read(given)
        except ValueError as fault:
            errors[code] = str(fault)
    if errors:
        raise Unfit(errors)
    person = find_or_create_person(name=name, phone=phone)
    for party in _acting_for(doing):
        if party.person_id == person.pk:
            raise Unfit({"phone": "这是你自己，写帮你的人"})
        appoint(party=party, person_id=person.pk, capacity="helper", since=doing.effective_on)
    doing.said["helper"] = person.pk


@follows("complaint", "end_help")
def end_help(doing: Doing) -> None:
    """Nobody helps this worker any more (内部规则 找人帮忙 2)."""
    own = [party.pk for party in _acting_for(doing)]
    end(party_ids=own, capacity="helper", on=doing.effective_on)


def _acting_for(doing: Doing) -> list[Party]:
    """The worker's own party: a representative names helpers for himself alone."""
    own = Party.objects.filter(pk__in=doing.parties, side="claimant").order_by("id")
    return [party for party in own if party.person_id == doing.person_id]
