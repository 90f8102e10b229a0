"""What enters the ballot box and the list of consents. Each is written once, inside the act that does it."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import date

from django.db import transaction

from weiquanbao.cases.models import Case, Party
from weiquanbao.groups.models import Ballot, SettlementConsent, Turnout
from weiquanbao.people.models import Person


@transaction.atomic
def cast(*, case: Case, voter: Party, candidates: Iterable[int]) -> None:
    """One vote: that this member voted, and, apart from it, for whom somebody voted."""
    Turnout.objects.create(case=case, party=voter, person=_self(voter))
    Ballot.objects.create(case=case, choices=sorted(candidates), salt=secrets.token_bytes(16))


def consent(*, case: Case, member: Party, agrees: bool, on: date) -> None:
    """One answer to one round."""
    SettlementConsent.objects.create(
        case=case,
        about=_asked_in(case),
        party=member,
        person=_self(member),
        agrees=agrees,
        answered_on=on,
    )


def _self(party: Party) -> Person:
    if party.person is None:
        raise ValueError(party.pk)  # the constraint on claimants excludes it; said here for the types
    return party.person


def _asked_in(case: Case) -> Case:
    if case.parent is None:
        raise ValueError(case.pk)  # an incident hangs on a case
    return case.parent
