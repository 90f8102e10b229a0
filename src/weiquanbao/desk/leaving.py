"""One of several workers leaves the talks alone: what waits for an answer goes on without him (内部规则 调解 11).

Locks: talks, offer, round, in this order, as everywhere (decision record 25).
"""

from __future__ import annotations

from weiquanbao.cases.effects import Doing, follows
from weiquanbao.cases.models import Case, Leaving
from weiquanbao.cases.standing import taking_part
from weiquanbao.common.dates import today
from weiquanbao.desk.consenting import OFFER, ROUND, end_rounds
from weiquanbao.desk.expire import settle
from weiquanbao.desk.follow import follow
from weiquanbao.groups.effects import own_party
from weiquanbao.mediation import actions
from weiquanbao.procedures import procedure


@follows("mediation", "leave")
def leave_alone(doing: Doing) -> None:
    """From now on he takes no part: for himself, not for those he represents."""
    party = own_party(doing)
    Leaving.objects.create(case=doing.case, party=party, since=doing.effective_on, step=doing.step)
    actions.say(
        case_id=doing.case.pk,
        parties=(party.pk,),
        purpose="talk",
        answer="no",
        step=doing.step,
        on=doing.effective_on,
    )
    doing.said["for"] = [party.pk]
    _count_again(doing)


def _count_again(doing: Doing) -> None:
    """A round that waited for him alone is over; where nobody is left to answer, it falls."""
    somebody = taking_part(doing.case)
    held = Case.objects.select_for_update(of=("self",)).select_related(
        "matter", "organisation", "party", "parent"
    )
    for offer in held.filter(parent=doing.case, procedure=OFFER, closed_on=None).order_by("pk"):
        if not somebody:
            end_rounds(offer, doing.effective_on)
            continue
        for one in held.filter(parent=offer, procedure=ROUND, closed_on=None).order_by("pk"):
            settle(one, today())
            if one.closed_on is None:
                follow(one, procedure(one.procedure, one.version), "answer", doing.effective_on)
