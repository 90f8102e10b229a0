"""What an offer says to whoever reads it: to one of several workers his own share, and whether it binds him."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from weiquanbao.cases.models import Case, Party
from weiquanbao.cases.names import name_of
from weiquanbao.cases.standing import SELF, Standing
from weiquanbao.groups.facts import members_consent
from weiquanbao.mediation.reading import TermsDigest, shared_by, terms_of
from weiquanbao.procedures import procedure
from weiquanbao.reading.rows import OfferedRow
from weiquanbao.reading.steps import step_rows

OFFER, ROUND, MEDIATION = "offer", "settlement_consent", "mediation"
#: Ends of a round that was counted, and of an offer and talks that came to an agreement.
COUNTED = frozenset({"agreed", "split"})
ENDED = frozenset({(OFFER, "accepted"), (MEDIATION, "concluded")})
#: The sum of all; a member reads his own share instead (内部规则 一起提出 7).
WHOLE = frozenset({"amount"})


@dataclass(frozen=True, slots=True)
class Asked:
    """How a round about an offer stands, in numbers: the other side never reads names."""

    round_id: int
    open: bool
    yes: int
    no: int
    silent: int


def own_shares(standing: Sequence[Standing] | None) -> frozenset[int] | None:
    """The workers whose shares somebody who stands so may read; None for all of them together.

    Staff, the other side and whoever represents the members read the whole.
    """
    if standing is None or any(
        one.side != "claimant" or one.capacity == "representative" for one in standing
    ):
        return None
    return frozenset(one.party_id for one in standing)


def as_told(terms: TermsDigest, own: frozenset[int] | None) -> TermsDigest:
    """An offer as it is told to a reader of these shares."""
    return terms if own is None else shared_by(terms, own)


def each_of(terms: TermsDigest, standing: Sequence[Standing] | None) -> tuple[tuple[str, Decimal], ...]:
    """Every worker's name and share, for those who read the whole; where one stands alone there is nothing to part.

    Of an accepted offer those it binds; the other side is told who they are in the agreement, not before.
    """
    by_respondent = standing is not None and any(one.side == "respondent" for one in standing)
    if own_shares(standing) is not None or len(terms.shares) < 2 or (by_respondent and terms.accepted_on):
        return ()
    shown = [one for one in terms.shares if one.bound] if terms.binds else list(terms.shares)
    parties = Party.objects.select_related("person").in_bulk([one.party_id for one in shown])
    return tuple((name_of(parties[one.party_id]), one.amount) for one in shown)


def asked_about(offer_ids: Sequence[int]) -> dict[int, Asked]:
    """Offer → how the round about it stands, where the members were asked."""
    return {
        offer: Asked(one["round"], one["open"], len(one["yes"]), len(one["no"]), len(one["silent"]))
        for offer, one in members_consent(offer_ids).items()
    }


def offered(case: Case, standing: Sequence[Standing]) -> OfferedRow | None:
    """What the offer this case is, or was asked about, says to somebody who stands so; None for any other case."""
    offer = case if case.procedure == OFFER else case.parent if case.procedure == ROUND else None
    found = terms_of([offer.pk]) if offer is not None and offer.procedure == OFFER else ()
    if offer is None or not found:
        return None
    own = own_shares(standing)
    steps = step_rows(offer, procedure(offer.procedure, offer.version), hidden=WHOLE)
    return OfferedRow(
        terms=as_told(found[0], own),
        words=steps[-1].told,
        own=own is not None and len(found[0].shares) > 1,
        each=each_of(found[0], standing),
    )


def left_out(case: Case, standing: Sequence[Standing]) -> bool:
    """Whether what this case came to does not bind this worker, who did not say yes.

    Asked of a round that was counted, of an accepted offer, and of talks that ended with an agreement.
    """
    own = _selves(standing)
    ended = (case.procedure, case.state) in ENDED or (_about_offer(case) and case.state in COUNTED)
    if not own or not ended:
        return False
    if case.procedure == ROUND:
        asked = members_consent([case.parent_id or 0]).get(case.parent_id or 0)
        return asked is not None and own.isdisjoint(asked["yes"])
    offers = Case.objects.filter(parent=case, procedure=OFFER, state="accepted").values_list("pk", flat=True)
    accepted = terms_of([case.pk] if case.procedure == OFFER else list(offers))
    return not any(one.bound for terms in accepted for one in terms.shares if one.party_id in own)


def _about_offer(case: Case) -> bool:
    return case.procedure == ROUND and case.parent is not None and case.parent.procedure == OFFER


def _selves(standing: Sequence[Standing]) -> frozenset[int]:
    """The workers somebody is himself, or whose agent or helper he is; whom he represents he is not."""
    claimants = (one for one in standing if one.side == "claimant")
    return frozenset(one.party_id for one in claimants if one.capacity in {SELF, "agent", "helper"})
