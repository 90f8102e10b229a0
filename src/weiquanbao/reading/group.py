"""A group as each may see it: its members as staff see them, and as much of it as concerns one member."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import QuerySet, Sum

from weiquanbao.access.actors import Actor
from weiquanbao.cases.models import Case, Claim, Matter, Party
from weiquanbao.cases.names import name_of
from weiquanbao.cases.standing import INVITED, in_force
from weiquanbao.cases.words import CAMPS, PLACES
from weiquanbao.groups.reading import turnout
from weiquanbao.people.masking import masked
from weiquanbao.reading.reach import cases_within, reach
from weiquanbao.reading.standing import standing_in

#: Everybody who was ever named on the workers' side.
WORKERS = ("claimant", *CAMPS)


@dataclass(frozen=True, slots=True)
class MemberRow:
    """One member as staff see him: the phone masked, what he asks for, where he stands, and the case he said so in."""

    party_id: int
    name: str
    phone: str
    amount: Decimal | None
    place: str
    place_word: str
    represents: bool
    helpers: tuple[str, ...]
    joining_id: int | None


@dataclass(frozen=True, slots=True)
class GroupRows:
    """Every member, and the sums over those who said yes themselves."""

    members: tuple[MemberRow, ...]
    joined: int
    waiting: int
    total: Decimal


@dataclass(frozen=True, slots=True)
class GroupLine:
    """What a member may know: how many stand together and who represents them; who was asked, for the one who asked."""

    joined: int
    waiting: int
    representatives: tuple[str, ...]
    asked: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Invited:
    """A question to somebody whom a fellow worker named."""

    matter_code: str
    case_id: int


@dataclass(frozen=True, slots=True)
class BallotPaper:
    """Whom one may vote for, and how many voted so far; it never says who voted for whom."""

    candidates: tuple[tuple[int, str], ...]
    voted: int
    electors: int


def group_rows(actor: Actor, case_id: int) -> GroupRows | None:
    """The members of a case's matter for staff who reach it; None for one worker alone. Queries do not grow."""
    case = cases_within(reach(actor), actor).filter(pk=case_id).first()
    if case is None:
        return None
    parties = list(_workers(case.matter_id))
    if len(parties) < 2:
        return None
    sums = dict(
        Claim.objects.filter(party__in=parties).values_list("party_id").annotate(Sum("amount")).order_by()
    )
    joining = dict(
        Case.objects.filter(party__in=parties, procedure="joining")
        .order_by("id")
        .values_list("party_id", "id")
    )
    representing, helping = _agents(case.matter_id)
    rows = tuple(
        MemberRow(
            party_id=party.pk,
            name=name_of(party),
            phone=masked("phone", party.person.phone) if party.person else "",
            amount=sums.get(party.pk),
            place=party.side,
            place_word=PLACES[party.side] if party.side != "claimant" else "一起提的",
            represents=party.person_id in representing,
            helpers=tuple(helping.get(party.pk, ())),
            joining_id=joining.get(party.pk),
        )
        for party in parties
    )
    joined = [row for row in rows if row.place == "claimant"]
    return GroupRows(
        members=rows,
        joined=len(joined),
        waiting=sum(row.place == INVITED for row in rows),
        total=sum((row.amount for row in joined if row.amount is not None), Decimal(0)),
    )


def _workers(matter_id: int) -> QuerySet[Party]:
    return Party.objects.filter(matter_id=matter_id, side__in=WORKERS).select_related("person").order_by("id")


def _agents(matter_id: int) -> tuple[frozenset[int], dict[int, list[str]]]:
    rows = in_force().filter(party__matter_id=matter_id, capacity__in=("representative", "helper"))
    representing: set[int] = set()
    helping: dict[int, list[str]] = {}
    for capacity, person, party, name in rows.values_list(
        "capacity", "person_id", "party_id", "person__name"
    ):
        if capacity == "helper":
            helping.setdefault(party, []).append(name)
        else:
            representing.add(person)
    return frozenset(representing), helping


def group_line(actor: Actor, code: str) -> GroupLine | None:
    """The group of a matter for one of its members; None where there is none or the asker is not in it."""
    matter = Matter.objects.filter(code=code).first()
    standing = standing_in(actor, matter.pk) if matter else ()
    own = [one for one in standing if one.side == "claimant" and one.capacity != INVITED]
    if matter is None or not own:
        return None
    parties = list(_workers(matter.pk))
    if len(parties) < 2:
        return None
    representing, _helping = _agents(matter.pk)
    asker = parties[0].person_id == actor.person_id
    return GroupLine(
        joined=sum(party.side == "claimant" for party in parties),
        waiting=sum(party.side == INVITED for party in parties),
        representatives=tuple(name_of(party) for party in parties if party.person_id in representing),
        asked=tuple((name_of(party), PLACES[party.side]) for party in parties[1:] if party.side != "claimant")
        if asker
        else (),
    )


def invitations(actor: Actor) -> tuple[Invited, ...]:
    """Questions still open to this person."""
    if actor.person_id is None:
        return ()
    asked = Case.objects.filter(
        procedure="joining", closed_on=None, party__person_id=actor.person_id, party__side=INVITED
    )
    return tuple(Invited(*row) for row in asked.order_by("-id").values_list("matter__code", "id")[:100])


def ballot_paper(actor: Actor, case_id: int) -> BallotPaper | None:
    """The ballot of an election for somebody who stands in it himself; None for anybody else."""
    case = Case.objects.filter(pk=case_id, procedure="election").first()
    members = list(_workers(case.matter_id).filter(side="claimant")) if case else []
    if case is None or actor.person_id not in {party.person_id for party in members}:
        return None
    stands = turnout(case)
    return BallotPaper(tuple((party.pk, name_of(party)) for party in members), stands.done, stands.of)
