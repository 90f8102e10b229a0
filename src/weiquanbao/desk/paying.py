"""An agreement is followed once it is there: opened by the mediation that came to it, and what is reported as paid.

`open_performance` is the one way in, from whatever makes the agreement final.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from weiquanbao.access.actors import SYSTEM
from weiquanbao.cases.effects import Doing, Unfit, follows, opens
from weiquanbao.cases.models import Case, Leaving
from weiquanbao.cases.standing import taking_part
from weiquanbao.common.dates import today
from weiquanbao.common.money import in_figures
from weiquanbao.desk.act import locked
from weiquanbao.desk.expire import settle
from weiquanbao.desk.follow import by_itself
from weiquanbao.desk.open import open_case
from weiquanbao.evidence.actions import share
from weiquanbao.mediation.reading import dues_of, terms_of
from weiquanbao.payments import actions
from weiquanbao.payments.actions import Told, TooMuch
from weiquanbao.payments.books import Books, DueLine
from weiquanbao.payments.effects import PERFORMANCE, books_here
from weiquanbao.payments.reading import followed, following

MEDIATION, OFFER = "mediation", "offer"
#: Acts that report a payment; the second is staff writing down what the respondent said.
REPORTS = ("report", "record_report")


@opens(MEDIATION, "conclude")
def follow_agreements(case: Case, on: date) -> None:
    """One case for each respondent with whom the talks came to an agreement."""
    accepted = Case.objects.filter(parent=case, procedure=OFFER, state="accepted").order_by("pk")
    for terms in terms_of(list(accepted.values_list("pk", flat=True))):
        if terms.binds:
            open_performance(mediation=case, terms=terms.case_id, on=on)


def open_performance(*, mediation: Case, terms: int, on: date) -> int:
    """Follow what the offer `terms` says, which both sides accepted in this mediation, from a day on.

    Gives the case; asked again, the one that is there. The caller holds the mediation in its transaction.
    """
    there = followed(terms)
    if there is not None:
        return there
    offer = Case.objects.select_related("party").get(pk=terms, parent=mediation, procedure=OFFER)
    # It hangs on the complaint: whoever left the talks after he had agreed is a party to the agreement still.
    parent = Case.objects.select_related("organisation", "matter").get(pk=mediation.parent_id or 0)
    opened = open_case(
        matter=parent.matter,
        code=PERFORMANCE,
        act="start",
        acting_as=SYSTEM,
        roles=frozenset({"system"}),
        values={"terms": terms},
        said={"parent": parent.pk, "party": offer.party_id, "terms": terms},
        on=on,
        parent=parent,
        party=offer.party,
    )
    return opened.case_id


def hold_performance(mediation_id: int, on: date) -> None:
    """No day counts of what these talks came to (内部规则 履行 11). The caller has seen that nothing signed stands."""
    _each_following(mediation_id, "hold", on, states=("paying", "late"))


def resume_performance(mediation_id: int, on: date) -> None:
    """What had stopped for want of signatures is followed again."""
    _each_following(mediation_id, "resume", on, states=("unsigned",))


def _each_following(mediation_id: int, act: str, on: date, *, states: tuple[str, ...]) -> None:
    for case_id in following(mediation_id, *states):
        case = locked(case_id)
        settle(case, min(on, today()))
        by_itself(case, act, on)


@follows(PERFORMANCE, "start")
def lay_out(doing: Doing) -> None:
    """What is due to whom by when; those whom it does not bind have no part in it, and the mediator goes on."""
    terms = terms_of([int(str(doing.values.pop("terms")))])[0]
    offer = Case.objects.select_related("parent").get(pk=terms.case_id)
    if terms.accepted_on is None or offer.parent is None or doing.case.party_id is None:
        raise Unfit({"": "这个方案还没有谈成"})
    dues = [DueLine(*due) for due in dues_of(terms)]
    doing.case.handler_id = offer.parent.handler_id
    actions.lay_out(
        case_id=doing.case.pk,
        offer_id=terms.case_id,
        mediation_id=offer.parent.pk,
        party_id=doing.case.party_id,
        agreed_on=doing.effective_on,
        dues=dues,
    )
    _leave_out(doing, {due.party_id for due in dues})
    doing.agreed["instalment"] = min(due.due_on for due in dues)


def _leave_out(doing: Doing, bound: set[int]) -> None:
    """Whoever did not agree neither pays attention to this nor is told of it (办案规则 63)."""
    Leaving.objects.bulk_create(
        Leaving(case=doing.case, party_id=party, since=doing.effective_on, step=doing.step)
        for party in taking_part(doing.case)
        if party not in bound
    )


@follows(PERFORMANCE, *REPORTS)
def paid_so_much(doing: Doing) -> None:
    """A respondent says it paid: kept for each worker, who says whether it came. What shows it is shown to him."""
    books = books_here(doing.case)
    each = _each(doing, books)
    _not_twice(doing, books, each)
    items = doing.values.get("items") or doing.values.pop("items", ())
    told = Told(
        teller="respondent",
        on_behalf=doing.act == "record_report",
        step=doing.step,
        paid_on=_paid_on(doing),
        way=str(doing.values["way"]),
        items=tuple(int(str(one)) for one in items) if isinstance(items, tuple) else (),
    )
    try:
        actions.report(case_id=doing.case.pk, each=each, told=told)
    except TooMuch as fault:
        left = in_figures(fault.open)
        field = "amount" if len(each) == 1 else "shares"
        raise Unfit({field: f"没付也没报过的还有 {left} 元，报的多了；多付的不在这个协议里"}) from None
    if len(books.workers) == 1:
        # Of several the slip of one is none of the others' business: the union alone looks at it.
        share(item_ids=told.items, matter_id=doing.case.matter_id)


def _paid_on(doing: Doing) -> date:
    day = doing.values["paid_on"]
    if not isinstance(day, date):
        raise Unfit({"paid_on": "日期要写成 2026-11-23 这样"})
    return day


def _each(doing: Doing, books: Books) -> Mapping[int, Decimal]:
    """What each worker was paid: as it is said for each, else whole instalments in the order they fall due."""
    amount, said = Decimal(str(doing.values["amount"])), doing.values.get("shares")
    if amount <= 0:
        raise Unfit({"amount": "写一个大于零的数"})
    if not isinstance(said, Mapping) or len(books.workers) == 1:
        doing.values.pop("shares", None)
        if amount > books.unreported:
            left = in_figures(books.unreported)
            raise Unfit({"amount": f"没付也没报过的还有 {left} 元，报的多了；多付的不在这个协议里"})
        try:
            return books.parted(amount)
        except ValueError:
            raise Unfit({"shares": "没付满一期的，每个人付了多少都写上"}) from None
    if said.keys() != set(books.workers):
        raise Unfit({"shares": "收钱的人变了，重新看一下每个人的数"})
    total = sum(said.values(), Decimal(0))
    if total != amount:
        raise Unfit({"amount": f"每个人的加起来是 {in_figures(total)} 元，和这里写的不一样"})
    return {party: his for party, his in said.items() if his}


def _not_twice(doing: Doing, books: Books, each: Mapping[int, Decimal]) -> None:
    """The same sum of the same day and way that waits for an answer was most likely sent twice."""
    waiting = {
        (one.party_id, one.amount, one.paid_on, one.way) for one in books.payments if one.waits
    }  # fmt: skip
    same = {(party, his, doing.values["paid_on"], doing.values["way"]) for party, his in each.items()}
    if same <= waiting:
        raise Unfit(
            {"amount": "同一天、同样办法、同样数目的，报过了，等职工答复。真的又付了一笔，等答复以后再报"}
        )
