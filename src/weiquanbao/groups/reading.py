"""Groups as frozen digests: how many voted, what came of a count, how a round of consent stands."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from weiquanbao.cases.models import Case, Entry, Party
from weiquanbao.cases.standing import taking_part
from weiquanbao.groups.counting import MOST, Count, count
from weiquanbao.groups.models import Ballot, SettlementConsent, Turnout


@dataclass(frozen=True, slots=True)
class Progress:
    """How many of how many took part so far."""

    done: int
    of: int


@dataclass(frozen=True, slots=True)
class Answers:
    """How a round of consent stands, by party."""

    yes: tuple[int, ...]
    no: tuple[int, ...]
    silent: tuple[int, ...]


def members_of(matter_id: int) -> tuple[int, ...]:
    """Those who said themselves that they stand together, in the order they were entered."""
    rows = Party.objects.filter(matter_id=matter_id, side="claimant").order_by("id")
    return tuple(rows.values_list("id", flat=True))


def turnout(case: Case) -> Progress:
    """How many voted. One who left meanwhile does not count."""
    members = members_of(case.matter_id)
    voted = Turnout.objects.filter(case=case, party_id__in=members).count()
    return Progress(voted, len(members))


def counted(case: Case) -> Count:
    """The count of an election, by the number of seats its opening named."""
    ballots = Ballot.objects.filter(case=case).values_list("choices", flat=True)
    return count(members_of(case.matter_id), ballots, _seats(case))


def _seats(case: Case) -> int:
    said = Entry.objects.filter(case=case, step=1, code="seats").values_list("value", flat=True).first()
    return int(said) if said else MOST


def ballot_digest(case: Case) -> str:
    """One digest over all ballots in the box: none can be changed later, and none leads to its voter."""
    rows = Ballot.objects.filter(case=case).values_list("salt", "choices")
    each = sorted(
        hashlib.sha256(bytes(salt) + repr(list(choices)).encode()).hexdigest() for salt, choices in rows
    )
    return hashlib.sha256("\n".join(each).encode()).hexdigest()


def answers(case: Case) -> Answers:
    """How a round of consent stands among those who take part now."""
    members = taking_part(case)
    said = dict(SettlementConsent.objects.filter(case=case).values_list("party_id", "agrees"))
    return Answers(
        yes=tuple(one for one in members if said.get(one) is True),
        no=tuple(one for one in members if said.get(one) is False),
        silent=tuple(one for one in members if one not in said),
    )
