"""Acts of a mediation that touch more than its own tables: who may mediate, offers that replace one another, evidence.

The tables are kept by `mediation`; what it cannot know (who represents the worker, whose evidence is shared, the
ledger of another case) is looked up and done here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from django.db import OperationalError, transaction

from weiquanbao.cases.effects import Doing, Unfit, follows
from weiquanbao.cases.models import Case, Leaving, Party
from weiquanbao.cases.standing import taking_part
from weiquanbao.common.dates import today
from weiquanbao.desk.consenting import end_rounds
from weiquanbao.desk.expire import settle
from weiquanbao.desk.follow import by_itself
from weiquanbao.evidence.actions import share
from weiquanbao.evidence.reading import ItemDigest, items_of_matters
from weiquanbao.groups.facts import members_consent
from weiquanbao.mediation import actions
from weiquanbao.mediation.sharing import pro_rata

MEDIATION, OFFER = "mediation", "offer"
#: Who makes the offer that each act opens.
MAKERS = {"ask": "claimant", "bid": "respondent", "propose": "union"}


@follows(MEDIATION, "accept", "accept_by_committee", "assign", "grant_recusal")
def name_mediator(doing: Doing) -> None:
    """Nobody mediates who speaks for a side, nor the one who was asked to step aside (内部规则 调解 4)."""
    named = doing.values["handler"]
    if named == doing.case.handler_id:
        raise Unfit({"handler": "这位就是现在的调解员，换一个人"})
    speaks = Case.objects.filter(matter=doing.case.matter_id, procedure="representation", closed_on=None)
    if named in speaks.values_list("handler_id", flat=True):
        raise Unfit({"handler": "这位替职工代理这件事，不能又当调解员，换一个人"})
    try:
        actions.hand_over(case_id=doing.case.pk, mediator_id=int(str(named)))
    except actions.Booked:
        raise Unfit({"handler": "这位在约好的时间另有一场，先改时间或者换一个人"}) from None


@follows(OFFER, *MAKERS)
def make_offer(doing: Doing) -> None:
    """A new offer to or from a respondent closes the one that was open; what is settled is settled."""
    party, parent = doing.case.party, doing.case.parent
    if party is None or parent is None:
        raise Unfit({"party": "选是哪一家单位"})
    doing.case.handler = parent.handler
    _replace_open(doing, parent)
    if not actions.takes_part(mediation_id=parent.pk, party_id=party.pk):
        raise Unfit({"party": "这家单位没有参加调解"})
    if actions.has_settled(mediation_id=parent.pk, party_id=party.pk):
        raise Unfit({"party": "和这家单位已经谈成了"})
    _keep(doing, parent, party)


def _replace_open(doing: Doing, parent: Case) -> None:
    """Each open offer about the same respondent ends in a step of its own; the parent's lock keeps others out."""
    cases = Case.objects.select_for_update(of=("self",)).select_related("matter", "organisation", "party")
    open_ones = cases.filter(parent=parent, procedure=OFFER, party=doing.case.party, closed_on=None)
    for one in open_ones.exclude(pk=doing.case.pk).order_by("pk"):
        settle(one, today())
        if by_itself(one, "replace", doing.effective_on):
            end_rounds(one, doing.effective_on)


def _keep(doing: Doing, parent: Case, party: Party) -> None:
    amount, first_due = Decimal(str(doing.values["amount"])), doing.values["first_due"]
    if amount <= 0:
        raise Unfit({"amount": "写一个大于零的数"})
    if not isinstance(first_due, date) or first_due < doing.effective_on:
        raise Unfit({"first_due": "第一笔要在今天以后"})
    shares = _shares(doing, amount)
    try:
        actions.keep_terms(
            case_id=doing.case.pk,
            mediation_id=parent.pk,
            party_id=party.pk,
            made_by=MAKERS[doing.act],
            shares=shares,
            count=int(str(doing.values["instalments"])),
            first_due=first_due,
            on=doing.effective_on,
        )
    except ValueError:
        raise Unfit({"instalments": "分得太细了，每期不到一分钱"}) from None


def _shares(doing: Doing, amount: Decimal) -> dict[int, Decimal]:
    """What each worker would get: as it was said for each, else in proportion to what each asks for.

    Of several it stands in the step, which the round about the offer names.
    """
    members = taking_part(doing.case)
    said = doing.values.pop("shares", None)
    try:
        shares = (
            pro_rata(amount, members) if len(members) == 1 or not isinstance(said, Mapping) else dict(said)
        )
    except ValueError as fault:
        raise Unfit({"amount": str(fault)}) from None
    if len(members) > 1:
        _fits(doing, amount, members, shares, said=said is not None)
        doing.values["shares"] = shares
    return shares


