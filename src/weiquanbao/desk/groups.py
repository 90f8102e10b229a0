"""What groups change in the record: who becomes a party and who is one no more, and who represents whom."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from weiquanbao.cases.effects import Doing, Unfit, follows
from weiquanbao.cases.holidays import county_calendar
from weiquanbao.cases.limits import Told, set_own_limit
from weiquanbao.cases.models import Agent, Claim, Matter, Party
from weiquanbao.cases.standing import INVITED, OUT
from weiquanbao.desk.named import name_and_phone
from weiquanbao.evidence.actions import belongs_to
from weiquanbao.groups.effects import turnout_words
from weiquanbao.groups.reading import counted, members_of
from weiquanbao.intake.members import MOST
from weiquanbao.intake.submission import MONEY_FIRST
from weiquanbao.people.persons import find_or_create_person

REPRESENTATIVE = "representative"
#: A claim on whose dates nobody was asked yet has no last day; it says so.
NO_DATES = {
    "sentence": "还没问过本人是哪个月的事，问了才算得出最晚哪天去仲裁。",
    "basis": "调解仲裁法 27",
    "formal": "",
    "assumed": [],
}


@follows("joining", "invite")
def invite(doing: Doing) -> None:
    """Enter the fellow worker as invited, with a claim of his own; name and phone leave the form for his row."""
    matter = doing.case.matter
    name, phone = name_and_phone(doing)
    amount = doing.values.pop("amount", None)
    person = find_or_create_person(name=name, phone=phone)
    refuse_doubles(matter, [person.pk])
    part_what_was_common(matter)
    party = Party.objects.create(matter=matter, side=INVITED, standing="worker", person=person)
    Claim.objects.create(
        matter=matter,
        party=party,
        kind=money_kind(matter),
        amount=amount if isinstance(amount, Decimal) else None,
        limitation=NO_DATES,
    )
    doing.case.party = party
    doing.said["party"] = party.pk


def refuse_doubles(matter: Matter, asked: Sequence[int]) -> None:
    """Nobody stands twice in a matter, and no more than a filing may have. Raises Unfit."""
    here = Party.objects.filter(matter=matter).exclude(side="respondent").exclude(side=OUT)
    people = list(here.values_list("person_id", flat=True))
    if not set(asked).isdisjoint(people) or len(set(asked)) < len(asked):
        raise Unfit({"phone": "这个人已经在名单里了"})
    if len(people) + len(asked) > MOST + 1:
        raise Unfit({"name": f"一件事最多 {MOST} 个工友一起提，再多请到窗口来"})


def part_what_was_common(matter: Matter) -> None:
    """What the first worker asked for and brought stays his own when others join (内部规则 一起提出 3)."""
    first = Party.objects.filter(matter=matter, side="claimant").order_by("id").first()
    if first is not None:
        Claim.objects.filter(matter=matter, party=None).update(party=first)
        belongs_to(matter_id=matter.pk, party_id=first.pk, side="claimant")


def money_kind(matter: Matter) -> str:
    """The claim an amount belongs to."""
    return next((kind for kind in MONEY_FIRST if kind in matter.problems), matter.problems[0])


@follows("joining", "confirm")
def join(doing: Doing) -> None:
    """From now on a party; who represents the others represents this one too."""
    party = _own(doing)
    amount = doing.values.pop("amount", None)
    if isinstance(amount, Decimal):
        Claim.objects.filter(matter=party.matter_id, party=party).update(amount=amount)
    _count_own_year(doing, party)
    _put(party, "claimant")
    appoint_representatives(doing, representing(party.matter_id), [party.pk])


def _count_own_year(doing: Doing, party: Party) -> None:
    """The last day to go to arbitration, from this worker's own days; nothing where he told none (调解仲裁法 27)."""
    known_on, worked_until = (_past_day(doing, code) for code in ("known_on", "worked_until"))
    still = str(doing.values.get("still_working", "no" if worked_until else "unknown"))
    if known_on is None and worked_until is None and still == "unknown":
        return
    if still == "yes" and worked_until is not None:
        raise Unfit({"worked_until": "还在干的，不用写最后一天"})
    told = Told(known_on, still, worked_until, doing.effective_on)
    calendar = county_calendar()
    claims = list(Claim.objects.filter(matter=party.matter_id, party=party))
    for claim in claims:
        set_own_limit(claim, told, calendar)
    Claim.objects.bulk_update(claims, ["lapses_on", "limitation"])


def _past_day(doing: Doing, code: str) -> date | None:
    day = doing.values.get(code)
    if isinstance(day, date) and day > doing.effective_on:
        raise Unfit({code: "日期不能晚于今天"})
    return day if isinstance(day, date) else None


@follows("joining", "decline", "leave", "lapse")
def stay_out(doing: Doing) -> None:
    """No party from now on, in the record for good; what was a representative's authority ends on both sides."""
    party = doing.case.party
    if party is None:
        return
    _put(party, OUT)
    agents = Agent.objects.filter(party__matter=party.matter_id, until=None, capacity=REPRESENTATIVE)
    agents.filter(party=party).update(until=doing.effective_on)
    agents.filter(person=party.person).update(until=doing.effective_on)


def _own(doing: Doing) -> Party:
    party = doing.case.party
    if party is None or party.person_id != doing.person_id:
        raise Unfit({"": "这一步要本人来办"})
    return party


def _put(party: Party, side: str) -> None:
    party.side = side
    party.save(update_fields=["side"])


@follows("election", "elect")
def elect(doing: Doing) -> None:
    """Those elected speak for every member from now on; who spoke for them before does no more (办案规则 63)."""
    members = members_of(doing.case.matter_id)
    order = counted(doing.case).elected
    parties = Party.objects.select_related("person").in_bulk(order)
    chosen = [parties[party] for party in order]
    Agent.objects.filter(party_id__in=members, capacity=REPRESENTATIVE, until=None).update(
        until=doing.effective_on
    )
    appoint_representatives(doing, [party.person_id or 0 for party in chosen], members)
    doing.values["representatives"] = "、".join(party.person.name for party in chosen if party.person)
    doing.values["turnout"] = turnout_words(doing.case)
    doing.said["elected"] = [party.pk for party in chosen]


def representing(matter_id: int) -> list[int]:
    """The persons who represent the members today."""
    rows = Agent.objects.filter(party__matter=matter_id, capacity=REPRESENTATIVE, until=None)
    return list(rows.order_by("person_id").values_list("person_id", flat=True).distinct())


def appoint_representatives(doing: Doing, people: Iterable[int], members: Iterable[int]) -> None:
    """Every one of these for every member but himself."""
    own = dict(Party.objects.filter(pk__in=list(members)).values_list("id", "person_id"))
    Agent.objects.bulk_create(
        Agent(party_id=party, person_id=person, capacity=REPRESENTATIVE, since=doing.effective_on)
        for person in people
        for party, member in own.items()
        if person != member
    )
