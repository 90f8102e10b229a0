"""What a mediation's tables tell its guards; each provider answers for many cases in a constant number of queries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from weiquanbao.cases.asked import asked
from weiquanbao.cases.facts import provides
from weiquanbao.mediation.models import Consent, Session

MEDIATION, OFFER = "mediation", "offer"


@provides("consents")
def consents(case_ids: Sequence[int]) -> Mapping[int, dict[int, str]]:
    """What each party said to being asked whether it wants to talk."""
    found: dict[int, dict[int, str]] = {}
    rows = Consent.objects.filter(case_id__in=case_ids, purpose="talk")
    for case, party, answer in rows.values_list("case_id", "party_id", "answer"):
        found.setdefault(case, {})[party] = answer
    return found


@provides("longer")
def longer(case_ids: Sequence[int]) -> Mapping[int, frozenset[int]]:
    """The parties who agreed to talk longer."""
    found: dict[int, set[int]] = {}
    rows = Consent.objects.filter(case_id__in=case_ids, purpose="longer", answer="yes")
    for case, party in rows.values_list("case_id", "party_id"):
        found.setdefault(case, set()).add(party)
    return {case: frozenset(parties) for case, parties in found.items()}


@provides("session_is_set")
def session_is_set(case_ids: Sequence[int]) -> Mapping[int, bool]:
    """Whether a session lies ahead whose minutes are not written."""
    ahead = Session.objects.filter(case_id__in=case_ids, state="set").values_list("case_id", flat=True)
    return dict.fromkeys(ahead, True)


@provides("mediator")
def mediator(case_ids: Sequence[int]) -> Mapping[int, int]:
    """Who mediates: the handler of the mediation, asked of it or of an offer in it."""
    who = {case: here.handler for case, here in _talks(case_ids).items()}
    return {case: one for case, one in who.items() if one is not None}


@provides("talks")
def talks(case_ids: Sequence[int]) -> Mapping[int, str]:
    """Where the mediation stands, asked of it or of an offer in it."""
    return {case: here.state for case, here in _talks(case_ids).items()}


class _Mediation(NamedTuple):
    state: str
    handler: int | None


def _talks(case_ids: Sequence[int]) -> dict[int, _Mediation]:
    """The mediation that each case is, or that it is an offer in."""
    found = {}
    for case, row in asked(case_ids).rows.items():
        if row.procedure == MEDIATION:
            found[case] = _Mediation(row.state, row.handler)
        elif row.procedure == OFFER and row.parent_procedure == MEDIATION:
            found[case] = _Mediation(row.parent_state or "", row.parent_handler)
    return found
