"""Acts on an offer that concern a round of consent about it: the question is put, and falls with the offer.

The offer's lock is taken before that of its round, here and everywhere; an answer takes the round's alone.
"""

from __future__ import annotations

from datetime import date

from weiquanbao.cases.effects import Doing, Unfit, follows
from weiquanbao.cases.models import Case
from weiquanbao.common.dates import today
from weiquanbao.desk.expire import settle
from weiquanbao.desk.follow import by_itself
from weiquanbao.ledger.models import Step

ROUND, OFFER = "settlement_consent", "offer"


@follows(ROUND, "ask_offer")
def put_to_members(doing: Doing) -> None:
    """The ledger says about which offer, by its number and the digest of the step that made it; the offer waits on."""
    offer = doing.case.parent
    if offer is None or offer.party is None:
        raise Unfit({"": "没有要问的方案"})
    made = Step.objects.get(case_id=offer.pk, number=1)
    doing.case.party, doing.case.handler_id = offer.party, offer.handler_id
    doing.said |= {"offer": offer.pk, "made": bytes(made.digest).hex()}
    by_itself(offer, "put_to_members", doing.effective_on)


@follows(
    OFFER,
    "lapse",
    "decline_by_worker",
    "decline_by_unit",
    "withdraw_by_worker",
    "withdraw_by_unit",
    "withdraw_by_mediator",
)
def nothing_left_to_answer(doing: Doing) -> None:
    """Nobody is asked any more about an offer that is gone."""
    end_rounds(doing.case, doing.effective_on)


def end_rounds(offer: Case, on: date) -> None:
    """Every open round about this offer ends. The caller holds the offer's lock."""
    cases = Case.objects.select_for_update(of=("self",)).select_related("matter", "organisation", "party")
    for one in cases.filter(parent=offer, procedure=ROUND, closed_on=None).order_by("pk"):
        settle(one, min(on, today()))
        by_itself(one, "offer_gone", on)