def _fits(
    doing: Doing, amount: Decimal, members: Sequence[int], shares: Mapping[int, Decimal], *, said: bool
) -> None:
    """Everybody who talks gets something and nobody else does, by somebody who may know it of all; it adds up."""
    if not said:
        return
    if doing.act == "ask" and not set(members) <= set(doing.parties):
        raise Unfit({"shares": "每个人多少，由大家推选的代表来写；工友的数目，你看不到"})
    if shares.keys() != set(members):
        raise Unfit({"shares": "一起谈的人变了，重新看一下每个人的数"})
    nothing = {f"shares-{one}": "写一个大于零的数" for one, his in shares.items() if his <= 0}
    if nothing:
        raise Unfit(nothing)
    total = sum(shares.values(), Decimal(0))
    if total != amount:
        raise Unfit({"amount": f"每个人的加起来是 {total:,.2f} 元，和这里写的不一样"})


@follows(OFFER, "accept_by_worker", "accept_by_unit")
def accept_offer(doing: Doing) -> None:
    """Both sides have it. The talks are held still meanwhile, so that nobody ends them at the same moment."""
    parent, party = _talks(doing), doing.case.party
    if parent is None or parent.state != "mediating":
        raise Unfit({"note": "调解刚才结束了"})
    if party is None or not actions.takes_part(mediation_id=parent.pk, party_id=party.pk):
        raise Unfit({"note": "这家单位已经退出调解"})
    if actions.has_settled(mediation_id=parent.pk, party_id=party.pk):
        raise Unfit({"note": "和这家单位已经谈成了"})
    bound = _agreeing(doing.case)
    actions.settle_terms(case_id=doing.case.pk, on=doing.effective_on, bound=bound)
    doing.said["bound"] = list(bound)


def _agreeing(offer: Case) -> tuple[int, ...]:
    """Whom an offer binds: the worker who stands alone, of several those who said yes to it (内部规则 一起提出 9)."""
    members = taking_part(offer)
    alone = len(members) == 1 and not Leaving.objects.filter(case_id=offer.parent_id or 0).exists()
    return members if alone else members_consent([offer.pk]).get(offer.pk, {}).get("yes", ())


def _talks(doing: Doing) -> Case | None:
    """Without waiting: whoever holds the talks may be waiting for this very offer."""
    held = Case.objects.select_for_update(nowait=True).filter(pk=doing.case.parent_id or 0)
    try:
        with transaction.atomic():
            return held.first()
    except OperationalError:
        raise Unfit({"note": "刚才有别的变化，看一下再按一次"}) from None


@follows(MEDIATION, "share_evidence")
def exchange(doing: Doing) -> None:
    """One item, or all there are, become visible to both sides."""
    matter = doing.case.matter_id
    chosen = doing.values.get("item")
    items = (
        [chosen]
        if chosen
        else [one.id for one in items_of_matters([matter])[matter] if one.use == "evidence"]
    )
    if not share(item_ids=[int(str(one)) for one in items], matter_id=matter):
        raise Unfit({"item": "没有还没交换的证据"})
    doing.said["items"] = list(items)


@follows(MEDIATION, "examine")
def say_of_evidence(doing: Doing) -> None:
    """A side says of an item of the other what it holds of it; only of what was exchanged."""
    party = Party.objects.filter(pk__in=doing.parties).order_by("id").first()
    item = _item(doing)
    if party is None or item is None or item.shared_on is None or item.side == party.side:
        raise Unfit({"item": "选对方已经交换的证据"})
    actions.examine(
        case_id=doing.case.pk,
        item_id=item.id,
        party_id=party.pk,
        side=party.side,
        authenticity=str(doing.values["authenticity"]),
        legality=str(doing.values["legality"]),
        relevance=str(doing.values["relevance"]),
        reason=str(doing.values.get("reason", "")),
        step=doing.step,
        on=doing.effective_on,
    )


def _item(doing: Doing) -> ItemDigest | None:
    items = items_of_matters([doing.case.matter_id])[doing.case.matter_id]
    return next((one for one in items if one.id == doing.values["item"]), None)
